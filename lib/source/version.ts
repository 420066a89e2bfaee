import { z } from "zod";
import { type SeriesEntry, SOURCE_KINDS, type SourceEntry } from "./source";

const text = z.string().nullable();
const id = z.int().nullable();

const sourceEntrySchema = z.object({
	kind: z.enum(SOURCE_KINDS),
	title: z.string(),
	seriesId: id,
	number: text,
	releaseDate: text,
	creators: z.array(z.string()),
	isbn: text,
	url: text,
	articleId: id,
	tierKey: text,
	retiredAt: text,
	mergedIntoId: id,
});

const seriesEntrySchema = z.object({
	code: text,
	title: z.string(),
	kind: z.enum(SOURCE_KINDS),
	tierKey: text,
});

/** A work from what a version kept of it; null where it cannot be read. */
export function readSourceEntry(kept: unknown): SourceEntry | null {
	return sourceEntrySchema.safeParse(kept).data ?? null;
}

/** A series from what a version kept of it; null where it cannot be read. */
export function readSeriesEntry(kept: unknown): SeriesEntry | null {
	return seriesEntrySchema.safeParse(kept).data ?? null;
}

type Value = string | number | null | readonly string[];

export interface EntryDifference {
	readonly field: keyof SourceEntry | keyof SeriesEntry;
	readonly before: Value;
	readonly after: Value;
}

/** The fields in which two states of an entry differ; of a first version, those that say something. */
export function entryDifferences<E extends SourceEntry | SeriesEntry>(before: E | null, after: E): EntryDifference[] {
	const fields = Object.keys(after) as (keyof E & EntryDifference["field"])[];
	return fields.flatMap((field) => {
		const values = { before: toValue(before?.[field]), after: toValue(after[field]) };
		return JSON.stringify(values.before) === JSON.stringify(values.after) ? [] : [{ field, ...values }];
	});
}

function toValue(value: unknown): Value {
	if (Array.isArray(value)) return value.length === 0 ? null : value.map(String);
	return typeof value === "string" || typeof value === "number" ? value : null;
}
