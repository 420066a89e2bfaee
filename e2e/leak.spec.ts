import { randomBytes } from "node:crypto";
import type { APIRequestContext, PlaywrightWorkerArgs } from "@playwright/test";
import { expect, signIn, test, unique } from "./fixtures";
import { type AskedPage, addressesOf } from "./public-addresses";

// What waits for a reviewer, was sent back or was rejected must not reach the public by any way. A word that stands in
// nothing else is written into every place that such a revision has, and every route of the app is asked for it by
// somebody without an account. Of a page that waits as a whole they are told what they are told of none.

const PASSWORD = "a long test password";

/** Where every page waits, from the beginning of these tests on. No other test writes there. */
const WAITING = "Help talk";

/** A beginning that nothing else has, and the word: searches ask for the beginning, since an answer may repeat what was asked. */
const begin = `Qz${randomBytes(4).toString("hex")}`;
const canary = `${begin}${randomBytes(4).toString("hex")}`;

const paragraph = (id: string, ...content: object[]) => ({ type: "paragraph", attrs: { id }, content });
const text = (value: string, ...marks: object[]) => ({ type: "text", text: value, ...(marks.length > 0 && { marks }) });
const documentOf = (...content: object[]) => ({ type: "doc", attrs: { version: 1 }, content });
const linkTo = (title: string) => text("a link", { type: "wikiLink", attrs: { pageId: null, title, anchor: null } });
const apiAddress = (title: string) => `/api/v1/pages/${title.replaceAll(" ", "_")}`;

/** The word in every place of a document that has one. */
function poisoned(sourceId: number, links: readonly string[] = []) {
	return documentOf(
		paragraph("lead", text(`An article with ${canary} in it`), {
			type: "citation",
			attrs: { id: "c1", sourceId, locator: { type: "section", value: canary }, quotation: `said ${canary}` },
		}),
		{ type: "heading", attrs: { id: "head", level: 2 }, content: [text(`Heading ${canary}`)] },
		paragraph(
			"links",
			linkTo(`Wanted ${canary}`),
			text("and out", { type: "link", attrs: { href: `https://example.org/${canary}` } }),
			...links.map(linkTo),
		),
		paragraph("mark", text(`Nobody says so ${canary}`), {
			type: "citationNeeded",
			attrs: { since: "2026-01-01" },
		}),
		{ type: "codeBlock", attrs: { id: "code" }, content: [text(`code ${canary}`)] },
	);
}

/** People with the wiki open: one who writes, one who decides and one without an account, as requests alone. */
async function gather(playwright: PlaywrightWorkerArgs["playwright"]) {
	const origin = new URL(process.env.E2E_BASE_URL ?? "").origin;
	const person = () => {
		const [a = 0, b = 0] = randomBytes(2);
		const extraHTTPHeaders = { origin, "x-forwarded-for": `10.77.${a}.${b}` };
		return playwright.request.newContext({ baseURL: origin, extraHTTPHeaders });
	};
	const [author, admin, reader] = [await person(), await person(), await person()];
	const ask = async (who: APIRequestContext, method: string, address: string, data?: unknown) => {
		const answer = await who.fetch(address, { method, ...(data !== undefined && { data }) });
		expect(answer.ok(), `${method} ${address}: ${answer.status()} ${await answer.text()}`).toBe(true);
		return answer.json();
	};
	const name = unique("Writer");
	await ask(author, "POST", "/api/v1/users", { name, password: PASSWORD });
	await ask(author, "POST", "/api/v1/session", { name, password: PASSWORD });
	await ask(admin, "POST", "/api/v1/session", { name: "demo-admin", password: process.env.DEMO_PASSWORD });
	const { sources } = await ask(author, "GET", "/api/v1/sources?q=Emissary");
	const save = async (title: string, baseRevisionId: number | null, document: object, summary = "") => {
		const data = { baseRevisionId, document, summary, minor: false };
		return (await ask(author, "POST", `${apiAddress(title)}/revisions`, data)).revisionId as number;
	};
	/** A page as it is asked for, which its writer reads and the public does not. */
	const waiting = async (title: string, document: object): Promise<AskedPage> => {
		const id = await save(title, null, document, `summary ${canary}`);
		const { id: pageId, approvedRevisionId } = await ask(author, "GET", apiAddress(title));
		expect(approvedRevisionId, `${title} was meant to wait`).toBeNull();
		return { title, pageId, approved: null, hidden: [id] };
	};
	const leave = () => Promise.all([author, admin, reader].map((context) => context.dispose()));
	return { author, admin, reader, name, source: sources[0].id as number, ask, save, waiting, leave };
}

test.describe.configure({ mode: "serial", timeout: 240_000 });

test.beforeAll(async ({ browser }) => {
	const page = await browser.newPage({ baseURL: process.env.E2E_BASE_URL ?? "" });
	await signIn(page, "demo-admin");
	await page.goto("/admin/settings");
	await page.getByText("Otherwise in a namespace").evaluate((summary) => {
		summary.parentElement?.setAttribute("open", "");
	});
	await page.getByLabel(WAITING, { exact: true }).selectOption("always");
	await page.getByRole("button", { name: "Save the settings" }).click();
	await expect(page.getByText("The settings are saved.")).toBeVisible();
	await page.close();
});

test("no route shows the public what no reviewer approved", async ({ playwright }) => {
	const { author, admin, reader, name, source, ask, save, waiting, leave } = await gather(playwright);

	/** A page that the public reads, from now on always reviewed, with one edit on top of it that waits. */
	async function hide(word: string, decide: (waiting: number) => Promise<number[]>) {
		const title = unique(word);
		const plain = documentOf(paragraph("lead", text("What everybody reads.")));
		const approved = await save(title, null, plain);
		await ask(admin, "PUT", `${apiAddress(title)}/review-mode`, { mode: "always" });
		const edit = await save(title, approved, poisoned(source), `summary ${canary}`);
		const { id: pageId } = await ask(author, "GET", apiAddress(title));
		return { title, pageId, approved, hidden: [edit, ...(await decide(edit))] };
	}

	const pages = [
		await hide("Waiting", async () => []),
		await hide("Sent back", async (edit) => {
			await ask(admin, "POST", `/api/v1/revisions/${edit}/send-back`, { note: `a note about ${canary}` });
			return [];
		}),
		await hide("Rejected", async (edit) => {
			const reason = `nobody writes ${canary}`;
			const { revertId } = await ask(admin, "POST", `/api/v1/revisions/${edit}/reject`, { reason });
			return [revertId];
		}),
	];
	// A page of which the public knows nothing at all: its title is the word.
	const titles = pages.map(({ title }) => title);
	const unknown = await waiting(`${WAITING}:${canary}`, poisoned(source, titles));

	// Those who write do read it: otherwise this test would prove nothing.
	for (const id of [pages[0]?.hidden[0], unknown.hidden[0]]) {
		expect(await (await author.get(`/api/v1/revisions/${id}`)).text()).toContain(canary);
	}

	const around = { author: name, source, search: begin };
	// By its title it is not asked for here, since answers repeat that; the next test does.
	for (const address of new Set(addressesOf([...pages, { ...unknown, title: null }], around))) {
		const answer = await reader.get(address);
		const body = await answer.text();
		expect(answer.status(), address).toBeLessThan(500);
		expect(holds(body), `${address} shows what no reviewer approved`).toBe(false);
		expect(holds(JSON.stringify(answer.headers())), address).toBe(false);
	}
	await leave();
});

/** Whether the word stands in an answer, in whatever case. */
const holds = (body: string) => body.toLowerCase().includes(canary.toLowerCase());

test("the public is told of a page that waits what it is told of no page", async ({ playwright }) => {
	const { reader, name, source, save, waiting, leave } = await gather(playwright);
	const [word, other] = [randomBytes(6), randomBytes(6)].map((bytes) => `Twin${bytes.toString("hex")}`) as [
		string,
		string,
	];
	const there = await waiting(`${WAITING}:${word}`, poisoned(source));
	const absent = { title: `${WAITING}:${other}`, pageId: 1_999_999_998, approved: null, hidden: [1_999_999_999] };
	// Everybody reads the titles here, and nothing else about them.
	const title = unique("Host");
	const links = [there.title ?? "", absent.title].map((target, at) => paragraph(`link-${at}`, linkTo(target)));
	const first = await save(title, null, documentOf(...links));
	const latest = await save(title, first, documentOf(...links, paragraph("more", text("And more."))));
	const host = { title, pageId: there.pageId, approved: first, hidden: [latest] };

	const around = { author: name, source, search: "Twin" };
	const asked = addressesOf([there, host], around);
	const askedAbsent = addressesOf([absent, { ...host, pageId: absent.pageId }], around);
	const told = async (address: string) => {
		const answer = await reader.get(address, { maxRedirects: 0 });
		const body = await answer.text();
		// Each answer has a nonce of its own for its scripts.
		const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? "no nonce";
		return `${answer.status()} ${answer.headers().location ?? ""}\n${body.replaceAll(nonce, "")}`;
	};
	// Without the words and the numbers of either, whichever of them was asked for.
	const words = new RegExp(`${word}|${other}`, "gi");
	const ids = [there, absent].flatMap(({ pageId, hidden }) => [pageId, ...hidden]);
	const numbers = new RegExp(`(?<!\\d)(?:${ids.join("|")})(?!\\d)`, "g");
	const neutral = (said: string) => said.replaceAll(words, "Twin").replaceAll(numbers, "0");
	const pairs = new Map(asked.map((address, at) => [address, askedAbsent[at] ?? ""]));
	for (const [address, twin] of pairs) {
		// Goes by the order of ids, whether there is one or not.
		if (address.includes("NextUnpatrolled")) continue;
		const said = await told(address);
		if (twin === address) expect(mentions(said, word), `${address} tells them apart`).toEqual(mentions(said, other));
		else expect(neutral(said), `${address} and ${twin} tell them apart`).toBe(neutral(await told(twin)));
	}
	await leave();
});

/** The tags and the objects of an answer that hold a word, without the word. */
function mentions(body: string, word: string): string[] {
	const around = body.match(new RegExp(`[<{][^<>{}]*${word}[^<>{}]*[>}]`, "gi")) ?? [];
	return around.map((found) => found.replaceAll(new RegExp(word, "gi"), "Twin")).sort();
}
