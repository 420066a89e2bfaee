/**
 * What a claim says, for the comparison of claims: its words, its numbers, and the signs that change what these mean.
 *
 * Punctuation, case and formatting say nothing; `−50` and `50`, `< 5` and `> 5`, `✓` and `✗` are not the same. A hyphen
 * is a minus only where it opens a number: ranges and compounds are written with it as well.
 */
import { hasWord, splitWords } from "../words";
import { findQuantities } from "./quantities";

/** Most pieces that are no words are none of these. */
const MAY_TELL = /[\p{S}%‰\-−–﹣－./′″]/u;
/** Signs that say something wherever they stand: currencies, shares, marks in tables. */
const SIGN = /[\p{Sc}\p{So}%‰]/u;
const DECORATION = /[©®™℠]/u;
/** Signs that say something beside a number. Arrows and bars only divide. */
const OF_NUMBERS = /(?![|\u2190-\u21ff−])[\p{Sm}/^′″]/u;
const MINUS = /^[-−–﹣－]$/u;
/** Behind these a hyphen joins; scripts without spaces are left out, where it may follow a word. */
const JOINED =
	/[\p{N})\]]$|(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{M}]$/u;
const NUMBER_BEGINS = /^\p{N}/u;
const NUMBER_ENDS = /\p{N}$/u;
/** What may stand between a minus and its digits. */
const BEFORE_DIGITS = /^[\p{Sc}.]$/u;
const SPACE = /^\s+$/u;

/** Signs that may be written in two ways, and those that nobody sees. */
const APOSTROPHE = /[’ʼ＇]/gu;
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/gu;

/** A text as its words and telling signs, one space between them, in lower case. */
export function claimWords(text: string): string {
	const pieces = splitWords(text.normalize("NFC").replace(APOSTROPHE, "'").replace(UNSEEN, ""));
	return pieces
		.flatMap((piece, index) => (hasWord(piece) ? piece : (tellingSign(pieces, index) ?? [])))
		.join(" ")
		.toLowerCase();
}

/** Whether two texts differ in nothing but how their numbers and dates are written: `10 million`, `10,000,000`. */
export function sayTheSame(before: string, after: string): boolean {
	return claimWords(withWorths(before)) === claimWords(withWorths(after));
}

/** A text with what its numbers and dates are worth in their place. */
function withWorths(text: string): string {
	let told = "";
	let last = 0;
	for (const { start, end, worth } of findQuantities(text)) {
		told += text.slice(last, start) + worth;
		last = end;
	}
	return told + text.slice(last);
}

/** Reads claims, each text once. */
export function claimReader(): (text: string) => string {
	const known = new Map<string, string>();
	return (text) => {
		let words = known.get(text);
		if (words === undefined) {
			words = claimWords(text);
			known.set(text, words);
		}
		return words;
	};
}

/** A sign as it counts, all kinds of minus as one; null for those that say nothing. */
function tellingSign(pieces: readonly string[], index: number): string | null {
	const piece = pieces[index] ?? "";
	if (!MAY_TELL.test(piece)) return null;
	if (SIGN.test(piece)) return DECORATION.test(piece) ? null : piece;
	if (MINUS.test(piece)) return isMinus(pieces, index) ? "-" : null;
	if (piece === ".") return opensDecimal(pieces, index) ? piece : null;
	if (!OF_NUMBERS.test(piece)) return null;
	return NUMBER_BEGINS.test(beside(pieces, index, 1)) || NUMBER_ENDS.test(beside(pieces, index, -1)) ? piece : null;
}

function isMinus(pieces: readonly string[], index: number): boolean {
	let next = index + 1;
	while (BEFORE_DIGITS.test(pieces[next] ?? "")) next++;
	if (!NUMBER_BEGINS.test(pieces[next] ?? "") || JOINED.test(pieces[index - 1] ?? "")) return false;
	// `1990 -1995` is a range.
	return !NUMBER_ENDS.test(beside(pieces, index, -1));
}

/** The point of `.5`, which no word and no other point stands before. */
function opensDecimal(pieces: readonly string[], index: number): boolean {
	const previous = pieces[index - 1] ?? " ";
	return (
		NUMBER_BEGINS.test(pieces[index + 1] ?? "") &&
		(SPACE.test(previous) || MINUS.test(previous) || /^[\p{Sc}\p{Ps}\p{Pi}\p{Sm}]$/u.test(previous))
	);
}

/** The piece beside another, over a space. */
function beside(pieces: readonly string[], index: number, step: 1 | -1): string {
	const near = pieces[index + step] ?? "";
	return SPACE.test(near) ? (pieces[index + 2 * step] ?? "") : near;
}
