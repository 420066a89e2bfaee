import "server-only";
import { recordChange } from "@/lib/change/record-change";
import { recordCitations } from "@/lib/citation/record-citations";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import type { DenialReason } from "@/lib/permission/policy";
import { getSettings } from "@/lib/setting/queries";
import { decideRevision } from "./decide-revision";
import { markReverted } from "./mark-reverted";
import { recordPublicEdits } from "./public-edit";
import { publishRevision } from "./publish-revision";
import { type ApprovalRefusal, planApproval } from "./review";

export type ApproveOutcome =
	/** `approvedIds` are all that it decided about, also those whose own text the public never reads; oldest first. */
	| { ok: true; publishedId: number; approvedIds: readonly number[] }
	| ApprovalRefusal
	| { ok: false; problem: DenialReason | "revision-not-found" };

/**
 * Makes a waiting revision what the public reads. Edits before it that wait too are approved only where `upTo`
 * says so; later ones go on waiting. Rejected edits that it brings back are read again where `letStand` names them. `at`
 * dates what is imported.
 */
export async function approveRevision(
	actor: Actor,
	{ revisionId, upTo, letStand = [] }: { revisionId: number; upTo: boolean; letStand?: readonly number[] },
	{ at = new Date() }: { at?: Date } = {},
): Promise<ApproveOutcome> {
	const { reviewOwnEdits } = await getSettings();
	return decideRevision<ApproveOutcome>(actor, revisionId, async (tx, reviewer, { page, history }) => {
		const asked = { upTo, reviewerId: reviewer.id, ownAllowed: reviewOwnEdits, letStand };
		const plan = planApproval(history, revisionId, asked);
		if (!plan.ok) return plan;

		const { publishedId, states } = plan;
		const idsOf = (state: "approved" | "included") =>
			[...states].flatMap(([id, planned]) => (planned === state ? id : []));
		const readIds = idsOf("approved");
		await tx.revision.updateMany({ where: { id: { in: idsOf("included") } }, data: { review: "included" } });
		await tx.revision.updateMany({ where: { id: { in: readIds } }, data: { review: "approved" } });
		await tx.revision.updateMany({
			where: { id: { in: [...states.keys()] }, patrolledAt: null },
			data: { patrolledAt: at, patrolledById: reviewer.id },
		});
		await tx.reviewDecision.createMany({
			data: [...states].map(([id, state]) => ({
				revisionId: id,
				reviewerId: reviewer.id,
				reviewerName: reviewer.name,
				state,
				createdAt: at,
			})),
		});
		// The record of citations follows every approved revision in order, as if each had been published by itself.
		const stored = await tx.revision.findMany({
			where: { id: { in: readIds } },
			orderBy: { seq: "asc" },
			select: { id: true, parentId: true, size: true, document: true, reverts: true },
		});
		const approved = stored.map((revision) => ({ ...revision, document: upgradeDocument(revision.document) }));
		await recordPublicEdits(tx, page.approvedRevisionId, approved);
		for (const { id, document, reverts } of approved) {
			await markReverted(tx, reverts, { revertedById: id, approved: true });
			if (id !== publishedId) await recordCitations(tx, { pageId: page.id, revisionId: id, document });
			else {
				const first = page.approvedRevisionId === null;
				await publishRevision(tx, { pageId: page.id, title: page.title, revisionId: id, document, first });
			}
		}
		await recordChange(reviewer, tx, {
			kind: "revision-approved",
			pageId: page.id,
			title: page.title,
			revisionId: publishedId,
			at,
		});
		return { ok: true, publishedId, approvedIds: [...states.keys()] };
	});
}
