import { z } from "zod";
import { EVENT_TYPES } from "@/lib/document/events";
import { TAG_NAME } from "@/lib/revision/history-filter";
import { formatQueuePlace, parseQueuePlace } from "@/lib/revision/queue-place";
import { reviewNoteSchema } from "@/lib/revision/schema";
import { REVIEW_MODES } from "@/lib/setting/setting";
import { define, idInAddress, idSchema, noQuery, nothing, pageSchema, SMALL_BODY, titleInAddress } from "../operation";
import { revisionRow } from "./revision";

const place = z.string().transform((written, context) => {
	const parsed = parseQueuePlace(written);
	if (parsed) return parsed;
	context.addIssue({ code: "custom", message: "is not the `next` of an answer" });
	return z.NEVER;
});

export const reviewQueueOperation = define({
	id: "reviewQueue",
	method: "GET",
	address: "/review",
	summary:
		"Pages with edits that wait for a reviewer, the longest wait first; `next` is the `after` of the following page",
	path: nothing,
	query: z.strictObject({
		limit: z
			.string()
			.regex(/^\d{1,3}$/)
			.transform(Number)
			.pipe(z.int().min(1).max(100))
			.default(25),
		tag: z.string().regex(TAG_NAME, "is not a tag").optional(),
		event: z.enum(EVENT_TYPES).optional(),
		after: place.optional(),
	}),
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({
			pages: z.array(
				pageSchema.extend({
					approvedRevisionId: idSchema.nullable().describe("What the public reads"),
					latestRevisionId: idSchema,
					waitingSince: z.iso.datetime(),
					waitingCount: z.int(),
					edits: z
						.array(revisionRow)
						.describe(
							"From the approved revision on, oldest first; the first 50, while `waitingCount` counts all that wait",
						),
				}),
			),
			next: z
				.string()
				.nullable()
				.describe(`Such as ${formatQueuePlace({ since: new Date(0), id: 1 })}`),
		}),
	},
	problems: ["sign-in-required", "right-missing", "invalid-request"],
});

const DECISION_PROBLEMS = [
	"sign-in-required",
	"right-missing",
	"not-found",
	"revision-not-waiting",
	"invalid-request",
	"rate-limited",
] as const;

export const approveRevisionOperation = define({
	id: "approveRevision",
	method: "POST",
	address: "/revisions/{id}/approve",
	summary:
		"Make a waiting revision what the public reads; `upTo=1` approves the undecided edits before it too, also those " +
		"that were sent back; `letStand=12,13` approves what brings back these rejected revisions, whose words are then read " +
		"again",
	path: z.object({ id: idInAddress }),
	query: z.strictObject({
		upTo: z.literal("1").optional(),
		letStand: z
			.string()
			.regex(/^[1-9]\d{0,9}(,[1-9]\d{0,9}){0,49}$/)
			.transform((written) => written.split(",").map(Number))
			.optional(),
	}),
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({
			approvedRevisionId: idSchema.describe("What the public reads now"),
			approved: z
				.array(idSchema)
				.describe(
					"Every revision that this approved; one whose text may hold what was rejected, sent back or taken out later " +
						"is accepted as part of a later one and not read by itself",
				),
		}),
	},
	problems: [...DECISION_PROBLEMS, "own-edit", "older-edits-wait", "holds-rejected-text"],
});

export const sendBackRevisionOperation = define({
	id: "sendBackRevision",
	method: "POST",
	address: "/revisions/{id}/send-back",
	summary: "Give a waiting revision back to its author with a note",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: z.strictObject({ note: reviewNoteSchema }),
	bodyLimit: SMALL_BODY,
	answers: { 200: z.object({ revisionId: idSchema }) },
	problems: [...DECISION_PROBLEMS, "payload-too-large"],
});

export const rejectRevisionOperation = define({
	id: "rejectRevision",
	method: "POST",
	address: "/revisions/{id}/reject",
	summary: "Decide that the public never reads a waiting revision, and take its edit out by a new one",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: z.strictObject({ reason: reviewNoteSchema }),
	bodyLimit: SMALL_BODY,
	answers: {
		200: z.object({
			revisionId: idSchema,
			revertId: idSchema.nullable().describe("The revision that takes it out; null if it left nothing to take out"),
		}),
	},
	problems: [...DECISION_PROBLEMS, "payload-too-large", "later-edits-overlap", "brings-back-rejected"],
});

export const setReviewModeOperation = define({
	id: "setReviewMode",
	method: "PUT",
	address: "/pages/{title}/review-mode",
	summary: "Say whose edits of a page wait for a reviewer; null leaves it to the namespace and the wiki",
	path: z.object({ title: titleInAddress }),
	query: noQuery,
	body: z.strictObject({ mode: z.enum(REVIEW_MODES).nullable() }),
	bodyLimit: SMALL_BODY,
	answers: { 200: z.object({ mode: z.enum(REVIEW_MODES).nullable() }) },
	problems: ["sign-in-required", "right-missing", "page-not-editable", "not-found", "invalid-request", "rate-limited"],
});
