import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { readsWaiting, visiblePages } from "@/lib/revision/visibility";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import type { Page } from "./queries";

/** What stands beside an article. */
export interface PageFacts {
	readonly createdAt: Date;
	readonly revisionCount: number;
	readonly authorCount: number;
	/** Articles that mention the page, redirects left out, the latest created last. */
	readonly backlinks: readonly Title[];
	readonly moreBacklinks: boolean;
}

const BACKLINKS = 8;

/** How many revisions of a page the viewer may read: all without the few that they may not, however long it is. */
export async function countRevisions(viewer: Actor, pageId: number): Promise<number> {
	const [counted] = await db.$queryRaw<{ revisions: number }[]>`
		SELECT p.revision_count - (
			SELECT count(*) FROM revision h WHERE h.page_id = p.id AND ${unreadRevisions(viewer)}
		)::int AS revisions
		FROM page p WHERE p.id = ${pageId}`;
	return counted?.revisions ?? 0;
}

/** How many people wrote them: all without those of whom the viewer may read nothing. */
export async function countAuthors(viewer: Actor, pageId: number): Promise<number> {
	const [counted] = await db.$queryRaw<{ authors: number }[]>`
		SELECT (SELECT count(DISTINCT author_id) FROM revision WHERE page_id = ${pageId})::int - (
			SELECT count(DISTINCT h.author_id) FROM revision h
			WHERE h.page_id = ${pageId} AND ${unreadRevisions(viewer)} AND NOT EXISTS (
				SELECT 1 FROM revision r
				WHERE r.page_id = h.page_id AND r.author_id = h.author_id AND r.review = 'approved')
		)::int AS authors`;
	return counted?.authors ?? 0;
}

/** The revisions `h` that the viewer may not read, by the condition of the indexes of those alone. */
export function unreadRevisions(viewer: Actor): Prisma.Sql {
	return readsWaiting(viewer) ? Prisma.sql`false` : Prisma.sql`h.review <> 'approved'`;
}

/** The facts of a page that its readers see beside the text. */
export async function getPageFacts(viewer: Actor, page: Page): Promise<PageFacts> {
	const { namespace, text } = page.title;
	const [revisionCount, authorCount, links] = await Promise.all([
		countRevisions(viewer, page.id),
		countAuthors(viewer, page.id),
		db.page.findMany({
			where: {
				...visiblePages(viewer),
				id: { not: page.id },
				namespace,
				kind: { not: "redirect" },
				linksOut: { some: { OR: [{ toPageId: page.id }, { toNamespace: namespace, toTitle: text }] } },
			},
			orderBy: { id: "asc" },
			take: BACKLINKS + 1,
			select: { namespace: true, title: true },
		}),
	]);
	return {
		createdAt: page.createdAt,
		revisionCount,
		authorCount,
		backlinks: links
			.slice(0, BACKLINKS)
			.map((link) => ({ namespace: getNamespace(link.namespace).number, text: link.title })),
		moreBacklinks: links.length > BACKLINKS,
	};
}
