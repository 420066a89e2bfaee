import type { Page } from "@playwright/test";
import { expect, postJson } from "./fixtures";

/** Pages that cite works of the sample's registry, written through the API. */

export async function findWork(page: Page, title: string): Promise<number> {
	const { sources } = await (await page.request.get(`/api/v1/sources?q=${encodeURIComponent(title)}`)).json();
	return sources.find((source: { title: string }) => source.title === title).id;
}

export const words = (text: string) => ({ type: "text", text });
export const cite = (id: string, sourceId: number, locator?: object) => ({
	type: "citation",
	attrs: { id, sourceId, ...(locator && { locator }) },
});
export const paragraph = (id: string, ...content: object[]) => ({ type: "paragraph", attrs: { id }, content });

/** Publishes a new page with these blocks. */
export async function publishPage(page: Page, title: string, content: readonly object[]): Promise<void> {
	const response = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId: null,
		document: { type: "doc", attrs: { version: 1 }, content },
		summary: "",
		minor: false,
	});
	expect(response.status(), await response.text()).toBe(201);
}
