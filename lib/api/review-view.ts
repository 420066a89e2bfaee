import { nameRevisions, type ReviewRefusal } from "@/lib/revision/review-refusal";
import type { Problem } from "./problem";

/** What a client hears of a decision about a revision that was not made. */
export function decisionProblem(outcome: ReviewRefusal): Problem {
	switch (outcome.problem) {
		case "revision-not-found":
			return { code: "not-found", detail: "There is no revision with this id." };
		case "revision-not-waiting":
			return { code: "revision-not-waiting", detail: "Somebody decided about it already, or it never had to wait." };
		case "older-edits-wait": {
			const { revisionIds, unreadIds } = outcome;
			const them = nameRevisions(revisionIds);
			const unread =
				unreadIds.length === 0
					? ""
					: ` The public then reads ${nameRevisions(unreadIds)} only as part of this one: a text that may hold what was rejected, sent back or taken out later is never read by itself.`;
			return {
				code: "older-edits-wait",
				detail: `This one stands on ${them}, about which nobody has decided. Send the same request with ?upTo=1 to approve ${them} too, or decide about ${revisionIds.length === 1 ? "that" : "those"} first.${unread}`,
				members: { revisionIds },
			};
		}
		case "own-edit":
			return {
				code: "own-edit",
				detail: `It would approve ${nameRevisions(outcome.revisionIds)}, which you wrote. Another reviewer must do that.`,
				members: { revisionIds: outcome.revisionIds },
			};
		case "holds-rejected-text": {
			const { rejectedId, revisionId, undoId, broughtBackIds } = outcome;
			const held = `Its text holds revision ${rejectedId}, which was rejected`;
			const undo = undoId === null ? "" : ` Undo ${undoId}, then approve the revision that this makes with ?upTo=1.`;
			const back =
				broughtBackIds.length === 0
					? ""
					: ` To let ${nameRevisions(broughtBackIds)} stand after all, send ?upTo=1&letStand=${broughtBackIds.join(",")}.`;
			const detail =
				revisionId === null
					? `${held}, and no later edit takes that out.${undo}${back}`
					: `${held}. Revision ${revisionId} holds nothing of it: approve that one with ?upTo=1.`;
			return { code: "holds-rejected-text", detail, members: { rejectedId, revisionId, undoId, broughtBackIds } };
		}
		case "brings-back-rejected": {
			const { rejectedId, revisionId } = outcome;
			return {
				code: "brings-back-rejected",
				detail: `It takes out revision ${rejectedId}, which was rejected. To take that back undo ${revisionId}, then approve the revision that this makes with ?upTo=1&letStand=${rejectedId}.`,
				members: { rejectedId },
			};
		}
		case "later-edits-overlap":
			return {
				code: "later-edits-overlap",
				detail: "Later edits changed the same text. Decide about those first.",
				members: { overlaps: outcome.blockIds.map((blockId) => ({ blockId })) },
			};
		default:
			return { code: outcome.problem };
	}
}
