import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import type { Actor, UserActor } from "@/lib/permission/actor";
import type { DenialReason } from "@/lib/permission/policy";
import { decideRevision, type PendingPage } from "./decide-revision";
import { type ReviewHistory, rejectionUndoneBy } from "./held-edits";
import { insertRevision } from "./insert-revision";
import { markRejected } from "./mark-rejected";
import { type Overlapping, planRemoval } from "./plan-removal";
import { rejectSummary } from "./revert-summary";
import { isUndecided } from "./review";
import { includeSpent } from "./settle-waiting";
import { planSettlement } from "./settlement";

export type RejectOutcome =
	/** `revertId` is the revision that takes the edit out; null where later edits had taken it out in passing. */
	| { ok: true; revertId: number | null }
	| { ok: false; problem: DenialReason | "revision-not-found" | "revision-not-waiting" }
	| Overlapping
	| BringsBackRejected;

/** Taking `revisionId` out would bring back `rejectedId`, or it only takes that out: a rejection is not rejected itself. */
type BringsBackRejected = {
	ok: false;
	problem: "brings-back-rejected";
	rejectedId: number;
	revisionId: number;
};

/**
 * Decides that the public never reads a waiting revision, and takes its edit out of the latest text by a revision
 * of the reviewer's. Nothing disappears: both stand in the history of those who write, with the reason.
 */
export async function rejectRevision(
	actor: Actor,
	{ revisionId, reason }: { revisionId: number; reason: string },
): Promise<RejectOutcome> {
	return decideRevision<RejectOutcome>(actor, revisionId, async (tx, reviewer, found) => {
		const { page, pending } = found;
		const target = pending.find(({ id }) => id === revisionId);
		if (!target || !isUndecided(target)) return { ok: false, problem: "revision-not-waiting" };

		const refusal = findBroughtBack(found.history, revisionId);
		if (refusal) return refusal;
		const revert = await takeOut(tx, reviewer, found, revisionId);
		if (!revert.ok) return revert;
		await markRejected(tx, [revisionId]);
		await tx.reviewDecision.create({
			data: { revisionId, reviewerId: reviewer.id, reviewerName: reviewer.name, state: "rejected", note: reason },
		});
		await recordChange(reviewer, tx, { kind: "revision-rejected", pageId: page.id, title: page.title, revisionId });
		return revert;
	});
}

/** Why a revert of what was rejected is not rejected; null for any other edit. */
export function findBroughtBack(history: ReviewHistory, revisionId: number): BringsBackRejected | null {
	const rejectedId = rejectionUndoneBy(history, revisionId);
	return rejectedId === undefined ? null : { ok: false, problem: "brings-back-rejected", rejectedId, revisionId };
}

/** Writes the revert. */
async function takeOut(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	{ page, history }: PendingPage,
	revisionId: number,
): Promise<RejectOutcome> {
	const removal = await planRemoval(tx, { revisionId, latestRevisionId: page.latestRevisionId ?? revisionId });
	if (!removal.ok) return removal;
	const { author, document, print, latest } = removal;
	if (print.sha256 === latest.sha256) return { ok: true, revertId: null };
	const settlement = planSettlement(history, { takenBack: [revisionId], sha256: print.sha256 });
	const clean = settlement?.clean ?? false;
	// With no other edit left to decide about, what remains is what the public reads anyway. Of a page that it never
	// read, nothing remains.
	const published = clean && page.approvedRevisionId !== null;
	const { revisionId: revertId } = await insertRevision(tx, actor, {
		title: page.title,
		page,
		latest,
		document,
		print,
		// Readers see it. The reason may repeat what was rejected, so it stands in the decision alone.
		summary: rejectSummary({ id: revisionId, author }),
		minor: false,
		approved: published,
		reverts: [revisionId],
		at: new Date(),
	});
	if (settlement && clean) await includeSpent(tx, [...settlement.spentIds, ...(published ? [] : [revertId])]);
	return { ok: true, revertId };
}
