import { z } from "zod";
import { REVIEW_STATES } from "@/lib/change/choices";
import { EVENT_TYPES } from "@/lib/document/events";
import { isDay, TAG_NAME } from "@/lib/revision/history-filter";
import { summarySchema } from "@/lib/revision/schema";
import { MAX_UNDONE } from "@/lib/revision/undone";
import {
	DOCUMENT_BODY,
	define,
	documentSchema,
	idInAddress,
	idSchema,
	noQuery,
	nothing,
	pageSchema,
	titleInAddress,
} from "../operation";

const citedPlace = z.object({
	citationId: z.string(),
	sourceId: idSchema,
	locator: z.object({ type: z.string(), value: z.string() }).nullable(),
	quotation: z
		.string()
		.optional()
		.describe("The words that it quotes, where it quotes any; long ones are cut so that the first difference is seen"),
});

/** One thing that an edit did; a side is a text, or a citation where the event is about citations. */
const eventSchema = z.object({
	type: z.enum(EVENT_TYPES),
	blockId: z.string().nullable(),
	before: z.union([z.string(), citedPlace]).nullable(),
	after: z.union([z.string(), citedPlace]).nullable(),
	citation: citedPlace.optional().describe("Of a claim: the citation that stayed"),
});

const day = z.iso
	.date()
	.refine(isDay, "is not a day")
	.transform((text) => new Date(`${text}T00:00:00Z`));

export const revisionRow = z.object({
	id: idSchema,
	parentId: idSchema.nullable(),
	author: z.object({ id: idSchema, name: z.string() }),
	summary: z.string(),
	minor: z.boolean(),
	tags: z.array(z.string()),
	events: z.array(eventSchema).describe("What it did against its parent, the most telling first; at most 50"),
	revertedById: idSchema.nullable().describe("The revision that took it back"),
	review: z.enum(REVIEW_STATES).describe("What reviewers decided; the public sees approved revisions alone"),
	size: z.int(),
	sizeChange: z.int(),
	createdAt: z.iso.datetime(),
});

export const listRevisionsOperation = define({
	id: "listRevisions",
	method: "GET",
	address: "/pages/{title}/revisions",
	summary: "The history of a page, newest first; `next` is the `before` of the following page",
	path: z.object({ title: titleInAddress }),
	query: z.strictObject({
		limit: z
			.string()
			.regex(/^\d{1,3}$/)
			.transform(Number)
			.pipe(z.int().min(1).max(500))
			.default(50),
		before: idInAddress.optional(),
		tag: z.string().regex(TAG_NAME, "is not a tag").optional().describe("Only revisions with this tag"),
		from: day.optional().describe("Only revisions of this day (UTC) or later"),
		to: day.optional().describe("Only revisions of this day (UTC) or earlier"),
	}),
	body: nothing,
	bodyLimit: 0,
	answers: { 200: z.object({ revisions: z.array(revisionRow), next: idSchema.nullable() }) },
	problems: ["not-found", "invalid-request"],
});

/** What of others was kept. */
const kept = z.object({
	changes: z.int().describe("Changes of others that stand in the text"),
	yielded: z.int().describe("Blocks that both moved and that stand where the others put them"),
	gone: z.int().describe("Blocks that the document only moved and the others deleted: they are gone"),
	authors: z.array(z.string()).describe("Who saved since baseRevisionId"),
});

export const saveRevisionOperation = define({
	id: "saveRevision",
	method: "POST",
	address: "/pages/{title}/revisions",
	summary: "Publish a revision; send an Idempotency-Key to make a retry safe",
	path: z.object({ title: titleInAddress }),
	query: noQuery,
	body: z.strictObject({
		baseRevisionId: idSchema.nullable().describe("The revision that was edited; null creates the page"),
		document: documentSchema,
		summary: summarySchema,
		minor: z.boolean(),
		begunFrom: z
			.union([
				z.strictObject({ undo: z.array(idSchema).min(1).max(MAX_UNDONE) }),
				z.strictObject({ restore: idSchema }),
			])
			.optional()
			.describe(
				"What was opened in place of the text of the base: that text without these edits, or an old revision. " +
					"A document that is still just that takes those edits back; any other is an ordinary edit.",
			),
	}),
	bodyLimit: DOCUMENT_BODY,
	answers: {
		200: z.object({
			revisionId: idSchema,
			unchanged: z.literal(true),
			kept: kept.optional().describe("Where the document only moved blocks that others had moved elsewhere or deleted"),
		}),
		201: z.object({
			revisionId: idSchema,
			waiting: z.literal(true).optional().describe("The public reads it when a reviewer approves it"),
			merged: z.literal(true).optional().describe("It was merged with what others had saved since baseRevisionId"),
			kept: kept.optional().describe("Of a merged save"),
		}),
	},
	problems: [
		"sign-in-required",
		"right-missing",
		"page-not-editable",
		"not-found",
		"edit-conflict",
		"page-moved",
		"other-account",
		"page-deleted",
		"payload-too-large",
		"invalid-request",
		"invalid-document",
		"idempotency-key-reused",
		"rate-limited",
	],
	limit: { max: 240, windowSeconds: 60 },
});

export const getRevisionOperation = define({
	id: "getRevision",
	method: "GET",
	address: "/revisions/{id}",
	summary: "One revision with its document",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 200: revisionRow.extend({ page: pageSchema, document: documentSchema, sha256: z.string() }) },
	problems: ["not-found", "invalid-request"],
});

const textlessNode = z.object({
	at: z.int().describe("How much of the text of the segment stands before it, in UTF-16 units"),
	type: z.string().describe("citation, citationNeeded or hardBreak"),
	attrs: z.looseObject({}).optional().describe("As the document holds them"),
});

/** A stretch of a block's text that stayed, came or went. */
const segmentSchema = z.looseObject({
	kind: z.enum(["same", "formatted", "added", "removed"]),
	before: z.string(),
	after: z.string(),
	nodes: z
		.object({ before: z.array(textlessNode), after: z.array(textlessNode) })
		.optional()
		.describe("What stands in it and is no text, where there is any"),
});

export const diffRevisionsOperation = define({
	id: "diffRevisions",
	method: "GET",
	address: "/revisions/{id}/diff/{other}",
	summary: "What changed from one revision of a page to another, block by block",
	path: z.object({ id: idInAddress, other: idInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({
			before: idSchema,
			after: idSchema,
			events: z.array(eventSchema),
			blocks: z.array(z.looseObject({ kind: z.string(), segments: z.array(segmentSchema) })),
		}),
	},
	problems: ["not-found", "different-pages", "invalid-request", "comparisons-busy", "comparison-too-long"],
	limit: { max: 120, windowSeconds: 60 },
});
