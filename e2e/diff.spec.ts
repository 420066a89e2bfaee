import { randomBytes } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

type Node = { type: string; attrs?: Record<string, unknown>; content?: Node[]; text?: string };

const text = (value: string): Node => ({ type: "text", text: value });
const p = (id: string, ...content: (Node | string)[]): Node => ({
	type: "paragraph",
	attrs: { id },
	content: content.map((node) => (typeof node === "string" ? text(node) : node)),
});
const heading = (id: string, value: string): Node => ({
	type: "heading",
	attrs: { id, level: 2 },
	content: [text(value)],
});
const cite = (id: string, sourceId: number, page?: string): Node => ({
	type: "citation",
	attrs: { id, sourceId, ...(page !== undefined && { locator: { type: "page", value: page } }) },
});
const table = (id: string, ...rows: string[][]): Node => ({
	type: "table",
	attrs: { id },
	content: rows.map((cells, row) => ({
		type: "tableRow",
		attrs: { id: `${id}r${row}` },
		content: cells.map((value, column) => ({
			type: row === 0 ? "tableHeader" : "tableCell",
			attrs: { id: `${id}r${row}c${column}` },
			content: [p(`${id}r${row}c${column}p`, value)],
		})),
	})),
});

const FIRST = "Terok Nor was built above the planet by forced labour.";
const SECOND = "Its ore processors ran day and night until the withdrawal.";

async function publish(page: Page, title: string, baseRevisionId: number | null, content: Node[]): Promise<number> {
	const path = `/api/v1/pages/${encodeURIComponent(title)}/revisions`;
	const document = { type: "doc", attrs: { version: 1 }, content };
	const response = await postJson(page, path, { baseRevisionId, document, summary: "", minor: false });
	expect(response.status(), await response.text()).toBe(201);
	return (await response.json()).revisionId;
}

async function makeWork(page: Page, title: string): Promise<number> {
	const response = await postJson(page, "/api/v1/sources", { title, kind: "novel" });
	expect(response.status(), await response.text()).toBe(201);
	return (await response.json()).id;
}

/** A page whose second revision did a bit of everything. */
async function makePage(page: Page) {
	await signUp(page);
	const work = `The Ledger ${randomBytes(4).toString("hex")}`;
	const source = await makeWork(page, work);
	const title = unique("Terok Nor");
	const filler = Array.from({ length: 8 }, (_, n) => p(`f${n}`, `Paragraph ${n} says nothing new at all.`));
	const before = await publish(page, title, null, [
		p("claim", "Schools taught that 10 million had died. ", cite("c1", source, "12")),
		p("whole", `${FIRST} ${SECOND}`),
		...filler,
		heading("gone", "Aftermath"),
		p("gonep", "Nobody came home that winter or the next."),
		heading("facts", "Facts"),
	]);
	const after = await publish(page, title, before, [
		p("claim", "Schools taught that 600 million had died. ", cite("c1", source, "12")),
		p("whole", FIRST),
		p("half", SECOND),
		...filler,
		heading("facts", "Facts"),
		table("t", ["Year", "Event"], ["2346", "Built"]),
		p("added", "It was found again. ", cite("c2", source)),
	]);
	return { title, address: `/wiki/${title.replaceAll(" ", "_")}`, before, after, work };
}

async function openWithoutScript(browser: Browser, address: string, width: number): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } });
	const page = await context.newPage();
	await page.goto(new URL(address, process.env.E2E_BASE_URL).href);
	return page;
}

test("what happened heads the comparison, and each line leads to its block without a script", async ({
	page,
	browser,
}) => {
	const { before, after, work } = await makePage(page);
	const reader = await openWithoutScript(browser, `/wiki/Special:Diff/${before}/${after}`, 1440);
	const events = reader.getByRole("list", { name: "What happened" }).getByRole("listitem");
	await expect(events).toHaveText([
		`Number changed, citation kept: 10 → 600 million, ${work}, p. 12`,
		"Section removed: Aftermath",
		`+1 citation: ${work}`,
	]);
	await events.nth(0).getByRole("link").click();
	await expect(reader.locator(".diff-row:target .after")).toContainText("600 million");
	await reader.getByRole("link", { name: "Next change" }).first().click();
	await expect(reader.locator(".diff-row:target")).toContainText("one paragraph became 2");
	await reader.context().close();
});

test("a paragraph that was cut in two is one change, a new table is a table", async ({ page }) => {
	const { before, after } = await makePage(page);
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`/wiki/Special:Diff/${before}/${after}`);
	const pieces = page.locator(".diff-row.split");
	await expect(pieces).toHaveCount(2);
	await expect(pieces.nth(0).locator(".before")).toContainText("forced labour");
	await expect(pieces.nth(1).locator(".before")).toContainText("ore processors");
	await expect(pieces.nth(1).locator(".after ins")).toHaveText("¶");
	const rows = page.locator(".diff-table .after").getByRole("row");
	await expect(rows).toHaveCount(2);
	await expect(rows.nth(0).getByRole("columnheader")).toHaveText(["Year", "Event"]);
	await expect(page.locator("[data-diff-status]")).toHaveText("6 changes");
	await page.getByText("unchanged blocks").click();
	await expect(page.getByText("Paragraph 4 says nothing new at all.").first()).toBeVisible();
});

test("a paragraph that was cut and moved leads from the whole to its pieces, and a table is one step without a script", async ({
	page,
	browser,
}) => {
	await signUp(page);
	const title = unique("Moved halves");
	const filler = Array.from({ length: 6 }, (_, n) => p(`f${n}`, `Paragraph ${n} says nothing new at all.`));
	const facts = (...rows: string[][]) => table("t", ["Year", "Event"], ...rows);
	const before = await publish(page, title, null, [
		p("whole", `${FIRST} ${SECOND}`),
		...filler,
		facts(["2346", "Built"], ["2369", "Left"]),
	]);
	const after = await publish(page, title, before, [
		...filler,
		p("whole", FIRST),
		p("half", SECOND),
		facts(["2347", "Built"], ["2369", "Abandoned"]),
	]);
	const reader = await openWithoutScript(browser, `/wiki/Special:Diff/${before}/${after}`, 1440);
	const moved = reader.locator(".diff-row.moved");
	await expect(moved).toHaveCount(4);
	await expect(reader.locator(".diff-row:is(.added, .removed)")).toHaveCount(0);
	await expect(moved.nth(0)).toContainText("one paragraph became 2");
	await moved.nth(0).getByRole("link", { name: "Moved to another place" }).click();
	await expect(reader.locator(".diff-row:target")).toContainText("forced labour");
	await expect(moved.nth(3).locator("ins")).toHaveText("¶");
	await expect(reader.locator(".diff-table .diff-hop")).toHaveText("2–3 of 3↑");
	await expect(reader.locator(".diff-counts")).toHaveText("2 blocks changed, 1 block split");
	await reader.setViewportSize({ width: 390, height: 900 });
	await expect(reader.locator(".diff-table .after").getByText("±").first()).toBeVisible();
	await reader.context().close();
});

test("history rows say what each edit did, and are filtered by tag and day", async ({ page, browser }) => {
	const { address, work } = await makePage(page);
	await page.goto(`${address}?action=history`);
	const rows = page.getByRole("table").getByRole("row");
	await expect(rows.nth(1).locator(".row-events")).toHaveText(
		`+1 citation: ${work}, 1 claim changed under its citation, 1 number changed: 10 → 600 million, 1 section removed: Aftermath`,
	);
	await rows.nth(1).getByRole("link", { name: "number-changed" }).click();
	await expect(page).toHaveURL(/action=history&tag=number-changed$/);
	await expect(page.locator(".history-table tbody tr")).toHaveCount(1);
	const reader = await openWithoutScript(browser, `${address}?action=history&to=2001-01-01`, 1280);
	await expect(reader.getByText("No revision stands at this point.")).toBeVisible();
	await reader.getByRole("link", { name: "Show all" }).click();
	await expect(reader.locator(".history-table tbody tr")).toHaveCount(2);
	await reader.context().close();
});

test("the API tells the events of a comparison and of a history", async ({ page }) => {
	const { title, before, after } = await makePage(page);
	const diff = await (await page.request.get(`/api/v1/revisions/${before}/diff/${after}`)).json();
	expect(diff).toMatchObject({ before, after });
	expect(diff.events.map(({ type }: { type: string }) => type)).toEqual([
		"claim-changed-under-citation",
		"number-changed",
		"section-removed",
		"citation-added",
	]);
	expect(diff.events[1]).toEqual({
		type: "number-changed",
		blockId: "claim",
		before: "10 million",
		after: "600 million",
	});
	expect(diff.blocks.filter(({ kind }: { kind: string }) => kind === "split")).toHaveLength(2);
	const path = `/api/v1/pages/${encodeURIComponent(title)}/revisions`;
	const { revisions } = await (await page.request.get(`${path}?tag=number-changed`)).json();
	expect(revisions).toHaveLength(1);
	expect(revisions[0]).toMatchObject({ id: after, events: diff.events });
	expect((await (await page.request.get(`${path}?to=2001-01-01`)).json()).revisions).toEqual([]);
	expect((await page.request.get(`${path}?from=yesterday`)).status()).toBe(422);
});

for (const width of [390, 1440]) {
	test(`events, tables and filters are accessible at ${width} px`, async ({ page }) => {
		const { address, before, after } = await makePage(page);
		await page.setViewportSize({ width, height: 900 });
		await page.goto(`/wiki/Special:Diff/${before}/${after}`);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
		await page.goto(`${address}?action=history&tag=number-changed`);
		await expectAccessible(page);
	});
}

test("a wide table that is compared keeps its words whole and scrolls in its side; on paper nothing is cut off", async ({
	page,
}) => {
	await signUp(page);
	const title = unique("Wide table");
	const head = ["Overseers", "Prisoners", "Processor", "Habitats", "Witnesses", "Transfers", "Clearings"];
	const rows = (year: string) => [table("t0000000", head, [...head.slice(1), year])];
	const before = await publish(page, title, null, rows("Year 2360"));
	const after = await publish(page, title, before, rows("Year 2369"));
	await page.setViewportSize({ width: 1000, height: 900 });
	await page.goto(`/wiki/Special:Diff/${before}/${after}`);
	const sides = page.locator(".diff-table > .diff-side");
	await expect(sides).toHaveCount(2);
	const hidden = () =>
		sides.evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => Math.max(0, scrollWidth - clientWidth)));
	expect(await sides.locator("td, th").evaluateAll(brokenWords)).toEqual([]);
	for (const beyond of await hidden()) expect(beyond).toBeGreaterThan(0);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
	await page.emulateMedia({ media: "print" });
	expect(await hidden()).toEqual([0, 0]);
});

test("what is tabbed back to is never under the bar, and a table that scrolls is reached", async ({ page }) => {
	const { before, after } = await makePage(page);
	await page.setViewportSize({ width: 390, height: 500 });
	await page.goto(`/wiki/Special:Diff/${before}/${after}`);
	await page.locator("footer a").last().focus();
	const reached: string[] = [];
	const covered: string[] = [];
	for (let focus = await focusOf(page); focus !== null && !focus.inBar; focus = await focusOf(page)) {
		reached.push(focus.name);
		if (focus.covered) covered.push(focus.name);
		await page.keyboard.press("Shift+Tab");
	}
	expect(covered).toEqual([]);
	expect(reached).toContain("Table, newer text");
});

/** What has the focus, and whether the bar hides it; null where nothing has. */
test("the key for the next change leads on to the next page of a long comparison", async ({ page }) => {
	await signUp(page);
	const title = unique("Long ledger");
	const entries = (word: string) => Array.from({ length: 502 }, (_, n) => p(`e${n}`, `Entry ${n} names the ${word}.`));
	const before = await publish(page, title, null, entries("prefect"));
	const after = await publish(page, title, before, entries("vedek"));
	await page.goto(`/wiki/Special:Diff/${before}/${after}`);
	const status = page.locator("[data-diff-status]");
	await page.keyboard.press("p");
	await expect(status).toHaveText("Change 500 of 502");
	await page.keyboard.press("n");
	await expect(status).toHaveText("Change 501 of 502");
	await page.keyboard.press("n");
	await page.keyboard.press("n");
	await expect(status).toHaveText("Change 502 of 502");
});

function focusOf(page: Page) {
	return page.evaluate(() => {
		const { activeElement } = document;
		if (!activeElement || activeElement === document.body) return null;
		const bar = document.querySelector(".diff-bar")?.getBoundingClientRect();
		const { top, bottom } = activeElement.getBoundingClientRect();
		return {
			name: activeElement.getAttribute("aria-label") ?? activeElement.textContent ?? "",
			inBar: activeElement.closest(".diff-bar") !== null,
			covered: bar !== undefined && top >= bar.top && bottom <= bar.bottom,
		};
	});
}

/** The words that stand on more than one line. */
function brokenWords(cells: Element[]): string[] {
	const found: string[] = [];
	for (const cell of cells) {
		const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			for (const { 0: word, index } of (node.textContent ?? "").matchAll(/\S+/g)) {
				const range = document.createRange();
				range.setStart(node, index);
				range.setEnd(node, index + word.length);
				if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
			}
		}
	}
	return found;
}
