/**
 * Quotation marks of many languages, and the marks of italics in plain text.
 *
 * Strategy: text inside a pair is one title, whatever stands in it. Which mark closes is told by two things: pairs
 * nested inside are counted (a mark after a space and before a letter opens), and behind the closing mark something
 * must come that may follow a title. If counting finds no end, the first mark with a right follower is taken, so
 * apostrophes, inches and careless nesting do no harm. A search never looks further than MAX_QUOTED signs.
 */

import { CLOSES_QUOTE, classAt, isSpaceAt, isWordAt, OPENS_QUOTE } from "./characters";

const CLOSERS: ReadonlyMap<string, string> = new Map([
	['"', '"”“'],
	["“", '”"“'],
	["„", '“”"'],
	["‟", '”"'],
	["”", '”"'],
	["″", "″"],
	["«", "»"],
	["»", "«»"],
	["‹", "›"],
	["›", "‹›"],
	["「", "」"],
	["『", "』"],
	["《", "》"],
	["〈", "〉"],
	["〝", "〟〞"],
	["＂", "＂"],
	["‚", "‘’'"],
	["‘", "’'"],
	["’", "’'"],
	["‛", "’'"],
	["'", "'’"],
]);
const APOSTROPHE_LIKE = "'‘’‚‛";

/** Longer than any title, so that hostile text costs no more than this per mark. */
export const MAX_QUOTED = 300;

export function isQuoteOpenerAt(text: string, at: number): boolean {
	return (classAt(text, at) & OPENS_QUOTE) !== 0;
}

/** Says whether the mark at `at` ends what `opener` began. */
export function closesAt(text: string, at: number, opener: string | undefined): boolean {
	if ((classAt(text, at) & CLOSES_QUOTE) === 0) return false;
	return CLOSERS.get(opener ?? "")?.includes(text[at] ?? " ") === true;
}

/** Where the mark stands that closes the one at `at`, or -1. `mayFollow` judges what stands behind a closing mark. */
export function findClosingQuote(text: string, at: number, end: number, mayFollow: (at: number) => boolean): number {
	const limit = Math.min(end, at + MAX_QUOTED);
	const counted = APOSTROPHE_LIKE.includes(text[at] ?? "") ? -1 : search(text, at, limit, mayFollow, true);
	return counted !== -1 ? counted : search(text, at, limit, mayFollow, false);
}

function search(
	text: string,
	at: number,
	end: number,
	mayFollow: (at: number) => boolean,
	isCounting: boolean,
): number {
	const opener = text[at] ?? "";
	const closers = CLOSERS.get(opener) ?? "";
	let depth = 1;
	for (let index = at + 1; index < end; index++) {
		if ((classAt(text, index) & (CLOSES_QUOTE | OPENS_QUOTE)) === 0) continue;
		const sign = text[index] ?? "";
		const isOpener = sign === opener;
		const isCloser = closers.includes(sign);
		if (isCounting && isOpener && (!isCloser || opensHere(text, index, end))) {
			depth++;
		} else if (!isCounting && isOpener && beginsNext(text, index, end)) {
			return -1;
		} else if (isCloser) {
			if (isCounting && depth > 1) depth--;
			else if (index > at + 1 && followsWell(text, index, end, mayFollow)) return index;
		}
	}
	return -1;
}

function opensHere(text: string, at: number, end: number): boolean {
	return isSpaceAt(text, at - 1) && at + 1 < end && isWordAt(text, at + 1);
}

/** `"One, "Two"`: the mark begins the next title, so the one before was never closed. */
function beginsNext(text: string, at: number, end: number): boolean {
	if (APOSTROPHE_LIKE.includes(text[at] ?? "") || !opensHere(text, at, end)) return false;
	return ",;，；".includes(text[at - 2] ?? " ");
}

/** Behind the mark stands what may follow, or (`"One," "Two"`) the comma was drawn inside. */
function followsWell(text: string, at: number, end: number, mayFollow: (at: number) => boolean): boolean {
	if (APOSTROPHE_LIKE.includes(text[at] ?? "") && isSpaceAt(text, at - 1)) return false;
	if (mayFollow(at + 1)) return true;
	if (text[at - 1] !== "," && text[at - 1] !== ";") return false;
	const next = at + 1 < end && isSpaceAt(text, at + 1) ? at + 2 : at + 1;
	return next < end && isQuoteOpenerAt(text, next);
}

/** Says whether a mark that could close `opener` stands in a stretch of text; apostrophes inside words are none. */
export function holdsClosingQuote(text: string, start: number, end: number, opener: string | undefined): boolean {
	for (let index = start; index < end; index++) {
		const isInWord = isWordAt(text, index - 1) && isWordAt(text, index + 1);
		if (!isInWord && closesAt(text, index, opener)) return true;
	}
	return false;
}

/** The length of the italics or bold mark that begins at `at`: `''`, `*`, `_` and their doubles; 0 for none. */
export function emphasisLength(text: string, at: number, end: number): number {
	const sign = at < end ? text[at] : undefined;
	if (sign !== "'" && sign !== "*" && sign !== "_") return 0;
	let length = 1;
	while (length < 6 && at + length < end && text[at + length] === sign) length++;
	if (length > 5) return 0;
	return sign === "'" ? (length === 1 || length === 4 ? 0 : length) : length > 3 ? 0 : length;
}

/** Where the emphasis mark stands that ends the one at `at`, or -1. */
export function findClosingEmphasis(text: string, at: number, end: number, mayFollow: (at: number) => boolean): number {
	const length = emphasisLength(text, at, end);
	const mark = text.slice(at, at + length);
	const limit = Math.min(end, at + MAX_QUOTED);
	for (let index = at + length + 1; index + length <= limit; index++) {
		if (text.startsWith(mark, index) && !isSpaceAt(text, index - 1) && mayFollow(index + length)) return index;
	}
	return -1;
}

/** Takes off quotation marks and emphasis around the whole of a title, whichever stands outside. */
export function unwrap(text: string, start: number, end: number): { start: number; end: number } {
	let [from, to] = trimRange(text, start, end);
	for (let layer = 0; layer < 4 && to - from > 1; layer++) {
		const length = emphasisLength(text, from, to);
		if (length > 0 && to - from > 2 * length && text.endsWith(text.slice(from, from + length), to)) {
			[from, to] = trimRange(text, from + length, to - length);
		} else if (closesAt(text, to - 1, text[from]) && !holdsCloser(text, from, to - 1)) {
			[from, to] = trimRange(text, from + 1, to - 1);
		} else break;
	}
	return { start: from, end: to };
}

/** `"One" and "Two"` begins and ends with marks, but they are not a pair. */
function holdsCloser(text: string, at: number, end: number): boolean {
	for (let index = at + 1; index < end; index++) if (closesAt(text, index, text[at])) return true;
	return false;
}

/** The range without spaces at its ends. */
export function trimRange(text: string, start: number, end: number): [start: number, end: number] {
	let [from, to] = [start, end];
	while (from < to && isSpaceAt(text, from)) from++;
	while (to > from && isSpaceAt(text, to - 1)) to--;
	return [from, to];
}

/** Single spaces for whatever spaces and line ends there are. */
export function collapseSpaces(text: string): string {
	return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, " ") : text;
}
