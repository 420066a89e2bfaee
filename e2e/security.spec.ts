import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import type { APIRequestContext, BrowserContext, Page } from "@playwright/test";
import { EditorPage } from "./editor-page";
import { expect, postJson, signIn, signUp, test, unique } from "./fixtures";

// What hostile people send, seen from outside: nothing of it may run, and nobody gets what is not theirs.

/** Each calls the hook of the page if any of it is ever taken for code or markup. */
const PAYLOADS = [
	"<script>__pwned('script')</script>",
	`"><img src=x onerror=__pwned('attribute')>`,
	"' autofocus onfocus=__pwned('event') x='",
	"</title></textarea></style><svg onload=__pwned('svg')>",
	"</script><script>__pwned('json-ld')</script>",
	"<!--><script>__pwned('comment')</script>-->",
	"&lt;img src=x onerror=__pwned('entity')&gt; &#60;script&#62;__pwned('entity')&#60;/script&#62;",
	"<iframe srcdoc=\"<script>parent.__pwned('frame')</script>\"></iframe>",
	"<form id=__next name=body><input name=title></form><base href=//evil.example/>",
	"<noscript><p title=\"</noscript><img src=x onerror=__pwned('noscript')>\">",
	"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=__pwned('mxss')&gt;\">",
	"{{constructor.constructor('__pwned()')()}} #{__pwned('template')} javascript:__pwned('scheme')",
	"\u2028__pwned('separator')//]]><meta http-equiv=refresh content='0;url=javascript:__pwned()'>",
];
const ALL = PAYLOADS.join(" ");

const text = (value: string, ...marks: object[]) => ({ type: "text", ...(marks.length > 0 && { marks }), text: value });
const block = (type: string, id: string, content: unknown, attrs: object = {}) => ({
	type,
	attrs: { id, ...attrs },
	content,
});
const documentOf = (...content: unknown[]) => ({ type: "doc", attrs: { version: 1 }, content });

/** A page with the payloads wherever a document takes words of its author's. */
function hostileDocument(target: string, change: string) {
	const anchor = { type: "wikiLink", attrs: { title: target, anchor: ALL.slice(0, 290) } };
	const missing = { type: "wikiLink", attrs: { title: `${target} none` } };
	const external = { type: "link", attrs: { href: "https://example.org/?q='onload=__pwned()//%22%3E%3Cscript%3E" } };
	return documentOf(
		...PAYLOADS.map((payload, index) =>
			block("paragraph", `p${index}`, [text(payload), text(payload, { type: "bold" })]),
		),
		...PAYLOADS.map((payload, index) => block("heading", `h${index}`, [text(payload)], { level: 2 + (index % 3) })),
		block("heading", "clobber", [text("__next")], { level: 2 }),
		block("paragraph", "links", [text(ALL, anchor), text(ALL, missing), text(ALL, external), text(change)]),
		block("codeBlock", "code", [text(`${PAYLOADS.join("\n")}\n${change}`)], { language: "c++" }),
		block("blockquote", "quote", [
			block("paragraph", "quoted", [text(ALL)]),
			block("attribution", "speaker", [text(`${ALL} ${change}`)]),
		]),
		block("callout", "callout", [block("paragraph", "called", [text(ALL)])], { kind: "spoiler" }),
		block("table", "table", [
			block("tableRow", "row", [
				block("tableHeader", "th", [block("paragraph", "thp", [text(ALL)])]),
				block("tableCell", "td", [block("paragraph", "tdp", [text(`${ALL} ${change}`)])]),
			]),
		]),
	);
}

/** Reports every payload that runs, every dialog and everything the policy had to stop. */
async function watch(context: BrowserContext): Promise<string[]> {
	const found: string[] = [];
	await context.exposeBinding("__pwned", ({ page }, what: unknown) => void found.push(`ran: ${what} at ${page.url()}`));
	await context.exposeBinding("__stopped", ({ page }, what: unknown) => void found.push(`${what} at ${page.url()}`));
	await context.addInitScript(() => {
		document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
			const report = (window as unknown as { __stopped(what: string): void }).__stopped;
			report(`stopped by ${violatedDirective}: ${blockedURI} ${sample}`);
		});
	});
	context.on("dialog", (dialog) => {
		found.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	return found;
}

/** What no text of an author may become, whether it has run or not. */
async function foreignMarkup(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const wrong: string[] = [];
		for (const element of document.querySelectorAll("*")) {
			for (const { name, value } of element.attributes) {
				const leads = ["href", "src", "action", "formaction", "xlink:href", "srcdoc"].includes(name);
				if (name.startsWith("on") || (leads && /^[\s\p{Cc}]*(?:javascript|data|vbscript|blob):/iu.test(value))) {
					wrong.push(`${element.localName} ${name}=${value.slice(0, 80)}`);
				}
			}
		}
		const foreign = "iframe, object, embed, base, math, meta[http-equiv=refresh], svg[onload], [name=body]";
		const inText = "main img, main script:not([type='application/ld+json']), main style:not([nonce]), main link";
		for (const element of document.querySelectorAll(`${foreign}, ${inText}`))
			wrong.push(element.outerHTML.slice(0, 80));
		return wrong;
	});
}

async function save(page: Page, title: string, body: { base: number | null; document: object; summary?: string }) {
	const answer = await postJson(page, `/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
		baseRevisionId: body.base,
		document: body.document,
		summary: body.summary ?? "",
		minor: false,
	});
	expect(answer.status(), await answer.text()).toBe(201);
	return ((await answer.json()) as { revisionId: number }).revisionId;
}

const pathOf = (title: string) => `/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`;

test("nothing that an author writes runs, on any page", async ({ page, context }) => {
	test.slow(); // some thirty pages, one after the other
	const found = await watch(context);
	const account = { name: `${unique("x')").slice(0, 12)};__pwned('name');('`, password: "a long test password" };
	expect((await postJson(page, "/api/v1/users", account)).status()).toBe(201);
	await signIn(page, account.name, account.password);

	// What a title cannot hold (`<`, `>`, `[`, `{`, `#`) is left out; quotes, entities and events remain.
	const title = `${unique("Pwn")} " onmouseover=__pwned('title') x='&lt;img src=x onerror=__pwned()&gt; javascript:__pwned()`;
	const target = unique("Target");
	const summary = ALL.replaceAll(/\u2028/gu, "").slice(0, 470);
	const first = await save(page, title, { base: null, document: hostileDocument(target, "before"), summary });
	const second = await save(page, title, {
		base: first,
		document: hostileDocument(target, "after"),
		summary: `→${PAYLOADS[0]}, →${PAYLOADS[1]}: ${PAYLOADS[4]}`,
	});
	const redirect = `${title} redirect`;
	await save(page, redirect, {
		base: null,
		document: documentOf(
			{ type: "redirect", attrs: { id: "r", title, anchor: PAYLOADS[1] } },
			block("paragraph", "p", []),
		),
	});
	// Without a summary the wiki makes one from the text.
	await save(page, `${title} talk`, { base: null, document: documentOf(block("paragraph", "p", [text(ALL)])) });

	const at = pathOf(title);
	const words = encodeURIComponent(`${ALL.slice(0, 150)} ${title.split(" ")[1]}`);
	const name = encodeURIComponent(account.name.replaceAll(" ", "_"));
	const addresses = [
		at,
		`${at}?oldid=${first}`,
		`${at}?action=history`,
		`${at}?diff=${second}&oldid=${first}`,
		`/wiki/Special:Diff/${first}/${second}?diffmode=inline`,
		`/wiki/Special:Diff/${first}/${second}?diffmode=side`,
		`${at}?action=raw`,
		`${at}?action=raw&ctype=text`,
		`${at}?action=info`,
		`${pathOf(redirect)}?redirect=no`,
		pathOf(redirect),
		`${pathOf(target)}?rdfrom=${encodeURIComponent(redirect)}`,
		pathOf(`${title} which does not exist`),
		`/wiki/${encodeURIComponent(ALL.slice(0, 200))}`,
		`/wiki/Special:Search?search=${words}`,
		`/api/v1/suggest?q=${encodeURIComponent(title.slice(0, 40))}`,
		`/api/v1/pages/${encodeURIComponent(title)}`,
		`/api/v1/revisions/${first}/diff/${second}`,
		`/wiki/Special:Contributions/${name}`,
		`/wiki/User:${name}`,
		"/wiki/Special:RecentChanges",
		"/wiki/Special:NewPages",
		"/wiki/Special:WantedPages",
		"/wiki/Special:ListUsers",
		`/wiki/Special:AllPages?prefix=${encodeURIComponent(title.slice(0, 12))}`,
		`/wiki/Special:AllPages?prefix=${words}`,
		`/wiki/Special:WhatLinksHere/${encodeURIComponent(target)}`,
		`/wiki/Special:WhatLinksHere?target=${words}`,
		`/sign-in?return=${words}`,
		`/register?return=${words}`,
		"/account",
	];
	for (const address of addresses) {
		const answer = await page.goto(address, { waitUntil: "load" });
		expect(answer?.status(), address).toBeLessThan(500);
		if (answer?.headers()["content-type"]?.startsWith("text/html")) {
			expect(await foreignMarkup(page), address).toEqual([]);
		} else {
			expect(answer?.headers()["x-content-type-options"], address).toBe("nosniff");
		}
	}
	await page.goto(at);
	expect(await page.locator("#__next").count()).toBe(0);
	// What machines read is the text too, and ends where it should.
	for (const data of await page.locator("script[type='application/ld+json']").allTextContents()) {
		expect(() => JSON.parse(data)).not.toThrow();
		expect(data).not.toMatch(/<|\u2028/u);
	}
	for (const details of await page.locator(".prose details").all()) await details.locator("summary").first().click();
	await page.locator("h1").hover();

	const editor = new EditorPage(page);
	await page.goto(`${at}?action=edit`);
	await expect(editor.text).toBeVisible();
	await editor.goToEnd();
	await page.keyboard.type(" more");
	await page.getByRole("button", { name: "Show changes" }).click();
	await expect(page.getByRole("region", { name: "Your changes" }).locator("ins").first()).toBeVisible();
	expect(await foreignMarkup(page)).toEqual([]);
	await page.getByRole("button", { name: "Show preview" }).click();
	await expect(page.getByRole("region", { name: "Preview" })).toContainText("__pwned");
	expect(await foreignMarkup(page)).toEqual([]);
	expect(found).toEqual([]);
});

test.describe("with nothing but the editor's own care", () => {
	test.use({ bypassCSP: true });

	/** As another page would put it on the clipboard, and as one that pretends to be an editor of this wiki would. */
	for (const disguise of ["", ' data-pm-slice="1 1 []"']) {
		test(`what hostile pages leave on the clipboard does not run${disguise && ", disguised as ours"}`, async ({
			page,
			context,
		}) => {
			const found = await watch(context);
			await signUp(page);
			const editor = new EditorPage(page);
			await editor.open(unique("Paste"));
			await editor.text.click();
			const html = `<p${disguise}>words <a href="jAvA&#9;script:__pwned('href')" onclick="__pwned('click')"
					style="position:fixed;inset:0" class="overlay" target="_top" rel="opener">linked</a>
				<a href="data:text/html,<script>parent.__pwned('data')</script>">data</a>
				<a data-wiki-link data-title="javascript:__pwned('title')" data-page-id="x'" href="javascript:__pwned()">page</a>
				<img src=x onerror="__pwned('image')"></p><h2 id="__next" name="body">Heading</h2>
				<table><tr><td colspan="2&quot; onload=__pwned()" style="background:url(javascript:__pwned())">cell</td></tr></table>
				<details open ontoggle="__pwned('toggle')"><summary>open</summary></details>
				<form action="javascript:__pwned('form')"><button formaction="javascript:__pwned('button')">go</button></form>
				<svg><a xlink:href="javascript:__pwned('svg')"><text>svg</text></a><script>__pwned('in svg')</script></svg>
				${PAYLOADS.map((payload) => `<div>${payload}</div>`).join("")}`;
			await editor.paste({ "text/html": html, "text/plain": "plain" });
			await expect(editor.text).toContainText("linked");
			await expect(editor.text).toContainText("Heading");
			expect(await foreignMarkup(page)).toEqual([]);
			await editor.publishAndRead();
			await expect(page.locator(".prose")).toContainText("linked");
			expect(await foreignMarkup(page)).toEqual([]);
			expect(await page.locator(".prose a.external").count()).toBe(0);
			expect(await page.locator(".prose [style], .prose .overlay, .prose [target]").count()).toBe(0);
			expect(found).toEqual([]);
		});
	}
});

test("refusals carry the security headers as well", async ({ page, request, baseURL }) => {
	const origin = new URL(baseURL ?? "").origin;
	const json = { origin, "content-type": "application/json" };
	const revisions = "/api/v1/pages/Bajor/revisions";
	const ask = (method: string, path: string, headers: Record<string, string>, data?: string) =>
		request.fetch(path, { method, headers, maxRedirects: 0, ...(data !== undefined && { data }) });
	const body = '{"baseRevisionId":null,"document":{"type":"doc"},"summary":"","minor":false}';
	const answers = [
		[200, await ask("GET", "/icon.svg", {})],
		[200, await ask("HEAD", "/wiki/Main_Page", {})],
		[200, await ask("GET", "/api/v1/openapi.json", {})],
		[307, await ask("GET", "/account", {})],
		[301, await ask("GET", "/w/index.php?title=Bajor", {})],
		[401, await ask("POST", revisions, json, body)],
		[401, await ask("POST", "/api/v1/session", json, '{"name":"nobody","password":"wrong"}')],
		[403, await ask("POST", revisions, { ...json, origin: "https://evil.example" }, body)],
		[404, await ask("GET", "/api/v1/drafts/1", {})],
		[413, await ask("POST", "/api/v1/session", json, JSON.stringify({ name: "x".repeat(20_000), password: "" }))],
		[413, await ask("POST", "/sign-in", { origin, "content-type": "text/plain" }, "x".repeat(1024 * 1024 + 1))],
		[415, await ask("POST", "/api/v1/session", { origin, "content-type": "text/plain" }, "{}")],
		[422, await ask("POST", "/api/v1/session", json, "{")],
		[422, await ask("GET", "/api/v1/suggest?q=a&unknown=1", {})],
	] as const;
	for (const [status, answer] of answers) {
		const what = `${status} ${answer.url()}`;
		const headers = answer.headers();
		expect(answer.status(), what).toBe(status);
		expect(headers["content-security-policy"], what).toContain("frame-ancestors 'none'");
		expect(headers["content-security-policy"], what).not.toContain("'unsafe-eval'");
		expect(headers["x-content-type-options"], what).toBe("nosniff");
		expect(headers["x-frame-options"], what).toBe("DENY");
		expect(headers["referrer-policy"], what).toMatch(/^(?:strict-origin-when-cross-origin|no-referrer)$/);
		expect(headers["cross-origin-opener-policy"], what).toBe("same-origin");
		expect(headers["access-control-allow-origin"], what).toBeUndefined();
		expect(headers.server ?? headers["x-powered-by"], what).toBeUndefined();
		if (status >= 400) expect(await answer.text(), what).not.toMatch(/\bat \S+ \(|node_modules|\.tsx?:\d|prisma/i);
	}
	await signUp(page);
	const account = await page.request.get("/account");
	expect(account.headers()["cache-control"]).toBe("private, no-store");
	expect(account.headers()["content-security-policy"]).toMatch(/script-src 'nonce-[\w+/=]{22,}' 'strict-dynamic';/);
});

/** Who the wiki says that a cookie is. */
async function nameBehind(request: APIRequestContext, cookie: string): Promise<string | null> {
	const answer = await request.get("/api/v1/me", { headers: { cookie } });
	return ((await answer.json()) as { user: { name: string } | null }).user?.name ?? null;
}

async function sessionCookie(context: BrowserContext) {
	const cookie = (await context.cookies()).find(({ name }) => name.endsWith("canonry-session"));
	if (!cookie) throw new Error("There is no session cookie");
	return { ...cookie, header: `${cookie.name}=${cookie.value}` };
}

test("a session is its browser's alone, and dies at once", async ({ page, context, request, playwright, baseURL }) => {
	const planted = `canonry-session=${"A".repeat(43)}`;
	const { name, password } = await signUp(page);
	const first = await sessionCookie(context);
	expect(first).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
	expect(first.value).toMatch(/^[\w-]{43}$/);
	await page.goto("/wiki/Main_Page");
	expect(await page.evaluate(() => document.cookie)).not.toContain("canonry-session");

	const origin = new URL(baseURL ?? "").origin;
	const elsewhere = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin } });
	const signInElsewhere = async (cookie = "") => {
		const answer = await elsewhere.post("/api/v1/session", { data: { name, password }, headers: { cookie } });
		expect(answer.status()).toBe(200);
		const [line = ""] = answer
			.headersArray()
			.flatMap((header) => (header.name.toLowerCase() === "set-cookie" ? header.value : []));
		expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
		expect(line).not.toMatch(/domain=/i);
		return line.split(";", 1)[0] ?? "";
	};
	// Nobody is signed in with a token that somebody else chose, and signing in again ends the session before.
	const second = await signInElsewhere(planted);
	expect(second).not.toBe(planted);
	expect(await nameBehind(request, planted)).toBeNull();
	const third = await signInElsewhere(second);
	expect(await nameBehind(request, second)).toBeNull();
	expect(await nameBehind(request, third)).toBe(name);

	await elsewhere.delete("/api/v1/session", { headers: { cookie: third } });
	expect(await nameBehind(request, third)).toBeNull();

	const fourth = await signInElsewhere();
	await page.goto("/account");
	expect(await page.content()).not.toContain(first.value);
	await page.getByLabel("Current password").fill(password);
	await page.getByLabel("New password").fill(`${password} changed`);
	await page.getByRole("button", { name: "Change password" }).click();
	await expect(page.getByText("Your password is changed")).toBeVisible();
	expect(await nameBehind(request, fourth)).toBeNull();
	expect((await elsewhere.post("/api/v1/session", { data: { name, password } })).status()).toBe(401);
	const own = await sessionCookie(context);
	expect(await nameBehind(request, own.header)).toBe(name);

	await page.getByRole("button", { name: "Sign out everywhere" }).click();
	await expect(page).toHaveURL(/\/sign-in$/);
	expect(await nameBehind(request, own.header)).toBeNull();
	const refused = await request.put("/api/v1/drafts", {
		headers: { origin, cookie: own.header },
		data: { title: "Bajor", slot: "a", baseRevisionId: null, document: documentOf(), summary: "", minor: false },
	});
	expect(refused.status()).toBe(401);
	await elsewhere.dispose();
});

test("signing in leads to pages of this wiki only", async ({ page, request }) => {
	const hostile = [
		"//evil.example",
		"/\\evil.example",
		"\\\\evil.example",
		"https:evil.example",
		"https://evil.example/wiki/Bajor",
		"/%2f%2fevil.example/..//evil.example",
		"/.//evil.example",
		"/..//evil.example",
		"/\t/evil.example",
		"/\n//evil.example",
		" //evil.example",
		"javascript:alert(1)",
		"data:text/html,x",
		"/api/v1/session",
		"/@evil.example/%0d%0aLocation:https://evil.example",
		"@evil.example",
	];
	const own = new URL("https://own.example");
	for (const wanted of hostile) {
		for (const form of ["/sign-in", "/register"]) {
			const html = await (await request.get(`${form}?return=${encodeURIComponent(wanted)}`)).text();
			const value = /name="return" value="([^"]*)"/.exec(html)?.[1] ?? /value="([^"]*)" name="return"/.exec(html)?.[1];
			expect(value, wanted).toBeDefined();
			expect(new URL(value ?? "", own).origin, wanted).toBe(own.origin);
			expect(value, wanted).toMatch(/^\/(?![/\\])/);
		}
		const address = `/w/index.php?title=${encodeURIComponent(wanted)}`;
		const { location = "/" } = (await request.get(address, { maxRedirects: 0 })).headers();
		expect(new URL(location, own).origin, wanted).toBe(own.origin);
	}
	// The field is the client's word: what it says is judged again when the form arrives.
	const { name, password } = await signUp(page);
	await page.context().clearCookies();
	await page.goto("/sign-in");
	await page.getByLabel("Name").fill(name);
	await page.getByLabel("Password").fill(password);
	await page.locator("input[name=return]").evaluate((field: HTMLInputElement) => {
		field.value = "//evil.example/";
	});
	const { origin } = new URL(page.url());
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL((address) => address.pathname !== "/sign-in");
	expect(new URL(page.url()).origin).toBe(origin);
});

test("a draft is found by its owner only, and its words stand nowhere else", async ({ page, browser, request }) => {
	await signUp(page);
	const title = unique("Secret");
	const canary = unique("canary").replace(" ", "");
	const draft = {
		title,
		slot: "tab",
		baseRevisionId: null,
		document: documentOf(block("paragraph", "p", [text(canary)])),
		summary: canary,
		minor: false,
	};
	const origin = new URL(process.env.E2E_BASE_URL ?? "").origin;
	const kept = await page.request.put("/api/v1/drafts", { data: draft, headers: { origin } });
	expect(kept.status(), await kept.text()).toBe(200);
	const { id } = (await kept.json()) as { id: number };

	const other = await (await browser.newContext()).newPage();
	await signUp(other);
	for (const asking of [other.request, request]) {
		expect((await asking.get(`/api/v1/drafts/${id}`)).status()).toBe(404);
		expect((await asking.delete(`/api/v1/drafts/${id}`, { headers: { origin } })).status()).toBe(404);
	}
	// The same slot of the same page is another draft for somebody else.
	const theirs = await other.request.put("/api/v1/drafts", { data: { ...draft, summary: "" }, headers: { origin } });
	expect(((await theirs.json()) as { id: number }).id).not.toBe(id);
	await other.request.delete(`/api/v1/drafts/${((await theirs.json()) as { id: number }).id}`, { headers: { origin } });

	const at = pathOf(title);
	for (const address of [
		at,
		`${at}?action=edit`,
		`${at}?action=history`,
		`${at}?action=raw`,
		`${at}?action=info`,
		`/wiki/Special:Search?search=${canary}`,
		"/wiki/Special:RecentChanges",
		"/wiki/Special:NewPages",
		`/api/v1/drafts`,
		`/api/v1/drafts?title=${encodeURIComponent(title)}`,
		`/api/v1/pages/${encodeURIComponent(title)}`,
		`/api/v1/suggest?q=${canary}`,
	]) {
		const said = (await (await other.request.get(address)).text()).replaceAll(`search=${canary}`, "");
		// The search page repeats the question, which is the asker's own.
		if (!address.includes(`search=${canary}`)) expect(said, address).not.toContain(canary);
	}
	expect((await page.request.get(`/api/v1/drafts/${id}`)).status()).toBe(200);
	await other.context().close();
});

test("nobody gives themselves what they were not asked for", async ({ page }) => {
	const { name } = await signUp(page);
	const title = unique("Mass");
	const revision = {
		baseRevisionId: null,
		document: documentOf(block("paragraph", "p", [])),
		summary: "",
		minor: false,
	};
	const account = { name: unique("Mass"), password: "a long test password" };
	for (const field of ["id", "role", "isAdmin", "groups", "authorId", "createdAt", "tags", "visibility", "version"]) {
		const extra = { [field]: field === "groups" ? ["admin"] : 1 };
		for (const [path, body] of [
			["/api/v1/users", { ...account, ...extra }],
			["/api/v1/session", { ...account, ...extra }],
			[`/api/v1/pages/${encodeURIComponent(title)}/revisions`, { ...revision, ...extra }],
		] as const) {
			const answer = await postJson(page, path, body);
			expect([path, field, answer.status()]).toEqual([path, field, 422]);
			expect(await answer.text()).toContain(`"path":"${field}"`);
		}
	}
	expect((await page.request.get(`/api/v1/pages/${encodeURIComponent(title)}`)).status()).toBe(404);
	const me = (await (await page.request.get("/api/v1/me")).json()) as { user: { name: string; groups: string[] } };
	expect(me.user).toMatchObject({ name, groups: ["everyone", "registered"] });
});

/** Names and words that only the server's code holds. */
const SERVER_WORDS =
	/DATABASE_URL|AUTH_SECRET|DEMO_PASSWORD|tokenHash|token_hash|passwordHash|password_hash|argon2|PrismaClient|server-only|postgres(?:ql)?:\/\/|BEGIN [A-Z ]*PRIVATE KEY/;

test("no browser is sent the server's code, a secret or a source map", async ({ page, request }) => {
	const scripts = new Set<string>();
	page.on("response", (answer) => {
		if (/\.js(?:\?|$)/.test(answer.url())) scripts.add(answer.url());
	});
	await signUp(page);
	for (const address of ["/wiki/Main_Page", "/sign-in", "/account", "/wiki/Bajor?action=edit", "/register"]) {
		const answer = await page.goto(address, { waitUntil: "networkidle" });
		expect(await answer?.text(), address).not.toMatch(SERVER_WORDS);
	}
	expect(scripts.size).toBeGreaterThan(3);
	for (const script of scripts) {
		const code = await (await request.get(script)).text();
		expect(SERVER_WORDS.exec(code)?.[0], script).toBeUndefined();
		expect(code, script).not.toMatch(/[#@] sourceMappingURL=/);
		expect((await request.get(`${script.split("?", 1)[0]}.map`)).status(), script).toBe(404);
	}
	for (const address of [
		"/.env",
		"/.env.local",
		"/.git/config",
		"/.git/HEAD",
		"/.data/postgres.password",
		"/package.json",
		"/package-lock.json",
		"/server.ts",
		"/prisma/schema.prisma",
		"/.next/BUILD_ID",
		"/_next/BUILD_ID",
		"/_next/server/app/page.js",
		"/_next/static/..%2f..%2fpackage.json",
		"/_next/static/%2e%2e/%2e%2e/package.json",
		"/assets/..%2f..%2fpackage.json",
		"/_next/image?url=%2Ficon.svg&w=64&q=75",
		"/_next/webpack-hmr",
		"/__nextjs_original-stack-frames",
	]) {
		expect([address, (await request.get(address, { maxRedirects: 0 })).status()]).toEqual([address, 404]);
	}
	// Chunks that no page above has loaded; the folder is missing where the tests run against a wiki elsewhere.
	const built = path.resolve(import.meta.dirname, "../.next/static");
	if (!existsSync(built)) return;
	for (const file of readdirSync(built, { recursive: true, encoding: "utf8" })) {
		expect(file).not.toMatch(/\.map$/);
		if (!/\.(?:js|css|json|txt)$/.test(file)) continue;
		expect(SERVER_WORDS.exec(readFileSync(path.join(built, file), "utf8"))?.[0], file).toBeUndefined();
	}
});

test("a save whose answer is lost, and that is sent again and again, makes one revision", async ({ page, baseURL }) => {
	await signUp(page);
	const { header } = await sessionCookie(page.context());
	const { hostname, port, origin, host } = new URL(baseURL ?? "");
	/** Sends a save and hangs up: once it has had its effect, or right after the last byte. */
	const sendAndHangUp = async (path: string, body: string, key: string, when: () => Promise<void>) => {
		const socket = connect(Number(port || 80), hostname);
		socket.on("error", () => undefined).pause();
		const head = [
			`POST ${path} HTTP/1.1`,
			`Host: ${host}`,
			`Origin: ${origin}`,
			`Cookie: ${header}`,
			"Content-Type: application/json",
			`Content-Length: ${Buffer.byteLength(body)}`,
			`Idempotency-Key: ${key}`,
		];
		await new Promise((resolve) => socket.write(`${head.join("\r\n")}\r\n\r\n${body}`, resolve));
		await when();
		socket.destroy();
	};
	for (const lost of ["after the commit", "at once"]) {
		const title = unique("Lost");
		const path = `/api/v1/pages/${encodeURIComponent(title)}`;
		const document = documentOf(block("paragraph", "p", [text(`lost ${lost}`)]));
		const body = { baseRevisionId: null, document, summary: "", minor: false };
		const key = unique("key").replace(" ", "-");
		const committed = () => expect.poll(async () => (await page.request.get(path)).status()).toBe(200);
		await sendAndHangUp(`${path}/revisions`, JSON.stringify(body), key, async () => {
			if (lost === "after the commit") await committed();
		});
		const retries = await Promise.all(
			Array.from({ length: 5 }, () => postJson(page, `${path}/revisions`, body, { "idempotency-key": key })),
		);
		const made = new Set<unknown>();
		for (const retry of retries) {
			expect(retry.status(), lost).toBe(201);
			made.add(((await retry.json()) as { revisionId: unknown }).revisionId);
		}
		const { revisions } = (await (await page.request.get(`${path}/revisions`)).json()) as {
			revisions: { id: number }[];
		};
		expect(
			revisions.map(({ id }) => id),
			lost,
		).toEqual([...made]);
	}
});
