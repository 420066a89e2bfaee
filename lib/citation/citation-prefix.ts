import type { SourceKind } from "@/lib/source/source";
import { classAt, isSpaceAt, isWordAt, OPENS_QUOTE } from "./characters";
import type { CitationRegistry, RegistrySeries } from "./citation-registry";
import { collapseSpaces, emphasisLength, isQuoteOpenerAt, trimRange } from "./quotation";
import { isCode, isLabel, isTitleCased, isTitleLike } from "./title-shape";
import type { NameWord } from "./word-trie";
import { KIND_TRIE, MAX_KIND_WORDS } from "./work-kind";

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
	readonly kinds: readonly [SourceKind, ...SourceKind[]] | null;
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

function make(
	evidence: CitationPrefix["evidence"],
	known: RegistrySeries | null,
	written: string | null,
	kinds: CitationPrefix["kinds"],
	end: number,
): CitationPrefix {
	return { evidence, known, written, kinds, end };
}

const NONE: readonly CitationPrefix[] = [];

/** The prefix of a segment without one, or one that still holds for a work further on. */
export function prefixAt(at: number, held: CitationPrefix | null): CitationPrefix {
	return held ? make(held.evidence, held.known, held.written, held.kinds, at) : make("none", null, null, null, at);
}

/** The ways to read a prefix at `at`, the surest first; `word` is the first word at or behind it. */
export const PREFIX_READERS = [knownPrefixes, kindPrefixes, unknownPrefixes] as const;

/** Behind marks of emphasis and spaces. */
function skipMarks({ text, end }: PrefixText, from: number): number {
	let at = from;
	for (let guard = 0; guard < 12 && at < end; guard++) {
		if (isSpaceAt(text, at)) at++;
		else if (emphasisLength(text, at, end) > 0) at += emphasisLength(text, at, end);
		else break;
	}
	return at;
}

function skipSpaces({ text, end }: PrefixText, from: number): number {
	let at = from;
	while (at < end && isSpaceAt(text, at)) at++;
	return at;
}

/** Behind the colon at `at`, or -1. */
function behindColon(source: PrefixText, at: number): number {
	const sign = source.text[at];
	return at < source.end && (sign === ":" || sign === "：") ? skipSpaces(source, at + 1) : -1;
}

function knownPrefixes(source: PrefixText, at: number, word: number): readonly CitationPrefix[] {
	const { text, end, words, registry } = source;
	const first = words[word];
	if (first === undefined) return NONE;
	const matches = registry.series.walk(words, word);
	if (matches.length === 0 || skipMarks(source, at) !== first.start) return NONE;
	const prefixes: CitationPrefix[] = [];
	for (const { length, values } of matches) {
		const lastEnd = words[word + length - 1]?.end ?? end;
		const known = oneSeries(values, text, first.start, lastEnd);
		const prefix = known && behindSeries(source, known, word + length, lastEnd);
		if (prefix) prefixes.push(prefix);
	}
	return prefixes;
}

/** What follows the name of a series: a kind word or none, then a colon, a dash, or directly the title. */
function behindSeries(source: PrefixText, known: RegistrySeries, word: number, nameEnd: number): CitationPrefix | null {
	const { text, end, words } = source;
	const next = words[word];
	if (next && skipMarks(source, nameEnd) === next.start) {
		for (const { length, values } of KIND_TRIE.walk(words, word, word + MAX_KIND_WORDS)) {
			const behind = words[word + length - 1]?.end ?? end;
			const colon = behindColon(source, skipMarks(source, behind));
			return make("known", known, null, values[0] ?? null, colon === -1 ? skipSpaces(source, behind) : colon);
		}
	}
	const colon = behindColon(source, skipMarks(source, trailingSigns(text, nameEnd, end)));
	if (colon !== -1) return make("known", known, null, null, colon);
	const title = skipSpaces(source, nameEnd);
	const dashed = "-–—".includes(text[title] ?? " ") ? skipSpaces(source, title + 1) : title;
	return dashed > nameEnd ? make("known-bare", known, null, null, dashed) : null;
}

/** Series such as "Which?" end in a sign that is no word. */
function trailingSigns(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && at < from + 3 && "?!.…".includes(text[at] ?? " ")) at++;
	return at;
}

/** Of several series with this name, the one whose code is written exactly so. */
function oneSeries(series: readonly RegistrySeries[], text: string, start: number, end: number): RegistrySeries | null {
	const [first] = series;
	if (first && series.every(({ id }) => id === first.id)) return first;
	const written = text.slice(start, end);
	const exact = series.filter(({ code }) => code === written);
	return exact.length === 1 ? (exact[0] ?? null) : null;
}

function kindPrefixes(source: PrefixText, at: number, word: number): readonly CitationPrefix[] {
	const { words } = source;
	if (at !== words[word]?.start) return NONE;
	for (const { length, values } of KIND_TRIE.walk(words, word, word + MAX_KIND_WORDS)) {
		const colon = behindColon(source, skipSpaces(source, words[word + length - 1]?.end ?? source.end));
		if (colon !== -1) return [make("kind", null, null, values[0] ?? null, colon)];
	}
	return NONE;
}

function unknownPrefixes(source: PrefixText, at: number, word: number): readonly CitationPrefix[] {
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
		const name = collapseSpaces(text.slice(from, nameEnd));
		if (/^(?:the|an?)$/i.test(name)) return [make("kind", null, null, kinds, end)];
		if (isCode(name)) return [make("code", null, name, kinds, end)];
		if (isTitleLike(name) && !isLabel(name)) return [make("name", null, name, kinds, end)];
	}
	const name = collapseSpaces(text.slice(from, to));
	if (isCode(name)) return [make("code", null, name, null, end)];
	return isTitleCased(name) && !isLabel(name) ? [make("name", null, name, null, end)] : NONE;
}

/** `(DS9 "Emissary")`: capitals directly before a quotation mark need no colon. */
function codeBeforeQuote(source: PrefixText, at: number, word: number): readonly CitationPrefix[] {
	const { text, end, words } = source;
	const first = words[word];
	if (!first || first.start !== at) return NONE;
	const [kinds] = KIND_TRIE.find(words, word + 1, word + 2);
	const behind = (kinds ? words[word + 1] : first)?.end ?? end;
	const next = skipSpaces(source, behind);
	const name = text.slice(first.start, first.end);
	if (!isQuoteOpenerAt(text, next) || next === behind || !isCode(name)) return NONE;
	return [make("code", null, name, kinds ?? null, next)];
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
		} else if ((classAt(text, index) & OPENS_QUOTE) !== 0 && !isWordAt(text, index - 1) && text[index + 1] !== sign) {
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
