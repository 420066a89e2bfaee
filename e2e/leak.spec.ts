import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { expect, test, unique } from "./fixtures";

// What waits for a reviewer, was sent back or was rejected must not reach the public by any way. A word that stands in
// nothing else is written into every place that such a revision has, and every route of the app is asked for it by
// somebody without an account. A route that this file does not know fails the test: say here how it is asked.

const PASSWORD = "a long test password";
const app = path.resolve(import.meta.dirname, "../app");

/** The word, and its beginning: searches ask for that, since an answer may repeat what was asked. */
const begin = `qz${randomBytes(4).toString("hex")}`;
const canary = `${begin}${randomBytes(4).toString("hex")}`;

interface Hidden {
	/** A page that the public reads, with a revision that it must not. */
	readonly title: string;
	readonly pageId: number;
	readonly approved: number;
	readonly hidden: readonly number[];
}

const paragraph = (id: string, ...content: object[]) => ({ type: "paragraph", attrs: { id }, content });
const text = (value: string, ...marks: object[]) => ({ type: "text", text: value, ...(marks.length > 0 && { marks }) });
const documentOf = (...content: object[]) => ({ type: "doc", attrs: { version: 1 }, content });

/** The word in every place of a document that has one. */
function poisoned(sourceId: number) {
	return documentOf(
		paragraph("lead", text(`An article with ${canary} in it`), {
			type: "citation",
			attrs: { id: "c1", sourceId, locator: { type: "section", value: canary }, quotation: `said ${canary}` },
		}),
		{ type: "heading", attrs: { id: "head", level: 2 }, content: [text(`Heading ${canary}`)] },
		paragraph(
			"links",
			text("a red link", { type: "wikiLink", attrs: { pageId: null, title: `Wanted ${canary}`, anchor: null } }),
			text("and out", { type: "link", attrs: { href: `https://example.org/${canary}` } }),
		),
		paragraph("mark", text(`Nobody says so ${canary}`), {
			type: "citationNeeded",
			attrs: { since: "2026-01-01" },
		}),
		{ type: "codeBlock", attrs: { id: "code" }, content: [text(`code ${canary}`)] },
	);
}

test("no route shows the public what no reviewer approved", async ({ playwright, baseURL }) => {
	test.setTimeout(240_000);
	const origin = new URL(baseURL ?? "").origin;
	const contexts: APIRequestContext[] = [];
	const person = async () => {
		const [a = 0, b = 0] = randomBytes(2);
		const extraHTTPHeaders = { origin, "x-forwarded-for": `10.77.${a}.${b}` };
		const context = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders });
		contexts.push(context);
		return context;
	};
	const ask = async (who: APIRequestContext, method: string, address: string, data?: unknown) => {
		const answer = await who.fetch(address, { method, ...(data !== undefined && { data }) });
		expect(answer.ok(), `${method} ${address}: ${answer.status()} ${await answer.text()}`).toBe(true);
		return answer.json();
	};

	const [author, admin] = [await person(), await person()];
	const name = unique("Writer");
	await ask(author, "POST", "/api/v1/users", { name, password: PASSWORD });
	await ask(author, "POST", "/api/v1/session", { name, password: PASSWORD });
	await ask(admin, "POST", "/api/v1/session", { name: "demo-admin", password: process.env.DEMO_PASSWORD });
	const { sources } = await ask(author, "GET", "/api/v1/sources?q=Emissary");
	const source = sources[0].id as number;
	const save = async (title: string, baseRevisionId: number | null, document: object, summary = "") =>
		(
			await ask(author, "POST", `/api/v1/pages/${title.replaceAll(" ", "_")}/revisions`, {
				baseRevisionId,
				document,
				summary,
				minor: false,
			})
		).revisionId as number;

	/** A page that the public reads, from now on always reviewed, with one edit on top of it that waits. */
	async function hide(word: string, decide: (waiting: number) => Promise<number[]>): Promise<Hidden> {
		const title = unique(word);
		const plain = documentOf(paragraph("lead", text("What everybody reads.")));
		const approved = await save(title, null, plain);
		const address = `/api/v1/pages/${title.replaceAll(" ", "_")}`;
		await ask(admin, "PUT", `${address}/review-mode`, { mode: "always" });
		const waiting = await save(title, approved, poisoned(source), `summary ${canary}`);
		const { id: pageId } = await ask(author, "GET", address);
		return { title, pageId, approved, hidden: [waiting, ...(await decide(waiting))] };
	}

	const pages = [
		await hide("Waiting", async () => []),
		await hide("Sent back", async (waiting) => {
			await ask(admin, "POST", `/api/v1/revisions/${waiting}/send-back`, { note: `a note about ${canary}` });
			return [];
		}),
		await hide("Rejected", async (waiting) => {
			const { revertId } = await ask(admin, "POST", `/api/v1/revisions/${waiting}/reject`, {
				reason: `nobody writes ${canary}`,
			});
			return [revertId];
		}),
	];
	// A page of which the public knows nothing at all: its title is the word.
	await ask(admin, "PUT", `/api/v1/pages/${pages[0]?.title.replaceAll(" ", "_")}/review-mode`, { mode: "always" });

	// Those who write do read it: otherwise this test would prove nothing.
	const waitingPage = await (await author.get(`/api/v1/revisions/${pages[0]?.hidden[0]}`)).text();
	expect(waitingPage).toContain(canary);

	const reader = await person();
	for (const address of addressesOf(pages, name, source)) {
		const answer = await reader.get(address);
		const body = await answer.text();
		expect(answer.status(), address).toBeLessThan(500);
		expect(body.includes(canary), `${address} shows what no reviewer approved`).toBe(false);
		expect(JSON.stringify(answer.headers()), address).not.toContain(canary);
	}
	for (const context of contexts) await context.dispose();
});

/** Every address by which somebody could come near what is hidden: each route of the app, each way of asking it. */
function addressesOf(pages: readonly Hidden[], author: string, source: number): Set<string> {
	const titles = pages.map(({ title }) => title.replaceAll(" ", "_"));
	const revisions = pages.flatMap(({ approved, hidden }) => [approved, ...hidden]);
	const pairs = pages.flatMap(({ approved, hidden }) => hidden.map((id) => [approved, id] as const));
	const search = encodeURIComponent(begin);

	// By the name of the parameter, what stands in its place; the routes of one kind take it alike.
	const perTitle = (address: (title: string) => string) => titles.map(address);
	const perRevision = (address: (id: number) => string) => revisions.map(address);
	const known: Record<string, readonly string[]> = {
		"/(reader)": ["/"],
		"/(reader)/[...missing]": ["/no/such/page"],
		"/(reader)/blame/[...title]": perTitle((title) => `/wiki/${title}?action=blame`),
		"/(reader)/citation-export/[format]/[...title]": titles.flatMap((title) =>
			["bibtex", "csl"].map((format) => `/wiki/${title}?action=cite&format=${format}`),
		),
		"/(reader)/citation-history/[...title]": perTitle((title) => `/wiki/${title}?action=citations`),
		"/(reader)/cite/[...title]": perTitle((title) => `/wiki/${title}?action=cite`),
		"/(reader)/contributions/[[...name]]": [`/wiki/Special:Contributions/${author.replaceAll(" ", "_")}`],
		"/(reader)/diff/[...ids]": [
			...perRevision((id) => `/wiki/Special:Diff/${id}`),
			...perRevision((id) => `/wiki/Special:Diff/${id}/prev`),
			...perRevision((id) => `/wiki/Special:Diff/${id}/next`),
			...perRevision((id) => `/wiki/Special:Diff/${id}/cur`),
			...pairs.flatMap(([a, b]) => [`/wiki/Special:Diff/${a}/${b}`, `/w/index.php?diff=${b}&oldid=${a}`]),
		],
		"/(reader)/feed/recent-changes": ["/wiki/Special:RecentChanges?feed=atom", "/feed/recent-changes?limit=500"],
		"/(reader)/feed/contributions/[...name]": [
			`/wiki/Special:Contributions/${author.replaceAll(" ", "_")}?feed=atom`,
			`/feed/contributions/${author.replaceAll(" ", "_")}`,
		],
		"/(reader)/feed/history/[...title]": titles.flatMap((title) => [
			`/wiki/${title}?action=history&feed=atom`,
			`/feed/history/${title}`,
		]),
		"/(reader)/history/[...title]": titles.flatMap((title) =>
			["", "&limit=500", "&tag=reverted", "&runs=1&minors=1&limit=500"].map(
				(more) => `/wiki/${title}?action=history${more}`,
			),
		),
		"/(reader)/info/[...title]": perTitle((title) => `/wiki/${title}?action=info`),
		"/(reader)/page-id/[id]": pages.map(({ pageId }) => `/w/index.php?curid=${pageId}`),
		"/(reader)/preferences/reading": ["/preferences/reading"],
		"/(reader)/raw/[...title]": titles.flatMap((title) => [
			`/wiki/${title}?action=raw`,
			...revisions.map((id) => `/wiki/${title}?action=raw&oldid=${id}`),
		]),
		"/(reader)/recent-changes": [
			"/wiki/Special:RecentChanges",
			"/wiki/Special:RecentChanges?limit=500&days=30",
			"/wiki/Special:RecentChanges?limit=500&review=waiting",
			"/wiki/Special:RecentChanges?limit=500&grouped=1&highlight=review:waiting:blue",
		],
		"/(reader)/redirect-page/[...title]": perTitle((title) => `/wiki/${title}?redirect=no`),
		"/(reader)/redirected/[...title]": perTitle((title) => `/wiki/${title}?rdfrom=Bajor`),
		"/(reader)/revision/[id]": perRevision((id) => `/wiki/Special:PermanentLink/${id}`),
		"/(reader)/search": [`/search?search=${search}`, `/search?search=${search}&fulltext=1`, "/search?search=everybody"],
		"/(reader)/sources": [`/sources?q=${search}`],
		"/(reader)/sources/[id]": [`/sources/${source}`, `/sources/${source}?ever=1`],
		"/(reader)/sources/series/[name]": ["/sources/series/DS9"],
		"/(reader)/sources/tiers": ["/sources/tiers"],
		"/(reader)/special": ["/wiki/Special:SpecialPages"],
		"/(reader)/special/all-pages": [`/wiki/Special:AllPages?from=${search}`],
		"/(reader)/special/citation-needed": ["/wiki/Special:CitationNeeded"],
		"/(reader)/special/conflicting-accounts": ["/wiki/Special:ConflictingAccounts"],
		"/(reader)/special/list-group-rights": ["/wiki/Special:ListGroupRights"],
		"/(reader)/special/list-users": ["/wiki/Special:ListUsers"],
		"/(reader)/special/new-pages": ["/wiki/Special:NewPages", "/wiki/Special:NewPages?limit=500"],
		"/(reader)/special/next-unpatrolled/[[...id]]": perRevision((id) => `/wiki/Special:NextUnpatrolled/${id}`),
		"/(reader)/special/random": ["/wiki/Special:Random"],
		"/(reader)/special/statistics": ["/wiki/Special:Statistics"],
		"/(reader)/special/uncited-pages": ["/wiki/Special:UncitedPages"],
		"/(reader)/special/wanted-pages": ["/wiki/Special:WantedPages", "/wiki/Special:WantedPages?limit=500"],
		"/(reader)/special/what-links-here/[[...title]]": perTitle((title) => `/wiki/Special:WhatLinksHere/${title}`),
		"/(reader)/w/index.php": [
			...titles.map((title) => `/w/index.php?title=${title}`),
			...revisions.map((id) => `/w/index.php?oldid=${id}`),
		],
		"/(reader)/wiki/[...title]": titles.flatMap((title) =>
			["", "?lens=canon", "?citations=notes", "?printable=yes"].map((more) => `/wiki/${title}${more}`),
		),
		"/(interactive)/edit/[...title]": titles.flatMap((title) => [
			`/wiki/${title}?action=edit`,
			...revisions.map((id) => `/wiki/${title}?action=edit&oldid=${id}`),
		]),
		"/(interactive)/pending-changes": ["/wiki/Special:PendingChanges", "/pending-changes"],
		"/(interactive)/restore/[id]": perRevision((id) => `/restore/${id}`),
		"/(interactive)/review/[...title]": perTitle((title) => `/review/${title}`),
		"/(interactive)/review-mode/[...title]": perTitle((title) => `/review-mode/${title}`),
		"/(interactive)/rollback/[id]": perRevision((id) => `/rollback/${id}`),
		"/(interactive)/undo/[ids]": perRevision((id) => `/undo/${id}`),
		"/(interactive)/patrol/[id]": perRevision((id) => `/wiki/Special:Patrol/${id}`),
		"/api/health": ["/api/health"],
		"/api/auth/[...nextauth]": ["/api/auth/session", "/api/auth/providers"],
		"/api/v1/[...unknown]": ["/api/v1/nothing"],
		"/api/v1/drafts": ["/api/v1/drafts"],
		"/api/v1/drafts/[id]": ["/api/v1/drafts/1"],
		"/api/v1/filter-sets": ["/api/v1/filter-sets"],
		"/api/v1/filter-sets/[id]": ["/api/v1/filter-sets/1"],
		"/api/v1/filter-sets/default": ["/api/v1/filter-sets/default"],
		"/api/v1/me": ["/api/v1/me"],
		"/api/v1/openapi.json": ["/api/v1/openapi.json"],
		"/api/v1/pages/[title]": perTitle((title) => `/api/v1/pages/${title}`),
		"/api/v1/pages/[title]/blame": titles.flatMap((title) => [
			`/api/v1/pages/${title}/blame`,
			...revisions.map((id) => `/api/v1/pages/${title}/blame?revision=${id}`),
		]),
		"/api/v1/pages/[title]/citations": titles.flatMap((title) => [
			`/api/v1/pages/${title}/citations`,
			...revisions.map((id) => `/api/v1/pages/${title}/citations?revision=${id}`),
		]),
		"/api/v1/pages/[title]/revisions": perTitle((title) => `/api/v1/pages/${title}/revisions?limit=500`),
		"/api/v1/review": ["/api/v1/review"],
		"/api/v1/revisions/[id]": perRevision((id) => `/api/v1/revisions/${id}`),
		"/api/v1/revisions/[id]/diff/[other]": pairs.flatMap(([a, b]) => [
			`/api/v1/revisions/${a}/diff/${b}`,
			`/api/v1/revisions/${b}/diff/${a}`,
		]),
		"/api/v1/sources": [`/api/v1/sources?q=${search}`],
		"/api/v1/sources/[id]": [`/api/v1/sources/${source}`],
		"/api/v1/sources/[id]/citations": [`/api/v1/sources/${source}/citations?limit=500`],
		"/api/v1/suggest": [`/api/v1/suggest?q=${search}`],
		"/api/v1/tiers": ["/api/v1/tiers"],
	};
	// Forms about oneself, about the registry or about a right, and addresses that only take something: the person
	// who asks has neither an account nor a body.
	const apart =
		/^\/\(interactive\)\/(account|admin|register|setup|sign-in|source-editor)\b|^\/api\/v1\/(citations\/parse|pages\/\[title\]\/(editing|restore|review-mode|rollback|undo)|revisions\/\[id\]\/(approve|patrol|reject|send-back)|series|session|users)$/;
	const unknown = routes().filter((route) => !known[route] && !apart.test(route));
	expect(unknown, "routes that this test does not know how to ask").toEqual([]);
	return new Set(Object.values(known).flat());
}

/** Every route of the app by the folder that has it. */
function routes(): string[] {
	return readdirSync(app, { recursive: true, encoding: "utf8" })
		.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
		.map((file) => `/${path.dirname(file)}`);
}
