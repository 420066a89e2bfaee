import type { Browser, Page } from "@playwright/test";
import { EditorPage } from "./editor-page";
import { expect, expectAccessible, postJson, signIn, signUp, test, unique } from "./fixtures";

function paragraph(id: string, text: string) {
	return { type: "paragraph", attrs: { id }, content: [{ type: "text", text }] };
}

const lead = (text: string) => paragraph("aaaaaaaa", text);
const more = (text: string) => paragraph("bbbbbbbb", text);

async function publish(page: Page, title: string, baseRevisionId: number | null, ...content: object[]) {
	const path = `/api/v1/pages/${encodeURIComponent(title)}/revisions`;
	const document = { type: "doc", attrs: { version: 1 }, content };
	const response = await postJson(page, path, { baseRevisionId, document, summary: "", minor: false });
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

const addressOf = (title: string) => `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`;

async function newPerson(browser: Browser): Promise<{ page: Page; name: string }> {
	const page = await (await browser.newContext()).newPage();
	return { page, name: (await signUp(page)).name };
}

/** A page by two people: made by one, its first paragraph spoilt by the other, its second one bettered by the first. */
async function makePage(page: Page, browser: Browser) {
	const { name } = await signUp(page);
	const title = unique("Harbour");
	const first = await publish(page, title, null, lead("The harbour was dug by hand."), more("Nine ships lie in it."));
	const vandal = await newPerson(browser);
	const spoilt = await publish(vandal.page, title, first, lead("Nonsense."), more("Nine ships lie in it."));
	const latest = await publish(page, title, spoilt, lead("Nonsense."), more("Nine tall ships lie in it."));
	return { title, name, vandal, first, spoilt, latest, address: addressOf(title) };
}

test("an edit is undone from the history, under later edits, after a look at what that changes", async ({
	page,
	browser,
}) => {
	const { title, vandal, spoilt, address } = await makePage(page, browser);
	await page.goto(`${address}?action=history`);
	const row = page.getByRole("row").filter({ hasText: vandal.name });
	await row.getByRole("link", { name: "undo" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Undo revision ${spoilt}`);
	await expect(page.getByLabel("Summary")).toHaveValue(`Undid revision ${spoilt} by ${vandal.name}`);
	await expect(page.getByRole("heading", { name: "What this changes" })).toBeVisible();
	await expect(page.locator(".revert-diff")).toContainText("The harbour was dug by hand.");
	await expectAccessible(page);
	await page.getByRole("button", { name: "Undo this edit" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
	await page.goto(address);
	await expect(page.locator(".prose")).toContainText("The harbour was dug by hand.");
	await expect(page.locator(".prose")).toContainText("Nine tall ships");
	await page.goto(`${address}?action=history`);
	const rows = page.getByRole("table").getByRole("row");
	await expect(rows.nth(1)).toContainText("undo");
	await expect(rows.nth(3)).toContainText(/reverted by \d+/);
});

test("an edit under which everything changed is not undone, and the editor is offered", async ({ page, browser }) => {
	const { title, spoilt, latest, address } = await makePage(page, browser);
	await publish(
		page,
		title,
		latest,
		lead("Something else altogether was written."),
		more("Nine tall ships lie in it."),
	);
	await page.goto(`${address}?action=history`);
	await page.goto(`/wiki/Special:Undo/${spoilt}`);
	await expect(page.locator("main")).toContainText("does not come out cleanly");
	await page.getByRole("link", { name: "Edit the page" }).click();
	await expect(new EditorPage(page).text).toContainText("Something else altogether");
});

test("several edits are undone at once from their comparison", async ({ page, browser }) => {
	const { first, latest, address } = await makePage(page, browser);
	await page.goto(`/wiki/Special:Diff/${first}/${latest}`);
	await page.getByRole("link", { name: "undo all 2 edits" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Undo 2 edits");
	await page.getByRole("button", { name: "Undo these edits" }).click();
	await page.waitForURL(/Special:Diff/);
	await page.goto(address);
	await expect(page.locator(".prose")).toContainText("The harbour was dug by hand.Nine ships lie in it.");
});

test("an undo that is changed in the editor is an ordinary edit", async ({ page, browser }) => {
	const { spoilt, address } = await makePage(page, browser);
	await page.goto(`/wiki/Special:Undo/${spoilt}`);
	await page.getByRole("link", { name: "Open in the editor" }).click();
	const editor = new EditorPage(page);
	await expect(editor.text).toContainText("The harbour was dug by hand.");
	await editor.goToEnd();
	await page.keyboard.type(" One is from here.");
	await editor.publishAndRead();
	await page.goto(`${address}?action=history`);
	const newest = page.getByRole("table").getByRole("row").nth(1);
	await expect(newest).toContainText(`Undid revision ${spoilt}`);
	await expect(newest.locator(".tag", { hasText: /^undo$/ })).toHaveCount(0);
});

test("an undo and an old version that are opened in the editor and published as they are count as such", async ({
	page,
	browser,
}) => {
	const { first, spoilt, address } = await makePage(page, browser);
	const editor = new EditorPage(page);
	const newest = page.getByRole("table").getByRole("row").nth(1);
	for (const [opened, tag] of [
		[`undo=${spoilt}`, "undo"],
		[`oldid=${first}`, "restored"],
	]) {
		await page.goto(`${address}?action=edit&${opened}`);
		await expect(editor.text).toContainText("The harbour was dug by hand.");
		await editor.publishAndRead();
		await page.goto(`${address}?action=history`);
		await expect(newest.locator(".tag", { hasText: tag })).toHaveCount(1);
	}
	await expect(page.getByRole("row").filter({ hasText: /reverted by \d+/ })).toHaveCount(3);
});

test("an old version is restored from its page, or opened in the editor with a warning", async ({ page, browser }) => {
	const { first, address, name } = await makePage(page, browser);
	await page.goto(`${address}?oldid=${first}`);
	await page.getByRole("link", { name: "Edit this old version" }).click();
	await expect(page.locator("main")).toContainText("You are editing an old version of this page");
	await expect(new EditorPage(page).text).toContainText("Nine ships lie in it.");
	await expect(page.getByLabel("Summary")).toHaveValue(`Restored revision ${first} by ${name}`);
	await page.goto(`${address}?oldid=${first}`);
	await page.getByRole("link", { name: "Restore this version" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Restore revision ${first}`);
	await page.getByLabel("Summary").fill("as it was");
	await page.getByRole("button", { name: "Restore this version" }).click();
	await page.waitForURL(/Special:Diff/);
	await page.goto(address);
	await expect(page.locator(".prose")).toContainText("Nine ships lie in it.");
	await page.goto(`${address}?action=history`);
	await expect(page.getByRole("table").getByRole("row").nth(1)).toContainText("restored");
});

test("a reviewer rolls back the last editor's run without scripts; others are not offered it", async ({
	page,
	browser,
}) => {
	const { title, vandal, latest, address } = await makePage(page, browser);
	const again = await publish(vandal.page, title, latest, lead("Nonsense again."), more("Nine tall ships lie in it."));
	await publish(vandal.page, title, again, lead("More nonsense."), more("None."));
	await page.goto(`${address}?action=history`);
	await expect(page.getByRole("link", { name: "undo" }).first()).toBeVisible();
	await expect(page.getByRole("link", { name: "rollback" })).toBeHidden();

	const context = await browser.newContext({ javaScriptEnabled: false });
	const reviewer = await context.newPage();
	await signIn(reviewer, "demo-reviewer");
	await reviewer.goto(new URL(`${address}?action=history`, page.url()).href);
	await reviewer.getByRole("link", { name: "rollback" }).click();
	await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText("Roll back 2 edits");
	await expectAccessible(page);
	await reviewer.getByRole("button", { name: "Roll back 2 edits" }).click();
	await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText(title);
	await reviewer.goto(new URL(address, page.url()).href);
	await expect(reviewer.locator(".prose")).toContainText("Nine tall ships lie in it.");
	await reviewer.goto(new URL(`${address}?action=history`, page.url()).href);
	await expect(reviewer.getByRole("table").getByRole("row").nth(1)).toContainText(
		`Reverted edits by ${vandal.name} to last version by`,
	);
	await context.close();
});

for (const javaScriptEnabled of [true, false]) {
	const scripts = javaScriptEnabled ? "with" : "without";
	test(`a rollback takes back no edit that its page did not show, ${scripts} scripts`, async ({ page, browser }) => {
		const { title, vandal, latest, address } = await makePage(page, browser);
		const shown = await publish(vandal.page, title, latest, lead("Nonsense again."), more("None."));
		const context = await browser.newContext({ javaScriptEnabled });
		const reviewer = await context.newPage();
		await signIn(reviewer, "demo-reviewer");
		await reviewer.goto(`/wiki/Special:Rollback/${shown}`);
		const again = await publish(vandal.page, title, shown, lead("Nonsense again."), more("One that nobody saw."));
		await reviewer.getByLabel("Summary").fill("as it was");
		await reviewer.getByRole("button", { name: "Roll back 1 edit" }).click();
		await expect(reviewer.locator("main").getByRole("alert")).toContainText(`${vandal.name} edited again meanwhile`);
		await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText("Roll back 2 edits");
		await expect(reviewer.locator(".revert-diff")).toContainText("One that nobody saw.");
		const whatIsNew = reviewer.getByRole("link", { name: "See only what is new" });
		await expect(whatIsNew).toHaveAttribute("href", `/wiki/Special:Diff/${shown}/${again}`);
		await expect(reviewer.getByLabel("Summary")).toHaveValue("as it was");
		await reviewer.getByRole("button", { name: "Roll back 2 edits" }).click();
		await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText(title);
		await reviewer.goto(`${address}?action=history`);
		await expect(reviewer.getByRole("table").getByRole("row").nth(1)).toContainText("as it was");
		await context.close();
	});
}

test("the API undoes, rolls back and restores, and says why not", async ({ page, browser }) => {
	const { title, name, vandal, first, spoilt, latest } = await makePage(page, browser);
	const path = `/api/v1/pages/${encodeURIComponent(title)}`;
	const undone = await postJson(page, `${path}/undo`, { revisionIds: [spoilt], baseRevisionId: latest });
	expect(undone.status(), await undone.text()).toBe(201);
	const { revisionId } = (await undone.json()) as { revisionId: number };
	const overlapping = await postJson(page, `${path}/undo`, { revisionIds: [first], baseRevisionId: revisionId });
	expect(overlapping.status()).toBe(409);
	expect(await overlapping.json()).toMatchObject({ code: "made-the-page" });

	const denied = await postJson(page, `${path}/rollback`, { user: vandal.name });
	expect(denied.status()).toBe(403);
	const reviewer = await (await browser.newContext()).newPage();
	await signIn(reviewer, "demo-reviewer");
	const since = await postJson(reviewer, `${path}/rollback`, { user: vandal.name });
	expect(since.status()).toBe(409);
	expect(await since.json()).toMatchObject({ code: "edited-since", author: name });
	const grown = await postJson(reviewer, `${path}/rollback`, { user: name, baseRevisionId: latest });
	expect(grown.status()).toBe(409);
	expect(await grown.json()).toMatchObject({ code: "run-grew", author: name, revisionId });
	const rolled = await postJson(reviewer, `${path}/rollback`, { user: name });
	expect(rolled.status(), await rolled.text()).toBe(201);

	const base = ((await rolled.json()) as { revisionId: number }).revisionId;
	const restored = await postJson(page, `${path}/restore`, { revisionId: first, baseRevisionId: base });
	expect(restored.status(), await restored.text()).toBe(201);
	const forged = await page.request.post(`${path}/restore`, {
		data: { revisionId: first, baseRevisionId: base },
		headers: { origin: "https://elsewhere.example" },
	});
	expect(forged.status()).toBe(403);
});
