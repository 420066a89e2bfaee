import { mkdtemp, rm } from "node:fs/promises";
import {
	createServer,
	request as httpRequest,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createFront, type Front, type FrontOptions } from "./front";

interface Answer {
	status: number;
	headers: IncomingMessage["headers"];
	body: Buffer;
}

interface Ask {
	method?: string;
	headers?: Record<string, string | string[]>;
	body?: string | Buffer;
	chunked?: boolean;
}

const READING =
	'<!DOCTYPE html><html lang="en" data-reading=""><head><link rel="preload" as="script" href="/_next/a.js"/></head>' +
	`<body><p>${"Deep Space Nine. ".repeat(100)}</p><script src="/_next/a.js" async=""></script></body></html>`;
const INTERACTIVE =
	'<!DOCTYPE html><html lang="en"><body><p>editor</p><script src="/_next/a.js"></script></body></html>';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

/** A front before a framework that answers as the test says. */
async function start(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
	options: Partial<FrontOptions> = {},
) {
	const folder = await mkdtemp(join(tmpdir(), "front-test-"));
	const socketPath = join(folder, "up.sock");
	const seen: IncomingMessage[] = [];
	const logged: { event: string; details: Record<string, unknown> }[] = [];
	const upstream: Server = createServer((request, response) => {
		seen.push(request);
		answer(request, response);
	});
	await new Promise<void>((resolve) => upstream.listen(socketPath, resolve));
	const note = (event: string, details: Record<string, unknown>) => void logged.push({ event, details });
	const front: Front = createFront({
		socketPath,
		baseUrl: null,
		trustedProxies: 0,
		log: { info: note, error: note },
		logRequests: true,
		...options,
	});
	await new Promise<void>((resolve) => front.server.listen(0, "127.0.0.1", resolve));
	closing.push(async () => {
		await front.stop(0);
		upstream.closeAllConnections();
		await new Promise((resolve) => upstream.close(resolve));
		await rm(folder, { recursive: true, force: true });
	});
	const { port } = front.server.address() as AddressInfo;

	const ask = (path: string, { method = "GET", headers = {}, body, chunked }: Ask = {}): Promise<Answer> =>
		new Promise((resolve, reject) => {
			const request = httpRequest({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("error", reject);
				response.on("end", () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
				);
			});
			request.on("error", reject);
			if (body !== undefined && chunked) request.write(body);
			request.end(chunked ? undefined : body);
		});

	/** What comes back for raw bytes, until the other side closes. */
	const raw = (text: string): Promise<string> =>
		new Promise((resolve) => {
			let received = "";
			const socket = connect(port, "127.0.0.1", () => socket.write(text));
			socket.setTimeout(8_000, () => socket.destroy());
			socket.on("data", (chunk) => {
				received += chunk.toString("latin1");
			});
			socket.on("error", () => {});
			socket.on("close", () => resolve(received));
		});
	return { ask, raw, seen, logged, front, port, upstream };
}

function html(text: string, status = 200, headers: Record<string, string> = {}) {
	return (_request: IncomingMessage, response: ServerResponse) => {
		response.writeHead(status, { "content-type": "text/html; charset=utf-8", "x-powered-by": "x", ...headers });
		response.end(text);
	};
}

const expectSecurity = (headers: IncomingMessage["headers"]) => {
	expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
	expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe/);
	expect(headers["x-content-type-options"]).toBe("nosniff");
	expect(headers["x-frame-options"]).toBe("DENY");
	expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
	expect(headers["permissions-policy"]).toBeDefined();
	expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
	expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
	expect(headers["x-powered-by"]).toBeUndefined();
};

describe("reading pages", () => {
	it("leave without scripts, with the static policy", async () => {
		const link = '</_next/a.js>; rel=preload; as="script", </a.css>; rel=preload; as="style"';
		const { ask } = await start(html(READING, 200, { link, vary: "rsc, next-url", "x-nextjs-cache": "HIT" }));
		const { status, headers, body } = await ask("/wiki/Bajor");
		expect(status).toBe(200);
		expect(body.toString()).not.toContain("script");
		expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
		expect(headers.link).toBe('</a.css>; rel=preload; as="style"');
		expect(headers.vary).toBe("Accept-Encoding");
		expect(headers["cache-control"]).toBe("private, no-cache");
		expect(headers["x-nextjs-cache"]).toBeUndefined();
		expectSecurity(headers);
	});

	it("have an ETag over the finished bytes and answer 304", async () => {
		const { ask, seen } = await start(html(READING, 200, { etag: '"framework"' }));
		const { headers } = await ask("/wiki/Bajor");
		expect(headers.etag).toMatch(/^W\/"[\w-]{22}"$/);
		const again = await ask("/wiki/Bajor", { headers: { "if-none-match": `"other", ${headers.etag}` } });
		expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
		expectSecurity(again.headers);
		expect(seen[1]?.headers["if-none-match"]).toBeUndefined();
	});

	it("are compressed as the reader asks", async () => {
		const { ask } = await start(html(READING));
		const plain = await ask("/wiki/Bajor");
		const br = await ask("/wiki/Bajor", { headers: { "accept-encoding": "gzip, deflate, br" } });
		const gz = await ask("/wiki/Bajor", { headers: { "accept-encoding": "gzip, br;q=0" } });
		expect([br.headers["content-encoding"], gz.headers["content-encoding"]]).toEqual(["br", "gzip"]);
		expect(brotliDecompressSync(br.body)).toEqual(plain.body);
		expect(gunzipSync(gz.body)).toEqual(plain.body);
		expect(Number(br.headers["content-length"])).toBe(br.body.length);
	});

	it("set the status they ask for, for HEAD too", async () => {
		const missing = READING.replace("<head>", '<head><meta name="canonry-status" content="404"/>');
		const { ask, seen } = await start(html(missing));
		const get = await ask("/wiki/None");
		const head = await ask("/wiki/None", { method: "HEAD" });
		expect([get.status, head.status, head.body.length]).toEqual([404, 404, 0]);
		expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
		expect(get.body.toString()).not.toContain("canonry-status");
		expect(get.headers.etag).toBeUndefined();
		expect(seen.map((request) => request.method)).toEqual(["GET", "GET"]);
	});
});

describe("other pages", () => {
	it("keep their scripts under a nonce that changes with every request", async () => {
		const { ask, seen } = await start(html(INTERACTIVE));
		const nonces = [];
		for (let i = 0; i < 2; i++) {
			const { headers, body } = await ask("/edit/Bajor");
			expect(body.toString()).toBe(INTERACTIVE);
			expect(headers["cache-control"]).toBe("private, no-store");
			const nonce = /script-src 'nonce-([\w+/=]{24})' 'strict-dynamic';/.exec(
				String(headers["content-security-policy"]),
			);
			expect(seen[i]?.headers["content-security-policy"]).toContain(`'nonce-${nonce?.[1]}'`);
			nonces.push(nonce?.[1]);
			expectSecurity(headers);
		}
		expect(nonces[0]).not.toBe(nonces[1]);
	});
});

describe("redirects", () => {
	it.each([
		["GET", "/wiki/bajor", 301],
		["HEAD", "/wiki/bajor", 301],
		["POST", "/wiki/bajor", 308],
		["GET", "/api/v1/x", 308],
	])("%s %s with 308 becomes %i", async (method, path, status) => {
		const { ask } = await start((_request, response) => {
			response.writeHead(308, { location: "/wiki/Bajor" }).end("moved");
		});
		const answer = await ask(path, { method });
		expect([answer.status, answer.headers.location]).toEqual([status, "/wiki/Bajor"]);
		expectSecurity(answer.headers);
	});

	it.each(["//evil.example/x", "/\\evil.example/x"])("to %s stay on this host", async (location) => {
		const { ask } = await start((_request, response) => {
			response.writeHead(307, { location }).end();
		});
		expect((await ask("/x")).headers.location).toBe("/evil.example/x");
	});
});

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
		const { ask, seen } = await start(html(READING));
		await ask("/wiki/Bajor", {
			headers: { ...hostile, cookie: "a=b", "accept-language": "en", host: "wiki.example:3000" },
		});
		const { headers } = seen[0] as IncomingMessage;
		const allowed = ["cookie", "accept-language", "host", "connection", "x-forwarded-for", "x-forwarded-host"];
		allowed.push("x-forwarded-proto", "x-canonry-client", "content-security-policy");
		expect(Object.keys(headers).filter((name) => !allowed.includes(name))).toEqual([]);
		expect(headers["x-canonry-client"]).toBe("127.0.0.1");
		expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
		expect([headers["x-forwarded-host"], headers["x-forwarded-proto"]]).toEqual(["wiki.example:3000", "http"]);
		expect(headers["content-security-policy"]).not.toContain("mine");
		expect(headers.cookie).toBe("a=b");
	});

	it("keeps the name of a Server Action on POST only", async () => {
		const { ask, seen } = await start(html(INTERACTIVE));
		await ask("/account", { method: "POST", headers: { "next-action": "abc", rsc: "1" }, body: "x" });
		expect([seen[0]?.headers["next-action"], seen[0]?.headers.rsc]).toEqual(["abc", undefined]);
	});

	it("cannot make a header vanish by calling it hop-by-hop", async () => {
		const { ask, seen } = await start(html(READING));
		await ask("/wiki/Bajor", { headers: { connection: "close, x-canonry-client, host" } });
		expect([seen[0]?.headers["x-canonry-client"], seen[0]?.headers.host !== undefined]).toEqual(["127.0.0.1", true]);
	});

	it("tells the client's address through a trusted proxy, from the right", async () => {
		const { ask, seen } = await start(html(READING), { trustedProxies: 1 });
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
		const { ask, seen } = await start(html(READING));
		const answer = await ask(path);
		expect([answer.status, seen.length]).toEqual([status, 0]);
		expectSecurity(answer.headers);
	});

	it("may have slashes, question marks and percent signs in titles", async () => {
		const { ask, seen } = await start(html(READING));
		await ask("/wiki/User:Kira%2FNotes");
		await ask("/api/v1/pages/100%25%3F%2FA");
		expect(seen.map((request) => request.url)).toEqual(["/wiki/User:Kira%2FNotes", "/api/v1/pages/100%25%3F%2FA"]);
	});

	it("loses the framework's query parameters", async () => {
		const { ask, seen } = await start(html(READING));
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
		["a GET with a body", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx", 400],
		[
			"both lengths",
			"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
			400,
		],
		["no HTTP", "hello\r\n\r\n", 400],
		["large headers", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
	])("is refused for %s", async (_name, text, status) => {
		const { raw, seen } = await start(html(READING));
		const answer = await raw(text);
		expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
		expect(answer.toLowerCase()).toContain("x-content-type-options: nosniff");
		expect(seen).toHaveLength(0);
	});

	it("must name the host of the base address where there is one", async () => {
		const baseUrl = new URL("https://wiki.example");
		const { ask, seen } = await start(html(READING), { baseUrl });
		expect((await ask("/", { headers: { host: "evil.example" } })).status).toBe(421);
		const own = await ask("/", { headers: { host: "WIKI.example" } });
		expect([own.status, own.headers["strict-transport-security"]]).toEqual([200, "max-age=31536000"]);
		expect((await ask("/api/health", { headers: { host: "10.0.0.7:3000" } })).status).toBe(200);
		expect(seen.map((request) => request.headers.host)).toEqual(["wiki.example", "wiki.example"]);
		expect(seen[0]?.headers["x-forwarded-proto"]).toBe("https");
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
		const { ask } = await start(echo);
		const answer = await ask(path, { method: "POST", body: Buffer.alloc(size, "a"), chunked });
		expect(answer.status).toBe(status);
		if (status === 200) expect(JSON.parse(answer.body.toString())).toEqual({ size });
		if (status === 413 && path.startsWith("/api/")) {
			expect(answer.headers["content-type"]).toBe("application/problem+json");
			expect(JSON.parse(answer.body.toString()).code).toBe("too-large");
		}
		expectSecurity(answer.headers);
	});
});

describe("other answers", () => {
	it("are passed on compressed, with the headers of data", async () => {
		const text = JSON.stringify({ text: "Cardassia ".repeat(500) });
		const { ask } = await start((_request, response) => {
			response.writeHead(200, { "content-type": "application/json", etag: '"1"', "set-cookie": ["a=1", "b=2"] });
			response.end(text);
		});
		const answer = await ask("/api/v1/pages/Bajor", { headers: { "accept-encoding": "br" } });
		expect(brotliDecompressSync(answer.body).toString()).toBe(text);
		expect([answer.headers.etag, answer.headers.vary]).toEqual(['W/"1"', "Accept-Encoding"]);
		expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
		expectSecurity(answer.headers);
	});

	it("with a hash in their name are kept for ever, unless they are missing", async () => {
		const { ask } = await start((request, response) => {
			const found = request.url?.includes("abcdef012345");
			response.writeHead(found ? 200 : 404, {
				"content-type": "text/javascript",
				"cache-control": "public, max-age=0",
			});
			response.end("x");
		});
		const file = await ask("/assets/reading.abcdef012345.js");
		const missing = await ask("/assets/reading.00000000aaaa.js");
		expect(file.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
		expect([missing.status, missing.headers["cache-control"]]).toEqual([404, "public, max-age=0"]);
		expectSecurity(file.headers);
	});

	it("do not pile up here when the reader is slow", async () => {
		let written = 0;
		const { port } = await start((_request, response) => {
			response.writeHead(200, { "content-type": "application/octet-stream" });
			const chunk = Buffer.alloc(64 * 1024);
			const write = (): void => {
				while (written < 200 * 1024 * 1024) {
					written += chunk.length;
					if (!response.write(chunk)) return void response.once("drain", write);
				}
				response.end();
			};
			write();
		});
		const socket = connect(port, "127.0.0.1", () => socket.write("GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n"));
		socket.pause();
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect(written).toBeLessThan(40 * 1024 * 1024);
		socket.destroy();
	});
});

describe("a framework in trouble", () => {
	it("gives a readable page with an id that the log has, and no cause", async () => {
		const blank =
			'<!DOCTYPE html><html id="__next_error__"><body><script>stack at /secret/path.ts</script></body></html>';
		const { ask, logged } = await start(html(blank, 500));
		const { status, headers, body } = await ask("/wiki/Bajor");
		const id = /<code>([0-9a-f]{12})<\/code>/.exec(body.toString())?.[1];
		expect([status, headers["cache-control"]]).toEqual([500, "no-store"]);
		expect(body.toString()).not.toContain("secret");
		expect(logged.find((line) => line.event === "request failed")?.details).toMatchObject({ id, path: "/wiki/Bajor" });
		expectSecurity(headers);
	});

	it("has its blank missing page replaced", async () => {
		const { ask } = await start(html('<!DOCTYPE html><html id="__next_error__"><body></body></html>', 404));
		const answer = await ask("/nothing");
		expect([answer.status, answer.body.toString().includes("There is no page")]).toEqual([404, true]);
	});

	it("that breaks off gives 502, one that is away 503, in the words of the API there", async () => {
		const { ask, upstream } = await start((_request, response) => response.destroy());
		expect((await ask("/wiki/Bajor")).status).toBe(502);
		expect((await ask("/wiki/Bajor", { method: "POST", body: "x" })).status).toBe(502);
		upstream.closeAllConnections();
		await new Promise((resolve) => upstream.close(resolve));
		const away = await ask("/api/v1/me");
		expect([away.status, away.headers["retry-after"]]).toEqual([503, "5"]);
		expect(JSON.parse(away.body.toString())).toMatchObject({ status: 503, code: "unavailable" });
		expectSecurity(away.headers);
	});

	it("is asked no further when the reader leaves", async () => {
		let aborted: () => void = () => {};
		const gone = new Promise<void>((resolve) => {
			aborted = resolve;
		});
		const { port } = await start((request) => void request.on("close", aborted));
		const socket = connect(port, "127.0.0.1", () => socket.write("GET /wiki/x HTTP/1.1\r\nHost: a\r\n\r\n"));
		setTimeout(() => socket.destroy(), 100);
		await gone;
	});
});

describe("slow peers", () => {
	it("that never finish their headers get 408 and disturb nobody", async () => {
		const { ask, raw } = await start(html(READING), { headersTimeout: 1_000, requestTimeout: 2_000 });
		const slow = Array.from({ length: 100 }, () => raw("GET / HTTP/1.1\r\nHost: a\r\nX-A: "));
		await new Promise((resolve) => setTimeout(resolve, 300));
		const started = performance.now();
		expect((await ask("/wiki/Bajor")).status).toBe(200);
		expect(performance.now() - started).toBeLessThan(500);
		for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1.1 408 /);
	});

	it("that never finish their body get 408", async () => {
		const { raw } = await start((request) => void request.resume(), { headersTimeout: 1_000, requestTimeout: 1_500 });
		expect(await raw("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")).toMatch(/^HTTP\/1.1 408 /);
	});
});

describe("stopping", () => {
	it("lets requests in flight finish, closes idle connections at once and takes no more", async () => {
		const { ask, port, front } = await start((_request, response) => {
			setTimeout(() => html(READING)(_request, response), 500);
		});
		const idle = connect(port, "127.0.0.1");
		const half = connect(port, "127.0.0.1", () => half.write("GET / HTTP/1.1\r\n"));
		const idleClosed = new Promise((resolve) => idle.on("close", resolve));
		idle.on("error", () => {});
		half.on("error", () => {});
		const flight = ask("/wiki/Bajor", { headers: { connection: "keep-alive" } });
		await new Promise((resolve) => setTimeout(resolve, 150));
		const started = performance.now();
		const stopped = front.stop(5_000);
		await idleClosed;
		expect(performance.now() - started).toBeLessThan(300);
		await expect(ask("/wiki/Bajor")).rejects.toThrow();
		const answer = await flight;
		expect([answer.status, answer.headers.connection]).toEqual([200, "close"]);
		await stopped;
		expect(performance.now() - started).toBeLessThan(2_000);
	});

	it("does not wait longer than it may", async () => {
		const { ask, front } = await start(() => {});
		const flight = ask("/wiki/Bajor").catch((error: Error) => error);
		await new Promise((resolve) => setTimeout(resolve, 100));
		const started = performance.now();
		await front.stop(300);
		expect(performance.now() - started).toBeLessThan(1_500);
		expect(await flight).toBeInstanceOf(Error);
	});
});

it("logs requests without their query", async () => {
	const { ask, logged } = await start(html(READING));
	await ask("/wiki/Bajor?token=secret");
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(logged).toEqual([
		{ event: "request", details: { method: "GET", path: "/wiki/Bajor", status: 200, ms: expect.any(Number) } },
	]);
});
