import type { Browser, Page } from "@playwright/test";
import { EditorPage } from "./editor-page";
import { expect, postJson, signUp } from "./fixtures";

export const paragraph = (id: string, text: string) => ({
	type: "paragraph",
	attrs: { id },
	content: [{ type: "text", text }],
});

/** What every story says at first. */
export const STORY = [
	"The lamps of the station burned all night.",
	"The council met at dawn and spoke of grain.",
	"Nobody came from the outer rings.",
	"The harbour stayed closed until spring.",
];

/** Publishes a text through the API as the page's user, and returns its revision. */
export async function publishBlocks(
	page: Page,
	title: string,
	content: readonly unknown[],
	baseRevisionId: number | null = null,
): Promise<number> {
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId,
		document: { type: "doc", attrs: { version: 1 }, content },
		summary: "",
		minor: false,
	});
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

async function createStory(page: Page, title: string): Promise<void> {
	const content = STORY.map((text, index) => paragraph(`story-${index}`, text));
	await publishBlocks(page, title, content);
}

/** Somebody with an account who has a page open in the editor. */
export interface Writer {
	name: string;
	page: Page;
	editor: EditorPage;
}

/** Opens a page in the editor with an account and a browser of its own; `story` creates the page first. */
export async function openAs(browser: Browser, title: string, story = false): Promise<Writer> {
	const page = await (await browser.newContext()).newPage();
	const { name } = await signUp(page);
	if (story) await createStory(page, title);
	const editor = new EditorPage(page);
	await editor.open(title);
	return { name, page, editor };
}

/** Selects a word of a paragraph by double click and writes another. */
export async function replaceWord({ page, editor }: Writer, line: number, from: string, to: string): Promise<void> {
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

export async function close(...writers: Writer[]): Promise<void> {
	for (const { page } of writers) await page.context().close();
}
