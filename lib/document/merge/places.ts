import { type Blocks, ROOT } from "./block-index";

export type SideName = "mine" | "theirs";

export interface Versions {
	readonly base: Blocks;
	readonly mine: Blocks;
	readonly theirs: Blocks;
}

export const SIDES = ["mine", "theirs"] as const;

/** Where a block belongs that one side split off: with the block that has the words before its own. */
export interface Following {
	/** The block that stood before it on the side that split it off. */
	readonly lead: string;
	/** The block that stands before it now: a piece of the other side's may have come between. */
	readonly before: string;
}

/** What became of the blocks whose words were merged across their boundaries (`passage.ts`). */
export interface Rearrangement {
	/** Ids of blocks whose words are in others now. */
	readonly gone: ReadonlySet<string>;
	/** Ids of blocks that have words, whoever put those of them into others. */
	readonly kept: ReadonlySet<string>;
	/** By the block that follows, in the order of the words. */
	readonly followings: ReadonlyMap<string, Following>;
}

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
 * published. What one side split off goes where the other side moved the rest. What stands in an overlap on one side and outside on the other stays outside too, so that no
 * edit depends on an answer that does not show it.
 */
export class Places {
	/** Ids by the block they stand in. */
	readonly children = new Map<string, Set<string>>();
	/** Deleted blocks that hold something with no other place. */
	readonly homeless: string[] = [];
	private readonly parents = new Map<string, string>();
	/** What was split off, by the block it stands in. */
	private readonly pieces = new Map<string, string[]>();
	private readonly coverage = { mine: new Map<string, boolean>(), theirs: new Map<string, boolean>() };

	constructor(
		private readonly versions: Versions,
		private readonly overlaps: ReadonlySet<string>,
		private readonly rearranged: Rearrangement,
	) {
		const { mine, theirs } = versions;
		const { followings } = rearranged;
		const ids = new Set([...mine.keys(), ...theirs.keys()]);
		for (const id of ids) if (id !== ROOT && !followings.has(id) && this.isAlive(id)) this.place(id);
		for (const id of followings.keys()) if (ids.has(id) && this.isAlive(id)) this.place(id);
		for (const id of [...this.parents.keys()]) this.leaveOwnContent(id);
	}

	/** False for blocks that one side deleted and nobody asks about, and for those whose words are in others. */
	isAlive(id: string): boolean {
		const { base, mine, theirs } = this.versions;
		if (this.rearranged.gone.has(id)) return false;
		if (this.overlaps.has(id) || !base.has(id) || this.rearranged.kept.has(id)) return true;
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

	/** The blocks in a block, ordered by its sides, with what was split off behind the words that it followed. */
	withPieces(parent: string, siblings: readonly string[]): readonly string[] {
		const pieces = this.pieces.get(parent);
		if (!pieces) return siblings;
		const behind = new Map<string, string[]>();
		const all = new Set([...siblings, ...pieces]);
		for (const piece of pieces) {
			const before = this.rearranged.followings.get(piece)?.before;
			if (before === undefined || !all.has(before)) continue;
			behind.set(before, [...(behind.get(before) ?? []), piece]);
		}
		const followers = new Set([...behind.values()].flat());
		const order = new Set<string>();
		const add = (first: string): void => {
			const waiting = [first];
			for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
				if (order.has(id)) continue;
				order.add(id);
				waiting.push(...(behind.get(id)?.toReversed() ?? []));
			}
		};
		for (const id of all) if (!followers.has(id)) add(id);
		for (const id of all) add(id);
		return [...order];
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
		const parent = this.parentOfLead(id, place?.parent) ?? place?.parent;
		if (parent !== undefined) this.add(id, parent);
		else for (const { block } of present) this.homeless.push(block.parent);
	}

	/**
	 * Puts a block that stands in itself where theirs has it: each side moved it, or what is around it, into what the other
	 * one moved. The tree of theirs alone holds no such circle.
	 */
	private leaveOwnContent(id: string): void {
		const seen = new Set<string>();
		let around = this.parents.get(id) ?? ROOT;
		for (; around !== id && around !== ROOT && !seen.has(around); around = this.parents.get(around) ?? ROOT)
			seen.add(around);
		const parent = this.versions.theirs.get(id)?.parent;
		if (around !== id || parent === undefined || parent === this.parents.get(id)) return;
		this.children.get(this.parents.get(id) ?? ROOT)?.delete(id);
		this.add(id, parent);
	}

	/** Where the other side put the block that this one was split off, or undefined where it stayed. */
	private parentOfLead(id: string, parent: string | undefined): string | undefined {
		const following = this.rearranged.followings.get(id);
		if (!following) return undefined;
		if (parent === undefined) return this.parents.get(following.before);
		const side = SIDES.find((name) => this.versions[name].has(id));
		const wasBeside = side && this.versions[side].get(following.lead)?.parent === parent;
		return wasBeside ? this.parents.get(following.lead) : undefined;
	}

	private add(id: string, parent: string): void {
		this.parents.set(id, parent);
		if (this.rearranged.followings.has(id)) this.pieces.set(parent, [...(this.pieces.get(parent) ?? []), id]);
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
