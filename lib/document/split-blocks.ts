/**
 * Blocks that were cut in two or more, and blocks that were joined into one.
 *
 * Strategy: matching leaves the first (or the likest) piece with the block it came from; its neighbours that have no
 * partner are further pieces while most of their words are words that the block lost. The whole is then compared
 * word by word with the pieces, a break between each two of them, and the answer divided at the breaks. It holds where
 * half of each piece stayed: a paragraph that was only written beside another is no piece of it.
 */
import type { LeafBlock } from "./leaf-blocks";
import type { Likeable } from "./likeness";
import type { DocumentNode } from "./schema";
import { diffInline, type Segment } from "./word-diff";

export interface Piece extends Likeable {
	readonly block: LeafBlock;
}

/** The pieces of one block: a range of its neighbours on the other side, both ends inside. */
export interface PieceRange {
	readonly from: number;
	readonly to: number;
}

/** Pieces that one block is looked at for. */
const MAX_PIECES = 20;
/** Never in a document, so never the same on both sides. */
const BREAK: DocumentNode = { type: "blockBreak" };

function total(words: ReadonlyMap<string, number>): number {
	let sum = 0;
	for (const count of words.values()) sum += count;
	return sum;
}

/** The words of `whole` without those of `part`, each counted. */
function without(whole: ReadonlyMap<string, number>, part: ReadonlyMap<string, number>): Map<string, number> {
	const rest = new Map(whole);
	for (const [word, count] of part) {
		const left = (rest.get(word) ?? 0) - count;
		if (left > 0) rest.set(word, left);
		else rest.delete(word);
	}
	return rest;
}

/**
 * The pieces of `whole` around its match `pieces[at]`, or null where the match is the only one. `isFree` tells
 * which neighbours have no partner of their own.
 */
export function findPieces<T extends Piece>(
	whole: T,
	pieces: readonly T[],
	at: number,
	isFree: (index: number) => boolean,
): PieceRange | null {
	const match = pieces[at];
	if (!match || whole.kind !== "text" || whole.key === match.key) return null;
	if (!isFree(at - 1) && !isFree(at + 1)) return null;
	let rest = without(whole.words, match.words);
	const takes = (index: number): boolean => {
		const piece = pieces[index];
		if (!piece || !isFree(index) || rest.size === 0 || piece.block.structure !== match.block.structure) return false;
		const size = total(piece.words);
		const left = without(rest, piece.words);
		if (size === 0 || (total(rest) - total(left)) * 2 < size) return false;
		rest = left;
		return true;
	};
	let [from, to] = [at, at];
	while (to - at < MAX_PIECES && takes(to + 1)) to++;
	while (at - from < MAX_PIECES && takes(from - 1)) from--;
	return from === to ? null : { from, to };
}

/** Inline content of the pieces in one line. */
function line(pieces: readonly Piece[]): DocumentNode[] {
	return pieces.flatMap(({ block }, index) => (index === 0 ? block.content : [BREAK, ...block.content]));
}

/**
 * The words of a block against those of its pieces: for each piece its segments, which hold the piece on one side and
 * its share of the whole on the other. Null where the pieces are not what became of the block, or it of them.
 */
export function comparePieces(
	whole: Piece,
	pieces: readonly Piece[],
	kind: "split" | "joined",
	effort: number,
): Segment[][] | null {
	const side = kind === "split" ? "after" : "before";
	const segments =
		kind === "split"
			? diffInline(whole.block.content, line(pieces), effort)
			: diffInline(line(pieces), whole.block.content, effort);
	const shares: Segment[][] = [[]];
	for (const segment of segments) {
		let rest: DocumentNode[] = [];
		const push = (): void => {
			const own = segment[side].includes(BREAK) ? { ...segment, [side]: rest } : segment;
			if (own.before.length + own.after.length > 0) shares.at(-1)?.push(own);
			rest = [];
		};
		for (const node of segment[side]) {
			if (node !== BREAK) rest.push(node);
			else {
				push();
				shares.push([]);
			}
		}
		push();
	}
	return shares.length === pieces.length && shares.every((share) => halfStayed(share, side)) ? shares : null;
}

function halfStayed(share: readonly Segment[], side: "before" | "after"): boolean {
	let [all, stayed] = [0, 0];
	for (const segment of share) {
		const length = segment[side].reduce((sum, { text }) => sum + (text?.length ?? 1), 0);
		all += length;
		if (segment.kind === "same" || segment.kind === "formatted") stayed += length;
	}
	return stayed * 2 >= all && stayed > 0;
}
