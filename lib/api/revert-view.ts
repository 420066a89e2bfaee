import type { RestoreOutcome } from "@/lib/revision/restore-revision";
import type { RollbackOutcome } from "@/lib/revision/rollback-page";
import type { UndoOutcome } from "@/lib/revision/undo-revisions";
import type { Problem } from "./problem";
import { saveAnswer } from "./view";

type Answer = ReturnType<typeof saveAnswer>;

const noPage: Problem = { code: "not-found", detail: "There is no page with this title." };

const issue = (path: string, message: string): Problem => ({ code: "invalid-request", issues: [{ path, message }] });

/** What a client hears of an undo. */
export function undoAnswer(outcome: UndoOutcome): Answer {
	switch (outcome.outcome) {
		case "undo-overlap":
			return {
				code: "later-edits-overlap",
				detail: "Later edits changed the same text, so it does not come out cleanly. Nothing was saved.",
				members: { overlaps: outcome.plan.overlaps.map(({ blockId }) => ({ blockId })) },
			};
		case "undo-refused":
			switch (outcome.problem) {
				case "made-the-page":
					return { code: "made-the-page", detail: "Nothing would be left to publish." };
				case "base-not-found":
					return issue("baseRevisionId", "is not a revision of this page");
				case "revision-not-found":
					return issue("revisionIds", "must be revisions of this page, none newer than the base");
			}
			break;
		case "page-not-found":
			return noPage;
		default:
			return saveAnswer(outcome);
	}
}

/** What a client hears of a rollback. */
export function rollbackAnswer(outcome: RollbackOutcome): Answer {
	if (outcome.ok) {
		const { revisionId, unchanged } = outcome;
		return unchanged ? { status: 200, body: { revisionId, unchanged: true } } : { status: 201, body: { revisionId } };
	}
	switch (outcome.problem) {
		case "page-not-found":
			return noPage;
		case "edited-since": {
			const { author, revisionId } = outcome;
			return {
				code: "edited-since",
				detail: `The last edit is revision ${revisionId} by ${author}. Nothing was rolled back.`,
				members: { author, revisionId },
			};
		}
		case "run-grew": {
			const { author, revisionId } = outcome;
			return {
				code: "run-grew",
				detail: `${author} edited again: their last edit is revision ${revisionId}. Nothing was rolled back; look at it and send its number as the base.`,
				members: { author, revisionId },
			};
		}
		case "only-one-author":
			return { code: "only-one-author", detail: "There is no version by anybody else to go back to." };
		default:
			return { code: outcome.problem };
	}
}

/** What a client hears of a restored revision. */
export function restoreAnswer(outcome: RestoreOutcome): Answer {
	switch (outcome.outcome) {
		case "revision-not-found":
			return issue("revisionId", "is not a revision of this page");
		case "page-not-found":
			return noPage;
		default:
			return saveAnswer(outcome);
	}
}
