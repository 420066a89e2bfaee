import "server-only";
import type { PageKind } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { getNamespace, MAIN_NAMESPACE, type NamespaceNumber, USER_NAMESPACE } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { personTitle } from "@/lib/user/person-title";
import { unreadRevisions } from "./page-facts";

const USER_TALK_NAMESPACE = 3;

export interface ListedPage {
	id: number;
	title: Title;
	kind: PageKind;
}

/** Where a page of an alphabetical list begins (`from`, included) or ends (`upTo`, not included). */
export interface TitleRange {
	namespace: NamespaceNumber;
	prefix: string;
	from: string | null;
	upTo: string | null;
	limit: number;
}

/** One page of the titles of a namespace in order, and the titles where its neighbours begin. */
export async function listTitles(
	actor: Actor,
	{ namespace, prefix, from, upTo, limit }: TitleRange,
): Promise<{ pages: ListedPage[]; previousUpTo: string | null; nextFrom: string | null }> {
	const backwards = upTo !== null;
	const rows = await db.page.findMany({
		where: {
			...visiblePages(actor),
			namespace,
			AND: [
				prefix === "" ? {} : { title: { startsWith: prefix } },
				from === null ? {} : { title: { gte: from } },
				backwards ? { title: { lt: upTo } } : {},
			],
		},
		orderBy: { title: backwards ? "desc" : "asc" },
		take: limit + 1,
		select: { id: true, namespace: true, title: true, kind: true },
	});
	const more = rows.length > limit;
	const shown = rows.slice(0, limit);
	if (backwards) shown.reverse();
	const first = shown[0]?.title ?? null;
	return {
		pages: shown.map(toListedPage),
		previousUpTo: backwards ? (more ? first : null) : from === null ? null : (first ?? from),
		nextFrom: backwards ? upTo : more ? (rows[limit]?.title ?? null) : null,
	};
}

/** Any article, redirects left out; null in an empty wiki. `random` answers like `Math.random`. */
export async function findRandomTitle(actor: Actor, random: () => number): Promise<Title | null> {
	const where = { ...visiblePages(actor), namespace: MAIN_NAMESPACE, kind: { not: "redirect" } } as const;
	const { _max } = await db.page.aggregate({ where, _max: { id: true } });
	if (_max.id === null) return null;
	// The first one from a random id on: one index step, however large the wiki. Gaps favour the page after them a little.
	const start = 1 + Math.floor(random() * _max.id);
	const page = await db.page.findFirst({
		where: { ...where, id: { gte: start } },
		orderBy: { id: "asc" },
		select: { id: true, namespace: true, title: true, kind: true },
	});
	return page && toListedPage(page).title;
}

export interface WantedPage {
	title: Title;
	links: number;
}

/** Titles without a page, those with the most links to them first. */
export async function listWantedPages(actor: Actor, limit: number): Promise<WantedPage[]> {
	const groups = await db.pageLink.groupBy({
		by: ["toNamespace", "toTitle"],
		where: { from: visiblePages(actor), OR: [{ toPageId: null }, { to: { NOT: visiblePages(actor) } }] },
		_count: { fromPageId: true },
		orderBy: [{ _count: { fromPageId: "desc" } }, { toNamespace: "asc" }, { toTitle: "asc" }],
		take: limit,
	});
	return groups.map((group) => ({
		title: { namespace: getNamespace(group.toNamespace).number, text: group.toTitle },
		links: group._count.fromPageId,
	}));
}

export interface WikiStatistics {
	articles: number;
	redirects: number;
	pages: number;
	revisions: number;
	users: number;
}

/** How large the wiki is, counted over what this viewer may see. */
export async function countWiki(actor: Actor): Promise<WikiStatistics> {
	const visible = visiblePages(actor);
	const [articles, redirects, all, unread, users] = await Promise.all([
		db.page.count({ where: { ...visible, namespace: MAIN_NAMESPACE, kind: { not: "redirect" } } }),
		db.page.count({ where: { ...visible, kind: "redirect" } }),
		db.page.aggregate({ where: visible, _count: true, _sum: { revisionCount: true } }),
		countUnread(actor),
		db.user.count(),
	]);
	const revisions = (all._sum.revisionCount ?? 0) - unread;
	return { articles, redirects, pages: all._count, revisions, users };
}

/** How many revisions of the pages that the viewer sees they may not read; an index holds those that it can be. */
async function countUnread(viewer: Actor): Promise<number> {
	const [counted] = await db.$queryRaw<{ revisions: number }[]>`
		SELECT count(*)::int AS revisions FROM revision h JOIN page p ON p.id = h.page_id
		WHERE ${unreadRevisions(viewer)} AND p.approved_revision_id IS NOT NULL AND p.deleted_at IS NULL`;
	return counted?.revisions ?? 0;
}

function toListedPage(row: { id: number; namespace: number; title: string; kind: PageKind }): ListedPage {
	return { id: row.id, kind: row.kind, title: { namespace: getNamespace(row.namespace).number, text: row.title } };
}

/** Which of these people have a user page and a talk page. */
export async function findPersonPages(
	actor: Actor,
	names: readonly string[],
): Promise<ReadonlyMap<string, { user: boolean; talk: boolean }>> {
	const titles = new Map(names.map((name) => [name, personTitle(name, USER_NAMESPACE).text]));
	const pages = await db.page.findMany({
		where: {
			...visiblePages(actor),
			namespace: { in: [USER_NAMESPACE, USER_TALK_NAMESPACE] },
			title: { in: [...titles.values()] },
		},
		select: { namespace: true, title: true },
	});
	const written = (namespace: number, text: string) =>
		pages.some((page) => page.namespace === namespace && page.title === text);
	return new Map(
		Array.from(titles, ([name, text]) => [
			name,
			{ user: written(USER_NAMESPACE, text), talk: written(USER_TALK_NAMESPACE, text) },
		]),
	);
}
