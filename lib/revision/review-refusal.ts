import type { ApproveOutcome } from "./approve-revision";
import type { RejectOutcome } from "./reject-revision";
import type { SendBackOutcome } from "./send-back-revision";

export type ReviewRefusal = Extract<ApproveOutcome | RejectOutcome | SendBackOutcome, { ok: false }>;

/** Why a decision was refused, in words; `revisionId` is the edit to look at instead. */
export function describeRefusal(refusal: ReviewRefusal): { sentence: string; revisionId: number | null } {
	switch (refusal.problem) {
		case "older-edits-wait": {
			const { revisionIds } = refusal;
			const [first = null] = revisionIds;
			const which = revisionIds.length === 1 ? `revision ${first}` : `revisions ${revisionIds.join(", ")}`;
			return {
				sentence: `Nothing was approved: this text holds edits that were not decided yet, ${which}. Decide about those first, or approve them too by “Approve up to here”.`,
				revisionId: first,
			};
		}
		case "holds-rejected-text":
			return {
				sentence: `Nothing was approved: this text still holds an edit that was rejected.${
					refusal.revisionId === null
						? " No revision takes that out: restore the version that readers see, and go on from there."
						: ` Revision ${refusal.revisionId} takes it out: approve that one.`
				}`,
				revisionId: refusal.revisionId,
			};
		case "later-edits-overlap":
			return {
				sentence:
					"Nothing was rejected: later edits changed the same text, so this one cannot be taken out from under them. Decide about those first, or edit the page.",
				revisionId: null,
			};
		case "own-edit":
			return {
				sentence:
					"This is your own edit, and nobody decides about their own edits in this wiki. Another reviewer has to look at it.",
				revisionId: null,
			};
		case "revision-not-waiting":
			return {
				sentence: "Somebody else decided about this edit meanwhile. Load the page again to see what is left.",
				revisionId: null,
			};
		case "revision-not-found":
			return { sentence: "There is no such edit any more: its page was deleted meanwhile.", revisionId: null };
		case "sign-in-required":
			return {
				sentence: "You are not signed in any more. Sign in in another tab, then send this again.",
				revisionId: null,
			};
		default:
			return { sentence: "Your groups may not decide about edits.", revisionId: null };
	}
}
