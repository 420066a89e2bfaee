import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { listPendingRows, type RevisionRow } from "./queries";
import { QUEUE_EDITS } from "./review-queue";

/** A page whose edits were sent back to their authors, none of whom has saved it again. */
export interface SentBackPage {
	readonly id: number;
	readonly title: Title;
	readonly approvedRevisionId: number | null;
	/** All that stands between the approved revision and the latest, oldest first. */
	readonly edits: readonly RevisionRow[];
}

/** Pages on which nothing waits but what was sent back, the oldest pages first; empty for those who do not review. */
export async function listSentBack(
	viewer: Actor,
	{ limit, after }: { limit: number; after: number | null },
): Promise<{ pages: SentBackPage[]; next: number | null }> {
	if (!can(viewer, "review").allowed) return { pages: [], next: null };
	// The state is written out, so that the index of undecided and refused revisions is used.
	const rows = await db.$queryRaw<
		{ id: number; namespace: number; title: string; approvedRevisionId: number | null }[]
	>`
		SELECT p.id, p.namespace, p.title, p.approved_revision_id AS "approvedRevisionId"
		FROM page p
		WHERE p.id IN (SELECT r.page_id FROM revision r WHERE r.review = 'sent_back')
			AND p.waiting_since IS NULL AND p.deleted_at IS NULL AND p.id > ${after ?? 0}
		ORDER BY p.id LIMIT ${limit + 1}`;
	const pages = await Promise.all(
		rows.slice(0, limit).map(async ({ namespace, title, ...row }) => ({
			...row,
			title: { namespace: getNamespace(namespace).number, text: title },
			edits: await listPendingRows(viewer, row, QUEUE_EDITS),
		})),
	);
	return { pages, next: rows.length > limit ? (pages.at(-1)?.id ?? null) : null };
}
