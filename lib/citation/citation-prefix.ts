import type { CitationRegistry, RegistrySeries } from "./citation-registry";
import { emphasisLength, isQuoteOpener, isSpace, trimRange } from "./quotation";
import { isCode, isLabel, isTitleCased, isTitleLike } from "./title-shape";
import type { NameWord } from "./word-trie";
import { KIND_TRIE, MAX_KIND_WORDS, type WorkKind } from "./work-kind";

/**
 * What stands before the titles: `DS9:`, `TLE novel:`, `Bait and Switch:`, `novel:`, or nothing.
 *
 * - `known`: the registry has the series (`known-bare`: it was written without a colon, so a title must prove it);
 * - `code`: capitals and digits that no registry knows; - `name`: words written like a title;
 * - `kind`: a kind word alone; - `none`.
 */
export interface CitationPrefix {
	readonly evidence: "known" | "known-bare" | "code" | "name" | "kind" | "none";
	readonly known: RegistrySeries | null;
	/** The series as written, when the registry does not know it. */
	readonly written: string | null;
	readonly kinds: readonly [WorkKind, ...WorkKind[]] | null;
	/** Where the titles begin. */
	readonly end: number;
}

export interface PrefixText {
	readonly text: string;
	readonly end: number;
	readonly words: readonly NameWord[];
	readonly registry: CitationRegistry;
}

const MAX_NAME = 100;

/** The prefix of a segment without one. */
export function noPrefix(at: number): CitationPrefix {
	return { evidence: "none", known: null, written: null, kinds: null, end: at };
}

/** Every way to read a prefix at `at`, the surest first; `word` is the first word at or behind it. */
export function readPrefixes(source: PrefixText, at: number, word: number): CitationPrefix[] {
	return [...knownPrefixes(source, at, word), ...kindPrefixes(source, at, word), ...unknownPrefixes(source, at, word)];
}

/** Behind marks of emphasis and spaces. */
function skipMarks({ text, end }: PrefixText, from: number): number {
	let at = from;
	for (let guard = 0; guard < 12 && at < end; guard++) {
		if (isSpace(text[at])) at++;
		else if (emphasisLength(text, at, end) > 0) at += emphasisLength(text, at, end);
		else break;
	}
	return at;
}

function skipSpaces({ text, end }: PrefixText, from: number): number {
	let at = from;
	while (at < end && isSpace(text[at])) at++;
	return at;
}

/** Behind the colon at `at`, or -1. */
function behindColon(source: PrefixText, at: number): number {
	const sign = source.text[at];
	return at < source.end && (sign === ":" || sign === "：") ? skipSpaces(source, at + 1) : -1;
}

function knownPrefixes(source: PrefixText, at: number, word: number): CitationPrefix[] {
	const { text, end, words, registry } = source;
	if (words[word] === undefined || skipMarks(source, at) !== words[word].start) return [];
	return registry.series.walk(words, word).flatMap(({ length, values }): CitationPrefix[] => {
		const last = words[word + length - 1];
		const known = oneSeries(values, text.slice(words[word]?.start, last?.end));
		if (!known || !last || last.end > end) return [];
		const base = { known, written: null };
		for (const { kinds, count } of kindsAt(source, word + length, last.end)) {
			const behind = words[word + length + count - 1]?.end ?? end;
			const colon = behindColon(source, skipMarks(source, trailingSigns(text, behind, end)));
			if (colon !== -1) return [{ ...base, evidence: "known", kinds, end: colon }];
			if (count > 0) return [{ ...base, evidence: "known", kinds, end: skipSpaces(source, behind) }];
			const next = skipSpaces(source, behind);
			const dashed = "-–—".includes(text[next] ?? " ") ? skipSpaces(source, next + 1) : next;
			if (dashed > behind) return [{ ...base, evidence: "known-bare", kinds: null, end: dashed }];
		}
		return [];
	});
}

/** The kind words that begin behind a series, longest first, and at last none. */
function kindsAt(source: PrefixText, word: number, behind: number) {
	const next = source.words[word];
	const isNear = next !== undefined && next.start < source.end && skipMarks(source, behind) === next.start;
	const found = isNear ? KIND_TRIE.walk(source.words, word, word + MAX_KIND_WORDS) : [];
	const read = found.flatMap(({ length, values: [kinds] }) => (kinds ? [{ kinds, count: length }] : []));
	return [...read, { kinds: null, count: 0 }];
}

/** Series such as "Which?" end in a sign that is no word. */
function trailingSigns(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && at < from + 3 && "?!.…".includes(text[at] ?? " ")) at++;
	return at;
}

/** Of several series with this name, the one whose code is written exactly so. */
function oneSeries(series: readonly RegistrySeries[], written: string): RegistrySeries | null {
	const distinct = new Map(series.map((one) => [one.id, one]));
	if (distinct.size === 1) return series[0] ?? null;
	const exact = [...distinct.values()].filter(({ code }) => code === written);
	return exact.length === 1 ? (exact[0] ?? null) : null;
}

function kindPrefixes(source: PrefixText, at: number, word: number): CitationPrefix[] {
	const first = source.words[word];
	if (!first || at !== first.start) return [];
	return kindsAt(source, word, at).flatMap(({ kinds, count }) => {
		const behind = source.words[word + count - 1]?.end;
		if (!kinds || behind === undefined) return [];
		const colon = behindColon(source, skipSpaces(source, behind));
		return colon === -1 ? [] : [{ evidence: "kind", known: null, written: null, kinds, end: colon }];
	});
}

function unknownPrefixes(source: PrefixText, at: number, word: number): CitationPrefix[] {
	const { text, words } = source;
	const colon = findColon(source, at);
	if (colon === -1) return codeBeforeQuote(source, at, word);
	let lastWord = word;
	while ((words[lastWord]?.end ?? Number.POSITIVE_INFINITY) <= colon) lastWord++;
	const end = skipSpaces(source, colon + 1);
	const [from, to] = trimMarks(text, at, colon);
	for (let count = Math.min(MAX_KIND_WORDS, lastWord - word - 1); count > 0; count--) {
		const firstKind = words[lastWord - count];
		const [kinds] = KIND_TRIE.find(words, lastWord - count, lastWord);
		if (!kinds || !firstKind) continue;
		const [, nameEnd] = trimMarks(text, from, firstKind.start);
		const name = text.slice(from, nameEnd).replace(/\s+/g, " ");
		const bare = { known: null, kinds, end };
		if (/^(?:the|an?)$/i.test(name)) return [{ ...bare, evidence: "kind", written: null }];
		if (isCode(name)) return [{ ...bare, evidence: "code", written: name }];
		if (isTitleLike(name) && !isLabel(name)) return [{ ...bare, evidence: "name", written: name }];
	}
	const name = text.slice(from, to).replace(/\s+/g, " ");
	const bare = { known: null, written: name, kinds: null, end };
	if (isCode(name)) return [{ ...bare, evidence: "code" }];
	return isTitleCased(name) && !isLabel(name) ? [{ ...bare, evidence: "name" }] : [];
}

/** `(DS9 "Emissary")`: capitals directly before a quotation mark need no colon. */
function codeBeforeQuote(source: PrefixText, at: number, word: number): CitationPrefix[] {
	const { text, end, words } = source;
	const first = words[word];
	if (!first || first.start !== at) return [];
	const [kinds] = KIND_TRIE.find(words, word + 1, word + 2);
	const behind = (kinds ? words[word + 1] : first)?.end ?? end;
	const next = skipSpaces(source, behind);
	const name = text.slice(first.start, first.end);
	if (!isQuoteOpener(text[next]) || next === behind || !isCode(name)) return [];
	return [{ evidence: "code", known: null, written: name, kinds: kinds ?? null, end: next }];
}

/**
 * The colon that ends an unknown prefix: the first one, but the last one before a quotation mark that directly
 * follows it, since series have colons too (`Star Trek: Deep Space Nine: "Emissary"`).
 */
function findColon(source: PrefixText, at: number): number {
	const { text } = source;
	const end = Math.min(source.end, at + MAX_NAME);
	let first = -1;
	let last = -1;
	for (let index = at; index < end; index++) {
		const sign = text[index] ?? "";
		if (sign === ":" || sign === "：") {
			if (isDigit(text[index - 1]) && isDigit(text[index + 1])) continue;
			if (first === -1) first = index;
			last = index;
		} else if (",;()，；、（）".includes(sign)) {
			break;
		} else if (isQuoteOpener(sign) && !/[\p{L}\p{N}]/u.test(text[index - 1] ?? " ") && text[index + 1] !== sign) {
			return last !== -1 && skipSpaces(source, last + 1) === index ? last : first;
		}
	}
	return first;
}

function isDigit(character: string | undefined): boolean {
	return character !== undefined && character >= "0" && character <= "9";
}

function trimMarks(text: string, start: number, end: number): [start: number, end: number] {
	let [from, to] = trimRange(text, start, end);
	while (from < to && emphasisLength(text, from, to) > 0) from += emphasisLength(text, from, to);
	while (to > from && "*_".includes(text[to - 1] ?? " ")) to--;
	while (to - from > 1 && text.endsWith("''", to)) to -= 2;
	return trimRange(text, from, to);
}
