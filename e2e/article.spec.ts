import type { Page } from "@playwright/test";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

const ARTICLE = "/wiki/Occupation_of_Bajor";

/** Publishes a page through the API as the page's signed-in user and returns the revision's number. */
async function publish(page: Page, title: string, content: unknown[], base: number | null = null): Promise<number> {
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId: base,
		document: { type: "doc", attrs: { version: 1 }, content },
		summary: "written by a test",
		minor: false,
	});
	expect(response.status(), await response.text()).toBe(201);
	return (await response.json()).revisionId;
}

const paragraph = (id: string, text: string, marks?: unknown[]) => ({
	type: "paragraph",
	attrs: { id },
	content: [{ type: "text", text, ...(marks && { marks }) }],
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("an article is whole: text, contents, sections, last edit, licence", async ({ page }) => {
		const response = await page.goto(ARTICLE);
		expect(response?.status()).toBe(200);
		await expect(page.getByRole("heading", { level: 1, name: "Occupation of Bajor" })).toBeVisible();
		const contents = page.getByRole("navigation", { name: "Contents" });
		await contents.getByRole("link", { name: "Death toll" }).click();
		expect(new URL(page.url()).hash).toBe("#Death_toll");
		await expect(page.getByRole("heading", { level: 2, name: "Death toll" })).toBeInViewport();
		await expect(page.getByText(/^Last edited \d\d:\d\d, \d+ \w+ \d{4} by /)).toBeVisible();
		await expect(page.getByRole("contentinfo").last()).toContainText("CC BY-SA");
		await expect(page.getByRole("link", { name: "Edit section: Death toll" })).toHaveAttribute(
			"href",
			/^\/wiki\/Occupation_of_Bajor\?action=edit&section=\d+$/,
		);
	});

	test("the search box opens a page by its name and lists what else there is", async ({ page }) => {
		await page.goto("/");
		await page.getByRole("searchbox", { name: "Search the wiki" }).first().fill("kira nerys");
		await page.keyboard.press("Enter");
		await expect(page).toHaveURL(/\/wiki\/Kira_Nerys$/);
		await page.getByRole("searchbox", { name: "Search the wiki" }).first().fill("prefect");
		await page.keyboard.press("Enter");
		await expect(page.getByRole("link", { name: "Create the page Prefect" })).toBeVisible();
		await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
		await expect(page.locator("mark").first()).toHaveText(/^prefect/i);
	});

	test("the narrow page has its contents folded and its menu at hand", async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await page.goto(ARTICLE);
		await page.getByText("Contents", { exact: false }).locator("visible=true").first().click();
		await expect(page.getByRole("link", { name: "Death toll" }).locator("visible=true").first()).toBeVisible();
		await page.getByLabel("Menu").click();
		await expect(page.getByRole("link", { name: "All pages" }).locator("visible=true")).toBeVisible();
	});
});

test("no framework script and no inline script reaches a reader", async ({ page, request }) => {
	const scripts: string[] = [];
	page.on("request", (sent) => {
		if (sent.resourceType() === "script") scripts.push(new URL(sent.url()).pathname);
	});
	await page.goto(ARTICLE);
	expect(scripts.filter((path) => !path.startsWith("/assets/"))).toEqual([]);
	const answer = await request.get(ARTICLE);
	expect(answer.headers()["content-security-policy"]).toContain("script-src 'self'");
	const html = await answer.text();
	for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
		expect(tag).toMatch(/src="\/assets\/[^"]+\.js"|type="application\/ld\+json"/);
	}
	expect(html).not.toContain("style=");
});

test("addresses lead to the one address of a page", async ({ request }) => {
	for (const [written, normal] of [
		["/wiki/occupation_of_Bajor", ARTICLE],
		["/wiki/Occupation%20of%20Bajor", ARTICLE],
		["/wiki/_Occupation__of_Bajor_", ARTICLE],
		["/wiki/help:editing", "/wiki/Help:Editing"],
	] as const) {
		const response = await request.get(written, { maxRedirects: 0 });
		expect([response.status(), response.headers().location], written).toEqual([301, normal]);
	}
});

test("the classic addresses of wikis are understood", async ({ page, request }) => {
	await signUp(page);
	const title = unique("Classic/Äddress? 50% + &");
	const first = await publish(page, title, [paragraph("aaaaaaaa", "First state.")]);
	const second = await publish(page, title, [paragraph("aaaaaaaa", "Second state.")], first);
	const path = `/wiki/${encodeURIComponent(title.replaceAll(" ", "_")).replaceAll("%2F", "/")}`;
	const query = encodeURIComponent(title);
	const id = (await (await request.get(`/api/v1/pages/${encodeURIComponent(title)}`)).json()).id;
	for (const [address, expected] of [
		[path, "Second state."],
		[`/w/index.php?title=${query}`, "Second state."],
		[`/w/index.php?curid=${id}`, "Second state."],
		[`${path}?oldid=${first}`, "First state."],
		[`/w/index.php?oldid=${first}`, "First state."],
		[`/wiki/Special:PermanentLink/${first}`, "First state."],
		[`${path}?action=history`, "written by a test"],
		[`/w/index.php?title=${query}&action=history`, "written by a test"],
		[`${path}?action=info`, "Content hash"],
		[`${path}?action=raw`, '"Second state."'],
		[`${path}?action=raw&ctype=text`, "Second state.\n"],
		[`${path}?action=raw&oldid=${first}`, '"First state."'],
		[`${path}?diff=${second}&oldid=${first}`, "First"],
		[`${path}?diff=prev&oldid=${second}`, "First"],
		[`/wiki/Special:Diff/${first}/${second}`, "First"],
		[`/wiki/Special:Diff/${second}`, "First"],
	] as const) {
		const response = await request.get(address);
		expect(response.status(), address).toBe(200);
		expect(await response.text(), address).toContain(expected);
	}
});

test("an old revision says what it is and leads on", async ({ page }) => {
	await signUp(page);
	const title = unique("Old");
	const first = await publish(page, title, [paragraph("aaaaaaaa", "As it was.")]);
	await publish(page, title, [paragraph("aaaaaaaa", "As it is.")], first);
	await page.goto(`/wiki/${title.replaceAll(" ", "_")}?oldid=${first}`);
	const banner = page.getByRole("region", { name: "Which revision this is" });
	await expect(banner).toContainText(/Revision as of \d\d:\d\d, \d+ \w+ \d{4} by .* \(written by a test\)/);
	await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
	await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/wiki\/Old_/);
	await expectAccessible(page);
	await banner.getByRole("link", { name: "Newer revision →" }).click();
	await expect(page.getByText("As it is.")).toBeVisible();
	await expect(banner).toContainText("This is the latest revision");
});

test("a page that is not there offers to be written and to be searched for", async ({ page }) => {
	const title = unique("Nowhere");
	const response = await page.goto(`/wiki/${title.replaceAll(" ", "_")}`);
	expect(response?.status()).toBe(404);
	await expect(page.getByRole("link", { name: "Create this page" })).toHaveAttribute("href", /action=edit/);
	await expect(page.getByRole("link", { name: `Search for “${title}”` })).toBeVisible();
	await expectAccessible(page);
	for (const impossible of [
		"/wiki/A%7CB",
		"/wiki/Talk:",
		"/wiki/Special:Nothing",
		"/nothing/here",
		"/revision/2147483647",
	]) {
		expect((await page.goto(impossible))?.status(), impossible).toBe(404);
		await expectAccessible(page);
	}
});

test("a missing target is red, says so in words, and turns blue when it is written", async ({ page }) => {
	await signUp(page);
	const target = unique("Target");
	const from = unique("From");
	const link = [{ type: "wikiLink", attrs: { title: target } }];
	await publish(page, from, [paragraph("aaaaaaaa", "See this", link)]);
	const address = `/wiki/${from.replaceAll(" ", "_")}`;
	await page.goto(address);
	const red = page.getByRole("link", { name: "See this (page does not exist)" });
	await expect(red).toHaveAttribute("href", /action=edit&redlink=1$/);
	await publish(page, target, [paragraph("aaaaaaaa", "Now it is here.")]);
	await page.goto(address);
	await page.getByRole("link", { name: "See this", exact: true }).click();
	await expect(page.getByText("Now it is here.")).toBeVisible();
});

test("a redirect leads to its target and says from where", async ({ page, request }) => {
	await signUp(page);
	const [target, old, chain] = [unique("Target"), unique("Old"), unique("Chain")];
	const redirect = (to: string) => ({ type: "redirect", attrs: { id: "rrrrrrrr", title: to } });
	await publish(page, target, [paragraph("aaaaaaaa", "The target.")]);
	await publish(page, old, [redirect(target), paragraph("aaaaaaaa", " ")]);
	await publish(page, chain, [redirect(old), paragraph("aaaaaaaa", " ")]);
	const path = (title: string) => `/wiki/${title.replaceAll(" ", "_")}`;
	expect((await request.get(path(old), { maxRedirects: 0 })).status()).toBe(301);
	await page.goto(path(old));
	await expect(page.getByText("The target.")).toBeVisible();
	await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${path(target)}$`));
	await page.getByRole("link", { name: old }).click();
	await expect(page).toHaveURL(/redirect=no/);
	await expect(page.getByText("Redirect to:")).toBeVisible();
	await expect(page.getByRole("link", { name: target })).toBeVisible();
	// A redirect to a redirect stays where it is: nothing can go round.
	expect((await request.get(path(chain), { maxRedirects: 0 })).status()).toBe(200);
});
