import { z } from "zod";
import { parseIsbn } from "./isbn";
import { isReleaseDate } from "./release-date";
import { SOURCE_KINDS, TIER_COLOURS } from "./source";

const LARGEST_ID = 2_147_483_647;

/** Control characters, halves of characters, and what turns the direction of the text around it. */
const UNCLEAN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** One line of clean text, spaces not doubled. */
const line = (max: number) =>
	z
		.string()
		.refine((text) => !UNCLEAN.test(text), "must be one line without invisible controls")
		.transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim())
		.pipe(z.string().max(max, `must have at most ${max} characters`));

const name = (max: number) => line(max).pipe(z.string().min(1, "must not be empty"));

/** A line that may be left empty, which means null. */
const optionalLine = (max: number) =>
	line(max)
		.transform((text) => text || null)
		.nullish()
		.transform((text) => text ?? null);

/** What is looked for, as it comes from an address. */
export const sourceSearchSchema = z
	.string()
	.max(300)
	.refine((text) => !UNCLEAN.test(text), "must be one line without invisible controls");
export const sourceKindSchema = z.enum(SOURCE_KINDS);
export const tierKeySchema = z
	.string()
	.regex(/^[a-z][a-z0-9-]{0,31}$/, "must be a key of small letters, digits and hyphens");
const idSchema = z.int().positive().max(LARGEST_ID);

const isWebAddress = (address: string) => {
	if (!/^https?:\/\//i.test(address)) return false;
	return URL.canParse(address) && new URL(address).username === "" && new URL(address).password === "";
};

/** A work as people give it; the only thing it must have is a title. Ids and keys are looked up by the verb. */
export const sourceInputSchema = z.strictObject({
	title: name(300),
	kind: sourceKindSchema.optional().describe("That of the series if nothing is said; without one, other"),
	series: z
		.union([idSchema, line(200)])
		.nullish()
		.describe("By id, code or title"),
	seriesCode: line(200).nullish().describe("The same as `series`"),
	number: optionalLine(60).describe("Place in the series as people write it: 1x01, vol. 3"),
	releaseDate: optionalLine(10)
		.refine((date) => date === null || isReleaseDate(date), "must be a year, year-month or year-month-day")
		.describe("2026, 2026-11 or 2026-11-22: as much as is known"),
	creators: z.array(name(120)).max(40).nullish(),
	isbn: optionalLine(40).transform((written, context) => {
		if (written === null) return null;
		const isbn = parseIsbn(written);
		if (isbn === null) context.addIssue({ code: "custom", message: "is not an ISBN: its check digit does not fit" });
		return isbn;
	}),
	url: optionalLine(2000).refine(
		(address) => address === null || isWebAddress(address),
		"must be an address that begins with http:// or https://",
	),
	articleId: idSchema.nullish().describe("The page about this work"),
	tier: tierKeySchema.nullish().describe("Only where it differs from the tier of the series"),
});
export type SourceInput = z.input<typeof sourceInputSchema>;
export type CheckedSourceInput = z.output<typeof sourceInputSchema>;

export const seriesInputSchema = z.strictObject({
	code: optionalLine(16)
		.refine(
			(code) => code === null || (/^[\p{L}\p{N}-]+$/u.test(code) && /\p{L}/u.test(code)),
			"must be made of letters, digits and hyphens, with at least one letter",
		)
		.describe("DS9"),
	title: name(200),
	kind: sourceKindSchema,
	tier: tierKeySchema.nullish(),
});
export type SeriesInput = z.input<typeof seriesInputSchema>;

export const tierInputSchema = z
	.array(z.strictObject({ key: tierKeySchema, name: name(60), colour: z.enum(TIER_COLOURS).nullish() }))
	.min(1)
	.max(12)
	.refine((tiers) => new Set(tiers.map(({ key }) => key)).size === tiers.length, "must have each key once");
