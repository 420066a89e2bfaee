import type { Browser, Page } from "@playwright/test";
import { cite, findWork, paragraph, words } from "./cited-page";
import { EditorPage } from "./editor-page";
import { expect, expectAccessible, postJson, signIn, signUp, test, unique } from "./fixtures";

const REVIEWER = "demo-reviewer";
const ADMIN = "demo-admin";

/** Somebody else at a browser of their own. */
async function somebody(browser: Browser, options: { name?: string; javaScriptEnabled?: boolean } = {}): Promise<Page> {
	const { name, ...context } = options;
	const page = await (await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? "", ...context })).newPage();
	if (name) await signIn(page, name);
	return page;
}

const path = (title: string) => `/wiki/${title.replaceAll(" ", "_")}`;
const reviewPath = (title: string) => `/wiki/Special:Review/${title.replaceAll(" ", "_")}`;

async function publish(page: Page, title: string, baseRevisionId: number | null, content: object[], summary = "") {
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId,
		document: { type: "doc", attrs: { version: 1 }, content },
		summary,
		minor: false,
	});
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

/** A page that says a number and cites a work for it; from now on every edit of it waits. */
async function makeReviewedPage(browser: Browser, word: string) {
	const admin = await somebody(browser, { name: ADMIN });
	const title = unique(word);
	const work = await findWork(admin, "Duet");
	const text = (number: string) => [
		paragraph("aaaaaaaa", words(`The camp held ${number} prisoners when it was freed.`), cite("c1", work)),
		paragraph("bbbbbbbb", words("Few of them spoke of it afterwards.")),
	];
	const first = await publish(admin, title, null, text("340"));
	await admin.goto(`/wiki/Special:ReviewMode/${title.replaceAll(" ", "_")}`);
	await admin.getByLabel("Always reviewed").check();
	await admin.getByRole("button", { name: "Save" }).click();
	await expect(admin.getByRole("row", { name: /^Review/ })).toContainText("Every edit waits");
	await admin.context().close();
	return { title, first, text };
}

test("a reviewer finds from the queue that a number changed while its citation stayed, and sends it back", async ({
	page,
	browser,
}) => {
	// Three people at browsers of their own.
	test.slow();
	const { title, first, text } = await makeReviewedPage(browser, "Camp");
	const author = await signUp(page);
	const waiting = await publish(page, title, first, text("34,000"), "typo");

	// A reader sees what was checked, and only that something waits.
	const reader = await somebody(browser, { javaScriptEnabled: false });
	const readerSeesNothing = async () => {
		for (const address of [path(title), `${path(title)}?action=history`, `/wiki/Special:Diff/${first}/cur`]) {
			await reader.goto(address);
			await expect(reader.locator("body"), address).not.toContainText("34,000");
			await expect(reader.locator("body"), address).not.toContainText(author.name);
		}
		expect((await reader.goto(`${path(title)}?oldid=${waiting}`))?.status()).toBe(404);
	};
	await readerSeesNothing();
	await reader.goto(path(title));
	await expect(reader.locator(".review-line")).toHaveText(
		"Changes are checked before they stand here · 1 change waits for review",
		{ useInnerText: true },
	);
	await reader.getByRole("link", { name: "1 change waits for review" }).click();
	await expect(reader.getByText("One change to")).toBeVisible();
	await expect(reader.locator("body")).not.toContainText("34,000");
	await expect(reader.locator("body")).not.toContainText("typo");
	expect((await reader.goto(reviewPath(title)))?.status()).toBe(403);
	await expectAccessible(await openWithScript(browser, reviewPath(title)));

	// The author sees their own version, and that it waits.
	await page.goto(`${path(title)}?oldid=${waiting}`);
	await expect(page.getByText("Your change waits for review.")).toBeVisible();
	await expectAccessible(page);

	const reviewer = await somebody(browser, { name: REVIEWER });
	await reviewer.goto("/");
	await reviewer
		.getByRole("link", { name: /^Review \(\d+\+?\)$/ })
		.first()
		.click();
	await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText("Review queue");
	await reviewer.getByLabel("What happened").selectOption("claim-changed-under-citation");
	await reviewer.getByRole("button", { name: "Show" }).click();
	await expect(reviewer).toHaveURL(/event=claim-changed-under-citation/);
	await expectAccessible(reviewer);
	const row = reviewer.locator(".review-queue > li").filter({ hasText: title });
	await expect(row).toContainText("1 edit waits since");
	await expect(row).toContainText("1 number changed: 340 → 34,000");
	await row.getByRole("link", { name: `Review ${title}` }).click();
	await expect(reviewer.locator(".diff-row.changed ins").first()).toBeVisible();
	await expect(reviewer.locator("main")).toContainText("34,000");
	await expectAccessible(reviewer);
	await reviewer.getByText("Send back…").click();
	await reviewer.getByLabel("What is missing").fill("“Duet” tells no such number. Where does it come from?");
	await reviewer.getByRole("button", { name: "Send back", exact: true }).click();
	await expect(reviewer.getByText("Sent back. The author is told what is missing.")).toBeVisible();
	await reviewer.goto("/wiki/Special:PendingChanges?show=sent-back");
	await expect(reviewer.locator(".review-queue > li").filter({ hasText: title })).toContainText(
		"Where does it come from?",
	);
	await expectAccessible(reviewer);

	await readerSeesNothing();
	await reader.goto(path(title));
	await expect(reader.getByText("waits for review")).toHaveCount(0);

	// The author is told wherever they go next.
	await page.goto("/");
	await page.getByRole("link", { name: "Sent back (1)" }).first().click();
	await expect(page.getByRole("heading", { level: 2 })).toHaveText("Sent back to you");
	await expect(page.getByText("Where does it come from?")).toBeVisible();
	await expectAccessible(page);
	await page.goto(`${path(title)}?action=history`);
	await expect(page.getByRole("row").filter({ hasText: "sent back" })).toContainText("Where does it come from?");
	await page.goto(`${path(title)}?oldid=${waiting}`);
	await expect(page.getByText("Your change was sent back by a reviewer.")).toBeVisible();
	const editor = new EditorPage(page);
	await editor.open(title);
	await expect(page.getByRole("region", { name: "What a reviewer said about your edit" })).toContainText(
		"Where does it come from?",
	);
	await expect(page.getByText("1 change that readers do not see yet")).toBeVisible();
});

async function openWithScript(browser: Browser, address: string): Promise<Page> {
	const page = await somebody(browser);
	await page.goto(address);
	return page;
}

test("what is written in the editor waits, is approved without scripts, and then the public reads it", async ({
	page,
	browser,
}) => {
	const { title } = await makeReviewedPage(browser, "Yard");
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.goToEnd();
	await page.keyboard.type(" Those who did were heard.");
	await editor.publishAndRead("one more sentence");
	await expect(page).toHaveURL(/oldid=\d+$/);
	await expect(page.getByText("Your change waits for review.")).toBeVisible();
	await expect(page.getByText("Those who did were heard.")).toBeVisible();

	// Whoever comes back to the page later finds their version from there.
	for (const begin of [path(title), reviewPath(title)]) {
		await page.goto(begin);
		await page.getByRole("link", { name: /^Read (the text with it|your version of the page)$/ }).click();
		await expect(page).toHaveURL(/oldid=\d+$/);
		await expect(page.getByText("Your change waits for review.")).toBeVisible();
	}

	const reviewer = await somebody(browser, { name: REVIEWER, javaScriptEnabled: false });
	await reviewer.goto(reviewPath(title));
	await reviewer.getByRole("button", { name: "Approve" }).click();
	await expect(reviewer.getByText("Approved: readers see it now.")).toBeVisible();
	await expect(reviewer.getByText("Nothing waits here")).toBeVisible();

	const reader = await somebody(browser, { javaScriptEnabled: false });
	await reader.goto(path(title));
	await expect(reader.locator(".prose")).toContainText("Those who did were heard.");
	await expect(reader.locator(".review-line")).toContainText(`by ${REVIEWER}`);
	await expect(reader.locator(".review-line")).not.toContainText("wait");
});

test("of two edits one is rejected by a revert, and an edit that arrives meanwhile is not approved with the other", async ({
	page,
	browser,
}) => {
	// Three people at browsers of their own.
	test.slow();
	const { title, first, text } = await makeReviewedPage(browser, "Mine");
	await signUp(page);
	const bad = await publish(page, title, first, text("7"), "fixed");
	const [camp, after] = text("7");
	const good = await publish(page, title, bad, [
		camp ?? {},
		after ?? {},
		paragraph("cccccccc", words("It stood empty for a year.")),
	]);

	const reviewer = await somebody(browser, { name: REVIEWER });
	await reviewer.goto(reviewPath(title));
	await expect(reviewer.locator(".review-edits > li")).toHaveCount(2);
	await expect(reviewer.getByRole("button", { name: "Approve all 2 edits" })).toBeVisible();

	// The later edit holds the earlier one: it is only approved with it.
	await reviewer.getByRole("link", { name: "Edit 2" }).click();
	await expect(reviewer).toHaveURL(new RegExp(`edit=${good}$`));
	await expect(reviewer.getByRole("button", { name: "Approve up to here (2 edits)" })).toBeVisible();
	await reviewer.getByRole("link", { name: "Edit 1" }).click();
	await reviewer.getByText("Reject…").click();
	await reviewer.getByLabel("Reason", { exact: true }).selectOption("The source says something else");
	await reviewer.getByLabel("More about it").fill("three hundred and forty");
	await reviewer.getByRole("button", { name: "Reject", exact: true }).click();
	await expect(reviewer.getByText("Rejected. The author is told why")).toBeVisible();
	await expect(reviewer.locator(".review-edits > li").first()).toContainText(
		`rejected by ${REVIEWER}: The source says something else: three hundred and forty`,
	);

	// Their own revert is no news to the reviewer.
	await expect(reviewer.getByText(/arrived/)).toHaveCount(0);

	// The edit behind the rejected one still holds its text: it is not offered for approval, and says why.
	await reviewer.getByRole("link", { name: "Edit 1" }).click();
	await expect(reviewer.getByText(`This text still holds revision ${bad}, which was rejected.`)).toBeVisible();
	await expect(reviewer.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
	await expectAccessible(reviewer);
	const refused = await postJson(reviewer, `/api/v1/revisions/${good}/approve`, undefined);
	expect(await refused.json()).toMatchObject({ code: "holds-rejected-text", rejectedId: bad });
	await reviewer.getByRole("link", { name: /^Look at revision/ }).click();
	await reviewer.getByRole("link", { name: "All together" }).click();

	// Meanwhile somebody saves once more.
	const other = await somebody(browser);
	await signUp(other);
	const { latestRevisionId } = await (await other.request.get(`/api/v1/pages/${encodeURIComponent(title)}`)).json();
	const late = await publish(other, title, latestRevisionId, [...text("340"), paragraph("dddddddd", words("Late."))]);
	await reviewer.getByRole("button", { name: "Approve all 2 edits" }).click();
	await expect(reviewer.getByText("One more edit arrived while you were looking.")).toBeVisible();
	await expect(reviewer.locator(".review-edits > li")).toHaveCount(1);
	await expect(reviewer.locator(".review-edits")).toContainText("arrived meanwhile");

	const reader = await somebody(browser, { javaScriptEnabled: false });
	await reader.goto(path(title));
	await expect(reader.locator(".prose")).toContainText("340 prisoners");
	await expect(reader.locator(".prose")).toContainText("It stood empty for a year.");
	await expect(reader.locator(".prose")).not.toContainText("Late.");
	expect((await reader.goto(`${path(title)}?oldid=${late}`))?.status()).toBe(404);

	// The author of the rejected edit reads why.
	await page.goto("/wiki/Special:MyReviews");
	await expect(page.getByRole("region").or(page.locator(".own-reviews"))).toContainText("three hundred and forty");
});

test("the queue, the review and the modes are for those who have the right, and fit a phone", async ({
	page,
	browser,
}) => {
	await signUp(page);
	expect((await page.goto("/wiki/Special:PendingChanges"))?.status()).toBe(403);
	expect((await page.goto("/wiki/Special:ReviewMode/Gallitep"))?.status()).toBe(403);
	await page.goto("/wiki/Special:Review/Gallitep");
	await expect(page.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
	const admin = await somebody(browser, { name: ADMIN });
	await admin.setViewportSize({ width: 390, height: 844 });
	for (const address of [
		"/wiki/Special:PendingChanges",
		"/wiki/Special:Review/Gallitep",
		"/wiki/Special:ReviewMode/Gallitep",
		"/wiki/Special:MyReviews",
	]) {
		await admin.goto(address);
		await expectAccessible(admin);
		const overflow = await admin.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow, address).toBeLessThanOrEqual(0);
	}
});

test("a reviewer who restores what readers see settles what waits, and its author is told why", async ({
	page,
	browser,
}) => {
	const { title, first, text } = await makeReviewedPage(browser, "Restored");
	const author = await signUp(page);
	const waiting = await publish(page, title, first, text("34,000"), "typo");
	const reviewer = await somebody(browser, { name: REVIEWER });
	await reviewer.goto(`/wiki/Special:Restore/${first}`);
	const told = reviewer.getByRole("region", { name: "This takes out an edit that waits" });
	await expect(told).toContainText(`Revision ${waiting} by ${author.name}`);
	await expect(told).toContainText("Readers then see the result at once.");
	await expect(reviewer.getByRole("button", { name: "Restore, and let it wait" })).toBeVisible();
	await expectAccessible(reviewer);
	await reviewer.getByLabel("Summary").fill("The sources say 340");
	await reviewer.getByRole("button", { name: "Restore and publish" }).click();
	await reviewer.waitForURL(/Special:Diff/);
	await reviewer.goto(reviewPath(title));
	await expect(reviewer.getByText("Nothing waits here")).toBeVisible();
	await page.goto("/");
	await page.getByRole("link", { name: "Not kept (1)" }).first().click();
	await expect(page.getByText("new to you")).toBeVisible();
	await page.goto("/");
	await expect(page.getByRole("link", { name: author.name }).first()).toBeVisible();
	await expect(page.getByRole("link", { name: /^Not kept/ })).toHaveCount(0);
	await page.goto("/wiki/Special:MyReviews");
	const row = page.getByRole("listitem").filter({ hasText: title });
	await expect(row).toContainText("The sources say 340");
	await expect(page.getByRole("heading", { name: "Rejected" })).toBeVisible();
	await reviewer.context().close();
});
