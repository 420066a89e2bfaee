import { type Blocks, ROOT } from "./block-index";
import { movedMembers } from "./order";
import { otherSide, Places, type Rearrangement, type SideName, type Versions } from "./places";

/** What of the edits of both sides a merged document holds. */
export interface Counts {
	/** Changes that one side made and the other did not: blocks edited, moved, added or deleted. */
	readonly taken: { readonly mine: number; readonly theirs: number };
	/** Blocks that mine moved and that are gone, as theirs deleted them. */
	readonly gone: number;
}

/** A merge as it is counted: what is asked about, and all that stands in it, is nobody's yet. */
interface Merged {
	readonly blocks: Blocks;
	readonly overlaps: ReadonlySet<string>;
	readonly places: Places;
	/** Blocks that each side moved. */
	readonly moved: Readonly<Record<SideName, ReadonlySet<string>>>;
}

/** Counts the changes of both sides that stand in the merged document, and the moves that came to nothing. */
export function countChanges(
	versions: Versions,
	blocks: Blocks,
	overlaps: ReadonlySet<string>,
	rearranged: Rearrangement,
): Counts {
	const places = new Places(versions, overlaps, rearranged);
	const moved = { mine: movedBlocks("mine", versions), theirs: movedBlocks("theirs", versions) };
	const merged = { blocks, overlaps, places, moved };
	// Words of a block that is gone may stand in another: it was joined with that, and not deleted.
	const isGone = (id: string): boolean =>
		!versions.theirs.has(id) && !blocks.has(id) && !rearranged.gone.has(id) && !isAsked("mine", id, merged);
	return {
		taken: { mine: countTaken("mine", versions, merged), theirs: countTaken("theirs", versions, merged) },
		gone: [...moved.mine].filter(isGone).length,
	};
}

function countTaken(name: SideName, versions: Versions, merged: Merged): number {
	const { base, [name]: side, [otherSide(name)]: other } = versions;
	const { blocks, moved } = merged;
	let count = 0;
	for (const [id, block] of side) {
		if (id === ROOT || isAsked(name, id, merged)) continue;
		const was = base.get(id);
		const counterpart = other.get(id);
		if (was) {
			const isEdited = was.own !== block.own && counterpart?.own !== block.own;
			const isMoved = moved[name].has(id) && !moved[otherSide(name)].has(id) && blocks.has(id);
			if (isEdited || isMoved) count++;
			continue;
		}
		const isOutermost = block.parent === ROOT || base.has(block.parent) || other.has(block.parent);
		if (!counterpart && isOutermost && blocks.has(id)) count++;
	}
	// What holds a deleted block is there still: a block deleted with all in it counts once.
	for (const [id, { parent }] of base) {
		if (id !== ROOT && !side.has(id) && other.has(id) && side.has(parent) && !isAsked(otherSide(name), id, merged))
			count++;
	}
	return count;
}

function isAsked(name: SideName, id: string, { overlaps, places }: Merged): boolean {
	return overlaps.has(id) || places.isCovered(name, id);
}

/**
 * Blocks that a side put into others, or elsewhere among those beside them. Of two that changed places the one moved that
 * the other side deleted: what is left stands as it did.
 */
function movedBlocks(name: SideName, { base, [name]: side, [otherSide(name)]: other }: Versions): Set<string> {
	const moved = new Set<string>();
	for (const [id, { children, parent }] of base) {
		const own = side.get(id);
		if (!own) continue;
		if (own.parent !== parent) moved.add(id);
		if (children.every((child, index) => child === own.children[index])) continue;
		const weight = (child: string): number => (other.has(child) ? children.length + 1 : 1);
		for (const child of movedMembers(children, own.children, weight)) moved.add(child);
	}
	return moved;
}
