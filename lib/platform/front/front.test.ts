import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { noteFailure, REQUEST_HEADER } from "../request-failure";
import { expectSecurity, html, INTERACTIVE, READING, startFront } from "./test-front";

describe("reading pages", () => {
	it("leave without scripts, with the static policy", async () => {
		const link = '</_next/a.js>; rel=preload; as="script", </a.css>; rel=preload; as="style"';
		const { ask } = await startFront(html(READING, 200, { link, vary: "rsc, next-url", "x-nextjs-cache": "HIT" }));
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
		const { ask, seen } = await startFront(html(READING, 200, { etag: '"framework"' }));
		const { headers } = await ask("/wiki/Bajor");
		expect(headers.etag).toMatch(/^W\/"[\w-]{22}"$/);
		const again = await ask("/wiki/Bajor", { headers: { "if-none-match": `"other", ${headers.etag}` } });
		expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
		expectSecurity(again.headers);
		expect(seen[1]?.headers["if-none-match"]).toBeUndefined();
	});

	it("are compressed as the reader asks", async () => {
		const { ask } = await startFront(html(READING));
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
		const { ask, seen } = await startFront(html(missing));
		const get = await ask("/wiki/None");
		const head = await ask("/wiki/None", { method: "HEAD" });
		expect([get.status, head.status, head.body.length]).toEqual([404, 404, 0]);
		expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
		expect(get.body.toString()).not.toContain("canonry-status");
		expect(get.headers.etag).toBeUndefined();
		expect(seen.map((request) => request.method)).toEqual(["GET", "GET"]);
	});

	it("say when to come back, where they ask for that", async () => {
		const mark = '<head><meta name="canonry-status" content="429" data-retry-after="42"/>';
		const { ask } = await startFront(html(READING.replace("<head>", mark)));
		const { status, headers } = await ask("/diff/1/2");
		expect([status, headers["retry-after"], headers["cache-control"]]).toEqual([429, "42", "private, no-store"]);
	});
});

describe("data at the address of a page", () => {
	it("is not sent again to who has it, compressed or not", async () => {
		const feed = "<feed>".repeat(400);
		const headers = { "content-type": "application/atom+xml", etag: '"abc"', "cache-control": "public, max-age=60" };
		const { ask } = await startFront(html(feed, 200, headers));
		const zipped = await ask("/wiki/Bajor", { headers: { "accept-encoding": "br" } });
		const plain = await ask("/wiki/Bajor");
		expect(plain.body.toString()).toBe(feed);
		for (const etag of [zipped.headers.etag, plain.headers.etag]) {
			const again = await ask("/wiki/Bajor", { headers: { "if-none-match": String(etag), "accept-encoding": "br" } });
			expect([again.status, again.body.length]).toEqual([304, 0]);
			expect(again.headers["cache-control"]).toBe("public, max-age=60");
			expectSecurity(again.headers);
		}
		expect((await ask("/wiki/Bajor", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
	});
});

describe("other pages", () => {
	it("keep their scripts under a nonce that changes with every request", async () => {
		const { ask, seen } = await startFront(html(INTERACTIVE));
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
		const { ask } = await startFront((_request, response) => {
			response.writeHead(308, { location: "/wiki/Bajor", refresh: "0;url=/wiki/Bajor" }).end("moved");
		});
		const answer = await ask(path, { method });
		expect([answer.status, answer.headers.location]).toEqual([status, "/wiki/Bajor"]);
		expect(answer.headers.refresh).toBeUndefined();
		expectSecurity(answer.headers);
	});

	it.each(["//evil.example/x", "/\\evil.example/x"])("to %s stay on this host", async (location) => {
		const { ask } = await startFront((_request, response) => {
			response.writeHead(307, { location }).end();
		});
		expect((await ask("/x")).headers.location).toBe("/evil.example/x");
	});
});

describe("other answers", () => {
	it("are passed on compressed, with the headers of data", async () => {
		const text = JSON.stringify({ text: "Cardassia ".repeat(500) });
		const { ask } = await startFront((_request, response) => {
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
		const { ask } = await startFront((request, response) => {
			const found = request.url?.includes("E4EYUTKU");
			response.writeHead(found ? 200 : 404, {
				"content-type": "text/javascript",
				"cache-control": "public, max-age=0",
			});
			response.end("x");
		});
		const file = await ask("/assets/reading.E4EYUTKU.js");
		const missing = await ask("/assets/reading.AAAAAAAA.js");
		expect(file.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
		expect([missing.status, missing.headers["cache-control"]]).toEqual([404, "public, max-age=0"]);
		expectSecurity(file.headers);
	});

	it("never are a page where a file or data was asked for", async () => {
		const { ask } = await startFront(html(READING));
		for (const path of ["/_next/static/gone.js", "/api/v1/nothing"]) {
			const answer = await ask(path);
			expect([answer.status, answer.body.includes("Deep Space")]).toEqual([404, false]);
		}
	});

	it("leave a Server Action's redirect to its script", async () => {
		const { ask } = await startFront((_request, response) => {
			response
				.writeHead(303, { "x-action-redirect": "/wiki/Bajor;push", "content-type": "text/x-component" })
				.end("0:{}");
		});
		const answer = await ask("/account", { method: "POST", headers: { "next-action": "a" }, body: "[]" });
		expect([answer.status, answer.headers["x-action-redirect"]]).toEqual([303, "/wiki/Bajor;push"]);
		expect(answer.body.toString()).toBe("0:{}");
	});

	it("do not pile up here when the reader is slow", async () => {
		let written = 0;
		const { port } = await startFront((_request, response) => {
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
		const { ask, logged } = await startFront(html(blank, 500));
		const { status, headers, body } = await ask("/wiki/Bajor");
		const id = /<code>([0-9a-f]{12})<\/code>/.exec(body.toString())?.[1];
		expect([status, headers["cache-control"]]).toEqual([500, "no-store"]);
		expect(body.toString()).not.toContain("secret");
		expect(logged.find((line) => line.event === "request failed")?.details).toMatchObject({ id, path: "/wiki/Bajor" });
		expectSecurity(headers);
	});

	describe("whose database is away", () => {
		const failing = (health: number, delay = 0) => {
			let questions = 0;
			const answer = (request: IncomingMessage, response: ServerResponse): void => {
				if (request.url === "/api/health") {
					questions++;
					setTimeout(() => response.writeHead(health, { "content-type": "application/json" }).end("{}"), delay);
				} else if (request.url?.startsWith("/api/")) response.writeHead(500).end();
				else html('<!DOCTYPE html><html id="__next_error__"><body></body></html>', 500)(request, response);
			};
			return { answer, questions: () => questions };
		};

		it("says 503, when to come back, and why in words for readers", async () => {
			const { ask } = await startFront(failing(503).answer);
			for (const asked of [ask("/wiki/Bajor"), ask("/sign-in"), ask("/sign-in", { method: "POST", body: "x" })]) {
				const { status, headers, body } = await asked;
				expect([status, headers["retry-after"], headers["cache-control"]]).toEqual([503, "5", "no-store"]);
				expect(body.toString()).toContain("try again in a few seconds");
				expectSecurity(headers);
			}
			const head = await ask("/wiki/Bajor", { method: "HEAD" });
			expect([head.status, head.body.length]).toEqual([503, 0]);
			const api = await ask("/api/v1/me");
			expect([api.status, api.headers["content-type"]]).toEqual([503, "application/problem+json"]);
		});

		it("is asked about it once by all pages that fail together, and not at all by those that do not", async () => {
			const { answer, questions } = failing(503, 200);
			const { ask } = await startFront(answer);
			const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(`/wiki/${i}`)));
			expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
			expect(questions()).toBe(1);
			const well = await startFront(html(READING));
			await well.ask("/wiki/Bajor");
			expect(well.seen).toHaveLength(1);
		});

		it("is believed about a single page, and the cause is logged under the id of the answer", async () => {
			const blank = html('<!DOCTYPE html><html id="__next_error__"><body></body></html>', 500);
			let databaseAway = true;
			const { ask, seen, logged } = await startFront((request, response) => {
				const error = new Error("timeout exceeded when trying to connect");
				if (request.url === "/api/health") response.writeHead(200).end();
				else {
					noteFailure(String(request.headers[REQUEST_HEADER]), { error, databaseAway });
					blank(request, response);
				}
			});
			const answer = await ask("/wiki/Bajor");
			expect([answer.status, answer.headers["retry-after"], seen.length]).toEqual([503, "5", 1]);
			const id = /<code>([0-9a-f]{12})<\/code>/.exec(answer.body.toString())?.[1];
			const record = logged.find(({ event }) => event === "request failed");
			expect(record?.details).toMatchObject({ id, error: expect.stringContaining("trying to connect") });
			databaseAway = false;
			expect((await ask("/wiki/Bajor")).status).toBe(500);
		});

		it("keeps its 500 where health says that all is well, or nothing in time", async () => {
			expect((await (await startFront(failing(200).answer)).ask("/wiki/Bajor")).status).toBe(500);
			const started = performance.now();
			expect((await (await startFront(failing(503, 8_000).answer)).ask("/wiki/Bajor")).status).toBe(500);
			expect(performance.now() - started).toBeLessThan(4_500);
		}, 10_000);
	});

	it("says which methods an address of the API takes", async () => {
		const { ask, seen } = await startFront((request, response) => {
			if (request.method === "OPTIONS") response.writeHead(204, { allow: "GET, HEAD, OPTIONS, POST" }).end();
			else response.writeHead(405).end();
		});
		const { status, headers, body } = await ask("/api/v1/users?x=1", { method: "DELETE" });
		expect([status, headers.allow]).toEqual([405, "GET, HEAD, OPTIONS, POST"]);
		expect(JSON.parse(body.toString())).toMatchObject({ status: 405, code: "method-not-allowed" });
		expect(seen.map(({ method }) => method)).toEqual(["DELETE", "OPTIONS"]);
		expectSecurity(headers);
	});

	it("has its blank missing page replaced", async () => {
		const { ask } = await startFront(html('<!DOCTYPE html><html id="__next_error__"><body></body></html>', 404));
		const answer = await ask("/nothing");
		expect([answer.status, answer.body.toString().includes("There is no page")]).toEqual([404, true]);
	});

	it("that breaks off gives 502, one that is away 503, in the words of the API there", async () => {
		const { ask, upstream } = await startFront((_request, response) => response.destroy());
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
		const { port } = await startFront((request) => void request.on("close", aborted));
		const socket = connect(port, "127.0.0.1", () => socket.write("GET /wiki/x HTTP/1.1\r\nHost: a\r\n\r\n"));
		setTimeout(() => socket.destroy(), 100);
		await gone;
	});
});

it("logs requests without their query", async () => {
	const { ask, logged } = await startFront(html(READING));
	await ask("/wiki/Bajor?token=secret");
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(logged).toEqual([
		{ event: "request", details: { method: "GET", path: "/wiki/Bajor", status: 200, ms: expect.any(Number) } },
	]);
});
