/**
 * What one side left of the words that the other put a citation behind.
 *
 * Strategy: the sentence before the citation, as its writer saw it, is looked for in the merged text. Its words are known
 * there by their tokens. Its numbers are read again, since a word beside one changes it (`10`, `10 million`) and one may
 * be written in several ways: all must be there still, in their order. Most sentences are untouched and not read.
 */
import { equalQuantities, findQuantities } from "../events/quantities";
import type { DocumentNode } from "../schema";
import { hasWord } from "../words";
import { endsWithStop } from "./sentences";
import type { InlineTokens, Note } from "./tokens";

/** `changed`: the last word before the citation or a number is gone. `replaced`: more words are gone than are left. */
export type ClaimLeft = "kept" | "changed" | "replaced";

/** A text with what it has of one side's: by its tokens, the number of tokens up to theirs. */
export interface MergedText {
	readonly tokens: readonly { readonly nodes: readonly DocumentNode[] }[];
	readonly places: ReadonlyMap<number, number>;
}

/** What stands further before a citation, in words, signs and spaces, is not read as its sentence. */
const LONGEST = 1000;

/** What is left in the merged text of the sentence before a note of one side. */
export function claimLeft(note: Note, { tokens }: InlineTokens, { places, ...merged }: MergedText): ClaimLeft {
	let start = note.after;
	let last: number | undefined;
	const words = { left: 0, gone: 0 };
	for (let index = note.after - 1; index >= Math.max(0, note.after - LONGEST); index--) {
		const token = tokens[index];
		if (!token || token.begins || (last !== undefined && endsWithStop(tokens, index + 1))) break;
		start = index;
		if (!hasWord(token.key)) continue;
		last ??= index;
		words[places.has(index) ? "left" : "gone"]++;
	}
	if (last === undefined) return "kept";
	if (words.gone > words.left) return "replaced";
	if (!places.has(last)) return "changed";
	// What the other side put around the sentence is read with it: `10` is another number before `million`.
	let end = note.after;
	while (tokens[end]?.key.trim() === "") end++;
	const own = tokens.slice(start, end);
	const now = merged.tokens.slice(placeBefore(start, places), placeBehind(end, tokens.length, places));
	const isUntouched = now.length === own.length && own.every((_, index) => places.has(start + index));
	return isUntouched || holdsNumbers(own, now) ? "kept" : "changed";
}

/** The place behind the nearest token before one that is there still. */
export function placeBefore(after: number, places: ReadonlyMap<number, number>): number {
	for (let index = after - 1; index >= 0; index--) {
		const place = places.get(index);
		if (place !== undefined) return place;
	}
	return 0;
}

/** The place before the nearest token from one on that is there still, or undefined for the end. */
function placeBehind(from: number, to: number, places: ReadonlyMap<number, number>): number | undefined {
	for (let index = from; index < to; index++) {
		const place = places.get(index);
		if (place !== undefined) return place - 1;
	}
	return undefined;
}

function holdsNumbers(before: MergedText["tokens"], after: MergedText["tokens"]): boolean {
	const was = findQuantities(textOf(before));
	if (was.length === 0) return true;
	let found = 0;
	for (const quantity of findQuantities(textOf(after))) {
		const next = was[found];
		if (next && equalQuantities(next, quantity)) found++;
	}
	return found === was.length;
}

function textOf(tokens: MergedText["tokens"]): string {
	return tokens.map(({ nodes }) => nodes.map(({ text }) => text ?? "\n").join("")).join("");
}
