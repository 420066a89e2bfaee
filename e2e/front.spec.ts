import type { APIRequestContext } from "@playwright/test";
import { expect, signIn, test } from "./fixtures";

const ARTICLE = "/wiki/Occupation_of_Bajor";

const READING_PAGES = [
	ARTICLE,
	`${ARTICLE}?action=history`,
	"/wiki/Special:RecentChanges",
	"/wiki/Special:AllPages",
	"/wiki/No_such_page_as_this",
];

/** Asks without following redirects. */
function ask(request: APIRequestContext, path: string, headers: Record<string, string> = {}) {
	return request.get(path, { maxRedirects: 0, headers });
}

for (const path of READING_PAGES) {
	test(`${path} reaches the reader without the framework's scripts`, async ({ request }) => {
		const answer = await ask(request, path);
		const html = await answer.text();
		expect(html).toMatch(/^<!DOCTYPE html><html [^>]*data-reading/);
		expect(html).toMatch(/<h1\b/);
		expect(html.trimEnd()).toMatch(/<\/html>$/);
		expect(html).not.toMatch(/__next_f|\/_next\/static\/[^"]*\.js|canonry-status|nonce=/);
		for (const [script] of html.matchAll(/<script\b[^>]*>[^<]*/g)) {
			expect(script).toMatch(/^<script [^>]*(?:src="\/assets\/[a-z]+\.[0-9A-Z]{8}\.js" [^>]*>$|application\/ld\+json)/);
		}
		expect(answer.headers()["content-security-policy"]).toBe(
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
				"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		);
	});
}

test("no page breaks its own policy", async ({ page }) => {
	const violations: string[] = [];
	page.on("console", (message) => {
		if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
	});
	for (const path of [...READING_PAGES, "/sign-in", "/register"]) await page.goto(path, { waitUntil: "load" });
	await signIn(page, "demo-editor");
	await page.goto("/account", { waitUntil: "load" });
	await page.goto(`${ARTICLE}?action=edit`, { waitUntil: "load" });
	await expect(page.locator(".ProseMirror")).toBeVisible();
	expect(violations).toEqual([]);
});

test("every answer has the security headers", async ({ request }) => {
	const script = /\/assets\/reading\.[0-9A-Z]{8}\.js/.exec(await (await ask(request, ARTICLE)).text())?.[0] ?? "";
	const paths: [string, number][] = [
		[ARTICLE, 200],
		["/wiki/occupation_of_Bajor", 301],
		["/wiki/No_such_page_as_this", 404],
		["/no/such/address", 404],
		["/api/health", 200],
		["/api/v1/pages/No_such_page", 404],
		["/api/v1/no-such-thing", 404],
		[script, 200],
		["/_next/static/none.js", 404],
		["/sign-in", 200],
		["/.env", 404],
		["/wiki/%00", 400],
	];
	for (const [path, status] of paths) {
		const answer = await ask(request, path);
		const headers = answer.headers();
		expect([path, answer.status()]).toEqual([path, status]);
		expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
		expect(headers["content-security-policy"], path).not.toMatch(/script-src[^;]*'unsafe-/);
		expect(headers["x-content-type-options"], path).toBe("nosniff");
		expect(headers["x-frame-options"], path).toBe("DENY");
		expect(headers["referrer-policy"], path).toBe("strict-origin-when-cross-origin");
		expect(headers["x-powered-by"], path).toBeUndefined();
		expect(Object.keys(headers).filter((name) => /^x-(?:nextjs|middleware)-/.test(name))).toEqual([]);
	}
});

test("hostile headers and parameters change nothing", async ({ request }) => {
	const hostile: Record<string, string> = {
		"x-middleware-subrequest": "middleware:middleware:middleware",
		"x-nextjs-data": "1",
		"next-router-state-tree": "%5B%22%22%5D",
		"next-router-prefetch": "1",
		"next-url": "/account",
		"x-invoke-path": "/account",
		"x-matched-path": "/account",
		"x-forwarded-host": "evil.example",
		rsc: "1",
	};
	for (const path of [ARTICLE, "/account", "/api/v1/me"]) {
		const plain = await ask(request, path);
		const attacked = await ask(request, path, hostile);
		const parameters = await ask(request, `${path}?_rsc=1abcd&nxtPtitle=Main_Page`);
		for (const answer of [attacked, parameters]) {
			expect([path, answer.status()]).toEqual([path, plain.status()]);
			expect(answer.headers()["content-type"]).toBe(plain.headers()["content-type"]);
			expect(answer.headers().location).toBe(plain.headers().location);
		}
		if (path === ARTICLE) expect(await attacked.text()).toBe(await plain.text());
	}
	for (const path of [`${ARTICLE}.rsc`, "/account.rsc", "/account.segments/_tree.segment.rsc"]) {
		expect([path, (await ask(request, path)).status()]).toEqual([path, 404]);
	}
});

test("a reader who has the page already gets 304", async ({ request }) => {
	const first = await ask(request, ARTICLE);
	const { etag, "cache-control": caching } = first.headers();
	expect(caching).toBe("private, no-cache");
	const again = await ask(request, ARTICLE, { "if-none-match": etag ?? "" });
	expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
});

test("a body that is too large is refused with 413", async ({ request, baseURL }) => {
	const headers = { origin: new URL(baseURL ?? "").origin, "content-type": "application/json" };
	const small = await request.post("/api/v1/session", { headers, data: Buffer.alloc(1024 * 1024 + 1, " ") });
	const large = await request.post("/api/v1/pages/X/revisions", {
		headers,
		data: Buffer.alloc(8 * 1024 * 1024 + 1, " "),
	});
	expect([small.status(), large.status()]).toEqual([413, 413]);
	expect((await large.json()).code).toBe("payload-too-large");
});
