import { parseInteger, parseText, type Query, withQuery } from "../platform/query-string";
import type { SeriesName, SourceGap, SourceKind } from "./source";
import { SOURCE_GAPS, SOURCE_KINDS } from "./source";

export function sourceHref(id: number): string {
	return `/sources/${id}`;
}

/** By its code where it has one; a code is never a number alone. */
export function seriesHref({ id, code }: Pick<SeriesName, "id" | "code">): string {
	return `/sources/series/${code === null ? id : encodeURIComponent(code)}`;
}

/** Forms live with the interactive pages; their addresses stand beside what they change. For `next.config.ts`. */
export function sourceFormAddresses(): { source: string; destination: string }[] {
	const editor = "/source-editor";
	return [
		{ source: "/sources/new", destination: `${editor}/new` },
		{ source: "/sources/new-series", destination: `${editor}/new-series` },
		{ source: "/sources/tiers/edit", destination: `${editor}/tiers` },
		{ source: "/sources/tiers/restore/:version(\\d+)", destination: `${editor}/tiers/restore/:version` },
		{ source: "/sources/:id(\\d+)/:form(edit|merge|retire)", destination: `${editor}/:id/:form` },
		{ source: "/sources/:id(\\d+)/restore/:version(\\d+)", destination: `${editor}/:id/restore/:version` },
		{ source: "/sources/series/:name/edit", destination: `${editor}/series/:name` },
		{
			source: "/sources/series/:name/restore/:version(\\d+)",
			destination: `${editor}/series/:name/restore/:version`,
		},
	];
}

/** What the list of works shows. `after` is the work that the page continues behind. */
export interface SourceListQuery {
	readonly q: string;
	readonly series: string;
	readonly kind: SourceKind | null;
	readonly tier: string;
	/** What the works lack. */
	readonly missing: SourceGap | null;
	readonly retired: boolean;
	readonly after: number | null;
}

/** Reads the filter of the list from its address; what is not understood counts as absent. */
export function parseSourceListQuery(query: Query): SourceListQuery {
	return {
		q: parseText(query.q).replaceAll("\0", "").slice(0, 300),
		series: parseText(query.series).replaceAll("\0", "").slice(0, 200),
		kind: SOURCE_KINDS.find((kind) => kind === query.kind) ?? null,
		tier: parseText(query.tier).replaceAll("\0", "").slice(0, 40),
		missing: SOURCE_GAPS.find((gap) => gap === query.missing) ?? null,
		retired: query.retired === "1",
		after: parseInteger(query.after) || null,
	};
}

/** The address of a list of works, with what differs from the whole list only. */
export function sourceListHref({ q, series, kind, tier, missing, retired, after }: SourceListQuery): string {
	return withQuery("/sources", {
		q: q || null,
		series: series || null,
		kind,
		tier: tier || null,
		missing,
		retired: retired ? 1 : null,
		after,
	});
}

/** What an address of a series names: an id or a code; null where it cannot be read. */
export function readSeriesName(segment: string): number | string | null {
	const id = parseInteger(segment);
	if (id !== null) return id;
	try {
		return decodeURIComponent(segment).replaceAll("\0", "");
	} catch {
		return null;
	}
}
