import { expect, expectAccessible, test } from "./fixtures";

test("the address of the wiki answers with its main page", async ({ page }) => {
	const response = await page.goto("/");
	expect(response?.status()).toBe(200);
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await expectAccessible(page);
});

test("the health of the wiki can be asked", async ({ request }) => {
	const response = await request.get("/api/health");
	expect(response.status()).toBe(200);
	expect(await response.json()).toEqual({ status: "ok", database: "ok" });
});
