import type { DocumentNode } from "../schema";
import { ROOT } from "./block-index";
import { touchedDeletions } from "./deletions";
import { rearrange, type SettledPassage } from "./followings";
import { Layout } from "./layout";
import { mergeOwn } from "./own";
import { type MergedPassage, mergePassage } from "./passage";
import { findPassages, isPartedByBoth, mirroredPassage, orderedByWords, type Passage } from "./pieces";
import { mirrored, otherSide, outermostDeleted, Places, type Rearrangement, SIDES, type Versions } from "./places";
import { findScrambled } from "./reading-order";

/** The merged tree with a node of type `overlap` for each block to ask about, the blocks asked about, and what both would read. */
export interface BlockMerge {
	readonly tree: DocumentNode;
	/** The tree that would have come about had the other side saved first. */
	readonly mirrored: DocumentNode;
	readonly overlaps: readonly string[];
	readonly joined: ReadonlyMap<string, DocumentNode>;
	readonly rearranged: Rearrangement;
}

/** Rounds in which overlaps are found that follow from others; more than this no document needs. */
const MAX_ROUNDS = 12;

/**
 * Merges two trees of blocks; null where they cannot be brought together block by block.
 *
 * What is asked about must not depend on who saved first, though the order and place of blocks does. So each round
 * lays the tree out as it is and as it would be with the sides exchanged, and asks about what either of them cannot hold.
 * Where both split or joined blocks of one passage, or something did not fit, more than the layout depends on that order: the
 * merge is made both ways, and what is asked about in one is asked about in the other.
 */
export function mergeBlocks(versions: Versions, effort: number): BlockMerge | null {
	const passages = findPassages(versions, effort);
	const asked = new Set<string>();
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const merge = new TreeMerge(versions, passages, effort, asked);
		const merged = merge.run();
		if (!merged || !merge.isContested) return merged;
		const other = new TreeMerge(mirrored(versions), passages.map(mirroredPassage), effort, asked).run();
		if (!other) return null;
		const [one, two] = [new Set(merged.overlaps), new Set(other.overlaps)];
		if (one.size === two.size && merged.overlaps.every((id) => two.has(id))) return merged;
		for (const id of [...one, ...two]) asked.add(id);
	}
	return null;
}

class TreeMerge {
	/** Whether who saved first may have mattered. */
	isContested = false;
	private readonly overlaps: Set<string>;
	private readonly own = new Map<string, DocumentNode>();
	private readonly joined = new Map<string, DocumentNode>();
	/** Passages whose words are merged, and the blocks of them. */
	private readonly settled = new Set<SettledPassage>();
	private readonly inPassage = new Set<string>();

	constructor(
		private readonly versions: Versions,
		passages: readonly Passage[],
		private readonly effort: number,
		asked: ReadonlySet<string>,
	) {
		this.overlaps = new Set(asked);
		const [disagreed, toAsk]: [Passage[], Passage[]] = [[], []];
		for (const found of passages) {
			this.isContested ||= isPartedByBoth(found);
			const inPlace = mergePassage(found, versions, effort);
			const isMerged = inPlace !== null && inPlace !== "to-ask";
			const passage = isMerged ? found : orderedByWords(found, versions);
			const merged = isMerged ? inPlace : (mergePassage(passage, versions, effort) ?? inPlace);
			if (merged === null) disagreed.push(passage);
			else if (merged === "to-ask") toAsk.push(passage);
			else this.settle(passage, merged);
		}
		this.mergeOwnParts();
		for (const side of ["mine", "theirs"] as const) {
			for (const id of touchedDeletions(versions, side, (id) => this.inPassage.has(id))) this.askAbout(id);
		}
		for (const passage of disagreed) {
			if (members(passage).some((id) => this.overlaps.has(id))) this.askAboutAll(passage);
		}
		for (const passage of toAsk) this.askAboutAll(passage);
	}

	run(): BlockMerge | null {
		for (let round = 0; round < MAX_ROUNDS; round++) {
			const rearranged = rearrange([...this.settled], this.versions);
			const places = new Places(this.versions, this.overlaps, rearranged);
			if (this.dissolveAsked(places)) continue;
			if (places.homeless.length > 0) {
				this.isContested = true;
				for (const id of places.homeless) {
					this.askAbout(outermostDeleted(this.versions, this.versions.mine.has(id) ? "mine" : "theirs", id));
				}
				continue;
			}
			const other = mirrored(this.versions);
			const one = new Layout(this.versions, places, this.overlaps, this.own);
			const two = new Layout(other, new Places(other, this.overlaps, rearranged), this.overlaps, this.own);
			if (!one.tree || !two.tree) return null;
			const invalid = [...one.invalid, ...two.invalid];
			if (invalid.length === 0) {
				if (this.dissolveScrambled([one.tree, two.tree])) continue;
				return { tree: one.tree, mirrored: two.tree, overlaps: one.overlaps, joined: this.joined, rearranged };
			}
			this.isContested = true;
			for (const id of invalid) this.askAboutInvalid(id);
		}
		return null;
	}

	private settle(passage: Passage, merged: MergedPassage): void {
		const settled = { passage, merged };
		this.settled.add(settled);
		for (const id of members(passage)) this.inPassage.add(id);
		for (const [id, node] of merged.blocks) this.own.set(id, node);
	}

	/**
	 * Takes back the merge of passages of which some block is asked about, or stands in one that is: the words that came
	 * to it from the others would not be among the answers. True where there was one.
	 */
	private dissolveAsked(places: Places): boolean {
		let found = false;
		for (const settled of this.settled) {
			const ids = members(settled.passage);
			const isAsked = (id: string): boolean =>
				this.overlaps.has(id) || places.isCovered("mine", id) || places.isCovered("theirs", id);
			if (!ids.some(isAsked)) continue;
			this.settled.delete(settled);
			this.askAboutAll(settled.passage);
			found = true;
		}
		return found;
	}

	/** Takes back the merge of passages whose words would be out of order. True where there was one. */
	private dissolveScrambled(trees: readonly DocumentNode[]): boolean {
		const scrambled = new Set(trees.flatMap((tree) => findScrambled(this.settled, tree, this.versions)));
		for (const settled of scrambled) {
			this.settled.delete(settled);
			this.askAboutAll(settled.passage);
		}
		return scrambled.size > 0;
	}

	private askAboutAll(passage: Passage): void {
		for (const id of members(passage)) {
			this.inPassage.delete(id);
			this.own.delete(id);
			this.askAbout(id);
		}
	}

	private mergeOwnParts(): void {
		const { base, mine, theirs } = this.versions;
		for (const [id, block] of mine) {
			const other = theirs.get(id);
			if (!other || id === ROOT || this.inPassage.has(id)) continue;
			const merge = mergeOwn(base.get(id) ?? null, block, other, this.effort);
			if (merge.ok) this.own.set(id, merge.node);
			else {
				this.overlaps.add(id);
				if (merge.joined) this.joined.set(id, merge.joined);
			}
		}
	}

	/**
	 * About a block that could not hold what is left of it, and about what each side put around the words that are missing
	 * in it: of two ways to part a text the merge of a passage takes one, whoever saved first.
	 */
	private askAboutInvalid(id: string): void {
		this.overlaps.add(id);
		for (const { passage } of this.settled) {
			const ids = members(passage);
			if (!ids.some((member) => this.isInside(member, id))) continue;
			for (const member of ids) {
				const around = this.outermostNew(member);
				if (around !== null) this.overlaps.add(around);
			}
		}
	}

	private isInside(id: string, outer: string): boolean {
		return SIDES.some((side) => {
			let block = this.versions[side].get(id);
			while (block && block.id !== ROOT && block.id !== outer) block = this.versions[side].get(block.parent);
			return block?.id === outer;
		});
	}

	/** The outermost of the blocks that one side alone made around this one; null where it made none. */
	private outermostNew(id: string): string | null {
		const { base } = this.versions;
		for (const side of SIDES) {
			const [own, other] = [this.versions[side], this.versions[otherSide(side)]];
			let outermost: string | null = null;
			for (
				let block = own.get(own.get(id)?.parent ?? ROOT);
				block && block.id !== ROOT;
				block = own.get(block.parent)
			) {
				if (base.has(block.id) || other.has(block.id)) break;
				outermost = block.id;
			}
			if (outermost !== null) return outermost;
		}
		return null;
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

function members({ base, mine, theirs }: Passage): string[] {
	return [...new Set([...base, ...mine, ...theirs])];
}
