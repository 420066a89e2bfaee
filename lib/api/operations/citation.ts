import { z } from "zod";
import { LOCATOR_TYPES } from "@/lib/document/schema";
import { define, idInAddress, idSchema, noQuery, nothing, pageSchema, titleInAddress } from "../operation";

const offset = z.int().nonnegative();

const locator = z.object({ type: z.enum(LOCATOR_TYPES), value: z.string() }).nullable();

const parsedCitation = z.object({
	series: z.string().nullable().describe("The code of a known series, or its title; of an unknown one what is written"),
	kind: z.string().nullable(),
	title: z.string(),
	locator,
	sourceId: idSchema.nullable().describe("Null for works that the registry does not have"),
	seriesId: idSchema.nullable(),
	start: offset.describe("Where title and locator stand in the text"),
	end: offset,
});

export const parseCitationsOperation = define({
	id: "parseCitations",
	method: "POST",
	address: "/citations/parse",
	summary: 'Find citations in running text, such as `(DS9: "Emissary"; TLE novel: Day of the Vipers)`',
	path: nothing,
	query: noQuery,
	body: z.strictObject({ text: z.string().max(200_000) }),
	bodyLimit: 1024 * 1024,
	answers: {
		200: z.object({
			groups: z.array(
				z.object({
					start: offset.describe("Of the opening bracket, in UTF-16 units"),
					end: offset.describe("Behind the closing bracket"),
					citations: z.array(parsedCitation),
				}),
			),
		}),
	},
	problems: ["rate-limited", "invalid-request"],
	limit: { max: 120, windowSeconds: 60 },
});

const limit = z
	.string()
	.regex(/^\d{1,3}$/)
	.transform(Number)
	.pipe(z.int().min(1).max(500))
	.default(100);

const passage = z.object({
	id: idSchema,
	citationId: z.string().describe("Of the atom in the document"),
	blockId: z.string().describe("The block whose words it follows: `#b-…` in the address of the page"),
	text: z.string().describe("The sentence it follows"),
	section: z.string().nullable().describe("The heading above it; null in the lead"),
	locator,
	quotation: z.string().nullable(),
	addedIn: idSchema.describe("The revision that added it"),
	removedIn: idSchema.nullable().describe("The later revision that removed it; null while it stands"),
});

const next = idSchema.nullable().describe("The `after` of the following page");

export const listSourceCitationsOperation = define({
	id: "listSourceCitations",
	method: "GET",
	address: "/sources/{id}/citations",
	summary: "Where a work is cited, in the order in which the citations were added",
	path: z.object({ id: idInAddress }),
	query: z.strictObject({
		limit,
		after: idInAddress.optional(),
		ever: z
			.enum(["true", "false"])
			.transform((ever) => ever === "true")
			.optional()
			.describe("true: also the citations that were removed"),
	}),
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({ citations: z.array(passage.extend({ page: pageSchema })), total: z.int().nonnegative(), next }),
	},
	problems: ["not-found", "invalid-request"],
});

export const listPageCitationsOperation = define({
	id: "listPageCitations",
	method: "GET",
	address: "/pages/{title}/citations",
	summary: "What a page cites, in the revision that readers see or in an older one",
	path: z.object({ title: titleInAddress }),
	query: z.strictObject({ limit, after: idInAddress.optional(), revision: idInAddress.optional() }),
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({
			revision: idSchema,
			citations: z.array(
				passage.extend({
					sourceId: idSchema,
					page: pageSchema,
				}),
			),
			total: z.int().nonnegative(),
			next,
		}),
	},
	problems: ["not-found", "invalid-request"],
});
