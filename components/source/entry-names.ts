import { formatReleaseDate } from "@/lib/source/release-date";
import { KIND_NAMES, type Series, SOURCE_KINDS, type Tier } from "@/lib/source/source";
import type { EntryDifference } from "@/lib/source/version";

const FIELD_NAMES: Readonly<Record<EntryDifference["field"], string>> = {
	code: "code",
	kind: "kind",
	title: "title",
	seriesId: "series",
	number: "number",
	releaseDate: "release date",
	creators: "creators",
	isbn: "ISBN",
	url: "link",
	articleId: "article",
	tierKey: "tier",
	retiredAt: "retired",
	mergedIntoId: "merged into",
};

/** What ids and keys in a version are called today. */
export interface EntryNames {
	readonly series: readonly Series[];
	readonly tiers: readonly Tier[];
}

/** A difference in words: the field, and what it said before and after; null says nothing. */
export function describeDifference(
	{ field, before, after }: EntryDifference,
	names: EntryNames,
): { field: string; before: string | null; after: string | null } {
	return {
		field: FIELD_NAMES[field],
		before: describeValue(field, before, names),
		after: describeValue(field, after, names),
	};
}

function describeValue(
	field: EntryDifference["field"],
	value: EntryDifference["before"],
	{ series, tiers }: EntryNames,
): string | null {
	if (value === null) return null;
	if (typeof value === "object") return value.join(", ");
	switch (field) {
		case "seriesId":
			return series.find(({ id }) => id === value)?.title ?? `series ${value}`;
		case "tierKey":
			return tiers.find(({ key }) => key === value)?.name ?? String(value);
		case "kind": {
			const kind = SOURCE_KINDS.find((one) => one === value);
			return kind ? KIND_NAMES[kind].toLowerCase() : String(value);
		}
		case "retiredAt":
			return "yes";
		case "releaseDate":
			return formatReleaseDate(String(value));
		case "mergedIntoId":
			return `work ${value}`;
		case "articleId":
			return `page ${value}`;
		default:
			return String(value);
	}
}
