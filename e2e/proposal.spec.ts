import { EditorPage } from "./editor-page";
import { expect, expectAccessible, signUp, test, unique } from "./fixtures";

const PARSER = "**/api/v1/citations/parse";

/** A code of capitals that no other run has. */
function newCode(): string {
	return unique("")
		.trim()
		.slice(0, 8)
		.replace(/\d/g, (digit) => "GHJKLMNPQR"[Number(digit)] ?? "X")
		.toUpperCase();
}

test("a series that nobody registered is corrected and entered once, and all its works are cited", async ({ page }) => {
	await signUp(page);
	const code = newCode();
	const [first, second] = [unique(unique("Dawn")), unique(unique("Dusk"))];
	const editor = new EditorPage(page);
	await editor.open(unique("Unknown series"));
	await editor.text.click();
	await editor.paste({
		"text/plain": `It rose. (${code}: "${first}")\n\nIt set. (${code}: "${second}", "${first}")\n`,
	});
	const panel = page.getByRole("complementary", { name: "New sources" });
	await expect(panel).toContainText(`A new series: ${code}`);
	await expect(panel).toContainText(`We read this as: ${code} episode “${first}”`);
	await expectAccessible(page);
	await panel.getByRole("button", { name: `Change: series ${code}` }).click();
	await panel.getByLabel("Title of the series").fill(`Chronicle of ${code}`);
	await panel.getByLabel("Tier").selectOption({ label: "Licensed works" });
	await expectAccessible(page);
	await panel.getByRole("button", { name: "Done" }).click();
	await panel.getByRole("button", { name: "Accept all 2" }).click();
	await expect(panel).toBeHidden();
	await expect(editor.citations).toHaveText([`(${code}: “${first}”)`, `(${code}: “${second}”`, `, “${first}”)`]);
	await editor.publishAndRead();
	await page.goto(`/sources/series/${code}`);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Chronicle of ${code}`);
	await expect(page.getByRole("link", { name: `“${second}”` })).toBeVisible();
	await expect(page.locator(".page-heading")).toContainText("Licensed works");
});

test("a series written with a slip is the one of the registry, and its works are found", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Slip"));
	await editor.text.click();
	await editor.paste({ "text/plain": 'He came. (DSN9: "Emissary")\n' });
	const panel = page.getByRole("complementary", { name: "New sources" });
	await panel.getByRole("button", { name: "Use DS9 · Star Trek: Deep Space Nine" }).click();
	await expect(editor.citations).toHaveText(["(DS9: “Emissary”)"]);
	await expect(panel).toBeHidden();
});

test("citations that could not be read are said to wait, and are read when the wiki is back", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Offline"));
	await editor.text.click();
	await page.route(PARSER, (route) => route.abort());
	await page.keyboard.type('It was found. (DS9: "Emissary")');
	const panel = page.getByRole("complementary", { name: "New sources" });
	await expect(panel).toContainText("The wiki cannot be reached");
	await expect(editor.text).toHaveText('It was found. (DS9: "Emissary")');
	await expectAccessible(page);
	await panel.getByRole("button", { name: "Try again" }).click();
	await expect(panel).toContainText("The wiki cannot be reached");
	await page.unroute(PARSER);
	await page.evaluate(() => window.dispatchEvent(new Event("online")));
	await expect(editor.citations).toHaveText(["(DS9: “Emissary”)"]);
	await expect(panel).toBeHidden();

	await page.route(PARSER, (route) => route.fulfill({ status: 429, headers: { "retry-after": "1" }, json: {} }));
	await page.keyboard.type(' Then. (DS9: "Cardassians")');
	await expect(panel).toContainText("There was much to read");
	await page.unroute(PARSER);
	await expect(editor.citations).toHaveCount(2);
});

test("a draft that is opened again proposes what still stands as text, and leaves the rest alone", async ({
	page,
	context,
}) => {
	await signUp(page);
	const title = unique("Reopened");
	const work = unique(unique("Lost"));
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await editor.paste({ "text/plain": `They came. (DS9: "Emissary")\n\nThey went. (DS9: "${work}")\n` });
	await expect(editor.citations).toHaveCount(1);
	await expect(page.getByRole("complementary", { name: "New sources" })).toContainText(work);
	await expect(editor.status).toContainText("Draft saved");
	await page.close();

	const again = await context.newPage();
	const reopened = new EditorPage(again);
	await reopened.open(title);
	await again.getByRole("region", { name: "Unfinished draft" }).getByRole("button", { name: "Restore" }).click();
	const panel = again.getByRole("complementary", { name: "New sources" });
	await panel.getByRole("button", { name: `Leave as text: DS9 episode “${work}”` }).click();
	await expect(panel).toBeHidden();
	await again.getByRole("button", { name: "Find citations in this text" }).click();
	await expect(panel).toContainText(work);
	await expect(reopened.citations).toHaveCount(1);
});
