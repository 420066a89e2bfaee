import { z } from "zod";
import { summarySchema } from "@/lib/revision/schema";
import { MAX_MARKED, MAX_UNDONE } from "@/lib/revision/undone";
import { define, idSchema, noQuery, SMALL_BODY, titleInAddress } from "../operation";
import { saveRevisionOperation } from "./revision";

const path = z.object({ title: titleInAddress });
const summary = summarySchema.default("").describe("Empty for the one that says what was taken back");
const minor = z.boolean().default(false);
const baseRevisionId = idSchema.describe("The revision whose text was looked at; what others saved since is merged");

const settles = z
	.array(idSchema)
	.min(1)
	.max(MAX_MARKED)
	.optional()
	.describe(
		"For reviewers: all waiting edits that it takes back. They are rejected with the summary as the reason, and " +
			"the result is read at once where nothing undecided is left in it. Without it, it waits with them.",
	);

const PROBLEMS = [
	"sign-in-required",
	"right-missing",
	"page-not-editable",
	"not-found",
	"invalid-request",
	"rate-limited",
] as const;
const SAVE_PROBLEMS = [...PROBLEMS, "edit-conflict", "page-moved", "page-deleted", "invalid-document"] as const;
const limit = { max: 120, windowSeconds: 60 };

export const undoRevisionsOperation = define({
	id: "undoRevisions",
	method: "POST",
	address: "/pages/{title}/undo",
	summary: "Publish the text of the base without the edits of the given revisions",
	path,
	query: noQuery,
	body: z.strictObject({
		revisionIds: z.array(idSchema).min(1).max(MAX_UNDONE),
		baseRevisionId,
		summary,
		minor,
		settles,
	}),
	bodyLimit: SMALL_BODY,
	answers: saveRevisionOperation.answers,
	problems: [...SAVE_PROBLEMS, "later-edits-overlap", "made-the-page", "decided-meanwhile"],
	limit,
});

export const rollbackPageOperation = define({
	id: "rollbackPage",
	method: "POST",
	address: "/pages/{title}/rollback",
	summary: "Take back all edits of the last editor, to the last version by somebody else",
	path,
	query: noQuery,
	body: z.strictObject({
		user: z.string().min(1).max(255).describe("Who edited last"),
		baseRevisionId: idSchema.optional().describe("The latest revision that was looked at; no later one is rolled back"),
		summary,
	}),
	bodyLimit: SMALL_BODY,
	answers: saveRevisionOperation.answers,
	problems: [...PROBLEMS, "edited-since", "run-grew", "only-one-author"],
	limit,
});

export const restoreRevisionOperation = define({
	id: "restoreRevision",
	method: "POST",
	address: "/pages/{title}/restore",
	summary: "Publish the text of an old revision again, in place of that of the base",
	path,
	query: noQuery,
	body: z.strictObject({ revisionId: idSchema, baseRevisionId, summary, minor, settles }),
	bodyLimit: SMALL_BODY,
	answers: saveRevisionOperation.answers,
	problems: [...SAVE_PROBLEMS, "decided-meanwhile"],
	limit,
});
