/**
 * Which blocks are pieces of which: what a block was split into, or joined from.
 *
 * Strategy: matching leaves one piece (the one with the id, or the likest) with the block it came from. Further pieces
 * are blocks without a partner most of whose words are words that the block lost: blocks that stand anywhere, found by
 * an index of the lost words that few blocks share, then its neighbours. A block that has no match at all may have two
 * such pieces and more. Whether they are what they seem is told by their words in order (`split-blocks.ts`).
 */
import type { LeafBlock } from "./leaf-blocks";
import { type Likeable, total, without } from "./likeness";

export interface Piece extends Likeable {
	readonly block: LeafBlock;
}

/** Pieces that one block is looked at for. */
const MAX_PIECES = 20;
/** Fewer words than this say nothing of where a block came from. */
const MIN_WORDS = 4;
/** A word that more blocks lost than this is no trace. */
const MAX_TRACES = 8;

/**
 * The pieces of each block of `wholes` among `pieces`, by indexes, in the order of their document. `matches`
 * holds the partner of each whole or -1; `isFree` tells which pieces have no partner, `isWhole` which blocks are asked
 * about. No piece is in two of them.
 */
export function findPieces<T extends Piece>(
	wholes: readonly T[],
	pieces: readonly T[],
	{ matches, isWhole, isFree }: Question,
): Map<number, readonly number[]> {
	const search = new Search(wholes, pieces, matches);
	const open = [...wholes.keys()].filter((at) => isWhole(at) && search.maySplit(at));
	const free = new Set([...pieces.keys()].filter((index) => isFree(index) && pieces[index]?.kind === "text"));
	search.takeTraced(open, free);
	for (const at of open) search.takeNeighbours(at, free);
	return search.answer();
}

interface Question {
	readonly matches: Int32Array;
	readonly isWhole: (index: number) => boolean;
	readonly isFree: (index: number) => boolean;
}

class Search<T extends Piece> {
	private readonly found = new Map<number, number[]>();
	private readonly rests = new Map<number, Map<string, number>>();

	constructor(
		private readonly wholes: readonly T[],
		private readonly pieces: readonly T[],
		private readonly matches: Int32Array,
	) {}

	maySplit(at: number): boolean {
		const whole = this.wholes[at];
		return whole?.kind === "text" && whole.key !== this.matchOf(at)?.key;
	}

	/** Those that stand anywhere. */
	takeTraced(open: readonly number[], free: Set<number>): void {
		const traced = [...free].filter((index) => total(this.pieces[index]?.words ?? new Map()) >= MIN_WORDS);
		if (traced.length === 0) return;
		const traces = new Map<string, number[]>();
		for (const at of open) {
			for (const word of this.restOf(at).keys()) {
				const places = traces.get(word);
				if (!places) traces.set(word, [at]);
				else if (places.length <= MAX_TRACES) places.push(at);
			}
		}
		for (const index of traced) {
			const hits = new Map<number, number>();
			for (const word of this.pieces[index]?.words.keys() ?? []) {
				const places = traces.get(word) ?? [];
				if (places.length <= MAX_TRACES) for (const at of places) hits.set(at, (hits.get(at) ?? 0) + 1);
			}
			let [best, most] = [-1, 0];
			for (const [at, count] of hits) if (count > most) [best, most] = [at, count];
			if (this.wholes[best]?.block.type === this.pieces[index]?.block.type && this.take(best, index))
				free.delete(index);
		}
	}

	/** Those right after and right before the match. */
	takeNeighbours(at: number, free: Set<number>): void {
		const place = this.matches[at] ?? -1;
		const match = this.pieces[place];
		if (!match) return;
		for (const step of [1, -1]) {
			for (let index = place + step; free.has(index); index += step) {
				if (this.pieces[index]?.block.structure !== match.block.structure || !this.take(at, index)) break;
				free.delete(index);
			}
		}
	}

	answer(): Map<number, readonly number[]> {
		const answer = new Map<number, readonly number[]>();
		for (const [at, others] of this.found) {
			const match = this.matches[at] ?? -1;
			const all = match < 0 ? others : [match, ...others];
			if (all.length > 1)
				answer.set(
					at,
					all.sort((a, b) => a - b),
				);
		}
		return answer;
	}

	private matchOf(at: number): T | undefined {
		return this.pieces[this.matches[at] ?? -1];
	}

	/** The words of a block that are in none of its pieces yet. */
	private restOf(at: number): Map<string, number> {
		const known = this.rests.get(at);
		if (known) return known;
		const rest = without(this.wholes[at]?.words ?? new Map(), this.matchOf(at)?.words ?? new Map());
		this.rests.set(at, rest);
		return rest;
	}

	/** Takes a piece most of whose words the block lost. */
	private take(at: number, index: number): boolean {
		const piece = this.pieces[index];
		const others = this.found.get(at) ?? [];
		const rest = this.restOf(at);
		if (!piece || rest.size === 0 || others.length >= MAX_PIECES) return false;
		const size = total(piece.words);
		const left = without(rest, piece.words);
		if (size === 0 || (total(rest) - total(left)) * 2 < size) return false;
		this.rests.set(at, left);
		this.found.set(at, [...others, index]);
		return true;
	}
}

/** Pieces by where their words stand in the whole, on the average. */
export function byWords<T extends Piece>(whole: T, pieces: readonly T[], indexes: readonly number[]): number[] {
	const places = new Map([...whole.words.keys()].map((word, place) => [word, place]));
	const mean = (index: number): number => {
		const known = [...(pieces[index]?.words.keys() ?? [])].flatMap((word) => places.get(word) ?? []);
		return known.reduce((sum, place) => sum + place, 0) / Math.max(1, known.length);
	};
	const means = new Map(indexes.map((index) => [index, mean(index)]));
	return [...indexes].sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
}
