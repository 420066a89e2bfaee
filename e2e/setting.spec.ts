import { expect, expectAccessible, signIn, signUp, test, unique } from "./fixtures";

test.describe("settings", () => {
	test.describe.configure({ mode: "serial" });

	test("administrators change them with a form that says what is wrong, and everybody sees who did", async ({
		page,
	}) => {
		await signIn(page, "demo-admin");
		await page.goto("/account");
		await page.getByRole("link", { name: "Settings of the wiki" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
		await expectAccessible(page);
		const tagline = page.getByLabel("Tagline");
		const before = await tagline.inputValue();
		const after = unique("Words");
		await tagline.fill(after);
		await page.getByLabel("Address of the licence").fill("ftp://example.org");
		const view = page.getByRole("group", { name: "Another view" });
		await view.getByLabel("Name").fill("Novels");
		await page.getByRole("button", { name: "Save the settings" }).click();
		await expect(page.getByText("Nothing was saved: 3 fields need another answer.")).toBeVisible();
		await expect(page.getByLabel("Address of the licence")).toHaveAccessibleDescription(/must begin with http/);
		await expect(view.getByLabel("Key")).toHaveAccessibleDescription(/small letter/);
		await expect(view).toHaveAccessibleDescription("Choose at least one tier.");
		await expect(tagline).toHaveValue(after);
		await expectAccessible(page);

		await page.getByLabel("Address of the licence").fill("https://creativecommons.org/licenses/by-sa/4.0/");
		await view.getByLabel("Name").fill("");
		await page.getByRole("button", { name: "Save the settings" }).click();
		await expect(page.getByText("The settings are saved.")).toBeVisible();
		await expect(page.locator(".site-tagline")).toHaveText(after);
		await expect(page.locator(".entry-differences").first()).toHaveText(`tagline: ${before} → ${after}`);
		await page.goto("/wiki/Special:RecentChanges");
		await expect(page.getByRole("link", { name: "Settings: tagline" }).first()).toBeVisible();

		await page.goto("/admin/settings");
		await page.getByLabel("Tagline").fill(before);
		await page.getByRole("button", { name: "Save the settings" }).click();
		await expect(page.locator(".site-tagline")).toHaveText(before);
	});

	test("the form works without scripts", async ({ browser, page }) => {
		await signIn(page, "demo-admin");
		const context = await browser.newContext({
			javaScriptEnabled: false,
			storageState: await page.context().storageState(),
		});
		const plain = await context.newPage();
		await plain.goto("/admin/settings");
		await plain.getByLabel("Main page", { exact: true }).fill("Special:Random");
		await plain.getByRole("button", { name: "Save the settings" }).click();
		await expect(plain.getByLabel("Main page", { exact: true })).toHaveAccessibleDescription(
			"This cannot be the title of a page.",
		);
		await context.close();
	});
});

test("others are told who may, and see what was changed", async ({ page }) => {
	await signUp(page);
	expect((await page.goto("/admin/settings"))?.status()).toBe(403);
	await expect(page.getByText("Administrators change these.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Save the settings" })).toBeHidden();
	await expect(page.getByRole("heading", { name: "History of the settings" })).toBeVisible();
	await expectAccessible(page);
	await page.context().clearCookies();
	await page.goto("/wiki/Special:Settings");
	await expect(page).toHaveURL(/\/sign-in\?return=%2Fadmin%2Fsettings/);
});

test("everybody reads which group may do what", async ({ page }) => {
	await page.goto("/wiki/Special:SpecialPages");
	await page.getByRole("link", { name: "Groups and rights" }).click();
	await expect(page.getByRole("region", { name: "reviewer" })).toContainText("approve edits");
	await expect(page.getByRole("region", { name: "autoconfirmed" })).toContainText("by themselves");
	await expectAccessible(page);
});
