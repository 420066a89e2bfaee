/**
 * The difference between two versions of a document.
 *
 * Strategy: both are flattened into the blocks that hold text (`diff/leaf-blocks.ts`). Blocks are matched by their id,
 * unless the text of one stands under another id now; those without a partner by equality and likeness, for text whose
 * ids were lost on the way (`diff/likeness.ts`).
 * Blocks that were cut in two or joined are taken for the pieces that they are (`diff/split-blocks.ts`), each matched
 * with its share of the whole. Of the matched blocks and pieces as many stay in place as text allows; the others were
 * moved (`diff/order.ts`). Inside each words are compared (`diff/word-diff.ts`). Each block of each side stands in its
 * own order and exactly one row, or one for each of its pieces: the rows with a `before` are the old document, those
 * with an `after` the new one.
 */
import type { Piece } from "./diff/find-pieces";
import { cellOf, type LeafBlock, leafBlocks, rowOf } from "./diff/leaf-blocks";
import { countWords } from "./diff/likeness";
import { matchLeaves } from "./diff/match-leaves";
import { type Entry, layOut, type Part } from "./diff/order";
import { findCuts } from "./diff/split-blocks";
import { type StructureChange, StructureTeller } from "./diff/structure-changes";
import { diffInline, type Segment } from "./diff/word-diff";
import type { DocumentNode, WikiDocument } from "./schema";
import { nodeText } from "./text";

export type BlockView = Omit<LeafBlock, "content" | "structure">;

/**
 * What became different about a block: its words, its formatting and links, or its type and surroundings. What was set of
 * something that several blocks stand in is told for the first of them alone.
 */
export type ChangedAspect = "text" | "formatting" | "structure";

/** Which piece of a block that was split or joined; all rows of its pieces hold the same view of the whole. */
export interface CutPlace {
	readonly kind: "split" | "joined";
	/** From 0, in the order of the words of the whole; how many there are in all is `parts`. */
	readonly part: number;
	readonly parts: number;
}

interface Compared {
	/** All that the block holds on either side; a side's own view is made of the segments' nodes for it. */
	readonly segments: readonly Segment[];
	/** Empty where nothing about the block itself changed. */
	readonly aspects: readonly ChangedAspect[];
	/** Some where its structure is among the aspects. */
	readonly structure: readonly StructureChange[];
}

export type DiffRow = Compared &
	(
		| { readonly kind: "unchanged" | "changed"; readonly before: BlockView; readonly after: BlockView }
		/** One piece of a block that was split, or into which others were joined, against its share of that block. */
		| (CutPlace & { readonly before: BlockView; readonly after: BlockView })
		| { readonly kind: "added"; readonly before?: undefined; readonly after: BlockView }
		| { readonly kind: "removed"; readonly before: BlockView; readonly after?: undefined }
		/**
		 * A moved block, or piece of one, has two rows: one where it was and one where it is; `counterpart` is the
		 * index of the other. Both carry all segments: each shows those of its side.
		 */
		| {
				readonly kind: "moved";
				readonly before: BlockView;
				readonly after?: undefined;
				readonly counterpart: number;
				readonly cut?: CutPlace;
		  }
		| {
				readonly kind: "moved";
				readonly before?: undefined;
				readonly after: BlockView;
				readonly counterpart: number;
				readonly cut?: CutPlace;
		  }
	);

export interface DocumentDiff {
	readonly rows: readonly DiffRow[];
	/** Blocks that changed, were added, removed, moved, split or joined, each counted once; 0 where a reader would see no difference. */
	readonly changes: number;
}

/** Characters of text times rounds of alignment that one comparison may cost. */
const EFFORT_BUDGET = 40_000_000;
const TEXTBLOCKS: ReadonlySet<string> = new Set([
	"paragraph",
	"heading",
	"attribution",
	"codeBlock",
	"accountsQuestion",
	"accountAnswer",
]);

interface Leaf extends Piece {
	readonly view: BlockView;
	readonly length: number;
	readonly table: string | null;
	readonly row: string | null;
}

/** The blocks of a document that hold text, as they are compared. */
export function readLeaves(document: WikiDocument): Leaf[] {
	return leafBlocks(document).map((block) => {
		const { content, structure: _structure, ...view } = block;
		const row = rowOf(block);
		let words: Map<string, number> | undefined;
		return {
			block,
			view,
			length: content.reduce((length, { text }) => length + (text?.length ?? 1), 0),
			table: row === null ? null : (cellOf(block)?.tableId ?? null),
			row,
			kind: TEXTBLOCKS.has(block.type) ? "text" : block.type,
			key: contentKey(content),
			get words() {
				words ??= countWords(nodeText({ type: block.type, content }));
				return words;
			},
		};
	});
}

/** Content as text: two citations of the same place in the same work are the same, whatever their ids. */
function contentKey(content: readonly DocumentNode[]): string {
	if (!content.some(({ type }) => type === "citation")) return JSON.stringify(content);
	return JSON.stringify(
		content.map((node) => (node.type === "citation" ? { ...node, attrs: { ...node.attrs, id: undefined } } : node)),
	);
}

/** A block, or the share of one, that stands on both sides. */
interface Pair {
	readonly before: Leaf;
	readonly after: Leaf;
	readonly segments: readonly Segment[];
	readonly cut?: CutPlace;
}

function compare({ key, block: { content } }: Leaf, after: Leaf, effort: number): readonly Segment[] {
	if (key !== after.key) return diffInline(content, after.block.content, effort);
	return content.length === 0 ? [] : [{ kind: "same", before: content, after: after.block.content }];
}

/** Rounds of alignment for each two texts of a comparison, so that long documents do not take long. */
export function alignmentEffort(old: readonly Leaf[], now: readonly Leaf[]): number {
	const length = [...old, ...now].reduce((sum, leaf) => sum + leaf.length, 0);
	return Math.max(16, Math.min(256, Math.floor(EFFORT_BUDGET / (length + 1))));
}

type Side = readonly Part<Leaf, Pair>[];

/** Both sides in parts, those that belong together in pairs. */
function matchParts(old: readonly Leaf[], now: readonly Leaf[]): { before: Side; after: Side } {
	const effort = alignmentEffort(old, now);
	const partner = matchLeaves(old, now);
	const origin = new Int32Array(now.length).fill(-1);
	for (const [i, j] of partner.entries()) if (j >= 0) origin[j] = i;

	const pairs = { before: new Map<Leaf, Pair[]>(), after: new Map<Leaf, Pair[]>() };
	const add = (pair: Pair): void => {
		pairs.before.set(pair.before, [...(pairs.before.get(pair.before) ?? []), pair]);
		pairs.after.set(pair.after, [...(pairs.after.get(pair.after) ?? []), pair]);
	};
	for (const { kind, whole, pieces, shares } of findCuts(old, now, { partner, origin }, effort)) {
		for (const [part, piece] of pieces.entries()) {
			const [before, after] = kind === "split" ? [old[whole], now[piece]] : [old[piece], now[whole]];
			if (before && after)
				add({ before, after, segments: shares[part] ?? [], cut: { kind, part, parts: pieces.length } });
		}
	}
	for (const [i, before] of old.entries()) {
		const after = now[partner[i] ?? -1];
		if (after && !pairs.before.has(before)) add({ before, after, segments: compare(before, after, effort) });
	}
	const parts = (leaves: readonly Leaf[], own: ReadonlyMap<Leaf, readonly Pair[]>): Side =>
		leaves.flatMap((leaf): Side => own.get(leaf)?.map((pair) => ({ leaf, pair })) ?? [{ leaf }]);
	return { before: parts(old, pairs.before), after: parts(now, pairs.after) };
}

function removed({ view, block: { content } }: Leaf): DiffRow {
	const segments: Segment[] = content.length === 0 ? [] : [{ kind: "removed", before: content, after: [] }];
	return { kind: "removed", before: view, segments, aspects: [], structure: [] };
}

function added({ view, block: { content } }: Leaf): DiffRow {
	const segments: Segment[] = content.length === 0 ? [] : [{ kind: "added", before: [], after: content }];
	return { kind: "added", after: view, segments, aspects: [], structure: [] };
}

/** A pair among the rows. */
interface Met {
	readonly views: { readonly before: BlockView; readonly after: BlockView };
	readonly compared: Compared;
	readonly cut: CutPlace | undefined;
	/** The rows that hold its sides: two, where it moved. */
	readonly before: number;
	readonly after: number;
}

function meet({ before, after, segments, cut }: Pair, row: number, teller: StructureTeller): Met {
	const views = { before: before.view, after: after.view };
	const structure = before.block.structure === after.block.structure ? [] : teller.tell(views.before, views.after);
	const aspects: ChangedAspect[] = [];
	if (segments.some(({ kind }) => kind === "added" || kind === "removed")) aspects.push("text");
	if (segments.some(({ kind }) => kind === "formatted")) aspects.push("formatting");
	if (structure.length > 0) aspects.push("structure");
	return { views, compared: { segments, aspects, structure }, cut, before: row, after: row };
}

/** Compares two versions of a document; both must be valid or upgraded. Time is bounded whatever they hold. */
export function diffDocuments(before: WikiDocument, after: WikiDocument): DocumentDiff {
	const parts = matchParts(readLeaves(before), readLeaves(after));
	const entries = layOut(parts.before, parts.after);
	const teller = new StructureTeller();
	const met = new Map<Pair, Met>();
	for (const [index, { before: was, after: is }] of entries.entries()) {
		if (was?.pair) met.set(was.pair, { ...(met.get(was.pair) ?? meet(was.pair, index, teller)), before: index });
		if (is?.pair) met.set(is.pair, { ...(met.get(is.pair) ?? meet(is.pair, index, teller)), after: index });
	}
	let changes = 0;
	const rows = entries.map((entry, index): DiffRow => {
		const row = toRow(entry, met);
		const cut = row.kind === "moved" ? row.cut : "part" in row ? row : undefined;
		const isSecondEnd = row.kind === "moved" && row.counterpart < index;
		if (row.kind !== "unchanged" && !isSecondEnd && (cut?.part ?? 0) === 0) changes++;
		return row;
	});
	return { rows, changes };
}

function toRow({ before, after }: Entry<Leaf, Pair>, met: ReadonlyMap<Pair, Met>): DiffRow {
	const pair = (before ?? after)?.pair;
	const found = pair && met.get(pair);
	if (!found) return before ? removed(before.leaf) : added(after.leaf);
	const { compared, cut, views } = found;
	const moved = { kind: "moved" as const, ...compared, ...(cut && { cut }) };
	if (!before) return { ...moved, after: views.after, counterpart: found.before };
	if (!after) return { ...moved, before: views.before, counterpart: found.after };
	if (cut) return { ...cut, ...views, ...compared };
	return { kind: compared.aspects.length > 0 ? "changed" : "unchanged", ...views, ...compared };
}
