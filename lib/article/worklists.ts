import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { ACCOUNT_REASONS, type AccountReason } from "@/lib/document/schema";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { MAIN_NAMESPACE } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";

/** Where a list continues: behind the mark with this key, page and place on it. */
export interface MarkPlace {
	readonly sortKey: string;
	readonly pageId: number;
	readonly position: number;
}

/** A passage of an article that somebody should look at. */
export interface ListedMark extends MarkPlace {
	readonly title: Title;
	readonly blockId: string;
	readonly text: string;
	readonly section: string | null;
	readonly answers: number | null;
}

interface MarkList {
	readonly marks: ListedMark[];
	readonly next: MarkPlace | null;
}

/** Articles that this viewer may see. */
function articles(viewer: Actor) {
	return { ...visiblePages(viewer), namespace: MAIN_NAMESPACE } as const;
}

/** Passages that wait for a citation, those that have waited longest first. */
export function listCitationNeeded(
	viewer: Actor,
	range: { limit: number; after: MarkPlace | null },
): Promise<MarkList> {
	return listMarks({ kind: "citation_needed", page: articles(viewer) }, range);
}

/** Questions that sources answer differently, by reason. */
export function listConflictingAccounts(
	viewer: Actor,
	{ reason, ...range }: { reason: AccountReason | null; limit: number; after: MarkPlace | null },
): Promise<MarkList> {
	return listMarks({ kind: "accounts", page: articles(viewer), ...(reason && { sortKey: reason }) }, range);
}

async function listMarks(
	where: Prisma.PageMarkWhereInput,
	{ limit, after }: { limit: number; after: MarkPlace | null },
): Promise<MarkList> {
	const rows = await db.pageMark.findMany({
		where: { AND: [where, after ? behind(after) : {}] },
		orderBy: [{ sortKey: "asc" }, { pageId: "asc" }, { position: "asc" }],
		take: limit + 1,
		include: { page: { select: { title: true } } },
	});
	const marks = rows.slice(0, limit).map(({ page, sortKey, pageId, position, blockId, text, section, answers }) => {
		const title: Title = { namespace: MAIN_NAMESPACE, text: page.title };
		return { title, sortKey, pageId, position, blockId, text, section, answers };
	});
	return { marks, next: rows.length > limit ? (marks.at(-1) ?? null) : null };
}

function behind({ sortKey, pageId, position }: MarkPlace): Prisma.PageMarkWhereInput {
	return {
		sortKey: { gte: sortKey },
		OR: [
			{ sortKey: { gt: sortKey } },
			{ sortKey, pageId: { gt: pageId } },
			{ sortKey, pageId, position: { gt: position } },
		],
	};
}

/** For how many questions each reason is given, in the order of the list. */
export async function countAccountReasons(viewer: Actor): Promise<{ reason: AccountReason; count: number }[]> {
	const groups = await db.pageMark.groupBy({
		by: ["sortKey"],
		where: { kind: "accounts", page: articles(viewer) },
		_count: { pageId: true },
		orderBy: { sortKey: "asc" },
	});
	return groups.flatMap(({ sortKey, _count }) => {
		const reason = ACCOUNT_REASONS.find((known) => known === sortKey);
		return reason ? [{ reason, count: _count.pageId }] : [];
	});
}

/** Where the list of uncited pages continues. */
export interface CoveragePlace {
	readonly uncited: number;
	readonly pageId: number;
}

export interface UncitedPage extends CoveragePlace {
	readonly title: Title;
	readonly passages: number;
}

/**
 * Articles with paragraphs that name no source, those with the most first; redirects, disambiguations and the main
 * page left out.
 */
export async function listUncitedPages(
	viewer: Actor,
	{ mainTitle, limit, after }: { mainTitle: Title; limit: number; after: CoveragePlace | null },
): Promise<{ pages: UncitedPage[]; next: CoveragePlace | null }> {
	const further: Prisma.PageCoverageWhereInput = after
		? {
				uncited: { lte: after.uncited },
				OR: [{ uncited: { lt: after.uncited } }, { pageId: { lt: after.pageId } }],
			}
		: {};
	// A main page of another namespace is left out already, and must not hide an article with the same words.
	const except = mainTitle.namespace === MAIN_NAMESPACE ? { NOT: { title: mainTitle.text } } : {};
	const page = { ...articles(viewer), kind: "article", ...except } as const;
	const rows = await db.pageCoverage.findMany({
		where: { AND: [{ uncited: { gt: 0 }, page }, further] },
		orderBy: [{ uncited: "desc" }, { pageId: "desc" }],
		take: limit + 1,
		include: { page: { select: { title: true } } },
	});
	const pages = rows.slice(0, limit).map(({ page, pageId, passages, uncited }): UncitedPage => {
		return { title: { namespace: MAIN_NAMESPACE, text: page.title }, pageId, passages, uncited };
	});
	return { pages, next: rows.length > limit ? (pages.at(-1) ?? null) : null };
}
