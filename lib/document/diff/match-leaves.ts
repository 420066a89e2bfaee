import type { Piece } from "./find-pieces";
import { rowOf } from "./leaf-blocks";
import { ALIKE, likeness, pairLikeBlocks, total } from "./likeness";

/** Fewer words than this do not tell one block from another. */
const MIN_WORDS = 4;
/** A paragraph that became a heading kept half of its words at least. */
const ALIKE_OTHERWISE = 1 / 2;

/** For each leaf of `before` the index of its partner in `after`, or -1. */
export function matchLeaves(before: readonly Piece[], after: readonly Piece[]): Int32Array {
	const partner = new Int32Array(before.length).fill(-1);
	const places = new Map<string, number>();
	for (const [j, { block }] of after.entries()) if (block.blockId !== null) places.set(block.blockId, j);
	const taken = new Set<number>();
	for (const [i, { block, kind }] of before.entries()) {
		const j = block.blockId === null ? undefined : places.get(block.blockId);
		if (j === undefined || taken.has(j) || after[j]?.kind !== kind) continue;
		partner[i] = j;
		taken.add(j);
	}
	correctIds(before, after, partner);
	const { open, pairs } = pairByLikeness(before, after, partner, () => false);
	for (const [i, j, was, is] of pairs) if (isVersion(was, is)) partner[i] = j;
	dropStrayCells(before, after, open, partner);
	return partner;
}

type LikePair = readonly [i: number, j: number, was: Piece, is: Piece];

/** Pairs of like leaves among those without a partner, and among those with one that may get another. */
function pairByLikeness(
	before: readonly Piece[],
	after: readonly Piece[],
	partner: Int32Array,
	mayChange: (i: number) => boolean,
): { open: readonly number[]; pairs: readonly LikePair[] } {
	const isOpen = (i: number): boolean => partner[i] === -1 || mayChange(i);
	const taken = new Set([...before.keys()].filter((i) => !isOpen(i)).map((i) => partner[i]));
	const open = [...before.keys()].filter(isOpen);
	const free = [...after.keys()].filter((j) => !taken.has(j));
	const pick = (leaves: readonly Piece[], indexes: readonly number[]): Piece[] =>
		indexes.flatMap((i) => leaves[i] ?? []);
	const found = pairLikeBlocks(pick(before, open), pick(after, free));
	const pairs = open.flatMap((i, index): LikePair[] => {
		const j = free[found[index] ?? -1];
		const [was, is] = [before[i], after[j ?? -1]];
		return j !== undefined && was && is ? [[i, j, was, is]] : [];
	});
	return { open, pairs };
}

/**
 * Gives text that went to a block with another id its own partner again. Whoever takes a paragraph out from its beginning
 * to that of the next leaves the words of the second under the id of the first; a client may number all its blocks anew.
 */
function correctIds(before: readonly Piece[], after: readonly Piece[], partner: Int32Array): void {
	const unlike = new Set<number>();
	for (const [i, j] of partner.entries()) {
		const [was, is] = [before[i], after[j]];
		if (was && is && was.key !== is.key && isProse(was) && isProse(is) && isOther(was, is)) unlike.add(i);
	}
	if (unlike.size === 0) return;
	const holder = new Map([...unlike].map((i) => [partner[i], i]));
	const { pairs } = pairByLikeness(before, after, partner, (i) => unlike.has(i));
	const better = pairs.filter(
		([i, j, was, is]) =>
			(unlike.has(i) || holder.has(j)) &&
			was.block.type === is.block.type &&
			likeness(was.words, is.words) >= ALIKE_OTHERWISE,
	);
	for (const [i, j] of better) for (const stale of [i, holder.get(j)]) if (stale !== undefined) partner[stale] = -1;
	for (const [i, j] of better) partner[i] = j;
}

/** Cells are known by their rows more than by their words. */
function isProse({ block, kind }: Piece): boolean {
	return kind === "text" && rowOf(block) === null;
}

/** Whether two blocks of the same id have less in common than two that would be taken for versions of one. */
function isOther(was: Piece, is: Piece): boolean {
	if (sharesEnds(was.key, is.key)) return false;
	return Math.max(total(was.words), total(is.words)) >= MIN_WORDS && likeness(was.words, is.words) < ALIKE;
}

/** Whether what two blocks without a common id share tells enough; of empty ones their place is all there is. */
function isVersion(was: Piece, is: Piece): boolean {
	if (was.block.content.length + is.block.content.length === 0) return was.block.structure === is.block.structure;
	return was.block.type === is.block.type || likeness(was.words, is.words) >= ALIKE_OTHERWISE;
}

/**
 * Takes apart cells that were paired by likeness while the rest of their rows were not: two rows may well hold the
 * same short word, and one of them be gone and the other new.
 */
function dropStrayCells(
	before: readonly Piece[],
	after: readonly Piece[],
	open: readonly number[],
	partner: Int32Array,
): void {
	const sizes = new Map<string, number>();
	const shared = new Map<string, number[]>();
	for (const i of open) {
		const from = rowOf(before[i]?.block);
		if (from === null) continue;
		sizes.set(from, (sizes.get(from) ?? 0) + 1);
		const to = rowOf(after[partner[i] ?? -1]?.block);
		if (to === null || to === from) continue;
		const key = JSON.stringify([from, to]);
		shared.set(key, [...(shared.get(key) ?? []), i]);
	}
	for (const cells of shared.values()) {
		const row = rowOf(before[cells[0] ?? -1]?.block);
		if (row !== null && cells.length * 2 <= (sizes.get(row) ?? 0)) for (const i of cells) partner[i] = -1;
	}
}

/** What every key begins and ends with. */
const FRAME = 30;

/** A quick answer for most edits: half of the text stands before and behind what changed. */
function sharesEnds(a: string, b: string): boolean {
	const length = Math.min(a.length, b.length);
	let start = 0;
	while (start < length && a[start] === b[start]) start++;
	let end = 0;
	while (end < length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	return (start + end - FRAME) * 2 >= length - FRAME;
}
