import { expect, test, unique } from "./fixtures";
import { close, openAs, replaceWord, STORY } from "./story";

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
