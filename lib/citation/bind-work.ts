import type { CitationPrefix } from "./citation-prefix";
import { beginsWithArticle, type CitationRegistry, type KnownWork } from "./citation-registry";
import type { NameWord } from "./word-trie";
import { QUOTED_KINDS } from "./work-kind";

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
): KnownTitle[] {
	const matches = registry.works.walk(words, from, to);
	if (context.prefix.known) {
		matches.push(...registry.worksWithoutArticle.walk(words, from, to));
		if (beginsWithArticle(words, from, to)) {
			for (const match of registry.works.walk(words, from + 1, to)) {
				matches.push({ ...match, length: match.length + 1 });
			}
		}
	}
	return matches.flatMap(({ length, values }) => {
		const written = text.slice(words[from]?.start, words[from + length - 1]?.end);
		const work = chooseWork(values, written, context);
		return work ? [{ work, length }] : [];
	});
}

/** The one of several works with this name that is meant, or null when that cannot be told. */
export function chooseWork(works: readonly KnownWork[], written: string, context: BindingContext): KnownWork | null {
	const { prefix, style, previousSeriesId } = context;
	let left = works.filter((work) => prefix.kinds === null || prefix.kinds.includes(work.kind));
	if (prefix.known) left = inSeries(left, prefix.known.id);
	else if (prefix.written !== null) left = inSeries(left, null);
	else if (previousSeriesId !== null) left = prefer(left, (work) => work.seriesId === previousSeriesId);
	left = prefer(left, (work) => work.title.startsWith(written));
	left = prefer(left, (work) => QUOTED_KINDS.has(work.kind) === (style === "quoted"));
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
