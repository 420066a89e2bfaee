import type { Page } from "@playwright/test";
import { expect, expectAccessible, postJson, signIn, signUp, test, unique } from "./fixtures";

function paragraph(id: string, text: string) {
	return { type: "paragraph", attrs: { id }, content: [{ type: "text", text }] };
}

function publish(page: Page, title: string, baseRevisionId: number | null, ...texts: [string, string][]) {
	return publishBlocks(page, title, baseRevisionId, ...texts.map(([id, text]) => paragraph(id, text)));
}

async function publishBlocks(page: Page, title: string, baseRevisionId: number | null, ...content: object[]) {
	const path = `/api/v1/pages/${encodeURIComponent(title)}/revisions`;
	const document = { type: "doc", attrs: { version: 1 }, content };
	const response = await postJson(page, path, {
		baseRevisionId,
		document,
		summary: `about ${content.length}`,
		minor: false,
	});
	expect(response.status(), await response.text()).toBe(201);
	return ((await response.json()) as { revisionId: number }).revisionId;
}

test("a margin tells who wrote what, without scripts, and down to words", async ({ page, browser }) => {
	await signIn(page, "demo-editor");
	const title = unique("Lighthouse");
	const first = await publish(
		page,
		title,
		null,
		["aaaaaaaa", "The lamp burns oil."],
		["bbbbbbbb", "It stands on a rock."],
	);
	const other = await (await browser.newContext()).newPage();
	const { name } = await signUp(other);
	const second = await publish(
		other,
		title,
		first,
		["bbbbbbbb", "It stands on a rock."],
		["aaaaaaaa", "The lamp burns oil and wood."],
	);

	const address = `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`;
	const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await reader.goto(new URL(address, process.env.E2E_BASE_URL).href);
	await reader.getByRole("link", { name: "Who wrote this" }).click();
	const rows = reader.locator(".blame-row");
	await expect(rows).toHaveCount(2);
	await expect(rows.nth(0)).toContainText("demo-editor");
	await expect(rows.nth(0)).toContainText("It stands on a rock.");
	await expect(rows.nth(1)).toContainText(name);
	await expect(rows.nth(1)).toContainText("Begun by demo-editor");
	await expect(rows.nth(1)).toContainText("(about 2)");

	await reader.getByRole("link", { name: "Show only what new editors touched" }).click();
	await expect(reader.locator(".blame > .blame-row")).toHaveCount(1);
	await expect(reader.getByText("1 passage by others")).toBeVisible();
	await reader.locator(".blame > .blame-row").getByRole("link", { name: "Who wrote the words" }).click();
	await expect(reader.locator(".word-run")).toHaveCount(2);
	await expect(reader.locator(".word-hands li")).toHaveCount(2);
	await expect(reader.locator(".word-hands")).toContainText(name);

	const answer = await page.request.get(`/api/v1/pages/${encodeURIComponent(title)}/blame`);
	expect(await answer.json()).toMatchObject({
		revisionId: second,
		blocks: [
			{ blockId: "bbbbbbbb", createdIn: first, textChangedIn: first, citationsChangedIn: null },
			{ blockId: "aaaaaaaa", createdIn: first, textChangedIn: second, citationsChangedIn: null },
		],
	});
	for (const shown of [`${address}?action=blame`, `${address}?action=blame&block=aaaaaaaa`]) {
		await page.goto(shown);
		await expectAccessible(page);
	}
});

test("what new editors touched is found however others changed it since, until it is taken back", async ({
	page,
	browser,
}) => {
	await signIn(page, "demo-editor");
	const title = unique("Barn");
	const rest: [string, string] = ["bbbbbbbb", "It stands on a rock."];
	const first = await publish(page, title, null, ["aaaaaaaa", "It held ten people."], rest);
	const other = await (await browser.newContext()).newPage();
	const { name } = await signUp(other);
	const second = await publish(other, title, first, ["aaaaaaaa", "It held 900 people."], rest);
	const third = await publish(page, title, second, ["aaaaaaaa", "The old barn held 900 people."], rest);

	const address = `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}?action=blame`;
	await page.goto(address);
	await page.getByRole("link", { name: "Show only what new editors touched" }).click();
	const rows = page.locator(".blame > .blame-row");
	await expect(rows).toHaveCount(1);
	await expect(rows).toContainText("The old barn held 900 people.");
	await expect(rows).toContainText(`Also touched by ${name} new editor`);
	await expectAccessible(page);

	await publish(page, title, third, ["aaaaaaaa", "It held ten people."], rest);
	await page.goto(`${address}&by=new`);
	await expect(page.getByText("Nothing that stands on this page was touched by an editor who is new")).toBeVisible();
	await expect(rows).toHaveCount(0);
});

test("leads down to the words of the cells of a table, by one hand and by several, without scripts", async ({
	page,
	browser,
}) => {
	await signIn(page, "demo-editor");
	const title = unique("Crew");
	const crew = (post: string) => {
		const cells = [
			["xxxxxxxx", "Odo"],
			["yyyyyyyy", post],
		].map(([id = "", text = ""]) => ({
			type: "tableCell",
			attrs: { id: `c${id.slice(1)}` },
			content: [paragraph(id, text)],
		}));
		const rows = [{ type: "tableRow", attrs: { id: "rrrrrrrr" }, content: cells }];
		return { type: "table", attrs: { id: "tttttttt" }, content: rows };
	};
	const first = await publishBlocks(page, title, null, crew("Head of security"));
	const address = `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}?action=blame`;
	const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	const words = reader.getByRole("link", { name: "Who wrote the words" });
	await reader.goto(new URL(address, process.env.E2E_BASE_URL).href);
	await expect(words).toHaveCount(2);
	await page.goto(address);
	await expectAccessible(page);

	await publishBlocks(page, title, first, crew("Head of all security"));
	await reader.reload();
	await expect(words).toHaveCount(2);
	await expect(reader.getByRole("cell", { name: "Head of all security" })).toContainText("1");
	await reader.getByRole("link", { name: "Who wrote the words: 1" }).click();
	await expect(reader.locator(".word-run")).toHaveCount(3);
	await reader.getByRole("link", { name: "The whole page" }).click();
	await expect(words).toHaveCount(2);
	await page.goto(address);
	await expectAccessible(page);
});

test("a number of no revision of the page is said to be that, and the page is there", async ({ page }) => {
	await signIn(page, "demo-editor");
	const [title, another] = [unique("Mill"), unique("Pond")];
	await publish(page, title, null, ["aaaaaaaa", "It grinds corn."]);
	const elsewhere = await publish(page, another, null, ["aaaaaaaa", "It holds water."]);
	const address = `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`;
	for (const asked of [`oldid=${elsewhere}`, "oldid=99999999999", `oldid=${elsewhere}&block=aaaaaaaa`]) {
		const response = await page.goto(`${address}?action=blame&${asked}`);
		expect(response?.status()).toBe(404);
		await expect(page.getByText("This page has no such revision.")).toBeVisible();
		await expect(page.getByRole("link", { name: "Create", exact: true })).toHaveCount(0);
		await expect(page.getByRole("navigation", { name: "Views of this page" })).toContainText("View history");
	}
	await expectAccessible(page);
	await page.getByRole("link", { name: "Who wrote the page as it is" }).click();
	await expect(page.locator(".blame-row")).toHaveCount(1);
	// What is not a number counts as absent, as it does where the page is read.
	for (const action of ["", "action=blame&"]) {
		expect((await page.goto(`${address}?${action}oldid=abc`))?.status()).toBe(200);
		await expect(page.getByText("It grinds corn.")).toBeVisible();
	}
});

test("shows who wrote what beside the text that is read, and over it on a phone", async ({ page }) => {
	await signIn(page, "demo-editor");
	const title = unique("Windmill");
	const first = await publish(page, title, null, ["aaaaaaaa", "It grinds corn."], ["bbbbbbbb", "It has four sails."]);
	const { name } = await signUp(page);
	await publish(page, title, first, ["aaaaaaaa", "It grinds corn."], ["bbbbbbbb", "It has six sails."]);

	await page.goto(`/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`);
	const control = page.getByRole("button", { name: "Who wrote this", exact: true });
	const notes = page.getByRole("note", { name: "Who wrote this passage" });
	await control.focus();
	await page.keyboard.press("Space");
	await expect(notes).toHaveCount(2);
	await expect(control).toHaveAttribute("aria-pressed", "true");
	await expect(notes.nth(0)).toContainText("demo-editor");
	await expect(notes.nth(1)).toContainText(name);
	await expect(notes.nth(1)).toContainText("Begun by demo-editor");
	const text = page.getByText("It has six sails.");
	const boxes = async () => [await notes.nth(1).boundingBox(), await text.boundingBox()] as const;
	const [beside, passage] = await boxes();
	expect(beside?.x).toBeGreaterThan((passage?.x ?? 0) + (passage?.width ?? 0));
	expect(beside?.y).toBeCloseTo(passage?.y ?? 0, 0);
	await expectAccessible(page);

	await page.setViewportSize({ width: 390, height: 844 });
	await expect
		.poll(async () => {
			const [over, under] = await boxes();
			return over !== null && under !== null && over.y + over.height <= under.y && over.x === under.x;
		})
		.toBe(true);
	await expectAccessible(page);
	await page.getByRole("button", { name: "Hide who wrote this" }).click();
	await expect(notes).toHaveCount(0);
	await expect(control).toBeFocused();
	await expect(control).toHaveAttribute("aria-pressed", "false");
	await page.keyboard.press("Enter");
	await expect(notes).toHaveCount(2);
});
