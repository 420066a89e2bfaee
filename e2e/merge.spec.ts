import type { Browser, Page } from "@playwright/test";
import { EditorPage } from "./editor-page";
import { expect, expectAccessible, postJson, signUp, test, unique } from "./fixtures";

const paragraph = (id: string, text: string) => ({
	type: "paragraph",
	attrs: { id },
	content: [{ type: "text", text }],
});

const STORY = [
	"The lamps of the station burned all night.",
	"The council met at dawn and spoke of grain.",
	"Nobody came from the outer rings.",
	"The harbour stayed closed until spring.",
];

async function createStory(page: Page, title: string): Promise<void> {
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId: null,
		document: {
			type: "doc",
			attrs: { version: 1 },
			content: STORY.map((text, index) => paragraph(`story-${index}`, text)),
		},
		summary: "",
		minor: false,
	});
	expect(response.status(), await response.text()).toBe(201);
}

interface Writer {
	name: string;
	page: Page;
	editor: EditorPage;
}

/** Somebody with an account of their own who has the page open in the editor. */
async function openAs(browser: Browser, title: string, story = false): Promise<Writer> {
	const page = await (await browser.newContext()).newPage();
	const { name } = await signUp(page);
	if (story) await createStory(page, title);
	const editor = new EditorPage(page);
	await editor.open(title);
	return { name, page, editor };
}

/** Selects a word of a paragraph by double click and writes another. */
async function replaceWord({ page, editor }: Writer, line: number, from: string, to: string): Promise<void> {
	const box = await editor.text
		.locator("p")
		.nth(line)
		.evaluate((element, word) => {
			const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				const start = node.textContent?.indexOf(word) ?? -1;
				if (start < 0) continue;
				const range = document.createRange();
				range.setStart(node, start);
				range.setEnd(node, start + word.length);
				const { x, y, width, height } = range.getBoundingClientRect();
				return { x: x + width / 2, y: y + height / 2 };
			}
			throw new Error(`There is no “${word}”`);
		}, from);
	await page.mouse.dblclick(box.x, box.y);
	await page.keyboard.type(to);
}

async function close(...writers: Writer[]): Promise<void> {
	for (const { page } of writers) await page.context().close();
}

test("two people edit different paragraphs at once, and both publish without noticing", async ({ browser }) => {
	const title = unique("Shared");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	await replaceWord(mira, 0, "night", "winter");
	await replaceWord(tarn, 2, "outer", "inner");
	await replaceWord(tarn, 1, "grain", "ore");
	await tarn.editor.publishAndRead();
	await mira.editor.publishAndRead();
	const said = mira.page.getByRole("status").filter({ hasText: "Published." });
	await expect(said).toContainText(`2 other changes by ${tarn.name} were kept.`);
	await expect(mira.page.locator(".prose p")).toHaveText([
		STORY[0]?.replace("night", "winter") ?? "",
		STORY[1]?.replace("grain", "ore") ?? "",
		STORY[2]?.replace("outer", "inner") ?? "",
		STORY[3] ?? "",
	]);
	const { drafts } = (await (await mira.page.request.get("/api/v1/drafts")).json()) as { drafts: unknown[] };
	expect(drafts).toEqual([]);
	await close(mira, tarn);
});

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

test("editors of one page see each other until one leaves", async ({ browser }) => {
	const title = unique("Crowded");
	const mira = await openAs(browser, title, true);
	const tarn = await openAs(browser, title);
	await expect(tarn.page.getByText(`Also editing now: ${mira.name}`)).toBeVisible();
	await mira.page.goto("/wiki/Main_Page");
	await tarn.page.reload();
	await expect(tarn.editor.text).toBeVisible();
	await expect(tarn.page.getByText("Also editing now")).toHaveCount(0);
	await close(mira, tarn);
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
