import { z } from "zod";
import { define, documentSchema, idSchema, noQuery, nothing, pageSchema, titleInAddress } from "../operation";

export const getPageOperation = define({
	id: "getPage",
	method: "GET",
	address: "/pages/{title}",
	summary: "A page and the document that whoever asks may see: the latest for those who write, else the approved one",
	path: z.object({ title: titleInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: pageSchema.extend({
			latestRevisionId: idSchema.describe("The revision of the document: the latest that whoever asks may see"),
			approvedRevisionId: idSchema.nullable().describe("What the public reads; null while nothing is approved"),
			document: documentSchema,
		}),
	},
	problems: ["not-found", "invalid-request"],
});

export const suggestOperation = define({
	id: "suggest",
	method: "GET",
	address: "/suggest",
	summary: "Titles and redirects that begin with or contain what was typed",
	path: nothing,
	query: z.strictObject({ q: z.string().max(255) }),
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({
			suggestions: z.array(z.object({ pageId: idSchema, title: z.string(), redirectsTo: z.string().nullable() })),
		}),
	},
	problems: ["invalid-request"],
});

export const openApiOperation = define({
	id: "openApi",
	method: "GET",
	address: "/openapi.json",
	summary: "This description",
	path: nothing,
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 200: z.looseObject({ openapi: z.string() }) },
	problems: [],
});
