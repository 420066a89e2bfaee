/**
 * What a UTF-16 unit is, as bits, looked up in a table that fills itself: the parser asks many times per character.
 * Halves of surrogate pairs count as parts of words, so that no pair is ever cut.
 */

export const SPACE = 1;
/** Letters, marks and numbers. */
export const WORD = 2;
export const LOWER = 4;
export const UPPER = 8;
/** A letter of a script without case. */
export const UNCASED = 16;
export const NUMBER = 32;
export const OPENS_QUOTE = 64;
export const CLOSES_QUOTE = 128;
const KNOWN = 256;

const OPENERS = "\"“„‟”″«»‹›「『《〈〝＂‚‘’‛'";
const CLOSERS = "\"”“″»«›‹」』》〉〟〞＂‘’'";

const table = new Uint16Array(0x10000);

/** The bits of the unit at a place; 0 outside of the text. */
export function classAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	// NaN, where the text has ended, finds nothing.
	const known = table[code];
	return known === undefined ? 0 : known !== 0 ? known : classify(code);
}

export function isSpaceAt(text: string, at: number): boolean {
	return (classAt(text, at) & SPACE) !== 0;
}

export function isWordAt(text: string, at: number): boolean {
	return (classAt(text, at) & WORD) !== 0;
}

function classify(code: number): number {
	const character = String.fromCharCode(code);
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	let bits = KNOWN;
	if (/\s/.test(character)) bits |= SPACE;
	if (isSurrogate || /[\p{L}\p{M}\p{N}]/u.test(character)) bits |= WORD;
	if (/\p{Ll}/u.test(character)) bits |= LOWER;
	if (/[\p{Lu}\p{Lt}]/u.test(character)) bits |= UPPER;
	if (/\p{Lo}/u.test(character)) bits |= UNCASED;
	if (/\p{N}/u.test(character)) bits |= NUMBER;
	if (OPENERS.includes(character)) bits |= OPENS_QUOTE;
	if (CLOSERS.includes(character)) bits |= CLOSES_QUOTE;
	table[code] = bits;
	return bits;
}
