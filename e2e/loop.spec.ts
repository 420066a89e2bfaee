import { EditorPage } from "./editor-page";
import { expect, signUp, test, unique } from "./fixtures";

/** Written for this test, in the shape in which articles of other wikis come when they are copied as text. */
const ARTICLE = `The Long Tide (on the coast simply the Tide) was the flood that stood over the lowlands from 1204 to 1211. Nine villages were given up during it.


When the dikes broke, the wardens of the coast led people to the dunes and counted them there every evening.

Losses[]

The wardens wrote down 40 people who were never found. A later chronicle says that there were 400.

Other tellings[]

The fishers' song[]

In the song nobody is lost: the sea gives everybody back in spring.

The Warden's Daughter[]

The play leaves the number out because its author did not believe any of them.
`;

/** The whole of what the wiki is for, once: written, read, changed by somebody else, looked back upon. */
test("a pasted article is published, read without JavaScript, changed by a second person, and compared", async ({
	page,
	browser,
}) => {
	const author = await signUp(page);
	const title = unique("Long Tide");
	const editor = new EditorPage(page);
	await editor.open(title);
	await editor.text.click();
	await editor.paste({ "text/plain": ARTICLE });
	await editor.publishAndRead("brought over from my notes");

	const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await reader.goto(page.url().split(/[?#]/)[0] ?? "");
	await expect(reader.getByRole("heading", { level: 2 }).filter({ hasText: "Losses" })).toBeVisible();
	await expect(reader.getByRole("heading", { level: 3 }).filter({ hasText: "The fishers' song" })).toBeVisible();
	await expect(reader.locator(".prose p")).toHaveCount(5);
	await expect(reader.locator(".prose")).not.toContainText("[]");

	const second = await (await browser.newContext()).newPage();
	const reviser = await signUp(second);
	const revision = new EditorPage(second);
	await revision.open(title);
	await revision.text.getByText("40 people").click();
	await second.keyboard.press("End");
	await second.keyboard.type(" The dunes keep their names.");
	await revision.publishAndRead("→Losses: where the names are");

	await reader.reload();
	await expect(reader.locator(".prose")).toContainText("The dunes keep their names.");
	await reader.getByRole("link", { name: "View history" }).click();
	const rows = reader.locator("table tbody tr");
	await expect(rows).toHaveCount(2);
	await expect(rows.nth(0)).toContainText(reviser.name);
	await expect(rows.nth(1)).toContainText(author.name);
	await reader.getByRole("button", { name: "Compare selected revisions" }).first().click();
	await expect(reader.locator("ins").first()).toContainText("The dunes keep their names.");
	await expect(reader.locator("del")).toHaveCount(0);
	await expect(reader.getByText(/unchanged blocks/).first()).toBeVisible();
});
