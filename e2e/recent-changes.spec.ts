import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, postJson, signIn, signUp, test, unique } from "./fixtures";

interface Edit {
	text?: string;
	summary?: string;
	minor?: boolean;
	base?: number | null;
}

async function publish(page: Page, title: string, edit: Edit = {}): Promise<number> {
	const { text = "A harbour.", summary = "", minor = false, base = null } = edit;
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId: base,
		document: {
			type: "doc",
			attrs: { version: 1 },
			content: [{ type: "paragraph", content: [{ type: "text", text }] }],
		},
		summary,
		minor,
	});
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

/** The rows of one page in a list of changes. */
function rowsOf(page: Page, title: string): Locator {
	return page.locator("li.change").filter({ has: page.getByRole("link", { name: title, exact: true }) });
}

test("an edit stands in recent changes, where minor ones can be left out", async ({ page }) => {
	const { name } = await signUp(page);
	const title = unique("Harbour");
	const first = await publish(page, title, { summary: "began it" });
	await publish(page, title, { text: "The harbour.", summary: "an article", minor: true, base: first });
	await page.goto(`/wiki/Special:RecentChanges?limit=500`);
	const rows = rowsOf(page, title);
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).toContainText("an article");
	await expect(rows.first().getByTitle("Minor edit")).toBeVisible();
	await expect(rows.first().getByTitle("Nobody trusted has looked")).toBeVisible();
	await expect(rows.last().getByTitle("This edit created the page")).toBeVisible();
	await expect(rows.last()).toContainText(name);
	await page.getByRole("link", { name: "Hide minor edits" }).click();
	await expect(page).toHaveURL(/minor=hide/);
	await expect(rows).toHaveCount(1);
	await page.getByRole("link", { name: "Group by page" }).click();
	await page.getByRole("link", { name: "Show minor edits" }).click();
	const group = page.locator("li.change-group").filter({ hasText: title });
	await expect(group).toContainText("2 changes");
	await expect(rows.first()).toBeHidden();
	await expectAccessible(page);
	await group.getByText("One by one").click();
	await expect(rows.first()).toBeVisible();
});

test("the filter is a form: any choice within a group, every group together, each removed again", async ({ page }) => {
	const { name } = await signUp(page);
	const [title, talk] = [unique("Beacon"), `Talk:${unique("Beacon")}`];
	const first = await publish(page, title, { text: "It had 10 keepers." });
	await publish(page, title, { text: "It had 600 keepers.", base: first });
	await publish(page, talk);
	await page.goto("/wiki/Special:RecentChanges");
	await page.getByText("Filter and highlight").click();
	await page.getByLabel("By", { exact: true }).fill(name);
	await page.getByRole("checkbox", { name: "new-page" }).check();
	await page.getByRole("checkbox", { name: "number-changed" }).check();
	await page.getByRole("checkbox", { name: "Articles" }).check();
	await page.getByRole("button", { name: "Show" }).click();
	await expect(page).toHaveURL(/namespace=0&?.*/);
	await expect(rowsOf(page, title)).toHaveCount(2);
	await expect(rowsOf(page, talk)).toHaveCount(0);
	await expect(rowsOf(page, title).first()).toContainText("1 number changed");
	await expectAccessible(page);
	await page.getByRole("link", { name: "Remove the filter: in Articles" }).click();
	await expect(rowsOf(page, talk)).toHaveCount(1);
	await page.goto(`${page.url()}&event=number-changed`);
	await expect(page.locator("li.change")).toHaveCount(1);
	await page.goto(`/wiki/Special:RecentChanges?by=${encodeURIComponent(name)}&experience=experienced`);
	await expect(page.getByText("Nothing fits the filter.")).toBeVisible();
	await page.goto(`/wiki/Special:Contributions/${encodeURIComponent(name)}?tag=new-page&namespace=1`);
	await expect(page.locator("li.change")).toHaveCount(1);
	await expect(rowsOf(page, talk)).toHaveCount(1);
});

test("what the filter knows is highlighted in a colour, a number and words, without script", async ({
	page,
	browser,
}) => {
	const { name } = await signUp(page);
	const title = unique("Lantern");
	const first = await publish(page, title, { text: "It had 10 keepers." });
	const second = await publish(page, title, { text: "It had 600 keepers.", base: first });
	await publish(page, title, { text: "It had 600 keepers!", base: second, minor: true });
	const context = await browser.newContext({ javaScriptEnabled: false });
	const reader = await context.newPage();
	const list = new URL(`/wiki/Special:RecentChanges?by=${encodeURIComponent(name)}`, process.env.E2E_BASE_URL);
	await reader.goto(list.href);
	const highlight = async (what: string, colour: string) => {
		await reader.getByText("Filter and highlight").click();
		await reader.getByRole("combobox", { name: "What" }).selectOption(what);
		await reader.getByRole("combobox", { name: "Colour" }).selectOption(colour);
		await reader.getByRole("button", { name: "Show" }).click();
	};
	await highlight("Minor edits", "green");
	await highlight("Number changed", "blue");
	await highlight("In Articles", "blue");
	const rows = reader.locator("li.change");
	await expect(rows).toHaveCount(3);
	await expect(rows.nth(0).locator(".highlight")).toHaveText(["1 (In Articles)", "2 (Minor edits)"]);
	await expect(rows.nth(1).locator(".highlight")).toHaveText(["1 (Number changed, In Articles)"]);
	const legend = reader.getByRole("list", { name: "Highlighted" });
	await expect(legend.getByRole("listitem")).toHaveText([/1Number changed/, /1In Articles/, /2Minor edits/]);
	await page.goto(reader.url());
	await expectAccessible(page);
	await legend.getByRole("link", { name: "Highlight no more: In Articles" }).click();
	await expect(rows.nth(2)).not.toHaveClass(/highlighted/);
	await expect(rows.nth(2).locator(".highlight")).toHaveCount(0);
	const feed = await reader.locator('link[type="application/atom+xml"]').getAttribute("href");
	expect(feed).not.toMatch(/highlight|mark|colour/);
	await reader.getByRole("link", { name: "Group by page" }).click();
	const group = reader.locator("li.change-group");
	await expect(group.locator(".change-group-head .highlight")).toHaveCount(2);
	await context.close();
});

test("a filter is saved under a name, found again on another device, made the default and deleted", async ({
	page,
	browser,
}) => {
	const { name, password } = await signUp(page);
	const changes = "/wiki/Special:RecentChanges";
	const sets = page.getByRole("list", { name: "Your filters" });
	await page.goto(`${changes}?tag=undo&namespace=0`);
	await page.getByText("Save or delete filters").click();
	await page.getByLabel("Name of this filter").fill("Undone articles");
	await page.getByRole("button", { name: "Save this filter" }).click();
	await expect(page.getByText("Saved “Undone articles”.")).toBeVisible();
	await expect(sets.getByRole("link")).toHaveText(["Undone articles"]);
	await expect(sets.getByRole("link")).toHaveAttribute("aria-current", "true");
	await page.getByRole("button", { name: "Make “Undone articles” the default" }).click();
	await expect(page.getByText("Recent changes begin with “Undone articles”.")).toBeVisible();
	await expectAccessible(page);

	const context = await browser.newContext();
	const device = await context.newPage();
	const plain = new URL(changes, process.env.E2E_BASE_URL).href;
	await device.goto(plain);
	await expect(device.getByRole("link", { name: "Sign in" })).toBeVisible();
	await expect(device).toHaveURL(plain);
	await expect(device.locator(".filter-sets")).toBeHidden();
	await signIn(device, name, password);
	await device.goto(plain);
	await expect(device).toHaveURL(`${plain}?namespace=0&tag=undo`);
	await expect(device.getByRole("list", { name: "Your filters" }).getByRole("link")).toHaveText([
		"Undone articles default",
	]);
	await device.getByRole("link", { name: "Remove all" }).click();
	await expect(device).toHaveURL(`${plain}?days=7`);
	await context.close();

	await page.getByRole("button", { name: "Delete “Undone articles”" }).click();
	await expect(sets).toBeHidden();
	await page.getByRole("button", { name: "Put it back" }).click();
	await expect(sets.getByRole("link")).toHaveText(["Undone articles default"]);
	await page.getByRole("button", { name: "Delete “Undone articles”" }).click();
	await expect(page.getByText("Deleted “Undone articles”.")).toBeVisible();
	await page.goto(changes);
	await expect(page.getByText("Save or delete filters")).toBeVisible();
	await expect(page).toHaveURL(plain);
});

test("my own changes and other people's are a click away", async ({ page }) => {
	const { name } = await signUp(page);
	const title = unique("Own");
	await publish(page, title);
	await page.goto("/wiki/Special:RecentChanges?limit=500");
	await page.getByRole("link", { name: "My changes" }).click();
	await expect(page).toHaveURL((url) => url.searchParams.get("by") === name);
	await expect(page.locator("li.change")).toHaveCount(1);
	await page.goto("/wiki/Special:RecentChanges?limit=500");
	await page.getByRole("link", { name: "Other people’s" }).click();
	await expect(page).toHaveURL((url) => url.searchParams.get("notby") === name);
	await expect(rowsOf(page, title)).toHaveCount(0);
});

test("a list is paged from both ends", async ({ page }) => {
	const { name } = await signUp(page);
	const title = unique("Log");
	let base: number | null = null;
	for (let n = 0; n < 22; n++) base = await publish(page, title, { text: `Entry ${n}.`, base, summary: `entry ${n}` });
	await page.goto(`/wiki/Special:Contributions/${encodeURIComponent(name)}?limit=20`);
	const pager = page.getByRole("navigation", { name: /after the list/ });
	await expect(page.locator("li.change").first()).toContainText("entry 21");
	await pager.getByRole("link", { name: "Older" }).click();
	await expect(page.locator("li.change")).toHaveCount(2);
	await expect(page.locator("li.change").last()).toContainText("entry 0");
	await pager.getByRole("link", { name: "Newer" }).click();
	await expect(page.locator("li.change")).toHaveCount(20);
	await pager.getByRole("link", { name: "Oldest" }).click();
	await expect(page.locator("li.change").last()).toContainText("entry 0");
	await expect(page.locator("li.change")).toHaveCount(20);
});

test("a reviewer patrols an edit beside its comparison and goes on to the next", async ({ page, browser }) => {
	await signUp(page);
	const [one, other] = [unique("Patrolled"), unique("Patrolled")];
	await publish(page, other);
	const first = await publish(page, one);
	const second = await publish(page, one, { text: "The harbour.", base: first });
	const patrol = { name: "Mark as patrolled" };
	await page.goto(`/wiki/Special:Diff/${second}`);
	await expect(page.locator("[data-account]")).toHaveCount(0);
	await expect(page.getByRole("button", patrol)).toBeHidden();
	expect((await postJson(page, `/api/v1/revisions/${second}/patrol`, {})).status()).toBe(403);

	await signIn(page, "demo-reviewer");
	await page.goto(`/wiki/Special:Diff/${second}`);
	await page.getByRole("button", patrol).click();
	await expect(page.getByRole("status").filter({ hasText: "Marked as patrolled" })).toBeVisible();
	const again = await postJson(page, `/api/v1/revisions/${second}/patrol`, {});
	expect(await again.json()).toEqual({ revisionId: second, already: true });
	await page.getByRole("link", { name: "Next unpatrolled" }).click();
	await expect(page).toHaveURL(/Special:Diff\/\d+/);
	await page.goto("/wiki/Special:RecentChanges?patrolled=no&limit=500");
	await expect(rowsOf(page, one)).toHaveCount(1);
	await expect(rowsOf(page, other)).toHaveCount(1);

	// Without scripts the link leads to a page that asks once.
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await page.context().storageState(),
	});
	const plain = await context.newPage();
	await plain.goto(`/wiki/Special:Diff/${first}`);
	await plain.getByRole("link", patrol).click();
	await plain.getByRole("button", patrol).click();
	await expect(plain).toHaveURL(`/wiki/Special:Diff/${first}`);
	await expect(plain.getByRole("link", patrol)).toHaveCount(0);
	await context.close();
	expect((await page.request.post(`/api/v1/revisions/${first}/patrol`)).status(), "without Origin").toBe(403);
});

test("whoever is not signed in is asked to before patrolling", async ({ page }) => {
	await page.goto("/wiki/Special:Patrol/1");
	await expect(page).toHaveURL(/\/sign-in\?return=/);
	expect((await postJson(page, "/api/v1/revisions/1/patrol", {})).status()).toBe(401);
});

test("each list has an Atom feed of the same filter", async ({ page }) => {
	const { name } = await signUp(page);
	const title = unique("Feed & <friends>").replaceAll(/[<>]/g, "");
	const first = await publish(page, title, { summary: 'said <b>"x"</b> & more' });
	await publish(page, title, { text: "The harbour.", base: first, minor: true });
	const contributions = `/wiki/Special:Contributions/${encodeURIComponent(name)}`;
	const history = `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}?action=history`;
	for (const [address, entries] of [
		[`/wiki/Special:RecentChanges?by=${encodeURIComponent(name)}&minor=hide`, 1],
		[contributions, 2],
		[`${contributions}?tag=new-page`, 1],
		[history, 2],
	] as const) {
		await page.goto(address);
		const href = await page.locator('link[rel="alternate"][type="application/atom+xml"]').getAttribute("href");
		const response = await page.request.get(href ?? "");
		expect(response.status(), address).toBe(200);
		expect(response.headers()["content-type"]).toContain("application/atom+xml");
		expect(response.headers()["cache-control"]).toContain("max-age");
		const xml = await response.text();
		const read = await page.evaluate((text) => {
			const parsed = new DOMParser().parseFromString(text, "application/xml");
			const all = (name: string) => [...parsed.getElementsByTagName(name)].map((node) => node.textContent ?? "");
			return {
				problem: all("parsererror"),
				entries: all("entry").length,
				ids: all("id"),
				titles: all("title"),
				summaries: all("summary"),
			};
		}, xml);
		expect(read.problem).toEqual([]);
		expect(read.entries, address).toBe(entries);
		expect(new Set(read.ids).size).toBe(entries + 1);
		expect(read.titles).toContain(title);
		expect(read.summaries.at(-1)).toContain('said <b>"x"</b> & more');
		const unchanged = await page.request.get(href ?? "", {
			headers: { "if-none-match": response.headers().etag ?? "" },
		});
		expect(unchanged.status()).toBe(304);
	}
	expect(
		(await page.request.get(`/wiki/${unique("Nowhere").replaceAll(" ", "_")}?action=history&feed=atom`)).status(),
	).toBe(404);
});

for (const width of [320, 390]) {
	test(`the filter fits ${width} px`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.goto("/wiki/Special:RecentChanges?days=30&grouped=1&tag=undo&event=number-changed&notby=Somebody");
		await page.getByText("Filter and highlight").click();
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await expectAccessible(page);
	});
}
