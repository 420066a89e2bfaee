import "server-only";
import { recordChange } from "@/lib/change/record-change";
import type { Actor } from "@/lib/permission/actor";
import type { DenialReason } from "@/lib/permission/policy";
import { decideRevision } from "./decide-revision";
import { isReturnable } from "./review";

export type SendBackOutcome =
	| { ok: true }
	| { ok: false; problem: DenialReason | "revision-not-found" | "revision-not-waiting" };

/**
 * Gives a waiting revision back to its author with a note of what is missing. It stays the text that editors
 * write on, but leaves the queue until somebody saves again; the public has not read it and does not. `at` dates
 * what is imported.
 */
export async function sendBackRevision(
	actor: Actor,
	{ revisionId, note }: { revisionId: number; note: string },
	{ at = new Date() }: { at?: Date } = {},
): Promise<SendBackOutcome> {
	return decideRevision<SendBackOutcome>(actor, revisionId, async (tx, reviewer, { page, pending }) => {
		const target = pending.find(({ id }) => id === revisionId);
		if (!target || !isReturnable(target)) return { ok: false, problem: "revision-not-waiting" };
		await tx.revision.update({ where: { id: revisionId }, data: { review: "sent_back" }, select: { id: true } });
		await tx.reviewDecision.create({
			data: {
				revisionId,
				reviewerId: reviewer.id,
				reviewerName: reviewer.name,
				state: "sent_back",
				note,
				createdAt: at,
			},
		});
		await recordChange(reviewer, tx, {
			kind: "revision-sent-back",
			pageId: page.id,
			title: page.title,
			revisionId,
			at,
		});
		return { ok: true };
	});
}
