import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { RegisteredSource, Series, SeriesEntry, SourceEntry, SourceKind, Tier } from "./source";

/** Kinds have hyphens everywhere but in the names that Prisma gives them. */
type StoredKind = Prisma.SourceGetPayload<object>["kind"];

export function storedKind(kind: SourceKind): StoredKind {
	return kind.replaceAll("-", "_") as StoredKind;
}

export function kindOf(stored: StoredKind): SourceKind {
	return stored.replaceAll("_", "-") as SourceKind;
}

export const listedFields = {
	id: true,
	kind: true,
	title: true,
	number: true,
	releaseDate: true,
	retiredAt: true,
	mergedIntoId: true,
	series: { select: { id: true, code: true, title: true, tier: true } },
	tier: true,
} as const satisfies Prisma.SourceSelect;

type ListedRow = Prisma.SourceGetPayload<{ select: typeof listedFields }>;

/** A row as lists and citations show it. */
export function toListed({ series, tier, kind, retiredAt, ...row }: ListedRow): RegisteredSource {
	return {
		...row,
		kind: kindOf(kind),
		series: series && { id: series.id, code: series.code, title: series.title },
		tier: tier ?? series?.tier ?? null,
		retired: retiredAt !== null,
	};
}

export function toSeries({
	id,
	code,
	title,
	kind,
	tier,
}: Prisma.SeriesGetPayload<{ include: { tier: true } }> & { tier: Tier | null }): Series {
	return { id, code, title, kind: kindOf(kind), tier };
}

/** What a version keeps of a row. */
export function toSourceEntry(row: Prisma.SourceGetPayload<object>): SourceEntry {
	const { title, seriesId, number, releaseDate, creators, isbn, url, articleId, tierKey, mergedIntoId } = row;
	return {
		kind: kindOf(row.kind),
		title,
		seriesId,
		number,
		releaseDate,
		creators,
		isbn,
		url,
		articleId,
		tierKey,
		retiredAt: row.retiredAt?.toISOString() ?? null,
		mergedIntoId,
	};
}

export function toSeriesEntry({ code, title, kind, tierKey }: Prisma.SeriesGetPayload<object>): SeriesEntry {
	return { code, title, kind: kindOf(kind), tierKey };
}
