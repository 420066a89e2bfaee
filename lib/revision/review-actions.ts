"use server";
import { redirect } from "next/navigation";
import { parseTitle, titleToHref } from "@/lib/title/title";
import { formAction } from "@/lib/user/action";
import { type FormState, repeatable, withProblem } from "@/lib/user/form-state";
import { approveRevision } from "./approve-revision";
import { approveForm, type ReviewFormState, rejectForm, reviewModeForm, sendBackForm } from "./form";
import { rejectRevision } from "./reject-revision";
import { describeRefusal, type ReviewRefusal } from "./review-refusal";
import { reviewNoteSchema } from "./schema";
import { sendBackRevision } from "./send-back-revision";
import { setReviewMode } from "./set-review-mode";

export const approveRevisionAction = formAction(approveForm, async ({ actor, input, fields, returnTo }) => {
	const { revision, upTo, letStand, seen } = input;
	const outcome = await approveRevision(actor, { revisionId: revision, upTo: upTo === "yes", letStand });
	return outcome.ok ? goOn(returnTo, revision, seen) : refused(fields, outcome);
});

export const sendBackRevisionAction = formAction(sendBackForm, async ({ actor, input, fields, returnTo }) => {
	const note = reviewNoteSchema.safeParse(input.note);
	if (!note.success) return withoutReason(fields, "note");
	const outcome = await sendBackRevision(actor, { revisionId: input.revision, note: note.data });
	return outcome.ok ? goOn(returnTo, input.revision, input.seen) : refused(fields, outcome);
});

export const rejectRevisionAction = formAction(rejectForm, async ({ actor, input, fields, returnTo }) => {
	const reason = reviewNoteSchema.safeParse([input.because, input.more.trim()].filter(Boolean).join(": "));
	if (!reason.success) return withoutReason(fields, "more");
	const outcome = await rejectRevision(actor, { revisionId: input.revision, reason: reason.data });
	return outcome.ok ? goOn(returnTo, input.revision, input.seen) : refused(fields, outcome);
});

export const setReviewModeAction = formAction(reviewModeForm, async ({ actor, input, fields }): Promise<FormState> => {
	const parsed = parseTitle(input.title);
	if (!parsed.ok) return withProblem(fields, "No page can have this title.");
	const { title } = parsed;
	const outcome = await setReviewMode(actor, { title, mode: input.mode === "" ? null : input.mode });
	if (outcome.ok) redirect(`${titleToHref(title)}?action=info`);
	switch (outcome.problem) {
		case "page-not-found":
			return withProblem(fields, "There is no such page any more.");
		case "sign-in-required":
			return withProblem(fields, "You are not signed in any more. Sign in in another tab, then send this again.");
		default:
			return withProblem(fields, "Only moderators and administrators say whose edits wait.");
	}
});

function withoutReason(fields: Readonly<Record<string, string>>, field: string): ReviewFormState {
	const errors = { [field]: "Say why in up to 2,000 characters: the author is told." };
	return { values: repeatable(fields), errors, problem: null, done: false };
}

/** Back to the page, which says what was decided and what arrived meanwhile. */
function goOn(returnTo: string, decided: number, seen: number): never {
	redirect(`${returnTo}${returnTo.includes("?") ? "&" : "?"}decided=${decided}&seen=${seen}`);
}

function refused(fields: Readonly<Record<string, string>>, refusal: ReviewRefusal): ReviewFormState {
	const { sentence, way } = describeRefusal(refusal);
	return { ...withProblem(fields, `Nothing was decided. ${sentence}`), way };
}
