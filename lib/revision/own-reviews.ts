import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import { listRevisionRows, type PagedRevisionRow, type ReviewDecision } from "./queries";

/** An edit of the viewer's own about which a reviewer has or had something to say. */
export interface OwnReview {
	readonly revision: PagedRevisionRow;
	/** What reviewers decided about it and told its author, the first decision first. */
	readonly decisions: readonly ReviewDecision[];
	/** Whether the viewer has saved the page again since: whether that answers a note is for reviewers to say. */
	readonly savedAgain: boolean;
}

interface FoundReview {
	readonly id: number;
	readonly savedAgain: boolean;
}

const savedAgain = Prisma.sql`EXISTS (
	SELECT FROM revision later
	WHERE later.page_id = r.page_id AND later.author_id = r.author_id AND later.id > r.id
) AS "savedAgain"`;

/** The viewer's own edits that wait, were sent back or were rejected, the newest first. */
export async function listOwnReviews(viewer: Actor, limit: number): Promise<OwnReview[]> {
	if (viewer.kind !== "user") return [];
	// The states are written out, so that the index of undecided and refused revisions is used.
	const found = await db.$queryRaw<FoundReview[]>`
		SELECT r.id, ${savedAgain} FROM revision r JOIN page p ON p.id = r.page_id
		WHERE r.author_id = ${viewer.id} AND r.review IN ('waiting', 'sent_back', 'rejected') AND p.deleted_at IS NULL
		ORDER BY r.id DESC LIMIT ${limit}`;
	return withDecisions(viewer, found);
}

/** The viewer's own edits that were sent back and that reviewers accepted after all, but for what was taken out, the newest first. */
export async function listAcceptedAfterAll(viewer: Actor, limit: number): Promise<OwnReview[]> {
	if (viewer.kind !== "user") return [];
	const found = await db.$queryRaw<FoundReview[]>`
		SELECT r.id, ${savedAgain}
		FROM review_decision d JOIN revision r ON r.id = d.revision_id JOIN page p ON p.id = r.page_id
		WHERE d.state = 'sent_back' AND r.author_id = ${viewer.id} AND r.review IN ('approved', 'included')
			AND r.reverted_by_id IS NULL AND p.deleted_at IS NULL
		ORDER BY r.id DESC LIMIT ${limit}`;
	return withDecisions(viewer, found);
}

async function withDecisions(viewer: Actor, found: readonly FoundReview[]): Promise<OwnReview[]> {
	const ids = found.map(({ id }) => id);
	const [rows, decisions] = await Promise.all([
		listRevisionRows(viewer, ids),
		db.reviewDecision.findMany({
			where: { revisionId: { in: ids } },
			orderBy: { id: "asc" },
			select: { revisionId: true, state: true, note: true, reviewerName: true, createdAt: true },
		}),
	]);
	return found.flatMap(({ id, savedAgain }) => {
		const revision = rows.get(id);
		const said = decisions.filter(({ revisionId }) => revisionId === id);
		return revision ? [{ revision, decisions: said, savedAgain }] : [];
	});
}

/** An edit of the viewer's own that somebody else took back: by undo, rollback or restore, or by hand. */
export interface TakenBack {
	readonly revision: PagedRevisionRow;
	/** The edit that took it back, whose summary says why. */
	readonly by: PagedRevisionRow;
}

/** Own edits taken back by others, as rows `taken` and `back`; what a reviewer rejected is told as that. */
const takenBackFrom = (authorId: number) => Prisma.sql`
	FROM revision taken JOIN revision back ON back.id = taken.reverted_by_id JOIN page p ON p.id = taken.page_id
	WHERE taken.author_id = ${authorId} AND taken.reverted_by_id IS NOT NULL AND back.author_id <> ${authorId}
		AND taken.review <> 'rejected' AND p.deleted_at IS NULL`;

/** The viewer's own edits that others took back, the last taken back first. */
export async function listTakenBack(viewer: Actor, limit: number): Promise<TakenBack[]> {
	if (viewer.kind !== "user") return [];
	const found = await db.$queryRaw<{ id: number; byId: number }[]>`
		SELECT taken.id, back.id AS "byId" ${takenBackFrom(viewer.id)}
		ORDER BY taken.reverted_by_id DESC, taken.id DESC LIMIT ${limit}`;
	const rows = await listRevisionRows(
		viewer,
		found.flatMap(({ id, byId }) => [id, byId]),
	);
	return found.flatMap(({ id, byId }) => {
		const [revision, by] = [rows.get(id), rows.get(byId)];
		return revision && by ? [{ revision, by }] : [];
	});
}

/** Until when the viewer has read what became of their edits; null for those without any. */
export async function findReviewsSeen(viewer: Actor): Promise<Date | null> {
	if (viewer.kind !== "user") return null;
	const { reviewsSeenAt } = await db.user.findUniqueOrThrow({
		where: { id: viewer.id },
		select: { reviewsSeenAt: true },
	});
	return reviewsSeenAt;
}

/** Remembers that somebody has read what became of their edits up to `at`. */
export async function markReviewsSeen(actor: Actor, at: Date): Promise<void> {
	if (actor.kind !== "user") return;
	await db.user.updateMany({ where: { id: actor.id, reviewsSeenAt: { lt: at } }, data: { reviewsSeenAt: at } });
}

/** What the head of each page tells somebody of reviews. */
export interface ReviewCounts {
	/** Pages that wait for a reviewer; null for those who do not review. */
	readonly waiting: number | null;
	/** The viewer's own edits that were sent back and that nobody decided about since. */
	readonly sentBack: number;
	/** The viewer's own edits that were rejected or taken back by others since they last read why. */
	readonly notKept: number;
}

/** Nobody needs to know how much more it is. */
const ENOUGH = 100;

/** What there is to do and to read for this viewer about reviews; no figure goes above 100. */
export async function countReviews(viewer: Actor): Promise<ReviewCounts> {
	if (viewer.kind !== "user") return { waiting: null, sentBack: 0, notKept: 0 };
	const [waiting, [sentBack], [notKept]] = await Promise.all([
		can(viewer, "review").allowed
			? db.page.count({ where: { waitingSince: { not: null }, deletedAt: null }, take: ENOUGH })
			: null,
		db.$queryRaw<{ count: number }[]>`
			SELECT count(*)::int AS count FROM (
				SELECT FROM revision r JOIN page p ON p.id = r.page_id
				WHERE r.author_id = ${viewer.id} AND r.review = 'sent_back' AND p.deleted_at IS NULL
				LIMIT ${ENOUGH}
			) AS undecided`,
		db.$queryRaw<{ count: number }[]>`
			WITH seen AS MATERIALIZED (SELECT reviews_seen_at AS at FROM "user" WHERE id = ${viewer.id})
			SELECT count(*)::int AS count FROM (
				SELECT r.id FROM revision r JOIN page p ON p.id = r.page_id JOIN review_decision d ON d.revision_id = r.id
				WHERE r.author_id = ${viewer.id} AND r.review = 'rejected' AND p.deleted_at IS NULL
					AND d.state = 'rejected' AND d.reviewer_id <> ${viewer.id} AND d.created_at > (SELECT at FROM seen)
				UNION ALL
				SELECT taken.id ${takenBackFrom(viewer.id)} AND back.created_at > (SELECT at FROM seen)
				LIMIT ${ENOUGH}
			) AS told`,
	]);
	return { waiting, sentBack: sentBack?.count ?? 0, notKept: notKept?.count ?? 0 };
}
