import { type Blocks, ROOT } from "./block-index";
import type { MergedPassage } from "./passage";
import type { Passage } from "./pieces";
import type { Following, Rearrangement, Versions } from "./places";

/** A passage with what became of it. */
export interface SettledPassage {
	readonly passage: Passage;
	readonly merged: MergedPassage;
}

const SIDES = ["mine", "theirs"] as const;

/**
 * What merged passages say about the places of blocks: what was split off follows the words before it, with what was put
 * between the two. Where a piece is in an item of a list of its own, the item follows.
 */
export function rearrange(passages: readonly SettledPassage[], versions: Versions): Rearrangement {
	const gone = new Set<string>();
	const kept = new Set<string>();
	const followings = new Map<string, Following>();
	if (passages.length === 0) return { gone, kept, followings };
	const sides = { mine: withPrevious(versions.mine), theirs: withPrevious(versions.theirs) };
	for (const { passage, merged } of passages) {
		for (const id of merged.gone) gone.add(id);
		for (const id of merged.blocks.keys()) kept.add(id);
		const runs = new Map<string, Run>();
		/** By a block of the passage the one that stands for it among its siblings. */
		const standing = new Map<string, string>();
		for (const side of SIDES) {
			for (const [index, id] of passage[side].entries()) {
				const before = passage[side][index - 1];
				const run = before !== undefined && !versions.base.has(id) && findRun(before, id, sides[side], versions);
				if (before === undefined || !run) continue;
				if (!standing.has(before)) standing.set(before, run.lead);
				standing.set(id, run.pieces.at(-1) ?? id);
				runs.set(id, run);
			}
		}
		let before: string | undefined;
		for (const id of merged.blocks.keys()) {
			const run = before === undefined ? undefined : runs.get(id);
			for (const piece of run?.pieces ?? []) {
				if (before !== undefined && !followings.has(piece))
					followings.set(piece, { lead: run?.lead ?? before, before });
				before = piece;
			}
			before = standing.get(id) ?? id;
		}
	}
	return { gone, kept, followings };
}

interface OneSide {
	readonly blocks: Blocks;
	/** By a block the one that stands before it in the same block. */
	readonly previous: ReadonlyMap<string, string>;
}

function withPrevious(blocks: Blocks): OneSide {
	const previous = new Map<string, string>();
	for (const { children } of blocks.values()) {
		for (const [index, id] of children.entries()) if (index > 0) previous.set(id, children[index - 1] ?? "");
	}
	return { blocks, previous };
}

interface Run {
	/** The block from whose words a piece was split off, or what stands for it. */
	readonly lead: string;
	/** What was put behind it, up to the piece. */
	readonly pieces: readonly string[];
}

/** What stands behind a block up to a piece of it, or null where that was put elsewhere. */
function findRun(before: string, id: string, side: OneSide, { base, mine, theirs }: Versions): Run | null {
	const [lead, piece] = siblings(side.blocks, before, id);
	if (lead === undefined || piece === undefined || lead === piece) return null;
	const pieces = [piece];
	for (let own = piece; own !== lead; ) {
		if (base.has(own) || (mine.has(own) && theirs.has(own))) return null;
		const previous = side.previous.get(own);
		if (previous === undefined) return null;
		if (previous !== lead) pieces.unshift(previous);
		own = previous;
	}
	return { lead, pieces };
}

/** Two blocks, or the blocks around them, that stand in one and the same block. */
function siblings(blocks: Blocks, a: string, b: string): readonly [string?, string?] {
	const around = new Map<string, string>();
	for (let id = a; id !== ROOT; id = blocks.get(id)?.parent ?? ROOT) around.set(blocks.get(id)?.parent ?? ROOT, id);
	for (let id = b; id !== ROOT; id = blocks.get(id)?.parent ?? ROOT) {
		const sibling = around.get(blocks.get(id)?.parent ?? ROOT);
		if (sibling !== undefined) return [sibling, id];
	}
	return [];
}
