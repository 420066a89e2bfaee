import { beforeEach, describe, expect, test } from "vitest";
import * as me from "@/app/api/v1/me/route";
import * as revisions from "@/app/api/v1/pages/[title]/revisions/route";
import * as page from "@/app/api/v1/pages/[title]/route";
import * as revision from "@/app/api/v1/revisions/[id]/route";
import * as session from "@/app/api/v1/session/route";
import * as users from "@/app/api/v1/users/route";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";

const HOST = "wiki.test";
const PASSWORD = "orb of prophecy and change";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
interface Sent {
	params?: Record<string, string>;
	body?: unknown;
	cookie?: string;
	headers?: Record<string, string>;
	query?: string;
}

async function call(handler: Handler, method: string, { params = {}, body, cookie, headers, query = "" }: Sent = {}) {
	const request = new Request(`http://${HOST}/api/v1/test${query}`, {
		method,
		headers: {
			host: HOST,
			origin: `http://${HOST}`,
			...(body !== undefined && { "content-type": "application/json" }),
			...(cookie && { cookie }),
			...headers,
		},
		...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
	});
	const response = await handler(request, { params: Promise.resolve(params) });
	const text = await response.text();
	return { status: response.status, headers: response.headers, json: text === "" ? null : JSON.parse(text) };
}

async function signedIn(name: string): Promise<string> {
	expect((await call(users.POST, "POST", { body: { name, password: PASSWORD } })).status).toBe(201);
	const answer = await call(session.POST, "POST", { body: { name, password: PASSWORD } });
	expect(answer.status).toBe(200);
	return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

const doc = (text: string) => ({
	type: "doc",
	attrs: { version: 1 },
	content: [{ type: "paragraph", attrs: { id: "lead" }, content: [{ type: "text", text }] }],
});
const save = (cookie: string, text: string, baseRevisionId: number | null, sent: Sent = {}) =>
	call(revisions.POST, "POST", {
		cookie,
		params: { title: "Terok_Nor" },
		body: { baseRevisionId, document: doc(text), summary: "", minor: false },
		...sent,
	});

beforeEach(emptyDatabase);

describe("session", () => {
	test("register, sign in, ask who I am, sign out", async () => {
		const cookie = await signedIn("Tora Ziyal");
		const who = await call(me.GET, "GET", { cookie });
		expect(who.json).toEqual({
			rights: expect.arrayContaining(["edit"]),
			waiting: null,
			sentBack: 0,
			notKept: 0,
			user: { id: expect.any(Number), name: "Tora Ziyal", groups: ["everyone", "registered"] },
		});
		expect((await call(session.DELETE, "DELETE", { cookie })).status).toBe(204);
		expect((await call(me.GET, "GET", { cookie })).json).toEqual({ user: null });
	});

	test("an unknown name and a wrong password get the same answer", async () => {
		await signedIn("Tora Ziyal");
		const wrong = await call(session.POST, "POST", { body: { name: "Tora Ziyal", password: "not it at all" } });
		const unknown = await call(session.POST, "POST", { body: { name: "Nobody", password: "not it at all" } });
		expect(wrong.status).toBe(401);
		expect(unknown).toMatchObject({ status: 401, json: wrong.json });
	});

	test("a taken name is 409, a bad one 422 with its path", async () => {
		await signedIn("Tora Ziyal");
		const again = await call(users.POST, "POST", { body: { name: "tora ziyal", password: PASSWORD } });
		expect(again).toMatchObject({ status: 409, json: { code: "name-taken" } });
		const bad = await call(users.POST, "POST", { body: { name: "a#b", password: "x" } });
		expect(bad).toMatchObject({
			status: 422,
			json: { code: "invalid-request", issues: [{ path: "name" }, { path: "password" }] },
		});
	});

	test("too many wrong passwords: 429 with Retry-After", async () => {
		await signedIn("Tora Ziyal");
		let last = 0;
		for (let attempt = 0; attempt < 12 && last !== 429; attempt++) {
			const answer = await call(session.POST, "POST", {
				body: { name: "Tora Ziyal", password: "wrong, and wrong again" },
			});
			last = answer.status;
			if (last === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
		}
		expect(last).toBe(429);
	});
});

test("requests count for who made them: a cookie that opens nothing costs no user a slot", async () => {
	const cookie = await signedIn("Tora Ziyal");
	const read = (headers: Record<string, string>) => call(page.GET, "GET", { params: { title: "Nowhere" }, headers });
	const counts = async () => {
		const rows = await db.rateLimit.findMany({ where: { key: { startsWith: "api:getPage:" } } });
		return Object.fromEntries(rows.map(({ key, count }) => [key.replace(/\d+$/, "N"), count]));
	};
	await read({ cookie });
	for (const wrong of ["canonry-session=", "canonry-session=made-up", `${cookie}x`]) await read({ cookie: wrong });
	expect(await counts()).toEqual({ "api:getPage:user:N": 1, "api:getPage:client:unknown": 3 });
	await db.session.updateMany({ data: { expiresAt: new Date(0) } });
	await read({ cookie });
	expect(await counts()).toEqual({ "api:getPage:user:N": 1, "api:getPage:client:unknown": 4 });
});

describe("pages and revisions", () => {
	test("publish, read, list, conflict", async () => {
		const cookie = await signedIn("Kira Nerys");
		const first = await save(cookie, "One.", null);
		expect(first).toMatchObject({ status: 201, json: { revisionId: expect.any(Number) } });
		const { revisionId } = first.json;
		const read = await call(page.GET, "GET", { params: { title: "terok_Nor" } });
		expect(read.json).toEqual({
			id: expect.any(Number),
			namespace: "main",
			title: "Terok Nor",
			latestRevisionId: revisionId,
			approvedRevisionId: revisionId,
			document: doc("One."),
		});
		expect(await save(cookie, "One.", revisionId)).toMatchObject({
			status: 200,
			json: { revisionId, unchanged: true },
		});
		const second = await save(cookie, "Two.", revisionId);
		const conflict = await save(cookie, "Three.", revisionId);
		expect(conflict).toMatchObject({
			status: 409,
			json: {
				code: "edit-conflict",
				status: 409,
				base: { revisionId, document: doc("One.") },
				mine: { document: doc("Three.") },
				theirs: { revisionId: second.json.revisionId, document: doc("Two.") },
				overlaps: [{ blockId: expect.any(String) }],
			},
		});
		expect(conflict.headers.get("content-type")).toBe("application/problem+json");
		expect(conflict.json.mine).not.toHaveProperty("revisionId");
		const list = await call(revisions.GET, "GET", { params: { title: "Terok Nor" }, query: "?limit=1" });
		expect(list.json.revisions).toEqual([
			expect.objectContaining({
				id: second.json.revisionId,
				parentId: revisionId,
				minor: false,
				author: { id: expect.any(Number), name: "Kira Nerys" },
			}),
		]);
		const rest = await call(revisions.GET, "GET", {
			params: { title: "Terok Nor" },
			query: `?before=${list.json.next}`,
		});
		expect(rest.json).toMatchObject({ revisions: [{ id: revisionId, parentId: null }], next: null });
		const one = await call(revision.GET, "GET", { params: { id: String(revisionId) } });
		expect(one.json).toMatchObject({ id: revisionId, page: { title: "Terok Nor" }, document: doc("One.") });
		expect((await call(revision.GET, "GET", { params: { id: "999999" } })).status).toBe(404);
		expect((await call(page.GET, "GET", { params: { title: "Nowhere" } })).status).toBe(404);
	});

	test("who edits the half of a paragraph that somebody else split off is answered 201: the words do not overlap", async () => {
		const cookie = await signedIn("Kira Nerys");
		const [first, second] = ["The station fell in 2369.", "The council met at dawn, and nobody wept."] as const;
		const paragraph = (id: string, text: string) => ({
			type: "paragraph",
			attrs: { id },
			content: [{ type: "text", text }],
		});
		const split = (words: string) => ({ ...doc(""), content: [paragraph("lead", first), paragraph("half", words)] });
		const begun = await save(cookie, `${first} ${second}`, null);
		const { revisionId } = begun.json;
		const body = (document: unknown) => ({ baseRevisionId: revisionId, document, summary: "", minor: false });
		expect((await save(cookie, "", null, { body: body(split(second)) })).status).toBe(201);
		const merged = await save(cookie, `${first} ${second.replace("dawn", "dusk")}`, revisionId);
		expect(merged).toMatchObject({ status: 201, json: { merged: true, kept: { yielded: 0 } } });
		const read = await call(revision.GET, "GET", { params: { id: String(merged.json.revisionId) } });
		expect(read.json.document).toEqual(split(second.replace("dawn", "dusk")));
		const overlap = await save(cookie, `${first} ${second.replace("dawn", "noon")}`, revisionId);
		expect(overlap).toMatchObject({ status: 409, json: { overlaps: [{ blockId: "lead" }, { blockId: "half" }] } });
	});

	test("a retried save returns its first answer", async () => {
		const cookie = await signedIn("Kira Nerys");
		const headers = { "idempotency-key": "5b1c" };
		const first = await save(cookie, "One.", null, { headers });
		expect(await save(cookie, "One.", null, { headers })).toMatchObject({ status: 201, json: first.json });
		expect(await db.revision.count()).toBe(1);
	});

	test.each<[string, unknown, string]>([
		[
			"an unknown field",
			{ baseRevisionId: null, document: doc("x"), summary: "", minor: false, authorId: 1 },
			"authorId",
		],
		["a missing field", { baseRevisionId: null, document: doc("x"), summary: "" }, "minor"],
		["a wrong type", { baseRevisionId: "1", document: doc("x"), summary: "", minor: false }, "baseRevisionId"],
		["a document that is none", { baseRevisionId: null, document: [], summary: "", minor: false }, "document"],
		[
			"a forbidden node",
			{ baseRevisionId: null, document: { type: "doc", content: [{ type: "image" }] }, summary: "", minor: false },
			"document.content[0].type",
		],
		[
			"a summary that forges lines",
			{ baseRevisionId: null, document: doc("x"), summary: "a\nb", minor: false },
			"summary",
		],
		[
			"a prototype",
			'{"baseRevisionId":null,"document":{"type":"doc"},"summary":"","minor":false,"__proto__":{"admin":true}}',
			"__proto__",
		],
		["no JSON", "{", ""],
	])("%s is 422 and names the path", async (_what, body, path) => {
		const cookie = await signedIn("Kira Nerys");
		const answer = await save(cookie, "", null, { body });
		expect(answer.status).toBe(422);
		expect(answer.json.issues.map((issue: { path: string }) => issue.path)).toContain(path);
		expect(await db.page.count()).toBe(0);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	test("strangers are told to sign in; foreign, missing and null origins are refused; nothing changes", async () => {
		const cookie = await signedIn("Kira Nerys");
		expect(await save("", "x", null)).toMatchObject({ status: 401, json: { code: "sign-in-required" } });
		for (const origin of ["https://evil.example", "null", "", `http://${HOST}.evil.example`]) {
			expect(await save(cookie, "x", null, { headers: { origin } })).toMatchObject({
				status: 403,
				json: { code: "origin-mismatch" },
			});
		}
		expect((await save(cookie, "x", null, { headers: { "content-type": "text/plain" } })).status).toBe(415);
		expect(await db.page.count()).toBe(0);
	});

	test("too large is 413, whatever the announced length", async () => {
		const cookie = await signedIn("Kira Nerys");
		const huge = JSON.stringify({ document: "x".repeat(8 * 1024 * 1024) });
		expect((await save(cookie, "", null, { body: huge })).status).toBe(413);
		expect((await save(cookie, "", null, { body: "{}", headers: { "content-length": "99999999" } })).status).toBe(413);
	});
});
