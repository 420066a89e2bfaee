import type { RegisteredSource, SeriesName, Tier } from "@/lib/source/source";
import { type CitedSources, standingSource } from "./cited-works";
import type { Citation } from "./collect-citations";
import type { Locator } from "./locator";

/** One numbered note: a place in a work, and the citations that lead to it. */
export interface Note {
	readonly number: number;
	readonly source: RegisteredSource;
	readonly locator: Locator | null;
	/** In the order of reading. */
	readonly citationIds: readonly string[];
	/** Each wording once. */
	readonly quotations: readonly string[];
}

/** Numbers the places cited by a document in the order of reading; the same place in the same work is one note. */
export function numberNotes(citations: readonly Citation[], sources: CitedSources): Note[] {
	const notes = new Map<string, Note & { citationIds: string[]; quotations: string[] }>();
	for (const { id, sourceId, locator, quotation } of citations) {
		const source = standingSource(sources, sourceId);
		if (!source) continue;
		const key = JSON.stringify([source.id, locator?.type, locator?.value]);
		const note = notes.get(key) ?? { number: notes.size + 1, source, locator, citationIds: [], quotations: [] };
		notes.set(key, note);
		note.citationIds.push(id);
		if (quotation !== null && !note.quotations.includes(quotation)) note.quotations.push(quotation);
	}
	return [...notes.values()];
}

/** A letter for each back-link: a, b, … z, aa, ab. */
export function backLinkLabel(index: number): string {
	const last = String.fromCharCode(97 + (index % 26));
	return index < 26 ? last : backLinkLabel(Math.floor(index / 26) - 1) + last;
}

/** A work at the end of a page, with how many passages cite it there. */
export interface ListedSource {
	readonly source: RegisteredSource;
	readonly count: number;
}

export interface SeriesGroup {
	readonly series: SeriesName | null;
	readonly works: readonly ListedSource[];
}

export interface TierGroup {
	readonly tier: Tier | null;
	/** Citations of works of this tier. */
	readonly count: number;
	readonly series: readonly SeriesGroup[];
}

/** The works that a document cites: by tier, the innermost first, then by series, then by release. */
export function listCitedSources(citations: readonly Citation[], sources: CitedSources): TierGroup[] {
	const works = new Map<number, { source: RegisteredSource; count: number }>();
	for (const { sourceId } of citations) {
		const source = standingSource(sources, sourceId);
		if (!source) continue;
		const work = works.get(source.id) ?? { source, count: 0 };
		work.count++;
		works.set(source.id, work);
	}
	const inOrder = [...works.values()].sort((a, b) => compareSources(a.source, b.source));
	return gather(inOrder, ({ source }) => source.tier?.key ?? null).map((ofTier) => ({
		tier: ofTier[0]?.source.tier ?? null,
		count: ofTier.reduce((sum, { count }) => sum + count, 0),
		series: gather(ofTier, ({ source }) => source.series?.id ?? null).map((ofSeries) => ({
			series: ofSeries[0]?.source.series ?? null,
			works: ofSeries,
		})),
	}));
}

function compareSources(a: RegisteredSource, b: RegisteredSource): number {
	const rank = ({ tier }: RegisteredSource) => tier?.rank ?? Number.MAX_SAFE_INTEGER;
	const name = ({ series }: RegisteredSource) => (series ? `0${series.code ?? series.title} ${series.id}` : "1");
	const date = ({ releaseDate }: RegisteredSource) => releaseDate ?? "9999";
	return (
		rank(a) - rank(b) ||
		compareText(name(a), name(b)) ||
		compareText(date(a), date(b)) ||
		compareText(a.title, b.title) ||
		a.id - b.id
	);
}

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

/** Runs of neighbours that share a key. */
function gather<T>(items: readonly T[], keyOf: (item: T) => unknown): T[][] {
	const runs: T[][] = [];
	let last: unknown;
	for (const item of items) {
		const key = keyOf(item);
		const run = runs.at(-1);
		if (run && key === last) run.push(item);
		else runs.push([item]);
		last = key;
	}
	return runs;
}
