import type { Piece } from "./find-pieces";
import { rowOf } from "./leaf-blocks";
import { likeness, pairLikeBlocks } from "./likeness";

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
	const open = [...before.keys()].filter((i) => partner[i] === -1);
	const free = [...after.keys()].filter((j) => !taken.has(j));
	const pick = (leaves: readonly Piece[], indexes: readonly number[]): Piece[] =>
		indexes.flatMap((i) => leaves[i] ?? []);
	for (const [index, other] of pairLikeBlocks(pick(before, open), pick(after, free)).entries()) {
		const [i, j] = [open[index], free[other]];
		if (i === undefined || j === undefined) continue;
		const [was, is] = [before[i], after[j]];
		if (was && is && isVersion(was, is)) partner[i] = j;
	}
	dropStrayCells(before, after, open, partner);
	return partner;
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
