import { readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "./fixtures";

// Every route of the app, and how somebody without an account asks it about pages. A route that this file does not know
// fails the tests that ask: say here how it is asked.

const app = path.resolve(import.meta.dirname, "../app");

/** A page that is asked for, by its title where one is given, by its id and by its revisions. */
export interface AskedPage {
	readonly title: string | null;
	readonly pageId: number;
	/** What the public reads; null where it knows of no such page. */
	readonly approved: number | null;
	readonly hidden: readonly number[];
}

/** What else the addresses ask for. */
interface Around {
	/** Whose edits these are. */
	readonly author: string;
	/** A work that the pages cite. */
	readonly source: number;
	/** How what is searched for begins. */
	readonly search: string;
}

/** Every address by which somebody could come near what is hidden: each route of the app, each way of asking it. */
export function addressesOf(pages: readonly AskedPage[], around: Around): readonly string[] {
	const { source } = around;
	const author = around.author.replaceAll(" ", "_");
	const search = encodeURIComponent(around.search);
	const titles = pages.flatMap(({ title }) => title?.replaceAll(" ", "_") ?? []);
	const revisions = pages.flatMap(({ approved, hidden }) => [...(approved === null ? [] : [approved]), ...hidden]);
	// What has no approved revision of its own is compared with that of another page.
	const anyApproved = pages.find(({ approved }) => approved !== null)?.approved ?? 1;
	const pairs = pages.flatMap(({ approved, hidden }) => hidden.map((id) => [approved ?? anyApproved, id] as const));

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
		"/(reader)/contributions/[[...name]]": [`/wiki/Special:Contributions/${author}`],
		"/(reader)/diff/[...ids]": [
			...perRevision((id) => `/wiki/Special:Diff/${id}`),
			...perRevision((id) => `/wiki/Special:Diff/${id}/prev`),
			...perRevision((id) => `/wiki/Special:Diff/${id}/next`),
			...perRevision((id) => `/wiki/Special:Diff/${id}/cur`),
			...pairs.flatMap(([a, b]) => [`/wiki/Special:Diff/${a}/${b}`, `/w/index.php?diff=${b}&oldid=${a}`]),
		],
		"/(reader)/feed/recent-changes": ["/wiki/Special:RecentChanges?feed=atom", "/feed/recent-changes?limit=500"],
		"/(reader)/feed/contributions/[[...name]]": [
			`/wiki/Special:Contributions/${author}?feed=atom`,
			`/wiki/Special:Contributions?target=${author}&feed=atom`,
			`/feed/contributions/${author}`,
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
		"/(reader)/special/all-pages": [
			`/wiki/Special:AllPages?from=${search}`,
			`/wiki/Special:AllPages?namespace=13&from=${search}`,
		],
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
		"/api/v1/suggest": [`/api/v1/suggest?q=${search}`, `/api/v1/suggest?q=Help_talk:${search}`],
		"/api/v1/tiers": ["/api/v1/tiers"],
	};
	// Forms about oneself, about the registry or about a right, and addresses that only take something: the person
	// who asks has neither an account nor a body.
	const apart =
		/^\/\(interactive\)\/(account|admin|register|setup|sign-in|source-editor)\b|^\/api\/v1\/(citations\/parse|pages\/\[title\]\/(editing|restore|review-mode|rollback|undo)|revisions\/\[id\]\/(approve|patrol|reject|send-back)|series|session|users)$/;
	const unknown = routes().filter((route) => !known[route] && !apart.test(route));
	expect(unknown, "routes that this test does not know how to ask").toEqual([]);
	return Object.values(known).flat();
}

/** Every route of the app by the folder that has it. */
function routes(): string[] {
	return readdirSync(app, { recursive: true, encoding: "utf8" })
		.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
		.map((file) => `/${path.dirname(file)}`);
}
