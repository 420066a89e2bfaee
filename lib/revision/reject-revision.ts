import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor, UserActor } from "@/lib/permission/actor";
import type { DenialReason } from "@/lib/permission/policy";
import { mergeApart } from "./compare";
import { decideRevision, type PendingPage } from "./decide-revision";
import { insertRevision } from "./insert-revision";
import { markReverted } from "./mark-reverted";
import { rejectSummary } from "./revert-summary";
import { isUndecided } from "./review";
import { fingerprint, NO_DOCUMENT } from "./revision";
import { includeSpent } from "./settle-waiting";
import { planSettlement } from "./settlement";

export type RejectOutcome =
	/** `revertId` is the revision that takes the edit out; null where later edits had taken it out in passing. */
	| { ok: true; revertId: number | null }
	| { ok: false; problem: DenialReason | "revision-not-found" | "revision-not-waiting" }
	/** Later edits changed the same text, so it cannot be taken out from under them. */
	| { ok: false; problem: "later-edits-overlap"; blockIds: readonly string[] };

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

		const revert = await takeOut(tx, reviewer, found, revisionId);
		if (!revert.ok) return revert;
		await tx.revision.update({ where: { id: revisionId }, data: { review: "rejected" }, select: { id: true } });
		await tx.reviewDecision.create({
			data: { revisionId, reviewerId: reviewer.id, reviewerName: reviewer.name, state: "rejected", note: reason },
		});
		await recordChange(reviewer, tx, { kind: "revision-rejected", pageId: page.id, title: page.title, revisionId });
		return revert;
	});
}

/** Writes the revert: the inverse of the edit merged onto the latest text. */
async function takeOut(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	{ page, pending }: PendingPage,
	revisionId: number,
): Promise<RejectOutcome> {
	const edit = await tx.revision.findUniqueOrThrow({
		where: { id: revisionId },
		select: { size: true, document: true, authorName: true, parent: { select: { size: true, document: true } } },
	});
	const latest = await tx.revision.findUniqueOrThrow({
		where: { id: page.latestRevisionId ?? revisionId },
		select: { id: true, size: true, sha256: true, document: true },
	});
	const { document: left, overlaps } = await mergeApart(
		{
			base: upgradeDocument(edit.document),
			// Before the edit that made the page there was nothing.
			mine: edit.parent ? upgradeDocument(edit.parent.document) : { ...NO_DOCUMENT, content: [] },
			theirs: upgradeDocument(latest.document),
		},
		edit.size + (edit.parent?.size ?? 0) + latest.size,
	);
	if (overlaps.length > 0) {
		return { ok: false, problem: "later-edits-overlap", blockIds: overlaps.map(({ blockId }) => blockId) };
	}
	const document = left.content.length > 0 ? left : NO_DOCUMENT;
	const print = fingerprint(document);
	if (print.sha256 === latest.sha256) {
		// Said of the edit, so that it does not stand in the way of approving a text that holds nothing of it.
		await markReverted(tx, [revisionId], { revertedById: latest.id, approved: false });
		return { ok: true, revertId: null };
	}
	const settlement = planSettlement(pending, [revisionId]);
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
		summary: rejectSummary({ id: revisionId, author: edit.authorName }),
		minor: false,
		approved: published,
		reverts: [revisionId],
		at: new Date(),
	});
	if (settlement && clean) await includeSpent(tx, [...settlement.spentIds, ...(published ? [] : [revertId])]);
	return { ok: true, revertId };
}
