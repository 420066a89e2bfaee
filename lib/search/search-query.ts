import { searchWords } from "./search-words";

/** The longest query that is read; what stands behind is cut off. */
export const QUERY_MAX_LENGTH = 255;

const MAX_TERMS = 16;
/** Shorter beginnings match half the wiki; they count as whole words. */
const PREFIX_FROM = 3;

export interface SearchQuery {
	/** In PostgreSQL's `tsquery` syntax, built of letters, digits and operators only. */
	readonly expression: string;
	/** Words whose occurrences are marked in results. */
	readonly words: readonly string[];
	/** The whole query as words, to compare with titles. */
	readonly plain: string;
}

/**
 * Reads what somebody typed into the search: words (all must occur, as beginnings of words), `"a phrase"`,
 * `-word`, `intitle:word`. Null where nothing is asked for. Whatever is typed, the result is a valid query.
 */
export function parseSearchQuery(typed: string): SearchQuery | null {
	const text = typed.slice(0, QUERY_MAX_LENGTH);
	const wanted: string[] = [];
	const refused: string[] = [];
	const marked = new Set<string>();
	for (const [, minus = "", inTitle = "", phrase, word] of text.matchAll(/(-?)(intitle:)?(?:"([^"]*)"|([^\s"]+))/giu)) {
		const words = searchWords(phrase ?? word ?? "")
			.split(" ")
			.filter(Boolean);
		if (words.length === 0 || wanted.length + refused.length >= MAX_TERMS) continue;
		const expression = term(words, phrase !== undefined, inTitle !== "");
		if (minus) refused.push(`!${expression}`);
		else {
			wanted.push(expression);
			for (const each of words) marked.add(each);
		}
	}
	if (wanted.length === 0) return null;
	return { expression: [...wanted, ...refused].join(" & "), words: [...marked], plain: searchWords(text) };
}

function term(words: readonly string[], phrase: boolean, inTitle: boolean): string {
	const weight = inTitle ? "A" : "";
	const parts = words.slice(0, MAX_TERMS).map((word) => {
		const prefix = !phrase && word.length >= PREFIX_FROM ? "*" : "";
		return prefix || weight ? `${word}:${prefix}${weight}` : word;
	});
	return parts.length === 1 ? parts.join("") : `(${parts.join(" <-> ")})`;
}
