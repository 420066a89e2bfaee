import { EditorPage } from "./editor-page";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

const paragraph = (id: string, text: string) => ({
	type: "paragraph",
	attrs: { id },
	content: [{ type: "text", text }],
});

async function createPage(page: Parameters<typeof postJson>[0], title: string, ...content: object[]): Promise<number> {
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId: null,
		document: { type: "doc", attrs: { version: 1 }, content },
		summary: "",
		minor: false,
	});
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

test("a page is created, published, read and edited again", async ({ page }) => {
	await signUp(page);
	const title = unique("Lantern");
	const editor = new EditorPage(page);
	await editor.open(title);
	await expect(page.getByText("There is no page with this title yet")).toBeVisible();
	await editor.text.click();
	await page.keyboard.type("The **lantern** burned.");
	await page.keyboard.press("Enter");
	await page.keyboard.type("## Oil");
	await page.keyboard.press("Enter");
	await page.keyboard.type("- whale");
	await expectAccessible(page);
	await editor.publishAndRead("first words");
	await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
	await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Oil", level: 2 })).toBeVisible();
	await expect(page.locator(".prose strong, .prose b")).toHaveText("lantern");
	await expect(page.locator(".prose li")).toHaveText("whale");

	await editor.open(title);
	await editor.goToEnd();
	await page.keyboard.type(" fat");
	await page.getByRole("button", { name: "Show changes" }).click();
	await expect(page.getByRole("region", { name: "Your changes" }).locator("ins")).toHaveText(/fat/);
	await page.getByRole("button", { name: "Show preview" }).click();
	await expect(page.getByRole("region", { name: "Preview" }).getByRole("listitem")).toHaveText("whale fat");
	await editor.publishAndRead();
	await expect(page.locator(".prose li")).toHaveText("whale fat");
});

test("a page where nothing changed is not published", async ({ page }) => {
	await signUp(page);
	const title = unique("Still");
	await createPage(page, title, paragraph("aaaaaaaa", "Same as ever."));
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.publish();
	await expect(page.getByText("Nothing changed, so nothing was published.")).toBeVisible();
});

test("[[ finds pages, and offers to make those that do not exist", async ({ page }) => {
	await signUp(page);
	const target = unique("Harbour");
	await createPage(page, target, paragraph("aaaaaaaa", "A harbour."));
	const editor = new EditorPage(page);
	await editor.open(unique("Journey"));
	await editor.text.click();
	await page.keyboard.type(`See [[${target.slice(0, 14)}`);
	const menu = page.getByRole("listbox", { name: "Link to a page" });
	await expect(menu.getByRole("option", { name: target, exact: true })).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(editor.text.getByRole("link", { name: target })).not.toHaveClass(/missing/);
	const missing = unique("Nowhere");
	await page.keyboard.type(` and [[${missing}`);
	await expect(menu.getByRole("option", { name: /create this page/ })).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(editor.text.getByRole("link", { name: missing })).toHaveClass(/missing/);
	await editor.publishAndRead();
	await expect(page.locator(".prose a.missing")).toContainText(missing);
});

test("one section is edited alone and the rest stays", async ({ page }) => {
	await signUp(page);
	const title = unique("Parts");
	const heading = (id: string, text: string) => ({
		type: "heading",
		attrs: { id, level: 2 },
		content: [{ type: "text", text }],
	});
	await createPage(
		page,
		title,
		paragraph("leadaaaa", "Lead."),
		heading("oneaaaaa", "One"),
		paragraph("textaaaa", "First."),
		heading("twoaaaaa", "Two"),
		paragraph("restaaaa", "Second."),
	);
	const editor = new EditorPage(page);
	await editor.open(title, "&section=1");
	await expect(editor.text).not.toContainText("Second.");
	await expect(page.getByLabel("Summary")).toHaveValue("→One: ");
	await editor.goToEnd();
	await page.keyboard.type(" More.");
	await editor.publishAndRead();
	await expect(page.locator(".prose")).toContainText("First. More.");
	await expect(page.locator(".prose")).toContainText("Lead.");
	await expect(page.locator(".prose")).toContainText("Second.");
});

const EDIT_LINK =
	'<span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/w/index.php?action=edit">edit</a><span class="mw-editsection-bracket">]</span></span>';

const PASTES: Record<string, Record<string, string>> = {
	"plain text": {
		"text/plain":
			'The keepers tended the coast. (Almanac: "Tides")\n\n\nLosses[]\n\nNobody counted.\n\nOther tellings[]\n\nThe southern version[]\n\nNever lit.\n\nThe Keeper\'s Last Lamp[]\n\nA play.\n',
	},
	"the HTML of a wiki": {
		"text/html": `<p>The keepers tended the coast.<sup class="reference"><a href="#cite">[1]</a></sup></p>
<h2><span class="mw-headline" id="Losses">Losses</span>${EDIT_LINK}</h2><p>Nobody counted.</p>
<h2><span class="mw-headline" id="Other">Other tellings</span>${EDIT_LINK}</h2>
<h3><span class="mw-headline" id="South">The southern version</span>${EDIT_LINK}</h3><p>Never <a href="https://other.test/wiki/Light" title="Light">lit</a>.</p>
<h3><span class="mw-headline" id="Play">The Keeper's Last Lamp</span>${EDIT_LINK}</h3><p>A play.</p>`,
	},
};

for (const [kind, data] of Object.entries(PASTES)) {
	test(`pasting ${kind} gives headings, paragraphs and no residue`, async ({ page }) => {
		await signUp(page);
		const editor = new EditorPage(page);
		await editor.open(unique("Coast"));
		await editor.text.click();
		await editor.paste(data);
		await expect(editor.text.locator("h2")).toHaveText(["Losses", "Other tellings"]);
		await expect(editor.text.locator("h3")).toHaveText(["The southern version", "The Keeper's Last Lamp"]);
		await expect(editor.text.locator("p")).toHaveCount(4);
		await expect(editor.text).not.toContainText(/\[\s*(edit)?\s*\]|\[1\]/);
		await editor.publishAndRead();
		await expect(page.locator(".prose h3").first()).toContainText("The southern version");
	});
}

test("hostile HTML pasted does nothing and leaves nothing", async ({ page }) => {
	await signUp(page);
	let dialogs = 0;
	page.on("dialog", (dialog) => {
		dialogs++;
		return dialog.dismiss();
	});
	const editor = new EditorPage(page);
	await editor.open(unique("Hostile"));
	await editor.text.click();
	await editor.paste({
		"text/html":
			'<p>ok<img src=x onerror=alert(1)><svg onload=alert(1)></svg><a href="javascript:alert(1)">a</a><a href="java&#9;script:alert(1)">b</a><math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math><iframe srcdoc="<script>alert(1)</script>"></iframe></p>',
	});
	await expect(editor.text).toContainText("ok");
	await expect(
		editor.text.locator("img:not(.ProseMirror-separator), svg, script, iframe, style, a, [onerror]"),
	).toHaveCount(0);
	await editor.publishAndRead();
	expect(dialogs).toBe(0);
});

test("the whole journey works with the keyboard alone", async ({ page }) => {
	await signUp(page);
	const title = unique("Keys");
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.focus();
	await page.keyboard.type("/quot");
	await expect(page.getByRole("option", { name: /Quotation/ }).first()).toBeVisible();
	await page.keyboard.press("Enter");
	await page.keyboard.type("Said aloud");
	await page.keyboard.press("Control+a");
	await page.keyboard.press("Control+i");
	await page.keyboard.press("Control+/");
	await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toBeHidden();
	await editor.text.focus();
	await page.keyboard.press("Alt+F10");
	await page.keyboard.press("ArrowRight");
	await expect(
		page.getByRole("button", { name: "Redo" }).or(page.getByLabel("Paragraph style")).and(page.locator(":focus")),
	).toBeVisible();
	await editor.text.focus();
	await page.keyboard.press("Control+Enter");
	await expect(page.getByLabel("Summary")).toBeFocused();
	await page.keyboard.type("by hand");
	await page.keyboard.press("Enter");
	await page.waitForURL((address) => !address.search.includes("action=edit"));
	await expect(page.locator(".prose blockquote em, .prose blockquote i")).toHaveText("Said aloud");
});

test("on a narrow screen the keyboard leads to the summary too, and without JavaScript nothing seems to work that does not", async ({
	page,
	browser,
}) => {
	await signUp(page);
	const title = unique("Slender");
	const editor = new EditorPage(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await editor.open(title);
	await editor.text.focus();
	await page.keyboard.type("Said aloud");
	await page.keyboard.press("Control+Enter");
	await expect(page.getByLabel("Summary")).toBeFocused();
	await page.keyboard.press("Enter");
	await page.waitForURL((address) => !address.search.includes("action=edit"));
	await expect(page.locator(".prose")).toHaveText("Said aloud");

	const storageState = await page.context().storageState();
	const still = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
	await still.goto(`/wiki/${title.replaceAll(" ", "_")}?action=edit`);
	await expect(still.locator(".notice")).toContainText("Writing needs JavaScript");
	await expect(still.getByRole("main").getByRole("button")).toHaveCount(0);
	await still.context().close();
});

test("leaving with unsaved text asks", async ({ page }) => {
	await signUp(page);
	const editor = new EditorPage(page);
	await editor.open(unique("Leaving"));
	await editor.text.click();
	await page.keyboard.type("unsaved");
	const asked = page.waitForEvent("dialog");
	const leaving = page.goto("/wiki/Main_Page").catch(() => null);
	const dialog = await asked;
	expect(dialog.type()).toBe("beforeunload");
	await dialog.dismiss();
	await leaving;
	await expect(editor.text).toHaveText("unsaved");
});

test("somebody signed out is sent to sign in and comes back", async ({ page }) => {
	await page.goto(`/wiki/${unique("Later").replaceAll(" ", "_")}?action=edit`);
	await expect(page).toHaveURL(/\/sign-in\?return=/);
});
