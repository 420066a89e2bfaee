import { isolate } from "@/lib/document/isolate";
import {
	QUOTED_SOURCE_KINDS,
	type RegisteredSource,
	type SeriesName,
	type SourceKind,
	type Tier,
} from "@/lib/source/source";
import type { Citation } from "./collect-citations";
import type { Locator } from "./locator";

/** The works that some citations name, by id, the entries that stand for merged ones among them. */
export type CitedSources = ReadonlyMap<number, RegisteredSource>;

/** The entry that stands for a cited one today; null where the registry knows none. */
export function standingSource(sources: CitedSources, id: number): RegisteredSource | null {
	const source = sources.get(id);
	if (!source || source.mergedIntoId === null) return source ?? null;
	return sources.get(source.mergedIntoId) ?? source;
}

/** A work in a group with its citations there, one for each place in it. */
export interface GroupedWork {
	readonly source: RegisteredSource;
	readonly citations: readonly Citation[];
}

type OpenWork = GroupedWork & { readonly citations: Citation[] };

/** Works that share what stands before the colon. */
export interface SeriesRun {
	readonly series: SeriesName | null;
	/** Named where a series alone would be read as a programme: `TLE novel`, `The Fall novel`. */
	readonly kindWord: string | null;
	readonly tier: Tier | null;
	readonly works: readonly GroupedWork[];
}

const KIND_WORDS: Readonly<Partial<Record<SourceKind, string>>> = {
	film: "film",
	novel: "novel",
	comic: "comic",
	game: "game",
	"short-story": "short story",
	"reference-book": "reference book",
	web: "web",
};

/**
 * Arranges neighbouring citations as grouped parentheses show them: works of one series together behind its name, in
 * the order in which each was first named; a work named twice stands once with both places. Citations of works that
 * the registry does not know are left out.
 */
export function groupCitations(citations: readonly Citation[], sources: CitedSources): SeriesRun[] {
	const runs = new Map<string, { run: Omit<SeriesRun, "works">; works: Map<number, OpenWork> }>();
	for (const citation of citations) {
		const source = standingSource(sources, citation.sourceId);
		if (!source) continue;
		const { series, tier } = source;
		const kindWord = kindWordOf(source);
		const key = runKey(source);
		const entry = runs.get(key) ?? { run: { series, kindWord, tier }, works: new Map<number, OpenWork>() };
		runs.set(key, entry);
		const work: OpenWork = entry.works.get(source.id) ?? { source, citations: [] };
		entry.works.set(source.id, work);
		if (!work.citations.some(({ locator }) => equalLocators(locator, citation.locator))) work.citations.push(citation);
	}
	return [...runs.values()].map(({ run, works }) => ({ ...run, works: [...works.values()] }));
}

function kindWordOf({ series, kind }: RegisteredSource): string | null {
	return series === null ? null : (KIND_WORDS[kind] ?? null);
}

/** Equal for works that share what stands before the colon; a work without a series stands by itself. */
export function runKey(source: RegisteredSource): string {
	const { id, series, tier } = source;
	return series ? `${series.id} ${kindWordOf(source)} ${tier?.key}` : `work ${id}`;
}

/**
 * The places of neighbouring citations in the order in which readers get their works: those of one series together,
 * those of one work too. Null while the registry does not know each of them.
 */
export function orderAsRead(citations: readonly Citation[], sources: CitedSources): number[] | null {
	const runs = new Map<string, Map<number, number[]>>();
	for (const [place, { sourceId }] of citations.entries()) {
		const source = standingSource(sources, sourceId);
		if (!source) return null;
		const works = runs.get(runKey(source)) ?? new Map<number, number[]>();
		runs.set(runKey(source), works);
		works.set(source.id, [...(works.get(source.id) ?? []), place]);
	}
	return [...runs.values()].flatMap((works) => [...works.values()].flat());
}

function equalLocators(a: Locator | null, b: Locator | null): boolean {
	return a?.type === b?.type && a?.value === b?.value;
}

/** A place in a work as it is printed: `p. 12`, `ch. 3`, `12:34`, `#4`. What it says turns nothing around it. */
export function formatLocator({ type, value: written }: Locator): string {
	const value = isolate(written);
	const several = /[-‐‑‒–—,]/u.test(value);
	switch (type) {
		case "page":
			return `${several ? "pp." : "p."} ${value}`;
		case "chapter":
			return `${several ? "chs." : "ch."} ${value}`;
		case "time":
			return /^\d+:\d\d/.test(value) ? value : `min. ${value}`;
		case "issue":
			return `#${value}`;
		case "panel":
		case "scene":
		case "level":
		case "section":
			// "act 2" and "mission 3" say by themselves what they are.
			return /^\u2068?\p{L}{2,}/u.test(value) ? value : `${type} ${value}`;
	}
}

/** Episodes and stories stand in quotation marks; everything else in italics, which plain text has not. */
export function isQuoted(kind: SourceKind): boolean {
	return QUOTED_SOURCE_KINDS.has(kind);
}

/** What stands before the colon: `DS9`, `TLE novel`, `The Fall novel` for a series without a code. */
export function seriesLabel({ series, kindWord }: Pick<SeriesRun, "series" | "kindWord">): string | null {
	if (!series) return null;
	const name = series.code ?? series.title;
	return kindWord === null ? name : `${name} ${kindWord}`;
}

/** A group as plain text, as somebody would type it: `(DS9: “Emissary”, “Cardassians”; TLE novel: Day of the Vipers)`. */
export function formatGroup(citations: readonly Citation[], sources: CitedSources): string {
	const runs = groupCitations(citations, sources).map((run) => {
		const label = seriesLabel(run);
		const works = run.works.map(formatWork).join(", ");
		return label === null ? works : `${label}: ${works}`;
	});
	return `(${runs.length > 0 ? runs.join("; ") : "unknown source"})`;
}

function formatWork({ source, citations }: GroupedWork): string {
	const title = isQuoted(source.kind) ? `“${source.title}”` : source.title;
	const places = citations.flatMap((citation) => (citation.locator === null ? [] : [formatLocator(citation.locator)]));
	return [title, ...places].join(" ");
}
