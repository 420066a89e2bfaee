import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import { listRevisionRows, type PagedRevisionRow } from "./queries";

/** An edit of the viewer's own that no reviewer has approved. */
export interface OwnReview {
	readonly revision: PagedRevisionRow;
	/** Whether the viewer has saved the page again since: then a note of a reviewer has had its answer. */
	readonly savedAgain: boolean;
}

/** The viewer's own edits that wait, were sent back or were rejected, the newest first. */
export async function listOwnReviews(viewer: Actor, limit: number): Promise<OwnReview[]> {
	if (viewer.kind !== "user") return [];
	// The states are written out, so that the index of undecided and refused revisions is used.
	const found = await db.$queryRaw<{ id: number; savedAgain: boolean }[]>`
		SELECT r.id, EXISTS (
			SELECT FROM revision later
			WHERE later.page_id = r.page_id AND later.author_id = r.author_id AND later.id > r.id
		) AS "savedAgain"
		FROM revision r JOIN page p ON p.id = r.page_id
		WHERE r.author_id = ${viewer.id} AND r.review IN ('waiting', 'sent_back', 'rejected') AND p.deleted_at IS NULL
		ORDER BY r.id DESC LIMIT ${limit}`;
	const rows = await listRevisionRows(
		viewer,
		found.map(({ id }) => id),
	);
	return found.flatMap(({ id, savedAgain }) => {
		const revision = rows.get(id);
		return revision ? [{ revision, savedAgain }] : [];
	});
}

/** What the head of each page tells somebody of reviews. */
export interface ReviewCounts {
	/** Pages that wait for a reviewer; null for those who do not review. */
	readonly waiting: number | null;
	/** The viewer's own edits that were sent back and not saved again. */
	readonly sentBack: number;
}

/** Nobody needs to know how much more it is. */
const ENOUGH = 100;

/** What there is to do for this viewer about reviews; neither figure goes above 100. */
export async function countReviews(viewer: Actor): Promise<ReviewCounts> {
	if (viewer.kind !== "user") return { waiting: null, sentBack: 0 };
	const [waiting, [sentBack]] = await Promise.all([
		can(viewer, "review").allowed
			? db.page.count({ where: { waitingSince: { not: null }, deletedAt: null }, take: ENOUGH })
			: null,
		db.$queryRaw<{ count: number }[]>`
			SELECT count(*)::int AS count FROM (
				SELECT FROM revision r JOIN page p ON p.id = r.page_id
				WHERE r.author_id = ${viewer.id} AND r.review = 'sent_back' AND p.deleted_at IS NULL AND NOT EXISTS (
					SELECT FROM revision later
					WHERE later.page_id = r.page_id AND later.author_id = r.author_id AND later.id > r.id
				) LIMIT ${ENOUGH}
			) AS unanswered`,
	]);
	return { waiting, sentBack: sentBack?.count ?? 0 };
}
