import { type LeafBlock, leafBlocks } from "@/lib/document/leaf-blocks";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import type { BlockBlame } from "@/lib/revision/blame";

/** A piece of the article that stands beside one entry of the margin: a whole block, or a part of a list or a table. */
export type BlamedPiece =
	| { readonly kind: "whole"; readonly node: DocumentNode }
	| { readonly kind: "part"; readonly leaf: LeafBlock };

/** Neighbouring pieces by the same hands. */
export interface BlameGroup {
	/** Null where the log knows nothing, such as of a redirect. */
	readonly blame: BlockBlame | null;
	readonly pieces: readonly BlamedPiece[];
}

function key(blame: BlockBlame | null): string {
	return blame === null ? "" : `${blame.createdIn} ${blame.textChangedIn} ${blame.citationsChangedIn}`;
}

/** Divides a document among the hands that wrote it. A table or a code block by one hand stays whole. */
export function groupByHand(document: WikiDocument, blame: readonly BlockBlame[]): BlameGroup[] {
	const byId = new Map(blame.map((entry) => [entry.blockId, entry]));
	const of = (leaf: LeafBlock | undefined) => (leaf?.blockId ? (byId.get(leaf.blockId) ?? null) : null);
	const groups: { blame: BlockBlame | null; pieces: BlamedPiece[] }[] = [];
	const add = (entry: BlockBlame | null, piece: BlamedPiece): void => {
		const last = groups.at(-1);
		if (last && key(last.blame) === key(entry)) last.pieces.push(piece);
		else groups.push({ blame: entry, pieces: [piece] });
	};
	for (const node of document.content) {
		const leaves = leafBlocks({ ...document, content: [node] });
		const first = of(leaves[0]);
		if (node.type === "table" && leaves.every((leaf) => key(of(leaf)) === key(first)))
			add(first, { kind: "whole", node });
		else for (const leaf of leaves) add(of(leaf), { kind: "part", leaf });
	}
	return groups;
}

/** How new a text is among those of its page, from 1 for the oldest quarter to 4 for the newest. */
export function ageOf(blame: readonly BlockBlame[]): (revisionId: number) => number {
	const revisions = [...new Set(blame.map(({ textChangedIn }) => textChangedIn))].sort((a, b) => a - b);
	const rank = new Map(revisions.map((id, place) => [id, place + 1]));
	return (revisionId) => Math.ceil((4 * (rank.get(revisionId) ?? 1)) / Math.max(1, revisions.length));
}
