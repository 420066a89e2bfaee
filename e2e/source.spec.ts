import { expect, expectAccessible, postJson, signIn, signUp, test, unique } from "./fixtures";

async function createWork(page: Parameters<typeof postJson>[0], data: Record<string, unknown>): Promise<number> {
	const response = await postJson(page, "/api/v1/sources", data);
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { id: number }).id;
}

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("works are listed, found by series and title, and read in order of release", async ({ page }) => {
		await page.goto("/sources");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sources");
		await page.getByRole("searchbox", { name: "Search", exact: true }).fill("DS9 Emissary");
		await page.getByRole("button", { name: "Show" }).click();
		await expect(page).toHaveURL(/\?q=DS9\+Emissary/);
		await expect(page.getByRole("rowheader")).toHaveText("“Emissary”");
		await page.getByRole("link", { name: "“Emissary”" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("“Emissary”");
		await expect(page.getByText("3 January 1993")).toBeVisible();
		await expect(page.locator(".source-facts .tier")).toHaveText("Televised canon");
		await page.getByRole("link", { name: "Star Trek: Deep Space Nine (DS9)" }).click();
		await expect(page).toHaveURL(/\/sources\/series\/DS9$/);
		const titles = await page.locator(".source-list tbody th a").allTextContents();
		expect(titles.indexOf("“Emissary”")).toBeLessThan(titles.indexOf("“Duet”"));
	});

	test("reading pages carry no framework script, and missing entries are 404", async ({ page }) => {
		for (const path of ["/sources", "/sources/tiers", "/sources/1", "/sources/series/DS9"]) {
			const response = await page.goto(path);
			expect(response?.status(), path).toBe(200);
			expect(await response?.text(), path).not.toMatch(/<script[^>]+_next/);
		}
		for (const path of ["/sources/999999", "/sources/abc", "/sources/series/NONE", "/sources/series/%25"]) {
			expect((await page.goto(path))?.status(), path).toBe(404);
		}
		expect((await page.goto("/sources/series/ds9"))?.url()).toMatch(/\/series\/DS9$/);
	});

	test("a new tier says first which passages leave a view, and saves nothing yet", async ({ page }) => {
		await signIn(page, "demo-reviewer");
		await page.goto("/sources/series/DS9/edit");
		await page.getByLabel("Tier", { exact: true }).selectOption({ label: "Licensed works" });
		await page.getByRole("button", { name: "Save changes" }).click();
		await expect(page.getByText(/passages leave the view “Televised canon only”/)).toBeVisible();
		await expect(page.getByText("Nothing is saved yet")).toBeVisible();
		await page.goto("/sources/series/DS9");
		await expect(page.locator(".sub .tier")).toHaveText("Televised canon");
	});

	test("a change of a series is taken back from its history", async ({ page }) => {
		await signIn(page, "demo-reviewer");
		const title = unique("Tales of the Orb");
		await page.goto("/sources/new-series");
		await page.getByLabel("Title", { exact: true }).fill(title);
		await page.getByRole("button", { name: "Enter this series" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
		await page.getByRole("link", { name: "Edit this series" }).click();
		await page.getByLabel("Title", { exact: true }).fill(`${title} II`);
		await page.getByRole("button", { name: "Save changes" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${title} II`);
		await page.getByRole("link", { name: "restore" }).click();
		await page.getByRole("button", { name: "Restore this version" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
		await page.goto("/wiki/Special:RecentChanges");
		await expect(page.getByText("earlier version of the series restored").first()).toBeVisible();
	});

	test("administrators change the tiers; others are told who may", async ({ page }) => {
		await signIn(page, "demo-admin");
		await page.goto("/sources/tiers");
		await page.getByRole("link", { name: "Change the tiers" }).click();
		const fan = page.getByRole("group", { name: "Fan works" });
		await fan.getByLabel("Place").fill("1");
		await page.getByRole("button", { name: "Save the tiers" }).click();
		await expect(page.getByText(/passages leave the view “Fan works only”/)).toBeVisible();
		await page.goto("/sources/tiers");
		await expect(page.locator(".tier-order .tier").first()).toHaveText("Televised canon");
		await signIn(page, "demo-reviewer");
		await page.goto("/sources/tiers/edit");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("For administrators");
	});

	// There is one set of tiers for the whole wiki, so these follow one another.
	test.describe("tiers", () => {
		test.describe.configure({ mode: "default" });

		test("the wiki gives a tier its colour, and takes it back", async ({ page }) => {
			await signIn(page, "demo-admin");
			await page.goto("/sources/tiers/edit");
			const fan = page.getByRole("group", { name: "Fan works" });
			await fan.getByLabel("Colour").selectOption("Rose");
			await page.getByRole("button", { name: "Save the tiers" }).click();
			const mark = page.locator(".tier-order .tier", { hasText: "Fan works" });
			await expect(mark).toHaveAttribute("data-colour", "rose");
			await expect(page.locator(".entry-history > li").first()).toContainText(
				"colour of Fan works: usual for its place → rose",
			);
			await page.goto("/wiki/Occupation_of_Bajor");
			await expect(page.locator('.prose .tier[data-colour="rose"]').first()).toBeVisible();
			await page.goto("/sources/tiers/edit");
			await fan.getByLabel("Colour").selectOption("Usual for its place");
			await page.getByRole("button", { name: "Save the tiers" }).click();
			await expect(mark).toHaveAttribute("data-colour", "violet");
		});

		test("a change of the tiers stands in their history and is taken back", async ({ page }) => {
			await signIn(page, "demo-admin");
			await page.goto("/sources/tiers/edit");
			const name = unique("Apocrypha");
			const another = page.getByRole("group", { name: "Another tier" });
			await another.getByLabel("Name").fill(name);
			await another.getByLabel("Key").fill(name.toLowerCase().replace(" ", "-"));
			await page.getByRole("button", { name: "Save the tiers" }).click();
			await expect(page.locator(".tier-order .tier").last()).toHaveText(name);
			await expect(page.locator(".entry-history > li").first()).toContainText(`added: ${name}`);
			await page
				.getByRole("link", { name: /^Restore the version of/ })
				.first()
				.click();
			await expect(page.getByText(`removed: ${name}`)).toBeVisible();
			await page.getByRole("button", { name: "Restore this version" }).click();
			await expect(page.locator(".tier-order")).not.toContainText(name);
			await expect(page.locator(".entry-history > li").first()).toContainText(`removed: ${name}`);
			await page.goto("/wiki/Special:RecentChanges");
			await page.getByRole("link", { name: "History of the entry Continuity tiers" }).first().click();
			await expect(page).toHaveURL(/\/sources\/tiers#history$/);
		});
	});

	test("a work is entered, its likeness is asked about, and it is changed", async ({ page }) => {
		await signUp(page);
		const title = unique("The Lost Orb");
		await page.goto("/sources/new");
		await page.getByLabel("Title", { exact: true }).fill(title);
		await page.getByLabel("Series", { exact: true }).selectOption({ label: "DS9: Star Trek: Deep Space Nine" });
		await page.getByLabel("Released").fill("1999-02-30");
		await page.getByRole("button", { name: "Enter this work" }).click();
		await expect(page.getByLabel("Released")).toHaveAccessibleDescription(/must be a year/);
		await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
		await page.getByLabel("Released").fill("1999-02");
		await page.getByRole("button", { name: "Enter this work" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(`“${title}”`);
		const address = page.url();

		await page.goto("/sources/new");
		await page.getByLabel("Title", { exact: true }).fill(title.toUpperCase());
		await page.getByRole("button", { name: "Enter this work" }).click();
		await expect(page.getByText("This looks like an entry")).toBeVisible();
		await page.getByLabel("It is another work").check();
		await page.getByRole("button", { name: "Enter this work" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(title.toUpperCase());

		await page.goto(`${address}/edit`);
		await page.getByLabel("Number").fill("7x99");
		await page.getByLabel("Creators").fill("One Writer\nAnother Writer");
		await page.getByRole("button", { name: "Save changes" }).click();
		await expect(page).toHaveURL(address);
		await expect(page.getByText("One Writer, Another Writer").first()).toBeVisible();
		await page.getByRole("link", { name: "restore" }).click();
		await page.getByRole("button", { name: "Restore this version" }).click();
		await expect(page).toHaveURL(address);
		await expect(page.locator(".source-facts")).not.toContainText("7x99");
		await page.goto("/wiki/Special:RecentChanges");
		await expect(page.getByRole("link", { name: title, exact: true }).first()).toBeVisible();
	});
});

test("reading pages are accessible", async ({ page }) => {
	const paths = ["/sources", "/sources?q=nothing+has+this+name", "/sources/1", "/sources/series/DS9", "/sources/tiers"];
	for (const path of paths) {
		await page.goto(path);
		await expectAccessible(page);
	}
});

test("similar works are suggested while the title is typed", async ({ page }) => {
	await signUp(page);
	await page.goto("/sources/new");
	await page.getByLabel("Title", { exact: true }).pressSequentially("Necessary Evi");
	await expect(page.getByText("Entered already:")).toBeVisible();
	await expect(page.getByRole("link", { name: "“Necessary Evil”" })).toBeVisible();
	await expectAccessible(page);
});

test("a reviewer merges and retires, an editor may not", async ({ page }) => {
	await signIn(page, "demo-reviewer");
	const title = unique("Orb of Doubt");
	const stays = await createWork(page, { title, series: "DS9" });
	const goes = await createWork(page, { title: `${title}!`, series: "DS9", despiteLikeness: true });
	const refused = await postJson(page, "/api/v1/sources", { title: ` ${title} ` });
	expect(refused.status()).toBe(409);
	expect(await refused.json()).toMatchObject({ code: "source-alike", similar: [{ title }, { title: `${title}!` }] });

	await page.goto(`/sources/${goes}/merge`);
	await expectAccessible(page);
	await page.getByLabel(`“${title}”`, { exact: false }).first().check();
	await page.getByRole("button", { name: "Merge into this entry" }).click();
	await expect(page).toHaveURL(new RegExp(`/sources/${stays}$`));
	const old = await page.request.get(`/sources/${goes}`, { maxRedirects: 0 });
	expect([old.status(), old.headers().location]).toEqual([301, `/sources/${stays}`]);
	await page.goto(`/sources/${goes}?redirect=no`);
	await expect(page.getByText("This entry was merged into")).toBeVisible();

	await page.goto(`/sources/${stays}/retire`);
	await page.getByRole("button", { name: "Retire this entry" }).click();
	await expect(page.getByText("This entry is retired")).toBeVisible();
	await expectAccessible(page);

	await signUp(page);
	expect((await page.goto(`/sources/${stays}/retire`))?.status()).toBe(403);
	await page.context().clearCookies();
	await page.goto("/sources/new");
	await expect(page).toHaveURL(/\/sign-in\?return=/);
});
