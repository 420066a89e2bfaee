import { type Blocks, type PlacedBlock, ROOT } from "./merge-index";

export type SideName = "mine" | "theirs";

export interface Versions {
	readonly base: Blocks;
	readonly mine: Blocks;
	readonly theirs: Blocks;
}

const SIDES = ["mine", "theirs"] as const;

/** The same versions as if the other side had saved first. */
export function mirrored({ base, mine, theirs }: Versions): Versions {
	return { base, mine: theirs, theirs: mine };
}

export function otherSide(side: SideName): SideName {
	return side === "mine" ? "theirs" : "mine";
}

/**
 * Where each block of the merged document stands, given the overlaps: blocks that are asked about with all that
 * they hold. A block moved by one side goes where that side put it; moved by both, where theirs did, as that is
 * published. What stands in an overlap on one side and outside on the other stays outside too, so that no
 * edit depends on an answer that does not show it.
 */
export class Places {
	/** Ids by the block they stand in. */
	readonly children = new Map<string, Set<string>>();
	/** Deleted blocks that hold something with no other place. */
	readonly homeless: string[] = [];
	private readonly coverage = { mine: new Map<string, boolean>(), theirs: new Map<string, boolean>() };

	constructor(
		private readonly versions: Versions,
		private readonly overlaps: ReadonlySet<string>,
	) {
		const { mine, theirs } = versions;
		for (const id of new Set([...mine.keys(), ...theirs.keys()])) if (id !== ROOT && this.isAlive(id)) this.place(id);
	}

	/** False for blocks that one side deleted and nobody asks about. */
	isAlive(id: string): boolean {
		const { base, mine, theirs } = this.versions;
		if (this.overlaps.has(id) || !base.has(id)) return true;
		return mine.has(id) && theirs.has(id);
	}

	/** True where the block stands in an overlap on that side. */
	isCovered(side: SideName, id: string): boolean {
		const known = this.coverage[side].get(id);
		if (known !== undefined) return known;
		const parent = this.versions[side].get(id)?.parent ?? ROOT;
		const covered = parent !== ROOT && (this.overlaps.has(parent) || this.isCovered(side, parent));
		this.coverage[side].set(id, covered);
		return covered;
	}

	private place(id: string): void {
		const present = SIDES.flatMap((side) => {
			const block = this.versions[side].get(id);
			return block && !this.isCovered(side, id) ? [{ side, block }] : [];
		});
		if (present.length === 0) return;
		const was = this.versions.base.get(id)?.parent;
		const [own, other] = SIDES.map((name) => present.find(({ side }) => side === name)?.block);
		const preferred = own && other && other.parent === was ? [own, other] : [other, own];
		const place = preferred.find((block) => block && (block.parent === ROOT || this.isAlive(block.parent)));
		if (place) this.add(place);
		else for (const { block } of present) this.homeless.push(block.parent);
	}

	private add({ id, parent }: PlacedBlock): void {
		const siblings = this.children.get(parent);
		if (siblings) siblings.add(id);
		else this.children.set(parent, new Set([id]));
	}
}

/** The outermost of the blocks around this one that the other side deleted, itself included. */
export function outermostDeleted({ base, ...sides }: Versions, side: SideName, id: string): string {
	const other = sides[otherSide(side)];
	let outermost = id;
	for (let block = sides[side].get(id); block && block.id !== ROOT; block = sides[side].get(block.parent)) {
		if (other.has(block.id)) break;
		if (base.has(block.id)) outermost = block.id;
	}
	return outermost;
}
