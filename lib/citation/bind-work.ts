import { QUOTED_SOURCE_KINDS } from "@/lib/source/source";
import type { CitationPrefix } from "./citation-prefix";
import { beginsWithArticle, type CitationRegistry, type KnownWork } from "./citation-registry";
import type { NameWord, TrieMatch } from "./word-trie";

/** How a title was set: in quotation marks, in italics, or without a mark. */
export type TitleStyle = "quoted" | "emphasis" | "plain";

/** What a title may mean here, besides the words themselves. */
export interface BindingContext {
	readonly prefix: CitationPrefix;
	readonly style: TitleStyle;
	/** The series of the citation before, asked when the prefix names none. */
	readonly previousSeriesId: number | null;
}

export interface KnownTitle {
	readonly work: KnownWork;
	/** In words. */
	readonly length: number;
}

const NOTHING: readonly never[] = [];

/**
 * The known titles that begin at `words[from]`, each bound to the one work it can mean here: exact ones first, the
 * longest before shorter ones. A missing or added article is forgiven only where the series is known.
 */
export function knownTitles(
	registry: CitationRegistry,
	words: readonly NameWord[],
	from: number,
	to: number,
	text: string,
	context: BindingContext,
): readonly KnownTitle[] {
	const exact = bindMatches(registry.works.walk(words, from, to), 0, words, from, text, context);
	if (!context.prefix.known) return exact;
	const added = beginsWithArticle(words, from, to) ? registry.works.walk(words, from + 1, to) : [];
	const dropped = registry.worksWithoutArticle.walk(words, from, to);
	if (added.length === 0 && dropped.length === 0) return exact;
	return [
		...exact,
		...bindMatches(dropped, 0, words, from, text, context),
		...bindMatches(added, 1, words, from, text, context),
	];
}

function bindMatches(
	matches: readonly TrieMatch<KnownWork>[],
	articles: number,
	words: readonly NameWord[],
	from: number,
	text: string,
	context: BindingContext,
): readonly KnownTitle[] {
	if (matches.length === 0) return NOTHING;
	const found: KnownTitle[] = [];
	for (const match of matches) {
		const length = match.length + articles;
		const written = text.slice(words[from]?.start, words[from + length - 1]?.end);
		const work = chooseWork(match.values, written, context);
		if (work) found.push({ work, length });
	}
	return found;
}

/** The work that has exactly the words `words[from, to)` for its title, an article more or less where forgiven. */
export function findWork(
	registry: CitationRegistry,
	words: readonly NameWord[],
	from: number,
	to: number,
	text: string,
	context: BindingContext,
): KnownWork | null {
	const written = text.slice(words[from]?.start, words[to - 1]?.end);
	const exact = chooseWork(registry.works.find(words, from, to), written, context);
	if (exact || !context.prefix.known) return exact;
	const shorter = beginsWithArticle(words, from, to) ? registry.works.find(words, from + 1, to) : [];
	return chooseWork([...registry.worksWithoutArticle.find(words, from, to), ...shorter], written, context);
}

/** The one of several works with this name that is meant, or null when that cannot be told. */
export function chooseWork(works: readonly KnownWork[], written: string, context: BindingContext): KnownWork | null {
	if (works.length === 0) return null;
	const { prefix, style, previousSeriesId } = context;
	let left = works.filter((work) => prefix.kinds === null || prefix.kinds.includes(work.kind));
	if (prefix.known) left = inSeries(left, prefix.known.id);
	else if (prefix.written !== null) left = inSeries(left, null);
	else if (previousSeriesId !== null) left = prefer(left, (work) => work.seriesId === previousSeriesId);
	left = prefer(left, (work) => work.title.startsWith(written));
	left = prefer(left, (work) => QUOTED_SOURCE_KINDS.has(work.kind) === (style === "quoted"));
	return left.length === 1 ? (left[0] ?? null) : null;
}

/** Works of the series; if it has none of the name, works that were never put into any. */
function inSeries(works: readonly KnownWork[], seriesId: number | null): KnownWork[] {
	const own = works.filter((work) => work.seriesId === seriesId);
	return own.length > 0 ? own : works.filter((work) => work.seriesId === null);
}

function prefer(works: KnownWork[], isBetter: (work: KnownWork) => boolean): KnownWork[] {
	const better = works.filter(isBetter);
	return better.length > 0 ? better : works;
}
