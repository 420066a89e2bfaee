/**
 * The merge of two edits of one document.
 *
 * Strategy: diff3, as analysed by S. Khanna, K. Kunal and B. C. Pierce, "A Formal Investigation of Diff3" (FSTTCS
 * 2007), on a tree instead of lines. Blocks of the three versions are matched by their ids, those that lost them by
 * likeness, and what both put into one place by equality (`merge/recognise.ts`). For each block its own part (type,
 * attributes, text), its place and its existence are merged apart: what one side alone changed is taken. Text that
 * both changed is merged word by word (`merge/words.ts`), also where it was split or joined and lies in other blocks now
 * (`merge/pieces.ts`, `merge/passage.ts`), citations as a set (`merge/inline.ts`), the order of blocks by what moved
 * (`merge/order.ts`). A block that both changed in ways that cannot stand together, or that one
 * changed and the other deleted, becomes an overlap: people are asked (`merge/blocks.ts`).
 *
 * Nothing that either side wrote is dropped: it stands in the merged document or in an overlap. Place and looks are
 * not asked about: of two places given to one block, or two widths to one column, theirs stands, and whose move yields
 * is told (`merge/moves.ts`).
 * What is asked about does not depend on who saved first: the tree is laid out both ways (`merge/layout.ts`).
 */
import { blockId, contentKey } from "./block-id";
import { canonicalJson } from "./canonical";
import { indexBlocks } from "./merge/block-index";
import { mergeBlocks } from "./merge/blocks";
import { countChanges } from "./merge/count";
import { findPutInto } from "./merge/deletions";
import { countYieldedMoves } from "./merge/moves";
import { OVERLAP } from "./merge/overlap";
import { recogniseBlocks, recogniseSameInsertions } from "./merge/recognise";
import { resolveTree } from "./merge/resolve";
import type { DocumentNode, WikiDocument } from "./schema";
import { validateDocument } from "./validate";

/** A block about which both sides must be asked, as each has it; null where it does not exist. */
export interface Overlap {
	readonly blockId: string;
	readonly base: DocumentNode | null;
	readonly mine: DocumentNode | null;
	readonly theirs: DocumentNode | null;
	/** The block with what both put into the same place, where that is all they disagree about. */
	readonly joined: DocumentNode | null;
	/** The kind of block that each side put it into; `doc` where it took it out of one, null where it did neither. */
	readonly putInto: { readonly mine: string | null; readonly theirs: string | null };
}

export interface Merge {
	/** The merged document; theirs stands in each overlap. */
	readonly document: WikiDocument;
	readonly overlaps: readonly Overlap[];
	/** Changes that one side made and the other did not, and that are in the document. */
	readonly taken: { readonly mine: number; readonly theirs: number };
	/** Blocks that both moved, each elsewhere, and that stand where theirs did. */
	readonly yielded: number;
	/** Blocks that mine moved and theirs deleted: they are gone. */
	readonly gone: number;
	/** The merged document with a node of type `overlap` in place of each; `resolveMerge` reads it. */
	readonly tree: DocumentNode;
}

/** What to put in place of an overlap: one side's block, both (theirs first), or others written for it. */
export type MergeChoice = "mine" | "theirs" | "both" | { readonly edited: readonly DocumentNode[] };

/** Stands for the whole document where it cannot be merged block by block. */
export const WHOLE_DOCUMENT = "document";

/** Characters of text times rounds of alignment that one merge may cost. */
const EFFORT_BUDGET = 20_000_000;

/**
 * Merges two edits of `base`; null where both were begun from nothing, which can only be the same or not. All three must
 * be valid or upgraded; the result is valid. With an empty `overlaps` the document says all that both wrote. Time is
 * bounded whatever the versions hold.
 */
export function mergeDocuments(base: WikiDocument | null, mine: WikiDocument, theirs: WikiDocument): Merge {
	if (base === null) {
		const same = contentKey(mine) === contentKey(theirs);
		return same ? settled(theirs, { mine: 0, theirs: 0 }) : asWhole(base, mine, theirs);
	}
	const [was, own, other] = [base, mine, theirs].map(canonicalJson);
	if (own === was || own === other) return settled(theirs, { mine: 0, theirs: own === other ? 0 : 1 });
	if (other === was) return settled(mine, { mine: 1, theirs: 0 });

	const length = (was?.length ?? 0) + (own?.length ?? 0) + (other?.length ?? 0);
	const effort = Math.max(16, Math.min(256, Math.floor(EFFORT_BUDGET / length)));
	const recognised = recogniseBlocks(theirs, base, effort);
	const aligned = recogniseSameInsertions(base, recogniseBlocks(mine, base, effort), recognised);
	const versions = { base: indexBlocks(base), mine: indexBlocks(aligned), theirs: indexBlocks(recognised) };
	const merged = mergeBlocks(versions, effort);
	if (merged) {
		const node = (side: "base" | "mine" | "theirs", id: string) => versions[side].get(id)?.node ?? null;
		const overlaps = merged.overlaps.map((blockId) => ({
			blockId,
			base: node("base", blockId),
			mine: node("mine", blockId),
			theirs: node("theirs", blockId),
			joined: merged.joined.get(blockId) ?? null,
			putInto: { mine: findPutInto(versions, "mine", blockId), theirs: findPutInto(versions, "theirs", blockId) },
		}));
		const document = resolveTree(merged.tree, overlaps, new Map());
		const valid = validateDocument(document);
		if (valid.ok && (isSame(merged.tree, merged.mirrored) || isValidMirrored(merged.mirrored, overlaps))) {
			const blocks = indexBlocks(valid.document);
			const counts = countChanges(versions, blocks, new Set(merged.overlaps), merged.rearranged);
			const yielded = countYieldedMoves(versions, blocks);
			return { document: valid.document, overlaps, ...counts, yielded, tree: merged.tree };
		}
	}
	return asWhole(base, mine, theirs);
}

/** True for trees of the same blocks in the same places with nothing to ask about: what holds for one holds for both. */
function isSame(tree: DocumentNode, other: DocumentNode): boolean {
	if (tree === other) return true;
	if (tree.type === OVERLAP || blockId(tree) !== blockId(other)) return false;
	const [content, others] = [tree.content ?? [], other.content ?? []];
	return (
		content.length === others.length &&
		content.every((child, index) => {
			const twin = others[index];
			return twin !== undefined && isSame(child, twin);
		})
	);
}

/** False where the other side would have been asked about the whole document, had it saved last: then both are. */
function isValidMirrored(tree: DocumentNode, overlaps: readonly Overlap[]): boolean {
	const choices = new Map<string, MergeChoice>(overlaps.map(({ blockId }) => [blockId, "mine"]));
	return validateDocument(resolveTree(tree, overlaps, choices)).ok;
}

function asWhole(base: WikiDocument | null, mine: WikiDocument, theirs: WikiDocument): Merge {
	const whole = { blockId: WHOLE_DOCUMENT, base, mine, theirs, joined: null, putInto: { mine: null, theirs: null } };
	const tree = { ...theirs, content: [{ type: OVERLAP, attrs: { id: WHOLE_DOCUMENT } }] };
	return { document: theirs, overlaps: [whole], taken: { mine: 0, theirs: 0 }, yielded: 0, gone: 0, tree };
}

function settled(document: WikiDocument, taken: Merge["taken"]): Merge {
	return { document, overlaps: [], taken, yielded: 0, gone: 0, tree: document };
}

/**
 * The merged document with a choice in place of each overlap, by its block; theirs stands where none was made.
 * What the schema cannot hold where it was chosen is kept as paragraphs beside it.
 */
export function resolveMerge(merge: Merge, choices: ReadonlyMap<string, MergeChoice>): WikiDocument {
	return resolveTree(merge.tree, merge.overlaps, choices);
}
