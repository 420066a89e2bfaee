import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { expectSecurity, html, INTERACTIVE, READING, startFront } from "./test-front";

describe("what comes from outside", () => {
	const hostile = {
		"x-middleware-subrequest": "middleware:middleware",
		"x-nextjs-data": "1",
		"x-next-revalidate-tag-token": "1",
		"next-router-state-tree": "x",
		"next-router-prefetch": "1",
		"next-url": "/admin",
		"next-resume": "1",
		"next-action": "abc",
		rsc: "1",
		"x-invoke-path": "/admin",
		"x-matched-path": "/admin",
		"x-now-route-matches": "1",
		"x-vercel-id": "1",
		"x-canonry-client": "6.6.6.6",
		"x-canonry-request": "mine",
		"x-forwarded-for": "6.6.6.6",
		"x-forwarded-host": "evil.example",
		"x-forwarded-proto": "https",
		forwarded: "for=6.6.6.6",
		"x-real-ip": "6.6.6.6",
		"x-http-method-override": "DELETE",
		"x-original-url": "/admin",
		"content-security-policy": "script-src 'nonce-mine'",
	};

	it("loses the headers that only the server may say", async () => {
		const { ask, seen } = await startFront(html(READING));
		await ask("/wiki/Bajor", {
			headers: { ...hostile, cookie: "a=b", "accept-language": "en", host: "wiki.example:3000" },
		});
		const { headers } = seen[0] as IncomingMessage;
		const allowed = ["cookie", "accept-language", "host", "connection", "x-forwarded-for", "x-forwarded-host"];
		allowed.push("x-forwarded-proto", "x-canonry-client", "x-canonry-request", "content-security-policy");
		expect(Object.keys(headers).filter((name) => !allowed.includes(name))).toEqual([]);
		expect(headers["x-canonry-client"]).toBe("127.0.0.1");
		expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
		expect([headers["x-forwarded-host"], headers["x-forwarded-proto"]]).toEqual(["wiki.example:3000", "http"]);
		expect(headers["content-security-policy"]).not.toContain("mine");
		expect(headers["x-canonry-request"]).toMatch(/^[0-9a-f]{12}$/);
		expect(headers.cookie).toBe("a=b");
	});

	it("keeps the name of a Server Action on POST only", async () => {
		const { ask, seen } = await startFront(html(INTERACTIVE));
		await ask("/account", { method: "POST", headers: { "next-action": "abc", rsc: "1" }, body: "x" });
		expect([seen[0]?.headers["next-action"], seen[0]?.headers.rsc]).toEqual(["abc", undefined]);
	});

	it("cannot make a header vanish by calling it hop-by-hop", async () => {
		const { ask, seen } = await startFront(html(READING));
		await ask("/wiki/Bajor", { headers: { connection: "close, x-canonry-client, host" } });
		expect([seen[0]?.headers["x-canonry-client"], seen[0]?.headers.host !== undefined]).toEqual(["127.0.0.1", true]);
	});

	it("tells the client's address through a trusted proxy, from the right", async () => {
		const { ask, seen } = await startFront(html(READING), { trustedProxies: 1 });
		await ask("/wiki/Bajor", { headers: { "x-forwarded-for": "6.6.6.6, 203.0.113.9" } });
		await ask("/wiki/Bajor", { headers: { "x-forwarded-for": "<script>" } });
		expect(seen.map((request) => request.headers["x-canonry-client"])).toEqual(["203.0.113.9", "127.0.0.1"]);
	});

	it.each([
		["//evil.example/", 400],
		["/wiki/a\\b", 400],
		["/wiki/%00", 400],
		["/wiki/%E0%A4%A", 400],
		["/wiki/Bajor.rsc", 404],
		["/wiki/Bajor%2ersc", 404],
		["/account.segments/_tree.segment.rsc", 404],
		["/account%2fx", 404],
		["/account%5cx", 404],
		["/me/..%2fwiki", 404],
		["/wiki/%2e%2e/account", 404],
		["/wiki/../account", 404],
		["/.env", 404],
		["/.git/config", 404],
	])("is refused for %s", async (path, status) => {
		const { ask, seen } = await startFront(html(READING));
		const answer = await ask(path);
		expect([answer.status, seen.length]).toEqual([status, 0]);
		expectSecurity(answer.headers);
	});

	it("may have slashes, question marks and percent signs in titles", async () => {
		const { ask, seen } = await startFront(html(READING));
		await ask("/wiki/User:Kira%2FNotes");
		await ask("/api/v1/pages/100%25%3F%2FA");
		expect(seen.map((request) => request.url)).toEqual(["/wiki/User:Kira%2FNotes", "/api/v1/pages/100%25%3F%2FA"]);
	});

	it("loses the framework's query parameters", async () => {
		const { ask, seen } = await startFront(html(READING));
		await ask("/wiki/Bajor?_rsc=1abc&oldid=7&nxtPtitle=Admin&%6extPx=1&nxtIy=2&a=%26b");
		await ask("/wiki/Bajor?_rsc=1");
		expect(seen.map((request) => request.url)).toEqual(["/wiki/Bajor?oldid=7&a=%26b", "/wiki/Bajor"]);
	});

	it.each([
		["an absolute address", "GET http://127.0.0.1/wiki/Bajor HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400],
		[
			"an upgrade",
			"GET http://127.0.0.1/ HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
			400,
		],
		["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 405],
		["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
		["two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400],
		["a hostile host", "GET / HTTP/1.1\r\nHost: a/@b\r\nConnection: close\r\n\r\n", 421],
		["an unknown method", "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405],
		["a method that no page has", "PUT /wiki/Bajor HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405],
		["a form for a file", "POST /assets/a.js HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405],
		["a GET with a body", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx", 422],
		[
			"both lengths",
			"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
			400,
		],
		["no HTTP", "hello\r\n\r\n", 400],
		["large headers", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
	])("is refused for %s", async (_name, text, status) => {
		const { raw, seen } = await startFront(html(READING));
		const answer = await raw(text);
		expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
		expect(answer.toLowerCase()).toContain("x-content-type-options: nosniff");
		expect(seen).toHaveLength(0);
	});

	it("must name the host of the base address where there is one", async () => {
		const baseUrl = new URL("https://wiki.example");
		const { ask, seen } = await startFront(html(READING), { baseUrl });
		expect((await ask("/", { headers: { host: "evil.example" } })).status).toBe(421);
		const own = await ask("/", { headers: { host: "WIKI.example" } });
		expect([own.status, own.headers["strict-transport-security"]]).toEqual([200, "max-age=31536000"]);
		expect((await ask("/api/health", { headers: { host: "10.0.0.7:3000" } })).status).not.toBe(421);
		expect(seen.map((request) => request.headers.host)).toEqual(["wiki.example", "wiki.example"]);
		expect(seen[0]?.headers["x-forwarded-proto"]).toBe("https");
	});
});

describe("requests that change something", () => {
	const baseUrl = new URL("https://wiki.example");
	const own = { host: "wiki.example", origin: "https://wiki.example" };

	it.each([
		["POST", "/sign-in", own, true],
		["DELETE", "/api/v1/session", own, true],
		["POST", "/sign-in", { ...own, origin: "" }, false],
		["POST", "/sign-in", { ...own, origin: "null" }, false],
		["POST", "/sign-in", { ...own, origin: "https://evil.example" }, false],
		["POST", "/sign-in", { ...own, origin: "https://talk.wiki.example" }, false],
		["POST", "/sign-in", { ...own, origin: "http://wiki.example" }, false],
		["POST", "/sign-in", { ...own, origin: "", referer: "https://wiki.example/sign-in" }, false],
		["POST", "/account", { ...own, origin: "null", "next-action": "abc" }, false],
		["PUT", "/api/v1/drafts", { ...own, origin: "https://evil.example" }, false],
		["PATCH", "/api/v1/drafts", { ...own, origin: "" }, false],
		["DELETE", "/api/v1/session", { ...own, origin: "null" }, false],
		["OPTIONS", "/api/v1/session", { ...own, origin: "https://evil.example" }, false],
		["POST", "/api/auth/callback/x", { ...own, origin: "https://provider.example" }, false],
		["GET", "/wiki/Bajor", { ...own, origin: "https://evil.example" }, true],
	])("%s %s with %o reaches the framework: %s", async (method, path, headers, passes) => {
		const { ask, seen } = await startFront(html(INTERACTIVE), { baseUrl });
		const answer = await ask(path, { method, headers, ...(/^P/.test(method) && { body: "x=1" }) });
		expect(seen).toHaveLength(passes ? 1 : 0);
		if (passes) return;
		expect(answer.status).toBe(403);
		const isApi = path.startsWith("/api/v1/");
		expect(answer.headers["content-type"]).toMatch(isApi ? /^application\/problem\+json/ : /^text\/html/);
		if (isApi) expect(JSON.parse(answer.body.toString()).code).toBe("origin-mismatch");
		expectSecurity(answer.headers);
	});

	it("come from the host that was asked where there is no base address", async () => {
		const { ask, seen } = await startFront(html(INTERACTIVE));
		const send = (origin: string) =>
			ask("/sign-in", { method: "POST", headers: { host: "localhost:3000", origin }, body: "x=1" });
		expect((await send("http://localhost:3001")).status).toBe(403);
		expect((await send("http://localhost:3000")).status).toBe(200);
		expect(seen).toHaveLength(1);
	});

	it("are refused with a large body without breaking off before the answer is read", async () => {
		const { ask, seen } = await startFront(html(INTERACTIVE));
		const body = Buffer.alloc(4 * 1024 * 1024, "a");
		const answer = await ask("/api/v1/pages/X/revisions", { method: "POST", headers: { origin: "null" }, body });
		expect([answer.status, answer.headers.connection, seen.length]).toEqual([403, "close", 0]);
	});
});

describe("bodies", () => {
	const echo = (request: IncomingMessage, response: ServerResponse) => {
		let size = 0;
		request.on("data", (chunk: Buffer) => {
			size += chunk.length;
		});
		request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(`{"size":${size}}`));
	};
	const MB = 1024 * 1024;

	it.each([
		["/api/v1/pages/Bajor/revisions", 8 * MB, false, 200],
		["/api/v1/pages/Bajor/revisions", 8 * MB + 1, false, 413],
		["/api/v1/pages/Bajor/draft", 8 * MB + 1, true, 413],
		["/api/v1/session", MB, true, 200],
		["/api/v1/session", MB + 1, false, 413],
		["/sign-in", MB + 1, true, 413],
	])("%s with %i bytes (chunked: %s) is answered %i", async (path, size, chunked, status) => {
		const { ask } = await startFront(echo);
		const answer = await ask(path, { method: "POST", body: Buffer.alloc(size, "a"), chunked });
		expect(answer.status).toBe(status);
		if (status === 200) expect(JSON.parse(answer.body.toString())).toEqual({ size });
		if (status === 413 && path.startsWith("/api/")) {
			expect(answer.headers["content-type"]).toBe("application/problem+json");
			expect(JSON.parse(answer.body.toString()).code).toBe("payload-too-large");
		}
		expectSecurity(answer.headers);
	});
});
