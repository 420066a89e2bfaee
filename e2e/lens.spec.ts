import type { Page } from "@playwright/test";
import { cite, findWork, paragraph, publishPage, words } from "./cited-page";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

const node = (type: string, id: string, content: object[], more: object = {}) => ({
	type,
	attrs: { id, ...more },
	content,
});
const heading = (id: string, text: string) => node("heading", id, [words(text)], { level: 2 });

/** A page whose lists, tables, quotations, callouts and accounts draw on an episode, a novel and a work nobody placed. */
async function publishMixedPage(page: Page) {
	const [episode, novel] = await Promise.all(["Emissary", "Day of the Vipers"].map((title) => findWork(page, title)));
	if (!episode || !novel) throw new Error("The sample registry lacks a work");
	const created = await postJson(page, "/api/v1/sources", { kind: "other", title: unique("Unplaced") });
	expect(created.status(), await created.text()).toBe(201);
	const { id: unplaced } = await created.json();
	const title = unique("Mixed");
	const line = (id: string, text: string, source?: number) =>
		paragraph(id, words(text), ...(source === undefined ? [] : [cite(`c-${id}`, source)]));
	const item = (id: string, text: string, source?: number, ...more: object[]) =>
		node("listItem", id, [line(`${id}-p`, text, source), ...more]);
	const cell = (id: string, text: string, source?: number) => node("tableCell", id, [line(`${id}-p`, text, source)]);
	const account = (id: string, answer: string, source: number) =>
		node("account", id, [node("accountAnswer", `${id}-a`, [words(answer)]), line(`${id}-p`, "so it is told.", source)]);
	await publishPage(page, title, [
		line("lead", "It began on a station.", episode),
		line("lead-2", "It was planned elsewhere.", novel),
		heading("h-list", "Crew"),
		node(
			"orderedList",
			"crew",
			[
				item("kira", "Kira is seen.", episode),
				item("dukat", "Dukat is told of.", novel),
				item("odo", "Odo is told of too.", novel),
				item(
					"dax",
					"Others:",
					undefined,
					node("bulletList", "more", [item("quark", "Quark is seen.", episode), item("rom", "Rom is told of.", novel)]),
				),
			],
			{},
		),
		heading("h-table", "Years"),
		node("table", "years", [
			node("tableRow", "head", [
				node("tableHeader", "th1", [line("th1-p", "Year")]),
				node("tableHeader", "th2", [line("th2-p", "Event")]),
			]),
			node("tableRow", "r1", [cell("y1", "2328"), cell("e1", "Annexed.", episode)]),
			node("tableRow", "r2", [cell("y2", "2346"), cell("e2", "Built.", novel)]),
			node("tableRow", "r3", [cell("y3", "2369", novel), cell("e3", "Left.", episode)]),
		]),
		heading("h-words", "Words"),
		node("blockquote", "said", [
			line("said-p", "Never again."),
			node("attribution", "by", [words("Shakaar"), cite("c-by", novel)]),
		]),
		node("callout", "note", [line("note-1", "Seen on screen.", episode), line("note-2", "Told in print.", novel)]),
		line("unsorted", "A leaflet says more.", unplaced),
		heading("h-toll", "Toll"),
		node(
			"accounts",
			"toll",
			[
				node("accountsQuestion", "toll-q", [words("How many died?")]),
				account("ten", "Ten million", episode),
				account("far", "Far more", novel),
			],
			{ reason: "sources-disagree", display: "prose" },
		),
	]);
	return { title, href: `/wiki/${title.replaceAll(" ", "_")}`, novel };
}

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("the lens looks into lists, tables, quotations and callouts, and contents count with it", async ({ page }) => {
		await signUp(page);
		const { href } = await publishMixedPage(page);
		await page.goto(`${href}?lens=canon`);
		const prose = page.locator(".prose");
		await expect(page.locator("#b-kira")).toBeVisible();
		for (const id of ["dukat", "odo", "rom", "r2", "y3-p", "said", "note-2", "far"])
			await expect(page.locator(`#b-${id}`)).toBeHidden();
		for (const id of ["dax", "quark", "head", "y1", "r3", "e3", "note-1", "unsorted", "ten"])
			await expect(page.locator(`#b-${id}`)).toBeVisible();
		await expect(prose.locator("ol > li").first()).toHaveText(/Kira/);
		await expect(prose.locator("#b-crew > li")).toHaveCount(3);
		await expect(page.locator("#b-dax")).toHaveAttribute("value", "4");
		await expect(prose.getByText("no continuity tier yet")).toHaveCount(1);
		await expect(prose.getByText("1 table row from licensed novels hidden")).toBeVisible();
		await expect(prose.getByText("1 quotation from licensed novels hidden")).toBeVisible();
		await expect(prose.getByText("1 more account from licensed novels")).toBeVisible();
		const contents = page.getByRole("navigation", { name: "Contents" });
		await expect(contents.getByRole("listitem").first()).toHaveText(/^Mixed .* 1 hidden$/);
		await expect(contents.getByRole("listitem").filter({ hasText: "Crew" })).toHaveText("Crew 3 hidden");
		await expect(contents.getByRole("listitem").filter({ hasText: "Years" })).toHaveText("Years 2 hidden");
		await expect(contents.getByRole("listitem").filter({ hasText: "Words" })).toHaveText("Words 2 hidden");
		await expect(contents.getByRole("listitem").filter({ hasText: "Toll" })).toHaveText("Toll 1 hidden");
		await prose.getByText("2 paragraphs from licensed novels hidden").click();
		await expect(page.locator("#b-odo")).toBeVisible();
		await prose.getByText("1 table row from licensed novels hidden").click();
		await expect(page.locator("#b-r2")).toContainText("Built.");
		const lens = page.getByRole("navigation", { name: "Continuity" });
		await expect(lens.getByRole("link", { name: /^Everything 17/ })).toBeVisible();
		await expect(lens.getByRole("link", { name: /^Televised canon only 8/ })).toBeVisible();
	});

	test("accounts are read as sentences where an editor says so", async ({ page }) => {
		await signUp(page);
		const { href } = await publishMixedPage(page);
		await page.goto(href);
		const accounts = page.locator("#b-toll");
		await expect(accounts.locator(".accounts-question")).toHaveText("How many died?");
		await expect(accounts).toContainText("accounts differ · sources disagree");
		await expect(accounts.getByRole("listitem")).toHaveText([
			"Ten million: so it is told. (DS9: “Emissary”)",
			"Far more: so it is told. (TLE novel: Day of the Vipers)",
		]);
	});
});

test("nobody without an account is told how much is cited, and a work's page says what stands beside it", async ({
	page,
	browser,
	baseURL,
}) => {
	await signUp(page);
	const { href, novel } = await publishMixedPage(page);
	const reader = await browser.newContext({ baseURL });
	const read = await reader.newPage();
	const asked = read.waitForResponse(/\/api\/v1\/me$/);
	await read.goto(href);
	await asked;
	await expect(read.locator(".coverage")).toBeHidden();
	await read.goto(`/sources/${novel}`);
	const cited = read.getByRole("region", { name: "Cited by" });
	await expect(cited.getByRole("table")).toContainText("Nothing else");
	await expect(cited.getByText("first cited")).toHaveCount(0);
	await expect(read.getByText("First cited")).toBeVisible();
	await reader.close();
});

test("whoever is signed in sees how much of a page is cited", async ({ page }) => {
	await signUp(page);
	const { href } = await publishMixedPage(page);
	await page.goto(href);
	await expect(page.locator(".coverage")).toHaveText(/^\d+ of \d+ passages cite a source$/);
});

test("a page seen through the lens is accessible, wide and narrow, light and dark, folded and open", async ({
	page,
}) => {
	// Eight checks of a whole page.
	test.slow();
	await signUp(page);
	const { href } = await publishMixedPage(page);
	for (const colorScheme of ["light", "dark"] as const) {
		for (const width of [1440, 390]) {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 900 });
			await page.goto(`${href}?lens=canon`);
			await expectAccessible(page);
			for (const summary of await page.locator(".lens-fold > summary").all()) await summary.click();
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		}
	}
});
