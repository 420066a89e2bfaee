import type { Page } from "@playwright/test";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

async function publish(
	page: Page,
	title: string,
	content: unknown[],
	{ summary = "", minor = false, base = null as number | null } = {},
) {
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId: base,
		document: { type: "doc", attrs: { version: 1 }, content },
		summary,
		minor,
	});
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

function text(words: string, marks?: unknown[]) {
	return { type: "paragraph", content: [{ type: "text", text: words, ...(marks && { marks }) }] };
}

function link(title: string) {
	return text(`See ${title}.`, [{ type: "wikiLink", attrs: { title } }]);
}

const path = (title: string) => `/wiki/${title.replaceAll(" ", "_")}`;

test("contributions list what a user published, and a stranger's name is a friendly 404", async ({ page }) => {
	const { name } = await signUp(page);
	const title = unique("Quay");
	await publish(page, title, [text("A quay.")], { summary: "from the map" });
	await page.goto(`/wiki/Special:Contributions/${encodeURIComponent(name)}`);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Contributions of ${name}`);
	await expect(page.getByText("1 edit since")).toBeVisible();
	await expect(page.getByRole("link", { name: title, exact: true })).toHaveAttribute("href", path(title));
	await expect(page.getByText("current", { exact: true })).toBeVisible();
	await expectAccessible(page);
	const response = await page.goto(`/wiki/Special:Contributions/${unique("Nobody").replaceAll(" ", "_")}`);
	expect(response?.status()).toBe(404);
	await expect(page.getByText("There is no user")).toBeVisible();
});

test("links are listed from both ends: wanted, and what links here through a redirect", async ({ page }) => {
	await signUp(page);
	const [target, old, source, missing] = [unique("Target"), unique("Old name"), unique("Source"), unique("Missing")];
	await publish(page, target, [text("Here.")]);
	await publish(page, old, [{ type: "redirect", attrs: { title: target } }, { type: "paragraph" }]);
	await publish(page, source, [link(old), link(missing)]);
	await page.goto(`/wiki/Special:WhatLinksHere/${target.replaceAll(" ", "_")}`);
	const redirect = page.getByRole("listitem").filter({ hasText: "redirect page" });
	await expect(redirect.getByRole("link", { name: old, exact: true })).toBeVisible();
	await expect(redirect.getByRole("listitem").getByRole("link", { name: source, exact: true })).toBeVisible();
	await page.goto("/wiki/Special:WantedPages");
	await expect(page.getByRole("link", { name: `${missing} (page does not exist)` })).toBeVisible();
});

test("all pages are found by the beginning of their title", async ({ page }) => {
	await signUp(page);
	const word = unique("Zephyr");
	await publish(page, `${word} one`, [text("One.")]);
	await publish(page, `${word} two`, [text("Two.")]);
	await page.goto("/wiki/Special:AllPages");
	await page.getByLabel("Beginning with").fill(word.toLowerCase());
	await page.getByRole("button", { name: "Show" }).click();
	await expect(page.locator(".page-list").getByRole("link")).toHaveText([`${word} one`, `${word} two`]);
	await expect(page.getByLabel("Beginning with")).toHaveValue(word);
	await page.getByLabel("Beginning with").fill(unique("Nothing"));
	await page.getByRole("button", { name: "Show" }).click();
	await expect(page.getByText("No title begins with")).toBeVisible();
});

test("a random article opens, and every listed special page answers", async ({ page }) => {
	const random = await page.request.get("/wiki/Special:Random", { maxRedirects: 0 });
	expect(random.status()).toBe(302);
	expect(random.headers().location).toMatch(/^\/wiki\//);
	await page.goto("/wiki/Special:SpecialPages");
	await expectAccessible(page);
	const links = page.getByRole("main").getByRole("link");
	const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
	expect(addresses.length).toBeGreaterThan(7);
	for (const address of addresses) {
		expect((await page.goto(address))?.status(), address).toBe(200);
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	}
});

for (const address of [
	"RecentChanges",
	"AllPages",
	"NewPages",
	"WantedPages",
	"CitationNeeded",
	"UncitedPages",
	"ConflictingAccounts",
	"UndatedSources",
	"ListUsers",
	"Statistics",
]) {
	test(`Special:${address} is accessible and fits a phone`, async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await page.goto(`/wiki/Special:${address}`);
		await expectAccessible(page);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
	});
}
