import type { Page } from "@playwright/test";
import { cite, findWork, paragraph, publishPage, words } from "./cited-page";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

/** A page that cites two episodes and a novel, with accounts of which one is the novel's, and its address. */
async function publishCitedPage(page: Page) {
	const [emissary, cardassians, vipers] = await Promise.all(
		["Emissary", "Cardassians", "Day of the Vipers"].map((title) => findWork(page, title)),
	);
	if (!emissary || !cardassians || !vipers) throw new Error("The sample registry lacks a work");
	const title = unique("Cited");
	const account = (id: string, answer: string, sourceId: number) => ({
		type: "account",
		attrs: { id },
		content: [
			{ type: "accountAnswer", attrs: { id: `${id}a` }, content: [words(answer)] },
			paragraph(`${id}p`, words(`Told so.`), cite(`${id}c`, sourceId)),
		],
	});
	const content = [
		paragraph("lead", words("It began."), cite("c1", emissary), cite("c2", cardassians)),
		paragraph("both", words("It went on."), cite("c3", emissary), cite("c4", vipers, { type: "page", value: "12" })),
		paragraph("novel", words("It was a trick."), cite("c5", vipers)),
		paragraph("none", words("It is said."), { type: "citationNeeded", attrs: { since: "2026-11-22" } }),
		{
			type: "accounts",
			attrs: { id: "toll", reason: "sources-disagree" },
			content: [
				{ type: "accountsQuestion", attrs: { id: "tollq" }, content: [words("How many?")] },
				account("one", "Ten", cardassians),
				account("two", "Twenty", vipers),
			],
		},
	];
	await publishPage(page, title, content);
	return { title, href: `/wiki/${title.replaceAll(" ", "_")}`, emissary, vipers };
}

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("citations are read in brackets and as notes, and lead to their works", async ({ page }) => {
		await signUp(page);
		const { href, emissary } = await publishCitedPage(page);
		await page.goto(href);
		await expect(page.locator("#b-lead")).toHaveText("It began. (DS9: “Emissary”, “Cardassians”)");
		await expect(page.locator("#b-both")).toHaveText(
			"It went on. (DS9: “Emissary”; TLE novel: Day of the Vipers p. 12)",
		);
		await expect(page.locator("#b-lead").getByRole("link", { name: "Emissary" })).toHaveAttribute(
			"href",
			`/sources/${emissary}`,
		);
		await expect(page.locator("#b-none")).toContainText("[citation needed]");
		const sources = page.getByRole("region", { name: "Sources" });
		await expect(sources.getByRole("heading", { level: 3 })).toHaveText(["Televised canon", "Licensed works"]);
		await page.getByRole("link", { name: "as notes" }).click();
		await expect(page).toHaveURL(/\?cite=notes$/);
		await expect(page.locator("#b-lead")).toHaveText("It began.[1][2]");
		await page.locator("#b-both").getByRole("link", { name: "[3]" }).click();
		await expect(page.locator("#cn-3")).toBeInViewport();
		await expect(page.locator("#cn-3")).toContainText("Day of the Vipers, p. 12");
		await page.locator("#cn-1").getByRole("link", { name: "place 2" }).click();
		await expect(page).toHaveURL(/#c-c3$/);
	});

	test("the lens folds what lies outside, dims what stands beside, and keeps one address for search engines", async ({
		page,
	}) => {
		await signUp(page);
		const { href } = await publishCitedPage(page);
		await page.goto(href);
		const lens = page.getByRole("navigation", { name: "Continuity" });
		await expect(lens.getByRole("link", { name: /^Everything 5/ })).toHaveAttribute("aria-current", "true");
		await lens.getByRole("link", { name: /^Televised canon only 3/ }).click();
		await expect(page).toHaveURL(/\?lens=canon$/);
		await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`${href}$`));
		await expect(page.locator("#b-novel")).toBeHidden();
		await page.getByText("1 paragraph from licensed novels hidden").click();
		await expect(page.locator("#b-novel")).toBeVisible();
		await expect(page.locator("#b-both .outside")).toHaveText("TLE novel: Day of the Vipers p. 12");
		await expect(page.locator("#b-none")).toBeVisible();
		await expect(page.getByText("no source", { exact: true })).toBeVisible();
		await expect(page.getByText("Twenty")).toBeHidden();
		await expect(page.getByText("1 more account from licensed novels")).toBeVisible();
		await page.getByRole("link", { name: "Show everything" }).click();
		await expect(page).toHaveURL(new RegExp(`${href}\\?lens=all$`));
		await expect(page.locator("#b-novel")).toBeVisible();
	});

	test("a choice is kept for every page when the reader says so, and only then", async ({ page, context }) => {
		await signUp(page);
		const { href } = await publishCitedPage(page);
		await page.goto(`${href}?lens=canon`);
		await page.goto(href);
		await expect(page).toHaveURL(new RegExp(`${href}$`));
		await page.goto(`${href}?lens=canon&cite=notes`);
		await page.getByRole("button", { name: "Open every page this way" }).click();
		await expect(page.getByText("Every page now opens this way in this browser.")).toBeVisible();
		await page.goto(href);
		await expect(page).toHaveURL(new RegExp(`${href}\\?lens=canon&cite=notes$`));
		await expect(page.locator("#b-novel")).toBeHidden();
		await expect(page.locator("#b-lead")).toHaveText("It began.[1][2]");
		await page.getByRole("link", { name: "in brackets" }).click();
		await page.getByRole("link", { name: "Show everything" }).click();
		await expect(page.locator("#b-novel")).toBeVisible();
		await page.getByRole("button", { name: "Open every page this way" }).click();
		await page.goto(href);
		await expect(page).toHaveURL(new RegExp(`${href}$`));
		expect((await context.cookies()).map(({ name }) => name)).not.toContain("canonry-lens");
	});

	test("the history of a claim's support says what came and went with which revision", async ({ page }) => {
		await signUp(page);
		const { title, href } = await publishCitedPage(page);
		const latest = await (await page.request.get(`/api/v1/pages/${encodeURIComponent(title)}`)).json();
		const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
			baseRevisionId: latest.latestRevisionId,
			document: { type: "doc", attrs: { version: 1 }, content: [paragraph("lead", words("It began."))] },
			summary: "",
			minor: false,
		});
		expect(response.status(), await response.text()).toBe(201);
		await page.goto(href);
		await page.getByRole("link", { name: "Citations of this page" }).click();
		await expect(page.locator(".support")).toHaveCount(7);
		await page.getByRole("link", { name: "This passage alone" }).last().click();
		await expect(page).toHaveURL(/action=citations&passage=lead$/);
		await expect(page.locator(".support")).toHaveCount(2);
		await expect(page.locator(".support").first()).toContainText(
			/“Cardassians”.*Added in revision \d+ by .*Removed in/,
		);
	});

	test("a work tells where it is cited, and the page how to cite it", async ({ page }) => {
		await signUp(page);
		const { title, href, vipers } = await publishCitedPage(page);
		const { citations } = await (await page.request.get(`/api/v1/pages/${encodeURIComponent(title)}/citations`)).json();
		expect(citations).toHaveLength(7);
		const list = await (await page.request.get(`/api/v1/sources/${vipers}/citations?limit=500`)).json();
		const here = list.citations.filter((citation: { page: { title: string } }) => citation.page.title === title);
		expect(here.map(({ text }: { text: string }) => text)).toEqual(["It went on.", "It was a trick.", "Told so."]);
		await page.goto(`${href}?action=cite`);
		await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
		const address = new URL(page.url());
		await expect(page.locator("pre").first()).toContainText(`${address.origin}${address.pathname}?oldid=`);
		const bibtex = await (await page.request.get(`${href}?action=cite&format=bibtex`)).text();
		expect(bibtex).toContain("title = {{Day of the Vipers}}");
		const csl = await (await page.request.get(`${href}?action=cite&format=csl`)).json();
		expect(csl.map((item: { title: string }) => item.title)).toContain("Emissary");
	});
});

test("a citation tells what it names on hover, by keyboard and on the first tap", async ({
	page,
	browser,
	baseURL,
}) => {
	await signUp(page);
	const { href, vipers } = await publishCitedPage(page);
	await page.goto(href);
	const card = page.locator(".citation-card");
	const work = page.locator("#b-both").getByRole("link", { name: "Day of the Vipers" }).first();
	await work.hover();
	await expect(card).toContainText(/Day of the Vipers.*Novel.*Licensed works.*p\. 12.*Cited in 3 passages here/);
	await card.hover();
	// The check takes longer than a card waits for the pointer to come back.
	await expectAccessible(page);
	await expect(card).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(card).toHaveCount(0);

	await page.locator("#b-lead").getByRole("link", { name: "DS9" }).focus();
	await page.keyboard.press("Tab");
	await expect(card).toContainText("“Emissary”");
	await expect(page.locator("[aria-describedby=citation-card]")).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(card.getByRole("link").first()).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(card).toHaveCount(0);
	await expect(page.locator("#b-lead").getByRole("link", { name: "Emissary" })).toBeFocused();

	await page.goto(`${href}?cite=notes`);
	await page.locator("#b-both").getByRole("link", { name: "[3]" }).hover();
	await expect(card).toContainText(/Day of the Vipers.*p\. 12/);
	await card.getByRole("link", { name: /^History/ }).click();
	await expect(page).toHaveURL(/action=citations&passage=both$/);

	const phone = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 800 }, baseURL });
	const tapped = await phone.newPage();
	await tapped.goto(href);
	await tapped.locator("#b-both").getByRole("link", { name: "Day of the Vipers" }).tap();
	await expect(tapped.locator(".citation-card")).toBeVisible();
	await expect(tapped).toHaveURL(new RegExp(`${href}$`));
	await tapped.locator(".card-work a").tap();
	await expect(tapped).toHaveURL(new RegExp(`/sources/${vipers}$`));
	await phone.close();
});

test("a cited page is accessible in both styles and through the lens, on wide and narrow screens", async ({ page }) => {
	await signUp(page);
	const { href, vipers } = await publishCitedPage(page);
	for (const address of [
		`${href}?lens=canon`,
		`${href}?cite=notes&lens=canon`,
		`${href}?action=cite`,
		`/sources/${vipers}`,
	]) {
		for (const width of [1440, 390]) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(address);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		}
	}
});

test("a document with hostile citations is refused by its place, never by an error", async ({ page }) => {
	await signUp(page);
	const hostile = [
		{ sourceId: 2_000_000_000 },
		{ sourceId: "1" },
		{ sourceId: 1, locator: [] },
		{ sourceId: 1, href: "x" },
	];
	for (const attrs of hostile) {
		const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(unique("Hostile"))}/revisions`, {
			baseRevisionId: null,
			document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "citation", attrs }] }] },
			summary: "",
			minor: false,
		});
		expect(response.status()).toBe(422);
		expect(JSON.stringify(await response.json())).toContain("document.content[0].content[0].attrs");
	}
});
