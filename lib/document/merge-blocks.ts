import { ROOT } from "./merge-index";
import { Layout } from "./merge-layout";
import { mergeOwn } from "./merge-own";
import { mirrored, outermostDeleted, Places, type SideName, type Versions } from "./merge-places";
import type { DocumentNode } from "./schema";

/** The merged tree with a node of type `overlap` for each block to ask about, the blocks asked about, and what both would read. */
export interface BlockMerge {
	readonly tree: DocumentNode;
	/** The tree that would have come about had the other side saved first. */
	readonly mirrored: DocumentNode;
	readonly overlaps: readonly string[];
	readonly joined: ReadonlyMap<string, DocumentNode>;
}

/** Rounds in which overlaps are found that follow from others; more than this no document needs. */
const MAX_ROUNDS = 12;

/**
 * Merges two trees of blocks; null where they cannot be brought together block by block.
 *
 * What is asked about must not depend on who saved first, though the order and place of blocks does. So each round
 * lays the tree out as it is and as it would be with the sides exchanged, and asks about what either of them cannot hold.
 */
export function mergeBlocks(versions: Versions, effort: number): BlockMerge | null {
	return new TreeMerge(versions, effort).run();
}

class TreeMerge {
	private readonly overlaps = new Set<string>();
	private readonly own = new Map<string, DocumentNode>();
	private readonly joined = new Map<string, DocumentNode>();

	constructor(
		private readonly versions: Versions,
		private readonly effort: number,
	) {
		this.mergeOwnParts();
		this.askAboutDeletions("mine");
		this.askAboutDeletions("theirs");
	}

	run(): BlockMerge | null {
		for (let round = 0; round < MAX_ROUNDS; round++) {
			const places = new Places(this.versions, this.overlaps);
			if (places.homeless.length > 0) {
				for (const id of places.homeless) {
					this.askAbout(outermostDeleted(this.versions, this.versions.mine.has(id) ? "mine" : "theirs", id));
				}
				continue;
			}
			const other = mirrored(this.versions);
			const one = new Layout(this.versions, places, this.overlaps, this.own);
			const two = new Layout(other, new Places(other, this.overlaps), this.overlaps, this.own);
			if (!one.tree || !two.tree) return null;
			const invalid = [...one.invalid, ...two.invalid];
			if (invalid.length === 0) {
				return { tree: one.tree, mirrored: two.tree, overlaps: one.overlaps, joined: this.joined };
			}
			for (const id of invalid) this.overlaps.add(id);
		}
		return null;
	}

	private mergeOwnParts(): void {
		const { base, mine, theirs } = this.versions;
		for (const [id, block] of mine) {
			const other = theirs.get(id);
			if (!other || id === ROOT) continue;
			const merge = mergeOwn(base.get(id) ?? null, block, other, this.effort);
			if (merge.ok) this.own.set(id, merge.node);
			else {
				this.overlaps.add(id);
				if (merge.joined) this.joined.set(id, merge.joined);
			}
		}
	}

	/** What one side deleted while the other edited it, or put something into it. */
	private askAboutDeletions(side: SideName): void {
		const { base } = this.versions;
		const other = this.versions[side === "mine" ? "theirs" : "mine"];
		for (const block of this.versions[side].values()) {
			const { id, parent } = block;
			if (other.has(id)) continue;
			const was = base.get(id);
			if (was ? was.own !== block.own : base.has(parent) && !other.has(parent)) {
				this.askAbout(outermostDeleted(this.versions, side, was ? id : parent));
			}
		}
	}

	/** A cell alone cannot be there or not, so the table is asked about. */
	private askAbout(id: string): void {
		const { mine, theirs } = this.versions;
		const block = mine.get(id) ?? theirs.get(id);
		if (!block) return;
		const blocks = mine.has(id) ? mine : theirs;
		const isCell = block.node.type === "tableCell" || block.node.type === "tableHeader";
		const table = isCell ? blocks.get(blocks.get(block.parent)?.parent ?? ROOT) : undefined;
		this.overlaps.add(table && table.id !== ROOT ? table.id : id);
	}
}
