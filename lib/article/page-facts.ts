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

/**
 * How many revisions of a page the viewer may read, and how many people wrote them: all without the few that they may
 * not, so that a long history costs no more than a short one.
 */
export async function countRevisions(viewer: Actor, pageId: number): Promise<{ revisions: number; authors: number }> {
	const hidden = readsWaiting(viewer) ? Prisma.sql`false` : Prisma.sql`h.review <> 'approved'`;
	const [counted] = await db.$queryRaw<{ revisions: number; authors: number }[]>`
		SELECT p.revision_count - hidden.revisions AS revisions,
			(SELECT count(DISTINCT author_id)::int FROM revision WHERE page_id = p.id) - hidden.authors AS authors
		FROM page p CROSS JOIN LATERAL (
			SELECT coalesce(sum(unread.revisions), 0)::int AS revisions,
				count(*) FILTER (WHERE NOT EXISTS (
					SELECT 1 FROM revision r
					WHERE r.page_id = p.id AND r.author_id = unread.author_id AND r.review = 'approved'))::int AS authors
			FROM (
				SELECT h.author_id, count(*) AS revisions FROM revision h
				WHERE h.page_id = p.id AND ${hidden} GROUP BY h.author_id
			) unread
		) hidden
		WHERE p.id = ${pageId}`;
	return counted ?? { revisions: 0, authors: 0 };
}

/** The facts of a page that its readers see beside the text. */
export async function getPageFacts(viewer: Actor, page: Page): Promise<PageFacts> {
	const { namespace, text } = page.title;
	const [counted, links] = await Promise.all([
		countRevisions(viewer, page.id),
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
		revisionCount: counted.revisions,
		authorCount: counted.authors,
		backlinks: links
			.slice(0, BACKLINKS)
			.map((link) => ({ namespace: getNamespace(link.namespace).number, text: link.title })),
		moreBacklinks: links.length > BACKLINKS,
	};
}
