import { EditorPage } from "./editor-page";
import { expect, expectAccessible, signUp, test, unique } from "./fixtures";
import { close, openAs, replaceWord } from "./story";

test("a draft survives the page being killed, is compared and restored", async ({ page, context }) => {
	await signUp(page);
	const title = unique("Killed");
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await page.keyboard.type("Words worth keeping");
	await expect(editor.status).toContainText("Draft saved");
	await page.close();

	const again = await context.newPage();
	const reopened = new EditorPage(again);
	await reopened.open(title);
	const offer = again.getByRole("region", { name: "Unfinished draft" });
	await expect(offer).toContainText("The page has not changed since.");
	await offer.getByRole("button", { name: "Compare" }).click();
	await expect(again.getByRole("region", { name: "The draft compared with the page" })).toContainText(
		"Words worth keeping",
	);
	await offer.getByRole("button", { name: "Restore" }).click();
	await expect(reopened.text).toHaveText("Words worth keeping");
	await reopened.publishAndRead();
	await reopened.open(title);
	await expect(again.getByRole("region", { name: "Unfinished draft" })).toBeHidden();
});

test("a draft is offered in another browser once the server has it, and can be discarded", async ({
	page,
	browser,
}) => {
	const { name, password } = await signUp(page);
	const title = unique("Elsewhere");
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await page.keyboard.type("Begun here");
	const kept = await page.waitForResponse((response) => response.url().endsWith("/api/v1/drafts") && response.ok(), {
		timeout: 10_000,
	});
	expect(kept.request().method()).toBe("PUT");

	const other = await (await browser.newContext()).newPage();
	await other.request.post("/api/v1/session", {
		data: { name, password },
		headers: { origin: new URL(page.url()).origin },
	});
	const there = new EditorPage(other);
	await there.open(title);
	const offer = other.getByRole("region", { name: "Unfinished draft" });
	const failed = other.getByText("This draft could not be loaded; it is kept.");
	await other.route("**/api/v1/drafts/*", (route) => route.fulfill({ status: 503, json: {} }));
	await offer.getByRole("button", { name: "Restore" }).click();
	await expect(failed).toBeVisible();
	await other.unroute("**/api/v1/drafts/*");
	await offer.getByRole("button", { name: "Restore" }).click();
	await expect(there.text).toHaveText("Begun here");
	await expect(failed).toBeHidden();
	await there.open(title);
	await offer.getByRole("button", { name: "Discard" }).click();
	await offer.getByRole("button", { name: "Discard this draft for good" }).click();
	await expect(offer).toBeHidden();
	await there.open(title);
	await expect(there.text).toBeVisible();
	const { drafts } = (await (await other.request.get("/api/v1/drafts")).json()) as { drafts: unknown[] };
	expect(drafts).toEqual([]);
	await other.context().close();
});

test("typing goes on without a connection, and reaches the server when it returns", async ({ page, context }) => {
	await signUp(page);
	const title = unique("Offline");
	const editor = new EditorPage(page);
	await editor.open(title);
	await context.setOffline(true);
	await editor.text.click();
	await page.keyboard.type("Typed in a tunnel");
	await expect(editor.status).toContainText("Draft saved in this browser", { timeout: 15_000 });
	await expect(editor.status).toContainText("offline");
	await editor.publish();
	await expect(page.getByText("The wiki could not be reached. Your text is kept as a draft.")).toBeVisible();
	const kept = page.waitForResponse((response) => response.url().endsWith("/api/v1/drafts") && response.ok());
	await context.setOffline(false);
	await kept;
	await expect(editor.status).not.toContainText("offline");
	await editor.publishAndRead();
	await expect(page.locator(".prose")).toHaveText("Typed in a tunnel");
});

test("a forbidden browser store is said, and the server keeps the draft", async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, "indexedDB", {
			get() {
				throw new DOMException("forbidden", "SecurityError");
			},
		});
	});
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Forbidden"));
	await editor.text.click();
	await page.keyboard.type("Kept by the wiki");
	await expect(editor.status).toContainText("This browser cannot store drafts", { timeout: 10_000 });
	await expect(editor.status).toContainText("Draft saved on the wiki", { timeout: 12_000 });
});

test("a text stays its writer's where another account signs in meanwhile", async ({ page, context }) => {
	const writer = await signUp(page);
	const title = unique("Exchanged");
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await page.keyboard.type("Written by one");
	const other = await signUp(page);
	await page.keyboard.type(" and by nobody else");
	await expect(editor.status).toContainText("another account is signed in", { timeout: 15_000 });
	await editor.publish();
	const message = page.locator(".publish-message");
	await expect(message).toContainText(
		`You are signed in as ${other.name} now; this text was written as ${writer.name}. Nothing was published. Your text is kept as a draft.`,
	);
	await expectAccessible(page);
	expect(await (await page.request.get("/api/v1/drafts")).json()).toEqual({ drafts: [] });

	const opened = context.waitForEvent("page");
	await message.getByRole("link", { name: `Sign in as ${writer.name}` }).click();
	const tab = await opened;
	await expect(tab.getByLabel("Name")).toHaveValue(writer.name);
	await tab.getByLabel("Password").fill(writer.password);
	await tab.getByRole("button", { name: "Sign in" }).click();
	await tab.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
	await editor.publishAndRead();
	await expect(page.locator(".prose")).toHaveText("Written by one and by nobody else");
	const { revisions } = await (await page.request.get(`/api/v1/pages/${encodeURIComponent(title)}/revisions`)).json();
	expect(revisions).toMatchObject([{ author: { name: writer.name } }]);
});

test("who is signed in now publishes a text that was written under another account only by choice", async ({
	page,
}) => {
	const writer = await signUp(page);
	const title = unique("Handed over");
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await page.keyboard.type("Handed over");
	const other = await signUp(page);
	await editor.publish();
	await expect(page.locator(".publish-message")).toContainText(`written as ${writer.name}`);
	await page.getByRole("button", { name: `Publish as ${other.name}` }).click();
	await page.waitForURL((address) => !address.search.includes("action=edit"));
	const { revisions } = await (await page.request.get(`/api/v1/pages/${encodeURIComponent(title)}/revisions`)).json();
	expect(revisions).toMatchObject([{ author: { name: other.name } }]);
});

test("whoever starts again from theirs is offered the own text once, and with what was chosen where something was", async ({
	browser,
}) => {
	const title = unique("Started again");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	const { page, editor } = mira;
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(tarn, 1, "grain", "iron");
	await tarn.editor.publishAndRead();
	await editor.publish();
	await page.getByRole("button", { name: "Start again from theirs" }).click();
	const offer = page.getByRole("region", { name: "Unfinished draft" });
	await expect(offer).toContainText("kept when somebody else published first");
	await expect(offer).not.toContainText("older");

	await offer.getByRole("button", { name: "Restore" }).click();
	await editor.publish();
	await page.getByRole("radio", { name: "Write it anew" }).check();
	await page.keyboard.type(" Or sand.");
	await page.getByRole("button", { name: "Start again from theirs" }).click();
	await expect(offer).toContainText("with the choices you made in its edit conflict");
	await offer.getByRole("button", { name: "Restore" }).click();
	await expect(page.getByRole("textbox", { name: "Text for place 1" })).toContainText("Or sand.");
	await close(mira, tarn);
});

test("what was chosen in a conflict is published by another account only by choice, too", async ({ browser }) => {
	const title = unique("Settled by another");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	const { page, editor } = mira;
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(tarn, 1, "grain", "iron");
	await tarn.editor.publishAndRead();
	await editor.publish();
	await page.getByRole("radio", { name: "Mine", exact: true }).check();
	const other = await signUp(page, unique("Xaverianinnabajoriathesecond").replace(" ", ""));
	await page.getByRole("button", { name: "Publish changes" }).click();
	const message = page.locator(".publish-message");
	await expect(message).toContainText(
		`You are signed in as ${other.name} now; this text was written as ${mira.name}. Nothing was published.`,
	);
	await expect(message.getByRole("link", { name: `Sign in as ${mira.name}` })).toBeVisible();
	await expectAccessible(page);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
	await message.getByRole("button", { name: `Publish as ${other.name}` }).click();
	await page.waitForURL((address) => !address.search.includes("action=edit"));
	await expect(page.locator(".prose p").nth(1)).toContainText("salt");
	const { revisions } = await (await page.request.get(`/api/v1/pages/${encodeURIComponent(title)}/revisions`)).json();
	expect(revisions[0]).toMatchObject({ author: { name: other.name } });
	await close(mira, tarn);
});

test("the text of a page that was deleted meanwhile goes on under another title", async ({ page }) => {
	await signUp(page);
	const [title, taken, other] = [unique("Deleted"), unique("Taken"), unique("Elsewhere")];
	const editor = new EditorPage(page);
	for (const begun of [title, taken]) {
		await editor.open(begun);
		await editor.text.click();
		await page.keyboard.type("Begun");
		await editor.publishAndRead();
	}
	await editor.open(title);
	await editor.goToEnd();
	await page.keyboard.type(" and gone on with");
	await page.route("**/api/v1/pages/*/revisions", (route) =>
		route.fulfill({ status: 410, json: { code: "page-deleted", status: 410, draftId: 1 } }),
	);
	await editor.publish("more of it");
	const message = page.locator(".publish-message");
	await expect(message).toContainText("This page was deleted meanwhile");
	await page.unroute("**/api/v1/pages/*/revisions");
	await expect(message).toContainText("Your text is kept as a draft.");
	await expect(message.getByRole("button", { name: "Copy my full text" })).toBeVisible();
	await expectAccessible(page);
	const field = message.getByLabel("Another title");
	await field.fill("a[b");
	await field.press("Enter");
	await expect(message).toContainText("That cannot be a title.");
	await field.fill(taken);
	await message.getByRole("button", { name: "Go on there" }).click();
	await expect(message).toContainText(`There is a page “${taken}” already.`);
	await field.fill(other);
	await message.getByRole("button", { name: "Go on there" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(other);
	await page.getByRole("region", { name: "Unfinished draft" }).getByRole("button", { name: "Restore" }).click();
	await expect(editor.text).toHaveText("Begun and gone on with");
	await expect(page.getByLabel("Summary")).toHaveValue("more of it");
	await editor.publishAndRead();
	await expect(page.locator(".prose")).toHaveText("Begun and gone on with");
});
