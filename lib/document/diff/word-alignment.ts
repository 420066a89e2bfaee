/**
 * Which words of two versions of a text are the same.
 *
 * Strategy: words, spaces and signs are aligned as one sequence. Where that pairs fewer words than there could be, the
 * words are aligned by themselves, and then what stands between two that were paired; the answer with more words is
 * taken. Spaces and signs of two sentences that have nothing in common may outweigh the words of a third that stayed:
 * where one sentence goes and another comes, the one between them would be told as written anew.
 */
import { alignSequences } from "./sequence-alignment";

/**
 * Pairs equal pieces of `a` and `b` in order, as `alignSequences` does and within its bounds. Pieces are numbers, equal
 * for equal ones; `isWord` says which of them count.
 */
export function alignWords(
	a: readonly number[],
	b: readonly number[],
	isWord: (piece: number) => boolean,
	effort?: number,
): Int32Array {
	const all = alignSequences(a, b, effort);
	const [wordsA, wordsB] = [placesOf(a, isWord), placesOf(b, isWord)];
	const paired = countPaired(all, wordsA);
	if (paired >= countShared(a, wordsA, b, wordsB)) return all;
	const words = alignSequences(
		wordsA.map((i) => a[i] ?? 0),
		wordsB.map((j) => b[j] ?? 0),
		effort,
	);
	const partner = new Int32Array(a.length).fill(-1);
	for (const [index, i] of wordsA.entries()) partner[i] = wordsB[words[index] ?? -1] ?? -1;
	if (countPaired(partner, wordsA) <= paired) return all;
	alignGaps(a, b, partner, effort);
	return partner;
}

/** Pairs what stands between two pieces that have partners, from both ends of each gap and then inside it. */
function alignGaps(a: readonly number[], b: readonly number[], partner: Int32Array, effort?: number): void {
	let [fromA, fromB] = [0, 0];
	for (let toA = 0; toA <= a.length; toA++) {
		const toB = toA < a.length ? (partner[toA] ?? -1) : b.length;
		if (toB < 0) continue;
		let [startA, startB, endA, endB] = [fromA, fromB, toA, toB];
		while (startA < endA && startB < endB && a[startA] === b[startB]) partner[startA++] = startB++;
		while (startA < endA && startB < endB && a[endA - 1] === b[endB - 1]) partner[--endA] = --endB;
		if (startA < endA && startB < endB) {
			const found = alignSequences(a.slice(startA, endA), b.slice(startB, endB), effort);
			for (const [index, place] of found.entries()) if (place >= 0) partner[startA + index] = startB + place;
		}
		fromA = toA + 1;
		fromB = toB + 1;
	}
}

/** How many of these places have a partner. */
function countPaired(partner: Int32Array, places: readonly number[]): number {
	return places.reduce((sum, place) => sum + ((partner[place] ?? -1) >= 0 ? 1 : 0), 0);
}

/** How many words both have, in whatever order. */
function countShared(
	a: readonly number[],
	wordsA: readonly number[],
	b: readonly number[],
	wordsB: readonly number[],
): number {
	const left = new Map<number, number>();
	for (const j of wordsB) left.set(b[j] ?? -1, (left.get(b[j] ?? -1) ?? 0) + 1);
	let shared = 0;
	for (const i of wordsA) {
		const count = left.get(a[i] ?? -1) ?? 0;
		if (count === 0) continue;
		left.set(a[i] ?? -1, count - 1);
		shared++;
	}
	return shared;
}

function placesOf(pieces: readonly number[], isMeant: (piece: number) => boolean): number[] {
	const places: number[] = [];
	for (const [index, piece] of pieces.entries()) if (isMeant(piece)) places.push(index);
	return places;
}

/** Numbers for pieces, the same for equal ones, and which of them are words. */
export class PieceNumbers {
	private readonly numbers = new Map<string, number>();
	private readonly words: boolean[] = [];

	/** `tellsWord` is asked once for each piece. */
	constructor(private readonly tellsWord: (piece: string) => boolean) {}

	of(piece: string): number {
		const known = this.numbers.get(piece);
		if (known !== undefined) return known;
		const number = this.words.length;
		this.numbers.set(piece, number);
		this.words.push(this.tellsWord(piece));
		return number;
	}

	readonly isWord = (number: number): boolean => this.words[number] ?? false;
}
