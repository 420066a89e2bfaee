import { z } from "zod";
import {
	seriesInputSchema,
	sourceInputSchema,
	sourceKindSchema,
	sourceSearchSchema,
	tierKeySchema,
} from "@/lib/source/schema";
import { TIER_COLOURS } from "@/lib/source/source";
import { define, idInAddress, idSchema, noQuery, nothing, SMALL_BODY } from "../operation";

const MOST_SOURCES = 100;

const sourceSchema = z.object({
	id: idSchema,
	kind: sourceKindSchema,
	title: z.string(),
	series: z.object({ id: idSchema, code: z.string().nullable(), title: z.string() }).nullable(),
	number: z.string().nullable(),
	releaseDate: z.string().nullable().describe("As precise as it is long"),
	tier: z.string().nullable().describe("Its own, or that of its series"),
	retired: z.boolean(),
	mergedIntoId: idSchema.nullable().describe("The entry that stands for this one"),
});

export const listTiersOperation = define({
	id: "listTiers",
	method: "GET",
	address: "/tiers",
	summary: "The tiers of continuity, the innermost first",
	path: nothing,
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({
			tiers: z.array(z.object({ key: z.string(), name: z.string(), rank: z.int(), colour: z.enum(TIER_COLOURS) })),
		}),
	},
	problems: [],
});

export const listSourcesOperation = define({
	id: "listSources",
	method: "GET",
	address: "/sources",
	summary: "Works of the registry; a search gives the best match first",
	path: nothing,
	query: z.strictObject({
		q: sourceSearchSchema.optional().describe("Every word stands in series, title, number or ISBN"),
		series: sourceSearchSchema.optional().describe("Code, title or id"),
		kind: sourceKindSchema.optional(),
		tier: tierKeySchema.optional(),
		limit: z
			.string()
			.regex(/^\d{1,4}$/, "must be a number")
			.transform(Number)
			.pipe(z.int().min(1).max(MOST_SOURCES))
			.optional(),
		after: idInAddress.optional().describe("`next` of the answer before"),
	}),
	body: nothing,
	bodyLimit: 0,
	answers: { 200: z.object({ sources: z.array(sourceSchema), next: idSchema.nullable() }) },
	problems: ["invalid-request"],
});

export const createSourceOperation = define({
	id: "createSource",
	method: "POST",
	address: "/sources",
	summary: "Enter a work; one that looks like another is refused unless `despiteLikeness` says that it is not",
	path: nothing,
	query: noQuery,
	body: sourceInputSchema.extend({ despiteLikeness: z.boolean().optional() }),
	bodyLimit: SMALL_BODY,
	answers: { 201: sourceSchema },
	problems: ["sign-in-required", "right-missing", "source-alike", "other-account", "invalid-request", "rate-limited"],
	limit: { max: 120, windowSeconds: 60 },
});

export const createSeriesOperation = define({
	id: "createSeries",
	method: "POST",
	address: "/series",
	summary: "Enter a series; one that looks like another is refused unless `despiteLikeness` says that it is not",
	path: nothing,
	query: noQuery,
	body: seriesInputSchema.extend({ despiteLikeness: z.boolean().optional() }),
	bodyLimit: SMALL_BODY,
	answers: {
		201: z.object({
			id: idSchema,
			code: z.string().nullable(),
			title: z.string(),
			kind: sourceKindSchema,
			tier: z.string().nullable(),
		}),
	},
	problems: ["sign-in-required", "right-missing", "series-alike", "other-account", "invalid-request", "rate-limited"],
	limit: { max: 60, windowSeconds: 60 },
});

export const getSourceOperation = define({
	id: "getSource",
	method: "GET",
	address: "/sources/{id}",
	summary: "One work with all that is known of it",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: sourceSchema.extend({
			creators: z.array(z.string()),
			isbn: z.string().nullable(),
			url: z.string().nullable(),
			article: z.string().nullable().describe("Title of the page about it"),
		}),
	},
	problems: ["not-found", "invalid-request"],
});
