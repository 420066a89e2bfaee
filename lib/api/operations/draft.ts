import { z } from "zod";
import { slotSchema } from "@/lib/draft/schema";
import { summarySchema } from "@/lib/revision/schema";
import {
	DOCUMENT_BODY,
	define,
	documentSchema,
	idInAddress,
	idSchema,
	noQuery,
	nothing,
	titleInAddress,
} from "../operation";

const draftRow = z.object({
	id: idSchema,
	slot: z.string(),
	title: z.string(),
	baseRevisionId: idSchema.nullable(),
	latestRevisionId: idSchema.nullable().describe("The page as readers see it now; null where there is none"),
	summary: z.string(),
	minor: z.boolean(),
	updatedAt: z.iso.datetime(),
});

export const listDraftsOperation = define({
	id: "listDrafts",
	method: "GET",
	address: "/drafts",
	summary: "Your unpublished texts, newest first, without their documents",
	path: nothing,
	query: z.strictObject({ title: titleInAddress.optional() }),
	body: nothing,
	bodyLimit: 0,
	answers: { 200: z.object({ drafts: z.array(draftRow) }) },
	problems: ["sign-in-required", "invalid-request"],
});

export const saveDraftOperation = define({
	id: "saveDraft",
	method: "PUT",
	address: "/drafts",
	summary: "Keep the unpublished text of one open editor, in place of what it kept before",
	path: nothing,
	query: noQuery,
	body: z.strictObject({
		title: titleInAddress,
		slot: slotSchema,
		baseRevisionId: idSchema.nullable(),
		document: documentSchema,
		summary: summarySchema,
		minor: z.boolean(),
	}),
	bodyLimit: DOCUMENT_BODY,
	answers: { 200: z.object({ id: idSchema, updatedAt: z.iso.datetime() }) },
	problems: [
		"sign-in-required",
		"right-missing",
		"page-not-editable",
		"not-found",
		"too-many-drafts",
		"other-account",
		"payload-too-large",
		"invalid-request",
		"invalid-document",
		"rate-limited",
	],
});

export const getDraftOperation = define({
	id: "getDraft",
	method: "GET",
	address: "/drafts/{id}",
	summary: "One of your unpublished texts with its document",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 200: draftRow.extend({ document: documentSchema }) },
	problems: ["not-found", "invalid-request"],
});

export const deleteDraftOperation = define({
	id: "deleteDraft",
	method: "DELETE",
	address: "/drafts/{id}",
	summary: "Throw one of your unpublished texts away",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 204: nothing },
	problems: ["not-found", "invalid-request"],
});
