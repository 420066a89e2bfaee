/**
 * Blocks that were cut in two or more, and blocks that were joined into one, wherever the pieces stand.
 *
 * Strategy: the whole is compared word by word with what seem to be its pieces (`find-pieces.ts`), a break between each
 * two of them, and the answer divided at the breaks; once as the pieces stand, and where they changed places, as their
 * words stand in the whole. It holds where half of each piece stayed: a paragraph that was only
 * written beside another is no piece of it.
 */

import type { DocumentNode } from "../schema";
import { BREAK, divideAtBreaks } from "./divide-at-breaks";
import { byWords, findPieces, type Piece } from "./find-pieces";
import { diffInline, type Segment } from "./word-diff";

/** A block that was split into pieces of the newer version, or joined from pieces of the older one; by their indexes. */
export interface Cut {
	readonly kind: "split" | "joined";
	readonly whole: number;
	/** In the order of the words of the whole. */
	readonly pieces: readonly number[];
	/** For each piece its segments, which hold the piece on one side and its share of the whole on the other. */
	readonly shares: readonly (readonly Segment[])[];
}

/** The cuts between two versions whose blocks were matched: `partner` and `origin` hold the index of each one's match or -1. */
export function findCuts(
	before: readonly Piece[],
	after: readonly Piece[],
	{ partner, origin }: { partner: Int32Array; origin: Int32Array },
	effort: number,
): Cut[] {
	const splits = findPieces(before, after, {
		matches: partner,
		isWhole: () => true,
		isFree: (index) => origin[index] === -1,
	});
	const split = [...splits].flatMap(([whole, pieces]) => {
		const question = { kind: "split", wholes: before, others: after, matches: partner, effort } as const;
		return findCut(whole, pieces, question) ?? [];
	});
	const taken = {
		before: new Set(split.map(({ whole }) => whole)),
		after: new Set(split.flatMap(({ pieces }) => pieces)),
	};
	const joins = findPieces(after, before, {
		matches: origin,
		isWhole: (index) => !taken.after.has(index),
		isFree: (index) => partner[index] === -1 && !taken.before.has(index),
	});
	const joined = [...joins].flatMap(([whole, pieces]) => {
		const question = { kind: "joined", wholes: after, others: before, matches: origin, effort } as const;
		return findCut(whole, pieces, question) ?? [];
	});
	return [...split, ...joined];
}

interface Question {
	readonly kind: Cut["kind"];
	readonly wholes: readonly Piece[];
	readonly others: readonly Piece[];
	readonly matches: Int32Array;
	readonly effort: number;
}

/** The cut of a block into these pieces, or those of them that are pieces indeed; null where they are not. */
function findCut(at: number, candidates: readonly number[], question: Question): Cut | null {
	const { kind, wholes, others, matches, effort } = question;
	const whole = wholes[at];
	const match = matches[at] ?? -1;
	if (!whole) return null;
	const attempt = (pieces: readonly number[]) => {
		const shares = comparePieces(
			whole,
			pieces.flatMap((index) => others[index] ?? []),
			kind,
			effort,
		);
		return { pieces, shares, stayed: pieces.filter((_, index) => halfStayed(shares[index] ?? [], kind)) };
	};
	for (let left = candidates; left.length > 1 && (match < 0 || left.includes(match)); ) {
		const asTheyStand = attempt(left);
		const isWhole = asTheyStand.stayed.length === left.length;
		const { pieces, shares, stayed } = isWhole ? asTheyStand : attempt(byWords(whole, others, left));
		if (stayed.length === left.length) return { kind, whole: at, pieces, shares };
		left = stayed.toSorted((a, b) => a - b);
	}
	return null;
}

/** Inline content of the pieces in one line. */
function line(pieces: readonly Piece[]): DocumentNode[] {
	return pieces.flatMap(({ block }, index) => (index === 0 ? block.content : [BREAK, ...block.content]));
}

/** The words of a block against those of its pieces, divided by pieces. */
function comparePieces(whole: Piece, pieces: readonly Piece[], kind: Cut["kind"], effort: number): Segment[][] {
	const segments =
		kind === "split"
			? diffInline(whole.block.content, line(pieces), effort)
			: diffInline(line(pieces), whole.block.content, effort);
	return divideAtBreaks(segments, pieceSide(kind));
}

function pieceSide(kind: Cut["kind"]): "before" | "after" {
	return kind === "split" ? "after" : "before";
}

function halfStayed(share: readonly Segment[], kind: Cut["kind"]): boolean {
	const side = pieceSide(kind);
	let [all, stayed] = [0, 0];
	for (const segment of share) {
		const length = segment[side].reduce((sum, { text }) => sum + (text?.length ?? 1), 0);
		all += length;
		if (segment.kind === "same" || segment.kind === "formatted") stayed += length;
	}
	return stayed * 2 >= all && stayed > 0;
}
