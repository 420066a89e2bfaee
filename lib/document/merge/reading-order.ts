import { blockId } from "../block-id";
import type { DocumentNode } from "../schema";
import type { SettledPassage } from "./followings";
import { SIDES, type Versions } from "./places";

/**
 * The passages whose words stand in another order in a tree than they are merged to. Where one side split what the other
 * moved, lifted or split too, the pieces may have come to stand in blocks that follow one another the other way round:
 * halves of a sentence would change places. What a side put the other way round itself may stand so.
 */
export function findScrambled(
	passages: Iterable<SettledPassage>,
	tree: DocumentNode,
	versions: Versions,
): SettledPassage[] {
	const all = [...passages];
	if (all.length === 0) return [];
	const places = placesIn(tree);
	const [mine, theirs] = SIDES.map((side) => new Map([...versions[side].keys()].map((id, index) => [id, index])));
	const isBehind = (order: ReadonlyMap<string, number> | undefined, id: string, other: string): boolean => {
		const [place, before] = [order?.get(id), order?.get(other)];
		return place !== undefined && before !== undefined && place > before;
	};
	return all.filter(({ passage, merged }) => {
		const last = new Map<string, string>();
		for (const id of merged.blocks.keys()) {
			const source = passage.splits.mine.get(id) ?? passage.splits.theirs.get(id) ?? versions.base.get(id);
			const whole = passage.joins.mine.get(source?.id ?? "") ?? passage.joins.theirs.get(source?.id ?? "") ?? source;
			const before = last.get(whole?.id ?? "");
			if (before !== undefined && isBehind(places, before, id)) {
				if (!isBehind(mine, before, id) && !isBehind(theirs, before, id)) return true;
			}
			if (whole) last.set(whole.id, id);
		}
		return false;
	});
}

/** The blocks of a tree by their ids, numbered as they are read. */
function placesIn(tree: DocumentNode): Map<string, number> {
	const places = new Map<string, number>();
	const visit = (node: DocumentNode): void => {
		const id = blockId(node);
		if (id !== null) places.set(id, places.size);
		node.content?.forEach(visit);
	};
	visit(tree);
	return places;
}
