import { z } from "zod";
import { LOCATOR_TYPES } from "@/lib/document/schema";
import { define, idSchema, noQuery, nothing } from "../operation";

const offset = z.int().nonnegative();

const parsedCitation = z.object({
	series: z.string().nullable().describe("The code of a known series, or its title; of an unknown one what is written"),
	kind: z.string().nullable(),
	title: z.string(),
	locator: z.object({ type: z.enum(LOCATOR_TYPES), value: z.string() }).nullable(),
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
