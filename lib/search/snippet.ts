import { searchWords } from "./search-words";

export interface SnippetPart {
	readonly text: string;
	readonly match: boolean;
}

const WORD = /[\p{L}\p{Nd}\p{M}'’ʼ]+/gu;
const MAX_MATCHES = 200;

interface Match {
	readonly from: number;
	readonly to: number;
	readonly word: string;
}

/**
 * The part of a text that shows best why it was found: the stretch of about `length` characters that has the
 * most different words of the query, with those words marked. Without an occurrence it is the beginning.
 */
export function makeSnippet(text: string, words: readonly string[], length = 240): SnippetPart[] {
	const matches = findMatches(text, words);
	const best = bestStart(matches, length);
	const from = best === null ? 0 : wordStart(text, Math.max(0, best - Math.floor(length / 4)));
	const to = wordEnd(text, Math.min(text.length, from + length));
	const parts: SnippetPart[] = [];
	let at = from;
	for (const match of matches) {
		if (match.from < from || match.to > to) continue;
		parts.push(
			{ text: text.slice(at, match.from), match: false },
			{ text: text.slice(match.from, match.to), match: true },
		);
		at = match.to;
	}
	parts.push({ text: text.slice(at, to), match: false });
	if (from > 0) parts.unshift({ text: "… ", match: false });
	if (to < text.length) parts.push({ text: " …", match: false });
	return parts.flatMap((part) => {
		// Where a block ends without a full stop (a heading, a cell) a dot keeps the sentences apart.
		const plain = part.text.replace(/(?<![.!?:;”"])\n+/gu, " · ").replace(/\s+/gu, " ");
		return plain === "" ? [] : [{ ...part, text: plain }];
	});
}

/** Where words of the query, or words that begin so, stand in a text. */
export function findMatches(text: string, words: readonly string[]): Match[] {
	const matches: Match[] = [];
	if (words.length === 0) return matches;
	for (const found of text.matchAll(WORD)) {
		const normal = searchWords(found[0]);
		const word = words.find((wanted) => (wanted.length < 3 ? normal === wanted : normal.startsWith(wanted)));
		if (word === undefined) continue;
		matches.push({ from: found.index, to: found.index + found[0].length, word });
		if (matches.length >= MAX_MATCHES) break;
	}
	return matches;
}

function bestStart(matches: readonly Match[], length: number): number | null {
	let best: number | null = null;
	let most = 0;
	for (const [index, { from }] of matches.entries()) {
		const inside = new Set<string>();
		for (let i = index; i < matches.length; i++) {
			const match = matches[i];
			if (!match || match.to > from + length * 0.7) break;
			inside.add(match.word);
		}
		if (inside.size > most) {
			most = inside.size;
			best = from;
		}
	}
	return best;
}

function wordStart(text: string, at: number): number {
	if (at === 0) return 0;
	const space = text.slice(at, at + 40).search(/\s/u);
	return space === -1 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
	if (at >= text.length) return text.length;
	const space = text.slice(Math.max(0, at - 40), at).search(/\s\S*$/u);
	return space === -1 ? at : Math.max(0, at - 40) + space;
}
