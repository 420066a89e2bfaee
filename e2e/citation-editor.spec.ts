import { EditorPage } from "./editor-page";
import { expect, expectAccessible, signUp, test, unique } from "./fixtures";

test("(( finds a work, and readers without JavaScript are led to it", async ({ page, browser }) => {
	await signUp(page);
	const title = unique("Station");
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await page.keyboard.type("The station was found empty. ((Emissary");
	const menu = page.getByRole("listbox", { name: "Cite a source" });
	const row = menu.getByRole("option", { name: /“Emissary”.*DS9.*Episode.*Televised canon/ });
	await expect(row).toBeVisible();
	await expect(row).toHaveAttribute("aria-selected", "true");
	await expectAccessible(page);
	await page.keyboard.press("Enter");
	await expect(editor.citations).toHaveText(["(DS9: “Emissary”)"]);
	await page.keyboard.type(" More. ((");
	await expect(menu.getByRole("option").first()).toContainText("on this page");
	await page.keyboard.press("Escape");
	await expect(menu).toBeHidden();
	await expect(editor.text).not.toContainText("((");

	await editor.citations.click();
	await page.keyboard.press("Enter");
	await page.keyboard.type("12:34");
	await expectAccessible(page);
	await page.keyboard.press("Enter");
	await expect(editor.citations).toHaveText(["(DS9: “Emissary” 12:34)"]);
	await page.keyboard.press("ArrowLeft");
	await expect(editor.text.locator(".ProseMirror-selectednode")).toHaveCount(1);
	await page.keyboard.type(" Typed behind it.");
	await expect(editor.text).toHaveText("The station was found empty.(DS9: “Emissary” 12:34) Typed behind it. More. ");
	await expect(page.getByText("1 of 1 paragraph cites a source")).toBeVisible();
	await page.getByRole("button", { name: "Show preview" }).click();
	await expect(page.getByRole("region", { name: "Preview" })).toContainText("12:34");
	await editor.publishAndRead();

	const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await reader.goto(page.url());
	await reader.locator(".prose").getByRole("link", { name: "Emissary" }).click();
	await expect(reader).toHaveURL(/\/sources\/\d+/);
	await expect(reader.getByRole("heading", { level: 1 })).toContainText("Emissary");
	await reader.context().close();
});

test("the form of a citation covers neither the toolbar nor the citation, at any width", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open("Bajor");
	const lastTool = page.getByRole("toolbar").getByRole("button").last();
	const form = page.getByRole("complementary", { name: "Citation" });
	for (const width of [1440, 1280, 1024, 820, 390]) {
		await page.setViewportSize({ width, height: 800 });
		await editor.citations.last().click();
		await expect(form).toBeVisible();
		const [own, words] = await Promise.all([
			form.boundingBox(),
			page.locator(".ProseMirror-selectednode").boundingBox(),
		]);
		if (!own || !words) throw new Error("Nothing is selected");
		const beside = words.x + words.width <= own.x;
		expect(beside || words.y + words.height <= own.y, `${width} px`).toBe(true);
		await lastTool.click({ trial: true });
		await page.evaluate(() => window.scrollTo(0, 0));
		await lastTool.click({ trial: true });
		await page.getByRole("button", { name: "Done" }).click();
		await expect(form).toBeHidden();
	}
});

test("a group typed by hand becomes citations, is selected before it is deleted, and comes back", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Retreat"));
	await editor.text.click();
	const written = '(DS9: "Emissary", "Cardassians"; TLE novel: Dawn of the Eagles)';
	await page.keyboard.type(`Born there (born 2328), they left (see below). ${written}`);
	const group = ["(DS9: “Emissary”", ", “Cardassians”", "; TLE novel: Dawn of the Eagles)"];
	await expect(editor.citations).toHaveText(group);
	await page.keyboard.press("Backspace");
	await expect(editor.citations).toHaveCount(3);
	await expect(page.getByRole("complementary", { name: "Citation" })).toContainText("Dawn of the Eagles");
	await page.keyboard.press("Backspace");
	await expect(editor.citations).toHaveText(["(DS9: “Emissary”", ", “Cardassians”)"]);
	await page.keyboard.press("Control+z");
	await expect(editor.citations).toHaveText(group);
	await page.keyboard.press("Control+z");
	await expect(editor.citations).toHaveCount(0);
	await expect(editor.text).toHaveText(`Born there (born 2328), they left (see below). ${written}`);
	await page.keyboard.type(" /find");
	await page.getByRole("option", { name: "Find citations in this text" }).click();
	await expect(editor.citations).toHaveText(group);
});

test("pasted groups become citations; a work that nobody registered waits for somebody to accept it", async ({
	page,
}) => {
	await signUp(page);
	const title = unique("Ledger");
	// Alike titles are asked about: two words of chance keep repeated runs apart.
	const work = `${unique("Quiet")} ${unique("Harbour")}`;
	const other = unique(unique("Alone"));
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await editor.paste({
		"text/plain": `They came. (TNG: "Ensign Ro")\n\nThey went. (DS9: "Emissary", "${work}")\n\nThey stayed. (DS9: "${other}")\n`,
	});
	await expect(editor.citations).toHaveText(["(TNG: “Ensign Ro”)", "(DS9: “Emissary”)"]);
	const panel = page.getByRole("complementary", { name: "New sources" });
	await expect(panel).toContainText(`We read this as: DS9 episode “${work}”`);
	await expect(editor.text).toContainText(`(DS9: "${work}")`);
	await expectAccessible(page);
	await panel.getByRole("button", { name: `Accept: DS9 episode “${work}”` }).click();
	await expect(editor.citations).toHaveText(["(TNG: “Ensign Ro”)", "(DS9: “Emissary”", `, “${work}”)`]);
	await panel.getByRole("button", { name: `Leave as text: DS9 episode “${other}”` }).click();
	await expect(panel).toBeHidden();
	await expect(editor.text).toContainText(`(DS9: "${other}")`);
	await editor.publishAndRead();
	await page.locator(".prose").getByRole("link", { name: work }).click();
	await expect(page.getByRole("link", { name: title }).first()).toBeVisible();
});

test("accounts that differ are written beside a form, and read with their reason", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Toll"));
	await editor.text.click();
	await page.keyboard.type("/accounts");
	await page.keyboard.press("Enter");
	await page.keyboard.type("How many died?");
	await page.keyboard.press("Enter");
	await page.keyboard.type("Ten million");
	await page.keyboard.press("Enter");
	await page.keyboard.type('So it was taught. (DS9: "Cardassians")');
	await expect(editor.citations).toHaveCount(1);
	await page.keyboard.press("ArrowDown");
	await page.keyboard.type("Far more");
	await page.keyboard.press("Enter");
	await page.keyboard.type("So others say.");
	await page.getByRole("button", { name: "Citation needed" }).click();
	const form = page.getByRole("complementary", { name: "Accounts that differ" });
	await form.getByLabel("Why they differ").selectOption("estimate");
	await form.getByLabel("This account").selectOption("preferred");
	await expectAccessible(page);
	await editor.publishAndRead();
	const accounts = page.locator(".prose .accounts");
	await expect(accounts).toContainText("How many died?");
	await expect(accounts).toContainText("an estimate");
	await expect(accounts.locator("dt")).toHaveText(["Ten million", /Far more/]);
	await expect(accounts).toContainText("[citation needed]");
});

test("paragraphs that already stand become accounts, and readers get them as sentences", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Told"));
	await editor.text.click();
	await page.keyboard.type('Ten million, as it was taught. (DS9: "Cardassians")');
	await expect(editor.citations).toHaveCount(1);
	await page.keyboard.press("Enter");
	await page.keyboard.type("Far more, as others say.");
	await page.keyboard.press("ControlOrMeta+a");
	const beside = page.getByRole("toolbar", { name: "Selected text" });
	await beside.getByRole("button", { name: "Accounts that differ" }).click();
	await page.keyboard.type("How many died?");
	const form = page.getByRole("complementary", { name: "Accounts that differ" });
	await form.getByLabel("Readers see").selectOption("prose");
	await expectAccessible(page);
	await editor.publishAndRead();
	const accounts = page.locator(".prose .accounts");
	await expect(accounts.locator(".accounts-question")).toHaveText("How many died?");
	await expect(accounts.getByRole("listitem")).toHaveText([
		"Ten million, as it was taught. (DS9: “Cardassians”)",
		"Far more, as others say.",
	]);
});

test("works of one series stand together in a group, in whatever order they are written", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Grouped"));
	await editor.text.click();
	await page.keyboard.type('It began. (DS9: "Emissary"; TLE novel: Day of the Vipers)');
	await expect(editor.citations).toHaveCount(2);
	await page.keyboard.type('(DS9: "Cardassians")');
	await expect(editor.citations).toHaveText(["(DS9: “Emissary”", ", “Cardassians”", "; TLE novel: Day of the Vipers)"]);
});
