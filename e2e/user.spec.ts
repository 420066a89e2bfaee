import { expect, expectAccessible, signUp, test, unique } from "./fixtures";

const PASSWORD = "a long test password";

test.describe("without an account", () => {
	test("somebody registers from an article and comes back to it", async ({ page }) => {
		const name = unique("Reader");
		await page.goto("/register?return=/wiki/Main_Page");
		await expectAccessible(page);
		await page.getByLabel("Name").fill(name);
		await page.getByLabel("Password").fill(PASSWORD);
		await page.getByRole("button", { name: "Create account" }).click();
		await expect(page).toHaveURL(/\/wiki\/Main_Page$/);
		await expect(page.getByRole("link", { name, exact: true }).first()).toBeVisible();
	});

	test("what is wrong is said beside the field, keeps what was typed and takes the focus", async ({ page }) => {
		await page.goto("/register");
		const name = unique("Reader");
		await page.getByLabel("Name").fill(name);
		await page.getByLabel("Password").fill("short");
		await page.getByLabel("E-mail").fill("reader@example.org");
		await page.getByRole("button", { name: "Create account" }).click();
		const password = page.getByLabel("Password");
		await expect(password).toHaveAttribute("aria-invalid", "true");
		await expect(password).toHaveAccessibleDescription(/at least 10 characters/i);
		await expect(password).toBeFocused();
		await expect(password).toHaveValue("");
		await expect(page.getByLabel("Name")).toHaveValue(name);
		await expect(page.getByLabel("E-mail")).toHaveValue("reader@example.org");
		await expectAccessible(page);
	});

	test("a wrong password and an unknown name look the same, and no other site is returned to", async ({ page }) => {
		await page.goto("/sign-in?return=//evil.example/");
		const answers: (string | null)[] = [];
		for (const name of ["demo-editor", unique("Nobody")]) {
			await page.getByLabel("Name").fill(name);
			await page.getByLabel("Password").fill("not the password");
			await page.getByRole("button", { name: "Sign in" }).click();
			await expect(page.getByLabel("Password")).toHaveValue("");
			answers.push(await page.getByRole("alert").filter({ hasText: /./ }).textContent());
		}
		expect(answers[0]).toBe(answers[1]);
		await expect(page.locator("input[name=return]")).toHaveValue("/");
		await expectAccessible(page);
	});

	test("a form that another site sends signs nobody in", async ({ page }) => {
		const html = await (await page.request.get("/sign-in")).text();
		const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
		const fields = Object.fromEntries(
			hidden.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]),
		);
		expect(Object.keys(fields).some((name) => name.startsWith("$ACTION"))).toBe(true);
		const send = (origin: string) =>
			page.request.post("/sign-in", {
				multipart: { ...fields, name: "demo-editor", password: process.env.DEMO_PASSWORD ?? "" },
				headers: { origin },
				maxRedirects: 0,
			});
		for (const foreign of ["https://evil.example", "null"]) {
			const refused = await send(foreign);
			expect(refused.status()).toBe(403);
			expect(refused.headers()["set-cookie"]).toBeUndefined();
		}
	});

	test("the account and the set-up are closed", async ({ page }) => {
		await page.goto("/account");
		await expect(page).toHaveURL(/\/sign-in\?return=\/account$/);
		const response = await page.goto("/setup?token=x");
		expect(response?.status()).toBe(404);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing to set up here");
	});
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("somebody registers, signs out and signs in again", async ({ page }) => {
		const name = unique("Reader");
		await page.goto("/register");
		await page.getByLabel("Name").fill(name);
		await page.getByLabel("Password").fill("short");
		await page.getByRole("button", { name: "Create account" }).click();
		await expect(page.getByText("Use at least 10 characters")).toBeVisible();
		await expect(page.getByLabel("Name")).toHaveValue(name);
		await page.getByLabel("Password").fill(PASSWORD);
		await page.getByRole("button", { name: "Create account" }).click();
		await page.goto("/account");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
		await page.getByRole("button", { name: "Sign out here" }).click();
		await page.goto("/sign-in?return=/account");
		await page.getByLabel("Name").fill(name.toUpperCase());
		await page.getByLabel("Password").fill(PASSWORD);
		await page.getByRole("button", { name: "Sign in" }).click();
		await expect(page).toHaveURL(/\/account$/);
	});
});

test.describe("with an account", () => {
	test("its owner sees every browser, ends one and changes the password", async ({ page, browser }) => {
		const { name, password } = await signUp(page);
		const other = await browser.newContext({ userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0" });
		const elsewhere = await other.newPage();
		await elsewhere.goto("/sign-in?return=/account");
		await elsewhere.getByLabel("Name").fill(name);
		await elsewhere.getByLabel("Password").fill(password);
		await elsewhere.getByRole("button", { name: "Sign in" }).click();
		await expect(elsewhere).toHaveURL(/\/account$/);
		await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText(name);
		await expect(elsewhere.getByRole("banner").getByRole("link", { name }).first()).toBeVisible();

		await page.goto("/account");
		await expectAccessible(page);
		await expect(page.getByText("this browser")).toHaveCount(1);
		await page.getByRole("button", { name: "Sign out Firefox on Windows" }).click();
		await expect(page.getByText("Firefox on Windows")).toHaveCount(0);
		await elsewhere.goto("/account");
		await expect(elsewhere).toHaveURL(/\/sign-in/);

		await page.getByLabel("Current password").fill("not the password");
		await page.getByLabel("New password").fill(PASSWORD);
		await page.getByRole("button", { name: "Change password" }).click();
		await expect(page.getByLabel("Current password")).toHaveAccessibleDescription("This is not your current password.");
		await page.getByLabel("Current password").fill(password);
		await page.getByLabel("New password").fill(PASSWORD);
		await page.getByRole("button", { name: "Change password" }).click();
		await expect(page.getByText("Your password is changed")).toBeVisible();

		await page.getByRole("button", { name: "Sign out everywhere" }).click();
		await expect(page).toHaveURL(/\/sign-in$/);
		await page.goto("/account");
		await expect(page).toHaveURL(/\/sign-in\?return=\/account$/);
		await other.close();
	});
});
