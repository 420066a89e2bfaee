import { ROOT } from "./block-index";
import { Places, type Rearrangement, type SideName, type Versions } from "./places";

/** How many changes each side made that the other did not and nobody is asked about: blocks edited, moved, added or deleted. */
export function countTaken(
	versions: Versions,
	overlaps: ReadonlySet<string>,
	rearranged: Rearrangement,
): { mine: number; theirs: number } {
	const places = new Places(versions, overlaps, rearranged);
	return {
		mine: countSide("mine", versions, overlaps, places),
		theirs: countSide("theirs", versions, overlaps, places),
	};
}

function countSide(name: SideName, versions: Versions, overlaps: ReadonlySet<string>, places: Places): number {
	const { base } = versions;
	const [side, other] = name === "mine" ? [versions.mine, versions.theirs] : [versions.theirs, versions.mine];
	let count = 0;
	for (const [id, block] of side) {
		if (id === ROOT || overlaps.has(id) || places.isCovered(name, id)) continue;
		const was = base.get(id);
		const counterpart = other.get(id);
		if (was) {
			const edited = was.own !== block.own && counterpart?.own !== block.own;
			const moved = was.parent !== block.parent && counterpart?.parent !== block.parent;
			if (edited || moved) count++;
		} else if (!counterpart && (block.parent === ROOT || base.has(block.parent) || other.has(block.parent))) count++;
	}
	// What holds a deleted block is there still: a block deleted with all in it counts once.
	for (const [id, { parent }] of base) {
		if (id !== ROOT && !side.has(id) && other.has(id) && side.has(parent) && !overlaps.has(id)) count++;
	}
	return count;
}
