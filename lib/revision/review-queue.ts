import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { listPendingRows, type RevisionRow } from "./queries";
import type { QueuePlace } from "./queue-place";
import { visiblePages, visibleRevisions } from "./visibility";

/** A page with edits that wait for a reviewer. */
export interface WaitingPage {
	readonly id: number;
	readonly title: Title;
	/** What the public reads meanwhile; null where it never read the page. */
	readonly approvedRevisionId: number | null;
	readonly latestRevisionId: number;
	/** When the oldest of the waiting edits was saved. */
	readonly waitingSince: Date;
	readonly waitingCount: number;
	/** All that stands between the approved revision and the latest, oldest first, as far as QUEUE_EDITS reaches. */
	readonly edits: readonly RevisionRow[];
}

export interface QueueFilter {
	readonly limit: number;
	/** Pages with a waiting edit that has this tag, and that did this. */
	readonly tag?: string;
	readonly event?: string;
	/** Continues behind this page. */
	readonly after?: QueuePlace;
}

/** Edits of one page that a row of the queue lists; the page's own review has them all. */
export const QUEUE_EDITS = 50;

/** Pages with waiting edits, the longest wait first; empty for those who do not review. */
export async function listReviewQueue(
	viewer: Actor,
	{ limit, tag, event, after }: QueueFilter,
): Promise<{ pages: WaitingPage[]; next: QueuePlace | null }> {
	if (!can(viewer, "review").allowed) return { pages: [], next: null };
	const edit: Prisma.RevisionWhereInput = {
		// Also what was sent back: the text that waits now is written on it.
		review: { in: ["waiting", "sent_back"] },
		...(tag !== undefined && { tags: { has: tag } }),
		...(event !== undefined && { eventTypes: { has: event } }),
	};
	const rows = await db.page.findMany({
		where: {
			AND: [
				visiblePages(viewer),
				{ waitingSince: { not: null } },
				...(tag !== undefined || event !== undefined ? [{ revisions: { some: edit } }] : []),
				...(after
					? [{ OR: [{ waitingSince: { gt: after.since } }, { waitingSince: after.since, id: { gt: after.id } }] }]
					: []),
			],
		},
		orderBy: [{ waitingSince: "asc" }, { id: "asc" }],
		take: limit + 1,
		select: {
			id: true,
			namespace: true,
			title: true,
			approvedRevisionId: true,
			latestRevisionId: true,
			waitingSince: true,
			waitingCount: true,
		},
	});
	const pages: WaitingPage[] = [];
	for (const { namespace, title, latestRevisionId, waitingSince, ...row } of rows.slice(0, limit)) {
		if (latestRevisionId === null || waitingSince === null) continue;
		pages.push({
			...row,
			title: { namespace: getNamespace(namespace).number, text: title },
			latestRevisionId,
			waitingSince,
			edits: await listPendingRows(viewer, row, QUEUE_EDITS),
		});
	}
	const last = pages.at(-1);
	return { pages, next: rows.length > limit && last ? { since: last.waitingSince, id: last.id } : null };
}

/** How many edits of a page behind a revision wait, with a reviewer or with their author. */
export function countUndecided(viewer: Actor, { pageId, after }: { pageId: number; after: number }): Promise<number> {
	const review: Prisma.RevisionWhereInput = { review: { in: ["waiting", "sent_back"] } };
	return db.revision.count({ where: { AND: [{ pageId, id: { gt: after } }, review, visibleRevisions(viewer)] } });
}
