import { type LeafBlock, leafBlocks } from "@/lib/document/diff/leaf-blocks";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import type { TouchedBlock } from "@/lib/revision/standing-touches";

/** A piece of the article that stands beside the margin: a block or a part of one, or a whole table. */
export type BlamedPiece =
	| { readonly kind: "part"; readonly leaf: LeafBlock }
	| {
			readonly kind: "table";
			readonly node: DocumentNode;
			/** The number of its hand for each of its blocks; none in a table by one hand. */
			readonly numbers: ReadonlyMap<string, number>;
	  };

/** Whose a stretch of the article is. */
export interface BlameEntry {
	readonly blame: TouchedBlock;
	/** In a table by several hands: the number that its cells carry, and how many there are. Null elsewhere. */
	readonly cells: { readonly number: number; readonly count: number } | null;
}

/** Neighbouring pieces by the same hands. */
export interface BlameGroup {
	/** None where the log knows nothing, such as of a redirect. */
	readonly entries: readonly BlameEntry[];
	readonly pieces: readonly BlamedPiece[];
}

/** Equal for blocks of which the margin says the same. */
function key(blame: TouchedBlock | null): string {
	if (blame === null) return "";
	const { createdIn, textChangedIn, citationsChangedIn, touchedIn } = blame;
	return `${createdIn} ${textChangedIn} ${citationsChangedIn ?? textChangedIn} ${touchedIn}`;
}

/** Divides a document among the hands that wrote it. */
export function groupByHand(document: WikiDocument, blame: readonly TouchedBlock[]): BlameGroup[] {
	const byId = new Map(blame.map((entry) => [entry.blockId, entry]));
	const blameOf = (leaf: LeafBlock) => (leaf.blockId === null ? null : (byId.get(leaf.blockId) ?? null));
	const groups: { own: string; entries: BlameEntry[]; pieces: BlamedPiece[] }[] = [];
	const add = (entry: TouchedBlock | null, piece: BlamedPiece): void => {
		const last = groups.at(-1);
		if (last && last.own === key(entry)) last.pieces.push(piece);
		else groups.push({ own: key(entry), entries: entry ? [{ blame: entry, cells: null }] : [], pieces: [piece] });
	};
	for (const node of document.content) {
		const leaves = leafBlocks({ ...document, content: [node] });
		if (node.type !== "table") {
			for (const leaf of leaves) add(blameOf(leaf), { kind: "part", leaf });
			continue;
		}
		const blocks = leaves.flatMap((leaf) => blameOf(leaf) ?? []);
		const entries = countCells(blocks);
		const [only] = entries;
		if (entries.length < 2) add(only?.blame ?? null, { kind: "table", node, numbers: new Map() });
		else {
			const numberOf = new Map(entries.map(({ blame: one, cells }) => [key(one), cells?.number ?? 0]));
			const numbers = new Map(blocks.map((one) => [one.blockId, numberOf.get(key(one)) ?? 0]));
			groups.push({ own: "table", entries, pieces: [{ kind: "table", node, numbers }] });
		}
	}
	return groups;
}

/** The hands of a table, the newest text first. */
function countCells(blames: readonly TouchedBlock[]): BlameEntry[] {
	const counts = new Map<string, { blame: TouchedBlock; count: number }>();
	for (const blame of blames) {
		const known = counts.get(key(blame));
		if (known) known.count++;
		else counts.set(key(blame), { blame, count: 1 });
	}
	return [...counts.values()]
		.sort((a, b) => b.blame.textChangedIn - a.blame.textChangedIn)
		.map(({ blame, count }, place) => ({ blame, cells: { number: place + 1, count } }));
}

/** How new a text is among those of its page, from 1 for the oldest quarter to 4 for the newest. */
export function ageOf(blame: readonly Pick<TouchedBlock, "textChangedIn">[]): (revisionId: number) => number {
	const revisions = [...new Set(blame.map(({ textChangedIn }) => textChangedIn))].sort((a, b) => a - b);
	const rank = new Map(revisions.map((id, place) => [id, place + 1]));
	return (revisionId) => Math.ceil((4 * (rank.get(revisionId) ?? 1)) / Math.max(1, revisions.length));
}
