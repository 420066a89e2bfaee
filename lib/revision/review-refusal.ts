import type { ApproveOutcome } from "./approve-revision";
import type { RejectOutcome } from "./reject-revision";
import type { SendBackOutcome } from "./send-back-revision";

export type ReviewRefusal = Extract<ApproveOutcome | RejectOutcome | SendBackOutcome, { ok: false }>;

/** The revision that leads on, and what there is to do with it. */
export interface WayOn {
	readonly step: "look" | "undo";
	readonly revisionId: number;
}

/** Why a decision is refused, in words, and the way on where there is one. */
export function describeRefusal(refusal: ReviewRefusal): { readonly sentence: string; readonly way: WayOn | null } {
	switch (refusal.problem) {
		case "older-edits-wait": {
			const { revisionIds } = refusal;
			const [first] = revisionIds;
			return {
				sentence: `This text holds edits that were not decided yet, ${nameRevisions(revisionIds)}. Decide about those first, or approve them too by “Approve up to here”.`,
				way: first === undefined ? null : { step: "look", revisionId: first },
			};
		}
		case "holds-rejected-text": {
			const { rejectedId, revisionId, undoId, broughtBackIds } = refusal;
			const held = `This text still holds revision ${rejectedId}, which was rejected`;
			if (revisionId !== null) {
				return {
					sentence: `${held}. Revision ${revisionId} holds nothing of it: approve that one.`,
					way: { step: "look", revisionId },
				};
			}
			const mistaken =
				broughtBackIds.length === 0
					? ""
					: ` If ${broughtBackIds.length === 1 ? "that" : "they"} should stand after all, this edit can be approved by itself with ${nameRevisions(broughtBackIds)}.`;
			if (undoId === null) return { sentence: `${held}, and no later edit takes it out.${mistaken}`, way: null };
			const which =
				undoId === rejectedId
					? ", and no later edit takes it out. Undo it"
					: `, and the latest one holds revision ${undoId}, which was rejected too. Undo that`;
			return {
				sentence: `${held}${which}; what comes of that can be approved.${mistaken}`,
				way: { step: "undo", revisionId: undoId },
			};
		}
		case "brings-back-rejected": {
			const { rejectedId, revisionId } = refusal;
			return {
				sentence: `It takes out revision ${rejectedId}, which was rejected. If that was a mistake, undo this one: what comes of that can be approved with revision ${rejectedId}.`,
				way: { step: "undo", revisionId },
			};
		}
		case "later-edits-overlap":
			return {
				sentence:
					"Later edits changed the same text, so this one cannot be taken out from under them. Decide about those first, or edit the page.",
				way: null,
			};
		case "own-edit": {
			const { revisionIds } = refusal;
			return {
				sentence: `This text holds ${revisionIds.length === 1 ? "an edit" : "edits"} of your own, ${nameRevisions(revisionIds)}, and nobody approves their own edits in this wiki. Another reviewer has to look at it.`,
				way: null,
			};
		}
		case "revision-not-waiting":
			return {
				sentence: "Somebody else decided about this edit meanwhile. Load the page again to see what is left.",
				way: null,
			};
		case "revision-not-found":
			return { sentence: "There is no such edit any more: its page was deleted meanwhile.", way: null };
		case "sign-in-required":
			return {
				sentence: "You are not signed in any more. Sign in in another tab, then send this again.",
				way: null,
			};
		default:
			return { sentence: "Your groups may not decide about edits.", way: null };
	}
}

/** Such as "revision 12" or "revisions 12, 13 and 14". */
export function nameRevisions(ids: readonly number[]): string {
	const last = ids.at(-1);
	return ids.length < 2 ? `revision ${last}` : `revisions ${ids.slice(0, -1).join(", ")} and ${last}`;
}
