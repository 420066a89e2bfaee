import type { Page } from "@playwright/test";
import { EditorPage } from "./editor-page";
import { expect, expectAccessible, signUp, test, unique } from "./fixtures";
import { close, openAs, paragraph, publishBlocks, replaceWord, STORY, type Writer } from "./story";

test("they edit the same sentence, and neither loses a word; a third edit meanwhile is merged too", async ({
	browser,
}) => {
	const title = unique("Contested");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	const vell = await openAs(browser, title);
	const { page, editor } = mira;
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(mira, 3, "spring", "summer");
	await replaceWord(mira, 0, "lamps", "lanterns");
	await replaceWord(tarn, 1, "grain", "iron");
	await replaceWord(tarn, 3, "spring", "autumn");
	await tarn.editor.publishAndRead();
	await editor.publish("my reason");

	await expect(page.getByRole("heading", { name: `Edit conflict: ${title}`, level: 1 })).toBeFocused();
	await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
	await expect(page.getByText(`${tarn.name} published revision`)).toBeVisible();
	const publish = page.getByRole("button", { name: "Publish changes" });
	await expect(publish).toBeDisabled();
	await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
	const first = page.getByRole("group", { name: "1 of 2 Paragraph" });
	await expect(first.getByRole("group", { name: "Before both edits" })).toContainText("spoke of grain");
	await expect(first.getByRole("group", { name: "Mine" })).toContainText("salt");
	await expect(first.getByRole("group", { name: `Theirs: ${tarn.name}` })).toContainText("iron");
	await expectAccessible(page);

	// By keyboard: to the next place without a choice, and a choice with the arrows.
	await page.getByRole("button", { name: "Go to the next" }).press("Enter");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowDown");
	await expect(first.getByRole("radio", { name: "Both, theirs first" })).toBeChecked();
	await expect(page.getByText("One place still needs a choice.")).toBeVisible();
	await expect(publish).toBeDisabled();
	const second = page.getByRole("group", { name: "2 of 2 Paragraph" });
	await second.getByRole("radio", { name: "Write it anew" }).check();
	await page.getByRole("textbox", { name: "Text for place 2" }).press("Control+End");
	await page.keyboard.type(" Or until autumn.");
	await expectAccessible(page);

	await replaceWord(vell, 2, "Nobody", "Everybody");
	await vell.editor.publishAndRead();
	await publish.click();
	await page.waitForURL((address) => !address.search.includes("action=edit"));
	await expect(page.locator(".prose p")).toHaveText([
		STORY[0]?.replace("lamps", "lanterns") ?? "",
		STORY[1]?.replace("grain", "iron") ?? "",
		STORY[1]?.replace("grain", "salt") ?? "",
		STORY[2]?.replace("Nobody", "Everybody") ?? "",
		`${STORY[3]?.replace("spring", "summer")} Or until autumn.`,
	]);
	const { drafts } = (await (await page.request.get("/api/v1/drafts")).json()) as { drafts: unknown[] };
	expect(drafts).toEqual([]);
	await close(mira, tarn, vell);
});

test("words written for a place outlive a look at the other choices, and all choices a crash", async ({ browser }) => {
	const title = unique("Unlucky");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	for (const { writer, words } of [
		{ writer: mira, words: ["salt", "summer"] },
		{ writer: tarn, words: ["iron", "autumn"] },
	] as const) {
		await replaceWord(writer, 1, "grain", words[0]);
		await replaceWord(writer, 3, "spring", words[1]);
	}
	await tarn.editor.publishAndRead();
	await mira.editor.publish("my reason");
	const places = (page: Page) => ({
		first: page.getByRole("group", { name: "1 of 2 Paragraph" }),
		second: page.getByRole("group", { name: "2 of 2 Paragraph" }),
		written: page.getByRole("textbox", { name: "Text for place 1" }),
	});
	const { first, second, written } = places(mira.page);
	await first.getByRole("radio", { name: "Write it anew" }).check();
	await written.press("Control+End");
	await mira.page.keyboard.type(" And of my own words.");
	// With the arrows, to compare, and back to the words.
	await first.getByRole("radio", { name: "Write it anew" }).press("ArrowUp");
	await expect(written).toBeHidden();
	await first.getByRole("radio", { name: "Both, theirs first" }).press("ArrowDown");
	await expect(written).toBeFocused();
	await expect(written).toContainText("salt. And of my own words.");
	await second.getByRole("radio", { name: "Theirs", exact: true }).check();
	await expect(mira.editor.status).toHaveText(/^Saved in this browser (just now|\d+ s ago)$/);
	await mira.page.close();

	const again = await mira.page.context().newPage();
	await new EditorPage(again).open(title);
	const offer = again.getByRole("region", { name: "Unfinished draft" });
	await expect(offer).toContainText("with the choices you made in its edit conflict");
	await offer.getByRole("button", { name: "Restore" }).click();
	await expect(again.getByRole("heading", { name: `Edit conflict: ${title}` })).toBeFocused();
	const kept = places(again);
	await expect(kept.second.getByRole("radio", { name: "Theirs", exact: true })).toBeChecked();
	await expect(kept.written).toContainText("salt. And of my own words.");
	await again.getByRole("button", { name: "Publish changes" }).click();
	await again.waitForURL((address) => !address.search.includes("action=edit"));
	await expect(again.locator(".prose p")).toHaveText([
		STORY[0] ?? "",
		`${STORY[1]?.replace("grain", "salt")} And of my own words.`,
		STORY[2] ?? "",
		STORY[3]?.replace("spring", "autumn") ?? "",
	]);
	const { drafts } = (await (await again.request.get("/api/v1/drafts")).json()) as { drafts: unknown[] };
	expect(drafts).toEqual([]);
	await close(mira, tarn);
});

test("whoever takes theirs everywhere is told so on the page, and keeps the own text as a draft", async ({
	browser,
}) => {
	const title = unique("Yielded");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(tarn, 1, "grain", "iron");
	await tarn.editor.publishAndRead();
	await mira.editor.publish("my reason");
	const { page } = mira;
	await page.getByRole("radio", { name: "Theirs", exact: true }).check();
	await page.getByRole("button", { name: "Publish changes" }).click();
	await page.waitForURL((address) => !address.search.includes("action=edit"));
	const said = page.getByRole("status").filter({ hasText: "Nothing was published: you chose the newest text" });
	await expect(said).toContainText("Your own is kept as a draft.");
	await expect(page.locator(".prose p").nth(1)).toHaveText(STORY[1]?.replace("grain", "iron") ?? "");
	await said.getByRole("link", { name: "Open the draft" }).click();
	const offer = page.getByRole("region", { name: "Unfinished draft" });
	await expect(offer).toContainText("kept when somebody else published first. The page was changed meanwhile.");
	await offer.getByRole("button", { name: "Restore" }).click();
	await expect(mira.editor.text.locator("p").nth(1)).toHaveText(STORY[1]?.replace("grain", "salt") ?? "");
	await close(mira, tarn);
});

test("a conflict is merged in a browser that gives no thread for it", async ({ browser }) => {
	const title = unique("Threadless");
	const mira = await openAs(browser, title, true);
	await mira.page.addInitScript(() => {
		window.Worker = class {
			constructor() {
				throw new Error("There is none");
			}
		} as unknown as typeof Worker;
	});
	await mira.page.reload();
	const tarn = await openAs(browser, title);
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(tarn, 1, "grain", "iron");
	await tarn.editor.publishAndRead();
	await mira.editor.publish();
	await mira.page
		.getByRole("group", { name: "1 of 1 Paragraph" })
		.getByRole("radio", { name: "Theirs", exact: true })
		.check();
	await expect(mira.page.getByRole("button", { name: "Publish changes" })).toBeEnabled();
	await close(mira, tarn);
});

test("the conflict page fits a phone, and its result can be written on", async ({ browser }) => {
	const title = unique("Narrow");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	const { page, editor } = mira;
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(tarn, 1, "grain", "iron");
	await tarn.editor.publishAndRead();
	await editor.publish("my reason");
	await page.setViewportSize({ width: 390, height: 844 });
	await page.getByRole("radio", { name: "Theirs", exact: true }).check();
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	await page.getByRole("button", { name: "Go on writing with it" }).click();
	await expect(editor.text.locator("p").nth(1)).toHaveText(STORY[1]?.replace("grain", "iron") ?? "");
	await close(mira, tarn);
});

test("what was chosen goes on under another title where the page was deleted meanwhile", async ({ browser }) => {
	const [title, other] = [unique("Settled too late"), unique("Settled elsewhere")];
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	const { page, editor } = mira;
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(tarn, 1, "grain", "iron");
	await tarn.editor.publishAndRead();
	await editor.publish();
	await page.getByRole("radio", { name: "Theirs", exact: true }).check();
	await page.route("**/api/v1/pages/*/revisions", (route) =>
		route.fulfill({ status: 410, json: { code: "page-deleted", status: 410, draftId: 1 } }),
	);
	await page.getByRole("button", { name: "Publish changes" }).click();
	const message = page.locator(".publish-message");
	await expect(message).toContainText("This page was deleted meanwhile");
	await page.unroute("**/api/v1/pages/*/revisions");
	await expect(message.getByRole("button", { name: "Copy the text as I chose it" })).toBeVisible();
	await message.getByLabel("Another title").fill(other);
	await message.getByRole("button", { name: "Go on there" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(other);
	await page.getByRole("region", { name: "Unfinished draft" }).getByRole("button", { name: "Restore" }).click();
	await expect(editor.text.locator("p").nth(1)).toHaveText(STORY[1]?.replace("grain", "iron") ?? "");
	await close(mira, tarn);
});

test("a heading and a row of a table are shown as in the article, and the keyboard leads out of what is written for them", async ({
	browser,
}) => {
	const title = unique("Tabular");
	const cell = (id: string, text: string) => ({
		type: "tableCell",
		attrs: { id },
		content: [paragraph(`p-${id}`, text)],
	});
	const row = (id: string, ...content: unknown[]) => ({ type: "tableRow", attrs: { id }, content });
	const kept = row("row-1", cell("cell-1", "Rinnak"), cell("cell-2", "Vell"));
	const lost = row("row-2", cell("cell-3", "Bestri"), cell("cell-4", "Odo"));
	const table = (...content: unknown[]) => ({ type: "table", attrs: { id: "table-1" }, content });
	const heading = {
		type: "heading",
		attrs: { id: "heading-1", level: 2 },
		content: [{ type: "text", text: "Harbour" }],
	};
	const page = await (await browser.newContext()).newPage();
	const other = await (await browser.newContext()).newPage();
	await signUp(page);
	await signUp(other);
	const begun = await publishBlocks(page, title, [heading, table(kept, lost)]);
	const editor = new EditorPage(page);
	await editor.open(title);
	await publishBlocks(other, title, [table(kept)], begun);
	await editor.text.getByText("Harbour").dblclick();
	await page.keyboard.type("Port");
	await editor.text.getByText("Odo").dblclick();
	await page.keyboard.type("Odin");
	await editor.publish();

	const first = page.getByRole("group", { name: "1 of 2 Heading" });
	const before = first.getByRole("group", { name: "Before both edits" });
	const size = (name: string) =>
		before.getByRole("heading", { name }).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
	expect(await size("Harbour")).toBeGreaterThan(await size("Before both edits"));
	await first.getByRole("radio", { name: "Mine", exact: true }).check();
	const second = page.getByRole("group", { name: "2 of 2 Row of a table" });
	await second.getByRole("radio", { name: "Write it anew" }).check();
	const written = page.getByRole("textbox", { name: "Text for place 2" });
	await expect(written).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(page.getByRole("button", { name: "Go on writing with it" })).toBeFocused();
	await expect(written.locator("tr")).toHaveCount(1);
	await page.context().close();
	await other.context().close();
});

test("a conflict names who changed the place and not who saved last, and another tab as one's own", async ({
	browser,
}) => {
	const title = unique("Named");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	const vell = await openAs(browser, title);
	const tab = await mira.page.context().newPage();
	const other: Writer = { name: mira.name, page: tab, editor: new EditorPage(tab) };
	await other.editor.open(title);
	await replaceWord(mira, 1, "grain", "salt");
	await replaceWord(tarn, 1, "grain", "iron");
	await replaceWord(vell, 2, "outer", "inner");
	await tarn.editor.publishAndRead();
	await vell.editor.publishAndRead();
	await mira.editor.publish();
	const place = mira.page.getByRole("group", { name: "1 of 1 Paragraph" });
	await expect(place.getByRole("group", { name: `Theirs: ${tarn.name}`, exact: true })).toContainText("iron");
	await expect(mira.page.getByText(`${vell.name} and ${tarn.name} published 2 revisions`)).toBeVisible();

	await mira.editor.open(title);
	await other.editor.open(title);
	await replaceWord(mira, 3, "spring", "summer");
	await replaceWord(other, 3, "spring", "autumn");
	await mira.editor.publishAndRead();
	await other.editor.publish();
	await expect(tab.getByText(/^You published revision \d+ at .* in another tab/)).toBeVisible();
	await expect(tab.getByRole("group", { name: "Published by you" })).toContainText("summer");
	await close(mira, tarn, vell);
});
