import { blockId } from "../block-id";
import type { DocumentNode } from "../schema";
import { isContainer, mayHold, type PlacedBlock, ROOT } from "./block-index";
import { mergeOrders } from "./order";
import { OVERLAP } from "./overlap";
import { mirrored, type Places, type Versions } from "./places";
import { alignTable } from "./table";

/** Kept in front or at the end by the schema, wherever they were put in. */
const FIRST: ReadonlySet<string> = new Set(["redirect", "accountsQuestion", "accountAnswer"]);
const LAST = "attribution";

/**
 * One tree from the blocks of both sides, given what is asked about and what their own parts read. Where both gave a
 * block a place, or put something into one place, theirs comes first.
 */
export class Layout {
	/** Null where the document itself cannot hold what is left, or where blocks hold each other. */
	readonly tree: DocumentNode | null;
	/** What is asked about, as it stands in the tree. */
	readonly overlaps: string[] = [];
	/** Blocks whose merged content the schema would refuse. */
	readonly invalid: string[] = [];
	private count = 0;

	constructor(
		private readonly versions: Versions,
		private readonly places: Places,
		private readonly asked: ReadonlySet<string>,
		private readonly own: ReadonlyMap<string, DocumentNode>,
	) {
		const tree = this.emit(ROOT);
		// Blocks that each side moved into the other's are not reached from the root.
		const placed = [...places.children.values()].reduce((sum, { size }) => sum + size, 0);
		const whole = !this.invalid.includes(ROOT) && (this.invalid.length > 0 || placed === this.count);
		this.tree = whole ? tree : null;
	}

	/** The merged block, or null where nothing of it is left. */
	private emit(id: string): DocumentNode | null {
		if (id !== ROOT) this.count++;
		if (this.asked.has(id)) {
			this.overlaps.push(id);
			return { type: OVERLAP, attrs: { id } };
		}
		const node = id === ROOT ? this.sides(id)[0]?.node : (this.own.get(id) ?? this.sides(id)[0]?.node);
		if (!node || !isContainer(node.type)) return node ?? null;
		const content = this.order(id, this.versions, "theirs").flatMap((child) => this.emit(child) ?? []);
		if (id === ROOT && content.every(({ type }) => type === "redirect")) content.push(emptyParagraph());
		if (content.length === 0 && this.sides(id).some(({ children }) => children.length > 0)) return null;
		const arranged = this.arrange(node.type, content, id);
		if (!arranged) this.invalid.push(id);
		const result = { ...node, content: arranged ?? content };
		if (content.length === 0) delete (result as { content?: unknown }).content;
		return node.type === "table" ? this.alignedTable(id, result) : result;
	}

	/**
	 * The children in an order that the schema allows, or null. Every order is tried that either side could ask for, so
	 * that whether there is one does not depend on who saved first.
	 */
	private arrange(type: string, content: readonly DocumentNode[], id: string): readonly DocumentNode[] | null {
		const sorted = inFrame(content);
		if (this.allows(type, sorted)) return sorted;
		for (const versions of [this.versions, mirrored(this.versions)]) {
			for (const first of ["mine", "theirs"] as const) {
				const places = new Map(this.order(id, versions, first).map((child, index) => [child, index]));
				const place = (node: DocumentNode): number => places.get(blockId(node) ?? "") ?? 0;
				const other = inFrame([...content].sort((a, b) => place(a) - place(b)));
				if (this.allows(type, other)) return other;
			}
		}
		return null;
	}

	private allows(type: string, content: readonly DocumentNode[]): boolean {
		const own = (node: DocumentNode): string =>
			node.type === OVERLAP ? (this.sides(blockId(node) ?? "")[0]?.node.type ?? "") : node.type;
		return mayHold(type, content.map(own));
	}

	private order(id: string, { base, mine, theirs }: Versions, first: "mine" | "theirs"): readonly string[] {
		const here = this.places.children.get(id);
		if (!here) return [];
		const [was, own, other] = [base, mine, theirs].map((blocks) => blocks.get(id)?.children ?? []);
		if (!was || !own || !other) return [];
		const order = sameList(was, own) ? other : sameList(was, other) ? own : mergeOrders(was, own, other, first);
		const isWhole = order.reduce((count, child) => count + (here.has(child) ? 1 : 0), 0) === here.size;
		const all = isWhole ? order : mergeOrders(was, own, other, first);
		return this.places.withPieces(
			id,
			all.filter((child) => here.has(child)),
		);
	}

	private alignedTable(id: string, table: DocumentNode): DocumentNode {
		const [base, mine, theirs] = [this.versions.base, this.versions.mine, this.versions.theirs].map(
			(blocks) => blocks.get(id)?.node ?? null,
		);
		if (!mine || !theirs) return table;
		const aligned = alignTable(table, { base: base ?? null, mine, theirs });
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
