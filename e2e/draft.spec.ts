import { EditorPage } from "./editor-page";
import { expect, signUp, test, unique } from "./fixtures";

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
