import { expect, expectAccessible, signUp, test } from "./fixtures";

const ARTICLE = "/wiki/Occupation_of_Bajor";

test("the theme follows the system, can be chosen, and is there before the page is drawn", async ({ page }) => {
	await page.emulateMedia({ colorScheme: "dark" });
	await page.goto(ARTICLE);
	const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const dark = await background();
	const button = page.getByRole("button", { name: /^Theme/ });
	await button.click();
	await expect(button).toHaveAccessibleName(/light/);
	const light = await background();
	expect(light).not.toBe(dark);
	await page.goto("/");
	expect(await background()).toBe(light);
	expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
	await button.click();
	await button.click();
	expect(await background()).toBe(dark);
});

test("the section in view is marked in the contents, which can be folded away for good", async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(ARTICLE);
	const contents = page.getByRole("navigation", { name: "Contents" });
	await expect(contents.getByRole("link", { name: "Occupation of Bajor" })).toHaveAttribute("aria-current", "true");
	await contents.getByRole("link", { name: "Death toll" }).click();
	await expect(contents.getByRole("link", { name: "Death toll" })).toHaveAttribute("aria-current", "true");
	await contents.getByRole("button", { name: "hide" }).click();
	await expect(contents.getByRole("link", { name: "Death toll" })).toBeHidden();
	await page.reload();
	await expect(contents.getByRole("link", { name: "Death toll" })).toBeHidden();
	await contents.getByRole("button", { name: "show" }).click();
	await expect(contents.getByRole("link", { name: "Death toll" })).toBeVisible();
});

test("keys: the search, the list of keys, and nothing while somebody types", async ({ page }) => {
	await page.goto(ARTICLE);
	await page.keyboard.press("/");
	const search = page.getByRole("searchbox", { name: "Search the wiki" });
	await expect(search).toBeFocused();
	await page.keyboard.type("h?/");
	await expect(search).toHaveValue("h?/");
	await search.blur();
	await page.keyboard.press("?");
	await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toBeHidden();
	await page.keyboard.press("h");
	await expect(page).toHaveURL(/action=history/);
});

test("the skip link leads past the header", async ({ page }) => {
	await page.goto(ARTICLE);
	await page.keyboard.press("Tab");
	await expect(page.getByRole("link", { name: "Skip to the text" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("main")).toBeFocused();
});

test("whoever is signed in finds their name, and signs out from an article", async ({ page }) => {
	const { name } = await signUp(page);
	await page.goto(ARTICLE);
	await expect(page.getByRole("link", { name })).toBeVisible();
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
	await expect(page.getByRole("link", { name })).toBeHidden();
});

const PAGES = ["/", ARTICLE, "/wiki/Special:Search?search=bajor", "/wiki/Bajor?action=info", "/wiki/Gul_Dukat"];

test("no page scrolls sideways, down to 320 pixels", async ({ page }) => {
	for (const width of [320, 390, 820, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		for (const path of PAGES) {
			await page.goto(path);
			expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
		}
	}
});

for (const [colorScheme, width] of [
	["light", 1440],
	["dark", 390],
] as const) {
	test(`reading pages are accessible, ${colorScheme} at ${width} pixels`, async ({ page }) => {
		test.slow();
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme });
		for (const path of PAGES) {
			await page.goto(path);
			await expectAccessible(page);
		}
	});
}

test("a first view stays small and does not move", async ({ page }) => {
	await page.addInitScript(() => {
		Reflect.set(window, "shift", 0);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				Reflect.set(window, "shift", Number(Reflect.get(window, "shift")) + Number(Reflect.get(entry, "value")));
			}
		}).observe({ type: "layout-shift", buffered: true });
	});
	const session = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	let bytes = 0;
	session.on("Network.loadingFinished", (event) => {
		bytes += event.encodedDataLength;
	});
	await page.goto(ARTICLE);
	await page.evaluate(() => document.fonts.ready);
	await expect.poll(() => bytes).toBeGreaterThan(80_000);
	expect(bytes).toBeLessThan(170_000);
	expect(await page.evaluate(() => Reflect.get(window, "shift"))).toBeLessThan(0.1);
});
