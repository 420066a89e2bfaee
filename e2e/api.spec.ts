import { randomBytes } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test, unique } from "./fixtures";

// The contract of /api/v1 as its clients meet it: over HTTP, on the production build, with nothing but addresses and JSON.

const PASSWORD = "a long test password";

interface Sent {
	body?: unknown;
	headers?: Record<string, string>;
}

/** Speaks to the API as a client does, with the cookies and the address of this test. */
function client(request: APIRequestContext, baseURL: string | undefined) {
	const origin = new URL(baseURL ?? "").origin;
	const send = (method: string, path: string, { body, headers = {} }: Sent = {}) =>
		request.fetch(path, {
			method,
			maxRedirects: 0,
			headers: { ...(method !== "GET" && { origin }), "content-type": "application/json", ...headers },
			...(body !== undefined && { data: typeof body === "string" ? body : JSON.stringify(body) }),
		});
	return {
		send,
		get: (path: string) => send("GET", path),
		post: (path: string, body: unknown, headers?: Record<string, string>) =>
			send("POST", path, { body, ...(headers && { headers }) }),
		async register(): Promise<string> {
			const name = unique("Client");
			await expectStatus(await send("POST", "/api/v1/users", { body: { name, password: PASSWORD } }), 201);
			return name;
		},
		async signIn(name: string, password = PASSWORD): Promise<void> {
			await expectStatus(await send("POST", "/api/v1/session", { body: { name, password } }), 200);
		},
	};
}

async function expectStatus(response: APIResponse, status: number): Promise<void> {
	expect(response.status(), await response.text()).toBe(status);
}

/** Asserts a problem document and returns it. */
async function expectProblem(response: APIResponse, status: number, code: string) {
	await expectStatus(response, status);
	expect(response.headers()["content-type"]).toBe("application/problem+json");
	expect(response.headers()["x-content-type-options"]).toBe("nosniff");
	const problem = await response.json();
	expect(problem).toMatchObject({ type: expect.any(String), title: expect.any(String), status, code });
	return problem;
}

const paragraph = (id: string, text: string) => ({
	type: "paragraph",
	attrs: { id },
	content: [{ type: "text", text }],
});
const documentOf = (...texts: string[]) => ({
	type: "doc",
	attrs: { version: 1 },
	content: texts.map((text, index) => paragraph(`block${String(index).padStart(3, "0")}`, text)),
});
const draftOf = (baseRevisionId: number | null, ...texts: string[]) => ({
	baseRevisionId,
	document: documentOf(...texts),
	summary: "A test of the API",
	minor: false,
});

/** A signed-in client with a title of its own. */
async function author(request: APIRequestContext, baseURL: string | undefined) {
	const api = client(request, baseURL);
	const name = await api.register();
	await api.signIn(name);
	const title = unique("Contract");
	const page = `/api/v1/pages/${encodeURIComponent(title)}`;
	const publish = async (baseRevisionId: number | null, ...texts: string[]): Promise<number> => {
		const response = await api.post(`${page}/revisions`, draftOf(baseRevisionId, ...texts));
		await expectStatus(response, 201);
		return (await response.json()).revisionId;
	};
	return { api, name, title, page, publish };
}

test("somebody registers, signs in, asks who they are and signs out", async ({ request, baseURL }) => {
	const api = client(request, baseURL);
	const name = unique("Client");
	const made = await api.post("/api/v1/users", { name, password: PASSWORD, email: "client@example.org" });
	await expectStatus(made, 201);
	expect((await made.json()).user).toMatchObject({ id: expect.any(Number), name });
	expect(await (await api.get("/api/v1/me")).json()).toEqual({ user: null });

	const answer = await api.post("/api/v1/session", { name, password: PASSWORD });
	await expectStatus(answer, 200);
	expect((await answer.json()).user).toMatchObject({ name });
	expect(answer.headers()["set-cookie"]).toMatch(/^canonry-session=[^;]+;.*HttpOnly/i);
	expect(answer.headers()["set-cookie"]).toMatch(/SameSite=Lax/i);
	expect((await (await api.get("/api/v1/me")).json()).user).toMatchObject({ name, groups: expect.any(Array) });

	const { cookies } = await request.storageState();
	await expectStatus(await api.send("DELETE", "/api/v1/session"), 204);
	expect(await (await api.get("/api/v1/me")).json()).toEqual({ user: null });
	const token = cookies.find((cookie) => cookie.name.endsWith("canonry-session"))?.value;
	const replayed = await api.send("GET", "/api/v1/me", { headers: { cookie: `canonry-session=${token}` } });
	expect(await replayed.json()).toEqual({ user: null });
});

test("names are taken once, whatever their spelling, and must be names", async ({ request, baseURL }) => {
	const api = client(request, baseURL);
	const name = await api.register();
	const again = await api.post("/api/v1/users", { name: name.toUpperCase(), password: PASSWORD });
	await expectProblem(again, 409, "name-taken");
	const wrong = await api.post("/api/v1/users", { name: "a#b", password: "x" });
	const { issues } = await expectProblem(wrong, 422, "invalid-request");
	expect(issues.map(({ path }: { path: string }) => path)).toEqual(["name", "password"]);
});

test("a page is created, read, changed and looked back upon", async ({ request, baseURL }) => {
	const { api, name, title, page, publish } = await author(request, baseURL);
	await expectProblem(await api.get(page), 404, "not-found");
	await expectProblem(await api.get(`${page}/revisions`), 404, "not-found");
	const first = await publish(null, "The station turns.", "The wormhole opens.");
	const read = await api.get(page);
	await expectStatus(read, 200);
	expect(await read.json()).toMatchObject({
		id: expect.any(Number),
		namespace: "main",
		title,
		latestRevisionId: first,
		document: documentOf("The station turns.", "The wormhole opens."),
	});
	const second = await publish(first, "The station turns.", "The wormhole closes.");
	const third = await publish(second, "The station rests.", "The wormhole closes.");

	const newest = await (await api.get(`${page}/revisions?limit=2`)).json();
	expect(newest.revisions).toMatchObject([
		{ id: third, parentId: second },
		{ id: second, parentId: first, summary: "A test of the API", minor: false, author: { name } },
	]);
	expect(newest.revisions[0]).toMatchObject({
		size: expect.any(Number),
		createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
	});
	const older = await (await api.get(`${page}/revisions?limit=2&before=${newest.next}`)).json();
	expect(older).toMatchObject({ revisions: [{ id: first, parentId: null }], next: null });

	const old = await api.get(`/api/v1/revisions/${first}`);
	await expectStatus(old, 200);
	expect(await old.json()).toMatchObject({
		id: first,
		page: { title },
		document: documentOf("The station turns.", "The wormhole opens."),
	});
	const diff = await (await api.get(`/api/v1/revisions/${first}/diff/${second}`)).json();
	expect(diff).toMatchObject({ before: first, after: second });
	expect(diff.blocks.map(({ kind }: { kind: string }) => kind)).toContain("changed");
	await expectProblem(await api.get("/api/v1/revisions/2147483647"), 404, "not-found");
	await expectProblem(await api.get(`/api/v1/revisions/${first}/diff/2147483647`), 404, "not-found");
});

test("a comparison tells of what stands in a line and is no text", async ({ request, baseURL }) => {
	const { api, page, publish } = await author(request, baseURL);
	const first = await publish(null, "The station turns.");
	const { document, ...draft } = draftOf(first, "The station turns.");
	const needed = { type: "citationNeeded", attrs: { since: "2026-11-22" } };
	const content = document.content.map((block) => ({ ...block, content: [...block.content, needed] }));
	const saved = await api.post(`${page}/revisions`, { ...draft, document: { ...document, content } });
	await expectStatus(saved, 201);
	const { revisionId } = await saved.json();
	const diff = await (await api.get(`/api/v1/revisions/${first}/diff/${revisionId}`)).json();
	expect(diff.blocks[0].segments.at(-1)).toEqual({
		kind: "added",
		before: "",
		after: "",
		nodes: { before: [], after: [{ at: 0, ...needed }] },
	});
});

test("who saves second is told, with all three texts", async ({ request, baseURL }) => {
	const { api, page, publish } = await author(request, baseURL);
	const base = await publish(null, "One.");
	const theirs = await publish(base, "Two.");
	const problem = await expectProblem(
		await api.post(`${page}/revisions`, draftOf(base, "Three.")),
		409,
		"edit-conflict",
	);
	expect(problem).toMatchObject({
		base: { revisionId: base, document: documentOf("One.") },
		mine: { document: documentOf("Three.") },
		theirs: { revisionId: theirs, document: documentOf("Two.") },
		overlaps: [{ blockId: expect.any(String) }],
	});
	expect(problem.mine).not.toHaveProperty("revisionId");
	// The text that lost is kept before the conflict is answered.
	const { drafts } = await (await api.get("/api/v1/drafts")).json();
	expect(drafts).toHaveLength(1);
	const taken = await expectProblem(await api.post(`${page}/revisions`, draftOf(null, "Four.")), 409, "edit-conflict");
	expect(taken.theirs).toMatchObject({ revisionId: theirs });
	expect((await (await api.get(page)).json()).latestRevisionId).toBe(theirs);
});

test("a save on an old base is merged where the edits do not touch", async ({ request, baseURL }) => {
	const { api, page, publish } = await author(request, baseURL);
	const base = await publish(null, "The station turns.", "The wormhole opens.");
	const theirs = await publish(base, "The station turned.", "The wormhole opens.");
	const saved = await api.post(`${page}/revisions`, draftOf(base, "The station turns.", "The wormhole opened."));
	expect(saved.status(), await saved.text()).toBe(201);
	const { revisionId, ...told } = await saved.json();
	expect(told).toMatchObject({ merged: true, kept: { changes: 1, authors: [expect.any(String)] } });
	const now = await (await api.get(page)).json();
	expect(now.document).toEqual(documentOf("The station turned.", "The wormhole opened."));
	expect(revisionId).toBeGreaterThan(theirs);
});

test("of twenty saves in the same moment one wins", async ({ request, baseURL }) => {
	const { api, page, publish } = await author(request, baseURL);
	const base = await publish(null, "The beginning.");
	const saves = Array.from({ length: 20 }, (_, i) => api.post(`${page}/revisions`, draftOf(base, `Version ${i}.`)));
	const statuses = (await Promise.all(saves)).map((response) => response.status());
	expect(statuses.filter((status) => status === 201)).toHaveLength(1);
	expect(statuses.filter((status) => status === 409)).toHaveLength(19);
	expect((await (await api.get(`${page}/revisions`)).json()).revisions).toHaveLength(2);
});

test("a retried save makes one revision, a null edit none", async ({ request, baseURL }) => {
	const { api, page } = await author(request, baseURL);
	const key = { "idempotency-key": randomBytes(8).toString("hex") };
	const answers = await Promise.all([1, 2, 3].map(() => api.post(`${page}/revisions`, draftOf(null, "Once."), key)));
	const bodies = await Promise.all(answers.map((answer) => answer.json()));
	expect(answers.map((answer) => answer.status())).toEqual([201, 201, 201]);
	expect(new Set(bodies.map(({ revisionId }) => revisionId)).size).toBe(1);
	const other = await api.post(`${page}/revisions`, draftOf(null, "Something else."), key);
	await expectProblem(other, 422, "idempotency-key-reused");
	const [{ revisionId }] = bodies;
	const unchanged = await api.post(`${page}/revisions`, draftOf(revisionId, "Once."));
	await expectStatus(unchanged, 200);
	expect(await unchanged.json()).toEqual({ revisionId, unchanged: true });
	expect((await (await api.get(`${page}/revisions`)).json()).revisions).toHaveLength(1);
});

test("what is not allowed is refused and changes nothing", async ({ request, baseURL }) => {
	const api = client(request, baseURL);
	const title = unique("Refused");
	const page = `/api/v1/pages/${encodeURIComponent(title)}`;
	await expectProblem(await api.post(`${page}/revisions`, draftOf(null, "x")), 401, "sign-in-required");
	await expectProblem(await api.get("/api/v1/drafts"), 401, "sign-in-required");
	const name = await api.register();
	const wrong = await api.post("/api/v1/session", { name, password: "not the password" });
	const unknown = await api.post("/api/v1/session", { name: unique("Nobody"), password: "not the password" });
	expect(await expectProblem(wrong, 401, "wrong-credentials")).toEqual(
		await expectProblem(unknown, 401, "wrong-credentials"),
	);
	await api.signIn(name);
	for (const origin of ["https://evil.example", "null", ""]) {
		const forged = await api.post(`${page}/revisions`, draftOf(null, "x"), { origin });
		await expectProblem(forged, 403, "origin-mismatch");
		await expectProblem(await api.send("DELETE", "/api/v1/session", { headers: { origin } }), 403, "origin-mismatch");
	}
	await expectProblem(
		await api.post("/api/v1/pages/Special:Statistics/revisions", draftOf(null, "x")),
		403,
		"page-not-editable",
	);
	expect((await (await api.get("/api/v1/me")).json()).user).toMatchObject({ name });
	await expectProblem(await api.get(page), 404, "not-found");
});

test("what is not understood is refused and named", async ({ request, baseURL }) => {
	const { api, page } = await author(request, baseURL);
	const whole = draftOf(null, "x");
	const forged = `${JSON.stringify(whole).slice(0, -1)},"__proto__":{"groups":["admin"]}}`;
	const block = (attrs: unknown) => ({
		...whole,
		document: { ...whole.document, content: [{ type: "heading", attrs }] },
	});
	const cases: [unknown, string][] = [
		["{", ""],
		[[], ""],
		[{ ...whole, authorId: 1 }, "authorId"],
		[{ ...whole, createdAt: "2020-01-01T00:00:00Z" }, "createdAt"],
		[forged, "__proto__"],
		[{ ...whole, minor: "no" }, "minor"],
		[{ ...whole, baseRevisionId: "1" }, "baseRevisionId"],
		[{ ...whole, baseRevisionId: 1.5 }, "baseRevisionId"],
		[{ ...whole, summary: "a\nb" }, "summary"],
		[{ ...whole, document: { type: "doc", content: [{ type: "script" }] } }, "document.content[0].type"],
		[block({ id: "abcdefgh", level: "2" }), "document.content[0].attrs.level"],
		[block({ id: "abcdefgh", level: 2, onclick: "x" }), "document.content[0].attrs"],
	];
	for (const [body, path] of cases) {
		const response = await api.post(`${page}/revisions`, body);
		await expectStatus(response, 422);
		const { issues } = await response.json();
		expect(
			issues.map((issue: { path: string }) => issue.path),
			JSON.stringify(body),
		).toContain(path);
	}
	for (const query of ["limit=0", "limit=501", "limit=x", "before=0", "before=1e3", "order=asc"]) {
		const { issues } = await expectProblem(await api.get(`${page}/revisions?${query}`), 422, "invalid-request");
		expect(issues[0].path).toBe(`query.${query.split("=")[0]}`);
	}
	await expectProblem(await api.get("/api/v1/revisions/abc"), 422, "invalid-request");
	await expectProblem(await api.get("/api/v1/pages/a%5Bb"), 422, "invalid-request");
	const bodyOfGet = await api.send("GET", "/api/v1/me", { body: { a: 1 } });
	await expectProblem(bodyOfGet, 422, "invalid-request");
	await expectProblem(await api.get(page), 404, "not-found");
});

test("types, sizes, methods and addresses have their own answers", async ({ request, baseURL }) => {
	const { api, page } = await author(request, baseURL);
	for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
		const sent = await api.post(`${page}/revisions`, draftOf(null, "x"), { "content-type": type });
		await expectProblem(sent, 415, "unsupported-media-type");
	}
	const large = await api.post(`${page}/revisions`, draftOf(null, "x".repeat(8 * 1024 * 1024)));
	await expectProblem(large, 413, "payload-too-large");
	for (const [method, path, allow] of [
		["DELETE", "/api/v1/me", "GET, HEAD, OPTIONS"],
		["PUT", `${page}/revisions`, "GET, HEAD, OPTIONS, POST"],
		["POST", "/api/v1/openapi.json", "GET, HEAD, OPTIONS"],
	] as const) {
		const response = await api.send(method, path);
		await expectProblem(response, 405, "method-not-allowed");
		expect(response.headers().allow).toBe(allow);
	}
	await expectProblem(await api.get("/api/v1/no/such/thing"), 404, "not-found");
	for (const path of ["/api/v1/me", "/api/health", "/api/v1/openapi.json"]) {
		const head = await api.send("HEAD", path);
		expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
	}
});

test("openapi.json describes every address of this contract", async ({ request }) => {
	const { openapi, paths } = await (await request.get("/api/v1/openapi.json")).json();
	expect(openapi).toMatch(/^3\.1\./);
	expect(Object.keys(paths)).toEqual(
		expect.arrayContaining([
			"/session",
			"/me",
			"/users",
			"/pages/{title}",
			"/pages/{title}/revisions",
			"/revisions/{id}",
			"/revisions/{id}/diff/{other}",
			"/openapi.json",
		]),
	);
	expect(paths["/pages/{title}/revisions"].post.responses).toMatchObject({ 200: {}, 201: {}, 409: {}, 422: {} });
});

test.describe("many people behind one address", () => {
	test("twenty sign in at once", async ({ request, baseURL, playwright, extraHTTPHeaders }) => {
		const api = client(request, baseURL);
		const names = await Promise.all(Array.from({ length: 20 }, () => api.register()));
		const people = await Promise.all(names.map(() => playwright.request.newContext({ baseURL, extraHTTPHeaders })));
		await Promise.all(people.map((person, i) => client(person, baseURL).signIn(names[i] ?? "")));
		const who = await Promise.all(people.map(async (person) => (await person.get("/api/v1/me")).json()));
		expect(who.map(({ user }) => user?.name)).toEqual(names);
		await Promise.all(people.map((person) => person.dispose()));
	});

	test("who guesses is stopped with 429 and a time to wait; the others are not", async ({ request, baseURL }) => {
		const api = client(request, baseURL);
		const [victim, neighbour] = [await api.register(), await api.register()];
		const guesses = Array.from({ length: 12 }, () =>
			api.post("/api/v1/session", { name: victim, password: "a guess" }),
		);
		const answers = await Promise.all(guesses);
		expect(answers.map((answer) => answer.status()).filter((status) => status === 401)).toHaveLength(10);
		const stopped = answers.filter((answer) => answer.status() === 429);
		expect(stopped).toHaveLength(2);
		for (const answer of stopped) {
			await expectProblem(answer, 429, "rate-limited");
			expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
		}
		await api.signIn(neighbour);
		const elsewhere = { "x-forwarded-for": "198.51.100.7" };
		const owner = await api.post("/api/v1/session", { name: victim, password: PASSWORD }, elsewhere);
		await expectStatus(owner, 200);
	});
});
