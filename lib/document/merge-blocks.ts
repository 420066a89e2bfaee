import { blockId } from "./block-id";
import { type Blocks, isContainer, type PlacedBlock, ROOT } from "./merge-index";
import { mergeOrders } from "./merge-order";
import { mergeOwn } from "./merge-own";
import { outermostDeleted, Places, type SideName, type Versions } from "./merge-places";
import { alignTable, readGrid } from "./merge-table";
import { documentSchema } from "./prosemirror";
import type { DocumentNode } from "./schema";

/** A place in the merged tree whose content is for people to choose. */
export const OVERLAP = "overlap";

/** The merged tree with a node of type `overlap` for each block to ask about, the blocks asked about, and what both would read. */
export interface BlockMerge {
	readonly tree: DocumentNode;
	readonly overlaps: readonly string[];
	readonly joined: ReadonlyMap<string, DocumentNode>;
}

/** Rounds in which overlaps are found that follow from others; more than this no document needs. */
const MAX_ROUNDS = 12;

/** Kept in front or at the end by the schema, wherever they were put in. */
const FIRST: ReadonlySet<string> = new Set(["redirect", "accountsQuestion", "accountAnswer"]);
const LAST = "attribution";

/** Merges two trees of blocks; null where they cannot be brought together block by block. */
export function mergeBlocks(versions: Versions, effort: number): BlockMerge | null {
	return new TreeMerge(versions, effort).run();
}

class TreeMerge {
	private readonly overlaps = new Set<string>();
	private readonly own = new Map<string, DocumentNode>();
	private readonly joined = new Map<string, DocumentNode>();
	private places: Places;
	private emitted: string[] = [];
	private count = 0;
	/** Blocks whose merged content the schema would refuse. */
	private invalid: string[] = [];

	constructor(
		private readonly versions: Versions,
		private readonly effort: number,
	) {
		this.mergeOwnParts();
		this.askAboutDeletions("mine");
		this.askAboutDeletions("theirs");
		this.places = new Places(versions, this.overlaps);
	}

	run(): BlockMerge | null {
		for (let round = 0; round < MAX_ROUNDS; round++) {
			if (this.places.homeless.length > 0) {
				for (const id of this.places.homeless) {
					this.askAbout(outermostDeleted(this.versions, this.versions.mine.has(id) ? "mine" : "theirs", id));
				}
			} else {
				this.emitted = [];
				this.count = 0;
				this.invalid = [];
				const tree = this.emit(ROOT);
				if (!tree || this.invalid.includes(ROOT)) return null;
				// Blocks that each side moved into the other's would not be reached from the root.
				if (this.invalid.length === 0) {
					const placed = [...this.places.children.values()].reduce((sum, { size }) => sum + size, 0);
					return placed === this.count ? { tree, overlaps: this.emitted, joined: this.joined } : null;
				}
				for (const id of this.invalid) this.overlaps.add(id);
			}
			this.places = new Places(this.versions, this.overlaps);
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

	/** The merged block, or null where nothing of it is left. */
	private emit(id: string): DocumentNode | null {
		if (id !== ROOT) this.count++;
		if (this.overlaps.has(id)) {
			this.emitted.push(id);
			return { type: OVERLAP, attrs: { id } };
		}
		const node = id === ROOT ? this.sides(id)[0]?.node : (this.own.get(id) ?? this.sides(id)[0]?.node);
		if (!node || !isContainer(node.type)) return node ?? null;
		const order = this.order(id, "theirs");
		const content = order.flatMap((child) => this.emit(child) ?? []);
		if (id === ROOT && content.every(({ type }) => type === "redirect")) content.push(emptyParagraph());
		if (content.length === 0 && this.sides(id).some(({ children }) => children.length > 0)) return null;
		const arranged = this.arrange(node.type, content, id);
		if (!arranged) this.invalid.push(id);
		const result = { ...node, content: arranged ?? content };
		if (content.length === 0) delete (result as { content?: unknown }).content;
		return node.type === "table" ? this.alignedTable(id, result) : result;
	}

	/** The children in an order that the schema allows, or null. */
	private arrange(type: string, content: readonly DocumentNode[], id: string): readonly DocumentNode[] | null {
		const sorted = inFrame(content);
		if (this.allows(type, sorted)) return sorted;
		const places = new Map(this.order(id, "mine").map((child, index) => [child, index]));
		const place = (node: DocumentNode): number => places.get(blockId(node) ?? "") ?? 0;
		const other = inFrame([...content].sort((a, b) => place(a) - place(b)));
		return this.allows(type, other) ? other : null;
	}

	private allows(type: string, content: readonly DocumentNode[]): boolean {
		let match = documentSchema.nodes[type]?.contentMatch ?? null;
		for (const node of content) {
			const own = node.type === OVERLAP ? this.sides(blockId(node) ?? "")[0]?.node.type : node.type;
			const childType = documentSchema.nodes[own ?? ""];
			match = childType && match ? match.matchType(childType) : null;
		}
		return match?.validEnd ?? false;
	}

	private order(id: string, first: SideName): string[] {
		const here = this.places.children.get(id);
		if (!here) return [];
		const { base, mine, theirs } = this.versions;
		const list = (blocks: Blocks): readonly string[] => blocks.get(id)?.children ?? [];
		const [was, own, other] = [list(base), list(mine), list(theirs)];
		const order = sameList(was, own) ? other : sameList(was, other) ? own : mergeOrders(was, own, other, first);
		const members = order.filter((child) => here.has(child));
		return members.length === here.size
			? members
			: mergeOrders(was, own, other, first).filter((child) => here.has(child));
	}

	private alignedTable(id: string, table: DocumentNode): DocumentNode {
		const { base, mine, theirs } = this.versions;
		const [was, own, other] = [base.get(id), mine.get(id), theirs.get(id)];
		if (!own || !other || table.content?.some(({ type }) => type === OVERLAP)) return table;
		const grids = { base: was ? readGrid(was.node) : null, mine: readGrid(own.node), theirs: readGrid(other.node) };
		const aligned = alignTable(table, grids);
		if (!aligned) this.invalid.push(id);
		return aligned ?? table;
	}

	/** The block as the sides have it, theirs first. */
	private sides(id: string): PlacedBlock[] {
		const { mine, theirs } = this.versions;
		return [theirs.get(id), mine.get(id)].filter((block) => block !== undefined);
	}
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((member, index) => member === b[index]);
}

function inFrame(content: readonly DocumentNode[]): DocumentNode[] {
	const rank = ({ type }: DocumentNode): number => (FIRST.has(type) ? 0 : type === LAST ? 2 : 1);
	return [...content].sort((a, b) => rank(a) - rank(b));
}

function emptyParagraph(): DocumentNode {
	return { type: "paragraph", attrs: { id: "empty" } };
}
