import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** The editor as somebody writing sees it. */
export class EditorPage {
	constructor(readonly page: Page) {}

	get text() {
		return this.page.getByRole("textbox", { name: "Text of the page" });
	}

	get citations() {
		return this.text.locator("cite.citation");
	}

	get status() {
		return this.page.locator(".draft-status");
	}

	async open(title: string, query = "") {
		await this.page.goto(`/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}?action=edit${query}`);
		await expect(this.text).toBeVisible();
	}

	/** Puts the cursor at the very end of the text. */
	async goToEnd() {
		await this.text.click();
		await this.page.keyboard.press("Control+End");
	}

	async paste(data: Record<string, string>) {
		await this.text.evaluate((element, items) => {
			const clipboard = new DataTransfer();
			for (const [type, value] of Object.entries(items)) clipboard.setData(type, value);
			element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
		}, data);
	}

	async publish(summary = "") {
		if (summary) await this.page.getByLabel("Summary").fill(summary);
		await this.page.getByRole("button", { name: "Publish changes" }).click();
	}

	async publishAndRead(summary = "") {
		await this.publish(summary);
		await this.page.waitForURL((address) => !address.search.includes("action=edit"));
	}
}
