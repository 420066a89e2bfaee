import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

type Block = { type: string; attrs: Record<string, unknown>; content: unknown[] };

function paragraph(id: string, text: string, marks?: { type: string }[]): Block {
	return { type: "paragraph", attrs: { id }, content: [{ type: "text", text, ...(marks && { marks }) }] };
}

async function publish(page: Page, title: string, baseRevisionId: number | null, content: Block[], summary: string) {
	const path = `/api/v1/pages/${encodeURIComponent(title)}/revisions`;
	const document = { type: "doc", attrs: { version: 1 }, content };
	const response = await postJson(page, path, { baseRevisionId, document, summary, minor: false });
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

const dawn = paragraph("aaaaaaaa", "The dawn patrol left the station at six in the morning.");
const noon = paragraph("bbbbbbbb", "At noon a courier brought news from the northern valley.");
const dusk = paragraph("cccccccc", "Nobody came back before dusk, and the gates stayed open.");
const heading = (text: string): Block => ({
	type: "heading",
	attrs: { id: "hhhhhhhh", level: 2 },
	content: [{ type: "text", text }],
});

/** A page with three revisions: made, a word changed and a paragraph moved, a paragraph set in bold. */
async function makePage(page: Page) {
	const { name } = await signUp(page);
	const title = unique("Patrol");
	const first = await publish(page, title, null, [heading("The day"), dawn, noon, dusk], "");
	const later = paragraph("aaaaaaaa", "The dawn patrol left the station at seven in the morning.");
	const second = await publish(page, title, first, [heading("The day"), dusk, later, noon], "→The day: an hour later");
	const bold = paragraph("bbbbbbbb", "At noon a courier brought news from the northern valley.", [{ type: "bold" }]);
	const third = await publish(page, title, second, [heading("The day"), dusk, later, bold], "louder");
	return { name, title, first, second, third, address: `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}` };
}

async function openWithoutScript(browser: Browser, address: string, width: number) {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } });
	const page = await context.newPage();
	await page.goto(new URL(address, process.env.E2E_BASE_URL).href);
	return page;
}

test("the history lists revisions and compares two of them without script", async ({ page, browser }) => {
	const { title, address, first, third } = await makePage(page);
	const reader = await openWithoutScript(browser, `${address}?action=history`, 1280);
	await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title);
	const rows = reader.getByRole("table").getByRole("row");
	await expect(rows).toHaveCount(4);
	await expect(rows.nth(1)).toContainText("louder");
	await expect(rows.nth(1)).toContainText("current");
	await expect(rows.nth(2).getByRole("link", { name: "→The day" })).toHaveAttribute("href", `${address}#The_day`);
	await expect(rows.nth(3)).toContainText("new-page");
	await rows
		.nth(3)
		.getByRole("radio", { name: /^Older side/ })
		.check();
	await reader.getByRole("button", { name: "Compare selected revisions" }).first().click();
	await expect(reader).toHaveURL(new RegExp(`diff=${third}&oldid=${first}$`));
	await expect(reader.getByText("1 intermediate revision by 1 user not shown")).toBeVisible();
	await reader.context().close();
});

test("the script keeps the older radio below the newer one, and arrow keys move them", async ({ page }) => {
	const { address } = await makePage(page);
	await page.goto(`${address}?action=history`);
	const older = page.getByRole("radio", { name: /^Older side/ });
	await expect(page.locator('input[name="oldid"]').first()).toBeDisabled();
	await expect(older).toHaveCount(2);
	await older.first().focus();
	await page.keyboard.press("ArrowDown");
	await expect(older.last()).toBeChecked();
	await expect(page.getByRole("radio", { name: /^Newer side/ })).toHaveCount(2);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/diff=\d+&oldid=\d+$/);
});

test("a history groups what one person did in a row, and minor edits, without script", async ({ page, browser }) => {
	const { name, title, address, first, second, third } = await makePage(page);
	const path = `/api/v1/pages/${encodeURIComponent(title)}/revisions`;
	const minor = async (baseRevisionId: number, text: string) => {
		const document = { type: "doc", attrs: { version: 1 }, content: [paragraph("aaaaaaaa", text)] };
		const response = await postJson(page, path, { baseRevisionId, document, summary: "", minor: true });
		expect(response.status(), await response.text()).toBe(201);
		return ((await response.json()) as { revisionId: number }).revisionId;
	};
	const fourth = await minor(third, "One.");
	const other = await signUp(page);
	const fifth = await minor(fourth, "Two.");
	const reader = await openWithoutScript(browser, `${address}?action=history&tag=`, 1280);
	const rows = reader.locator(".history-table tbody tr:visible");
	await expect(rows).toHaveCount(5);
	await reader.getByRole("link", { name: "Group one person’s edits in a row" }).click();
	await expect(reader).toHaveURL(/action=history&runs=1$/);
	await expect(rows).toHaveCount(2);
	const head = rows.nth(1);
	await expect(head).toContainText("4 edits in a row");
	await expect(head).toContainText(name);
	await expect(head.getByRole("link", { name: /^all/ })).toHaveCount(0);
	// The older side of the comparison is within: the head says so, and opened it can be chosen anew.
	await expect(head.locator(".pick-mark.older")).toBeVisible();
	await expect(head.locator(".pick-mark.newer")).toBeHidden();
	await page.goto(reader.url());
	await expectAccessible(page);
	await head.getByText("4 edits in a row").click();
	await expect(rows).toHaveCount(6);
	await rows
		.nth(4)
		.getByRole("radio", { name: /^Older side/ })
		.check();
	await reader.getByRole("button", { name: "Compare selected revisions" }).first().click();
	await expect(reader).toHaveURL(new RegExp(`diff=${fifth}&oldid=${second}$`));
	await reader.goto(new URL(`${address}?action=history&runs=1&minors=1&from=2000-01-01`, page.url()).href);
	// Neither is longer than the other's: two minor edits, after three others.
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).toContainText("2 minor edits");
	await expect(rows.first()).toContainText(other.name);
	await rows.first().getByRole("link", { name: "all 2" }).click();
	await expect(reader).toHaveURL(new RegExp(`diff=${fifth}&oldid=${third}$`));
	await expect(reader.getByText("1 intermediate revision by 1 user not shown")).toBeVisible();
	await reader.goBack();
	await reader.getByRole("link", { name: "Show one person’s edits one by one" }).click();
	await expect(reader).toHaveURL(/from=2000-01-01&minors=1$/);
	await expect(reader.locator(`.grouped input[value="${first}"]`)).toHaveCount(0);
	await reader.context().close();
});

test("a long history is paged by addresses", async ({ page }) => {
	await signUp(page);
	const title = unique("Ledger");
	let base: number | null = null;
	for (let n = 1; n <= 23; n++) {
		base = await publish(page, title, base, [paragraph("aaaaaaaa", `Entry number ${n}.`)], `entry ${n}`);
	}
	await page.goto(`/wiki/${title.replaceAll(" ", "_")}?action=history&limit=20`);
	const summaries = page.locator(".edit-summary");
	await expect(summaries).toHaveCount(20);
	await expect(summaries.first()).toHaveText("(entry 23)");
	await page.getByRole("link", { name: "Older →" }).first().click();
	await expect(summaries).toHaveText(["(entry 3)", "(entry 2)", "(entry 1)"]);
	await page.getByRole("link", { name: "← Newer" }).first().click();
	await expect(summaries.last()).toHaveText("(entry 4)");
	await page.getByRole("link", { name: "Oldest" }).first().click();
	await expect(summaries.last()).toHaveText("(entry 1)");
	await expect(summaries).toHaveCount(20);
});

test("a comparison marks words, tells a move and lists both sides", async ({ page, browser }) => {
	const { address, first, second, name } = await makePage(page);
	const reader = await openWithoutScript(browser, `${address}?diff=${second}&oldid=${first}`, 1280);
	await expect(reader.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
	const changed = reader.locator(".diff-row.changed");
	await expect(changed).toHaveCount(1);
	await expect(changed.locator(".before del")).toHaveText("six");
	await expect(changed.locator(".after ins")).toHaveText("seven");
	await expect(changed.locator(".after del")).toBeHidden();
	const moved = reader.locator(".diff-row.moved");
	await expect(moved).toHaveCount(2);
	await reader.getByRole("link", { name: /^Moved to another place/ }).click();
	await expect(reader.locator(".diff-row.moved:target")).toBeVisible();
	await expect(reader.locator(".diff-head")).toHaveCount(2);
	await expect(reader.locator(".diff-head").first()).toContainText(name);
	await expect(reader.locator(".diff-result")).toContainText("left the station at seven");
	await reader.getByRole("link", { name: "Next edit →" }).click();
	await expect(reader.getByText("formatting only: bold added")).toBeVisible();
	await expect(reader.locator("ins")).toHaveCount(0);
	await reader.context().close();
});

test("on a phone the two sides are one text", async ({ page, browser }) => {
	const { address, second } = await makePage(page);
	const reader = await openWithoutScript(browser, `${address}?diff=prev&oldid=${second}`, 390);
	const changed = reader.locator(".diff-row.changed");
	await expect(changed.locator(".before")).toBeHidden();
	await expect(changed.locator(".after del")).toBeVisible();
	await expect(changed.locator(".after ins")).toHaveText("seven");
	const overflow = await reader.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	await reader.context().close();
});

test("the classic addresses lead to comparisons", async ({ page }) => {
	const { address, first, second, third } = await makePage(page);
	const subtitle = page.locator(".page-heading .sub");
	await page.goto(`${address}?diff=cur&oldid=${first}`);
	await expect(subtitle).toContainText("1 intermediate revision");
	await page.goto(`${address}?diff=next&oldid=${first}`);
	await expect(page.locator(".diff-row.changed .before del")).toHaveText("six");
	await page.goto(`/wiki/Special:Diff/${third}`);
	await expect(page.getByText("formatting only")).toBeVisible();
	// Swapped ids are put in order.
	await page.goto(`/wiki/Special:Diff/${second}/${first}`);
	await expect(page.locator(".diff-row.changed .before del")).toHaveText("six");
	await page.goto(`/wiki/Special:Diff/${first}`);
	await expect(subtitle).toHaveText("The first revision of this page: everything in it is new.");
	await expect(page.locator(".diff-row.added")).toHaveCount(4);
});

test("revisions of two pages are not compared", async ({ page }) => {
	const one = await makePage(page);
	const title = unique("Elsewhere");
	const other = await publish(page, title, null, [dawn], "");
	const response = await page.goto(`/wiki/Special:Diff/${one.first}/${other}`);
	expect(response?.status()).toBe(400);
	await expect(page.getByText("The two revisions belong to different pages")).toBeVisible();
	expect((await page.goto("/wiki/Special:Diff/2147483647"))?.status()).toBe(404);
	expect((await page.goto("/wiki/Special:Diff/one/two"))?.status()).toBe(404);
	await page.goto(`/wiki/Special:Diff/${one.third}/next`);
	await expect(page.getByText("there is no newer one")).toBeVisible();
});

test("n and p step through the changes", async ({ page }) => {
	const { first, second } = await makePage(page);
	await page.goto(`/wiki/Special:Diff/${first}/${second}`);
	const status = page.locator("[data-diff-status]");
	await expect(status).toHaveText("2 changes");
	// The keys are named once they work.
	await expect(page.locator("[data-diff-steps] kbd").first()).toBeVisible();
	await page.keyboard.press("n");
	await expect(status).toHaveText("Change 1 of 2");
	await expect(page.locator("#change-1")).toBeFocused();
	await page.keyboard.press("n");
	await expect(status).toHaveText("Change 2 of 2");
	await page.keyboard.press("p");
	await expect(status).toHaveText("Change 1 of 2");
	await expect(page).toHaveURL(/#change-1$/);
});

test("a page that never was has no history", async ({ page }) => {
	const response = await page.goto(`/wiki/${unique("Nowhere").replaceAll(" ", "_")}?action=history`);
	expect(response?.status()).toBe(404);
	await expect(page.getByText("There is no page with this title yet.")).toBeVisible();
});

for (const width of [390, 1280]) {
	test(`history and comparison are accessible at ${width} px`, async ({ page }) => {
		const { address, first, second } = await makePage(page);
		await page.setViewportSize({ width, height: 900 });
		await page.goto(`${address}?action=history`);
		await expectAccessible(page);
		await page.goto(`/wiki/Special:Diff/${first}/${second}`);
		await expectAccessible(page);
	});
}

test("an old revision fits a phone whatever its summary, whose section leads into the page", async ({ page }) => {
	await signUp(page);
	const title = unique("Patrol");
	const first = await publish(page, title, null, [heading("The day"), dawn], `→The day: ${"w".repeat(480)}`);
	await publish(page, title, first, [heading("The day"), noon], "");
	await page.setViewportSize({ width: 390, height: 844 });
	const address = `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`;
	await page.goto(`${address}?oldid=${first}`);
	const banner = page.getByRole("region", { name: "Which revision this is" });
	await expect(banner.getByRole("link", { name: "→The day" })).toHaveAttribute("href", `${address}#The_day`);
	const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
	expect(await page.evaluate(tooWide)).toBe(0);
	await expectAccessible(page);
});
