import type { SourceKind } from "@/lib/source/source";
import { type NameWord, splitNameWords, WordTrie } from "./word-trie";

export interface RegistrySeries {
	readonly id: number;
	readonly code: string | null;
	readonly title: string;
}

export interface RegistryWork {
	readonly id: number;
	readonly kind: SourceKind;
	readonly title: string;
	readonly seriesId: number | null;
}

export interface KnownWork extends RegistryWork {
	readonly series: RegistrySeries | null;
}

/** The series and works of a wiki, indexed by the words of their names. Made once, asked by every parse. */
export interface CitationRegistry {
	/** By code and by title. */
	readonly series: WordTrie<RegistrySeries>;
	readonly works: WordTrie<KnownWork>;
	/** Titles that begin with an article, without it; titles without one are not repeated here. */
	readonly worksWithoutArticle: WordTrie<KnownWork>;
	/** Titles of signs alone ("?!"), which have no word to be found by. */
	readonly worksOfSigns: ReadonlyMap<string, readonly KnownWork[]>;
}

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los"]);

/** Says whether a name begins with an article that writers drop or add, and something stands behind it. */
export function beginsWithArticle(words: readonly NameWord[], from: number, to: number): boolean {
	return to - from > 1 && ARTICLES.has(words[from]?.key ?? "");
}

/** Indexes series and works; of a series both the code and the title are names. */
export function createRegistry(series: readonly RegistrySeries[], works: readonly RegistryWork[]): CitationRegistry {
	const byId = new Map(series.map((one) => [one.id, one]));
	const seriesTrie = new WordTrie<RegistrySeries>();
	for (const one of series) {
		for (const name of new Set([one.code ?? one.title, one.title])) seriesTrie.add(keysOf(splitNameWords(name)), one);
	}
	const workTrie = new WordTrie<KnownWork>();
	const withoutArticle = new WordTrie<KnownWork>();
	const ofSigns = new Map<string, KnownWork[]>();
	for (const work of works) {
		const known = { ...work, series: work.seriesId === null ? null : (byId.get(work.seriesId) ?? null) };
		const words = splitNameWords(work.title);
		if (words.length === 0) {
			const signs = work.title.trim();
			if (signs !== "") ofSigns.set(signs, [...(ofSigns.get(signs) ?? []), known]);
		}
		workTrie.add(keysOf(words), known);
		if (beginsWithArticle(words, 0, words.length)) withoutArticle.add(keysOf(words.slice(1)), known);
	}
	return { series: seriesTrie, works: workTrie, worksWithoutArticle: withoutArticle, worksOfSigns: ofSigns };
}

function keysOf(words: readonly NameWord[]): string[] {
	return words.map(({ key }) => key);
}
