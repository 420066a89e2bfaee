/**
 * The difference between two versions of a document.
 *
 * Strategy: both are flattened into the blocks that hold text (`leaf-blocks.ts`). Blocks are matched by their id;
 * those without a partner by equality and likeness, for text whose ids were lost on the way (`likeness.ts`). Blocks
 * that were cut in two or joined are taken for the pieces that they are (`split-blocks.ts`), each matched with its
 * share of the whole. Of the matched blocks and pieces as many stay in place as text allows
 * (`increasing-subsequence.ts`); the others were moved. Inside each words are compared (`word-diff.ts`). Each block of
 * each side stands in its own order and exactly one row, or one for each of its pieces: the rows with a `before` are the
 * old document, those with an `after` the new one.
 */
import type { Piece } from "./find-pieces";
import { heaviestIncreasing } from "./increasing-subsequence";
import { type LeafBlock, leafBlocks } from "./leaf-blocks";
import { countWords } from "./likeness";
import { matchLeaves } from "./match-leaves";
import type { WikiDocument } from "./schema";
import { findCuts } from "./split-blocks";
import { nodeText } from "./text";
import { diffInline, type Segment } from "./word-diff";

export type BlockView = Omit<LeafBlock, "content" | "structure">;

/** What became different about a block: its words, its formatting and links, or its type and surroundings. */
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
}

function prepare(document: WikiDocument): Leaf[] {
	return leafBlocks(document).map((block) => {
		const { content, structure: _structure, ...view } = block;
		let words: Map<string, number> | undefined;
		return {
			block,
			view,
			length: content.reduce((length, { text }) => length + (text?.length ?? 1), 0),
			kind: TEXTBLOCKS.has(block.type) ? "text" : block.type,
			key: JSON.stringify(content),
			get words() {
				words ??= countWords(nodeText({ type: block.type, content }));
				return words;
			},
		};
	});
}

/** A block, or the share of one, that stands on both sides. */
interface Pair extends Compared {
	readonly before: Leaf;
	readonly after: Leaf;
	readonly cut?: CutPlace;
}

/** A block of one side, or one piece of it; without a pair it came or went. */
interface Part {
	readonly leaf: Leaf;
	readonly pair?: Pair;
}

function pairUp(before: Leaf, after: Leaf, segments: readonly Segment[], cut?: CutPlace): Pair {
	const aspects: ChangedAspect[] = [];
	if (segments.some(({ kind }) => kind === "added" || kind === "removed")) aspects.push("text");
	if (segments.some(({ kind }) => kind === "formatted")) aspects.push("formatting");
	if (before.block.structure !== after.block.structure) aspects.push("structure");
	return { before, after, segments, aspects, ...(cut && { cut }) };
}

function compare({ key, block: { content } }: Leaf, after: Leaf, effort: number): readonly Segment[] {
	if (key !== after.key) return diffInline(content, after.block.content, effort);
	return content.length === 0 ? [] : [{ kind: "same", before: content, after: content }];
}

/** Both sides in parts, those that belong together in pairs. */
function matchParts(old: readonly Leaf[], now: readonly Leaf[]): { before: Part[]; after: Part[] } {
	const length = [...old, ...now].reduce((sum, leaf) => sum + leaf.length, 0);
	const effort = Math.max(16, Math.min(256, Math.floor(EFFORT_BUDGET / (length + 1))));
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
			if (before && after) add(pairUp(before, after, shares[part] ?? [], { kind, part, parts: pieces.length }));
		}
	}
	for (const [i, before] of old.entries()) {
		const after = now[partner[i] ?? -1];
		if (after && !pairs.before.has(before)) add(pairUp(before, after, compare(before, after, effort)));
	}
	const parts = (leaves: readonly Leaf[], own: ReadonlyMap<Leaf, readonly Pair[]>): Part[] =>
		leaves.flatMap((leaf): Part[] => own.get(leaf)?.map((pair) => ({ leaf, pair })) ?? [{ leaf }]);
	return { before: parts(old, pairs.before), after: parts(now, pairs.after) };
}

/** The pairs that need not move. */
function stayingPairs(before: readonly Part[], after: readonly Part[]): Set<Pair> {
	const places = new Map(before.map(({ pair }, place) => [pair, place]));
	const pairs = after.flatMap(({ pair }) => pair ?? []);
	const stay = heaviestIncreasing(
		pairs.map((pair) => places.get(pair) ?? 0),
		pairs.map(({ cut, before: was, after: is }) => 1 + (cut?.kind === "joined" ? was : is).length),
		before.length,
	);
	return new Set(pairs.filter((_, index) => stay.has(index)));
}

type Entry = { readonly before: Part; readonly after?: Part } | { readonly before?: undefined; readonly after: Part };

/** What stands in each row: at every place what left, then what came; but the pieces of a block follow one another. */
function layOut(before: readonly Part[], after: readonly Part[]): Entry[] {
	const staying = stayingPairs(before, after);
	const entries: Entry[] = [];
	let place = 0;
	let came: Part[] = [];
	const flush = (kept: Pair | null): void => {
		const left: Part[] = [];
		for (let part = before[place]; part && part.pair !== kept; part = before[++place]) left.push(part);
		const above = entries.at(-1)?.after?.leaf;
		const further = came.filter(({ leaf }) => leaf === above);
		const earlier = left.filter(({ leaf }) => leaf === kept?.before);
		entries.push(
			...further.map((part) => ({ after: part })),
			...left.slice(0, left.length - earlier.length).map((part) => ({ before: part })),
			...came.slice(further.length).map((part) => ({ after: part })),
			...earlier.map((part) => ({ before: part })),
		);
		came = [];
	};
	for (const part of after) {
		if (!part.pair || !staying.has(part.pair)) {
			came.push(part);
			continue;
		}
		flush(part.pair);
		const kept = before[place++];
		if (kept) entries.push({ before: kept, after: part });
	}
	flush(null);
	return entries;
}

function removed({ view, block: { content } }: Leaf): DiffRow {
	const segments: Segment[] = content.length === 0 ? [] : [{ kind: "removed", before: content, after: [] }];
	return { kind: "removed", before: view, segments, aspects: [] };
}

function added({ view, block: { content } }: Leaf): DiffRow {
	const segments: Segment[] = content.length === 0 ? [] : [{ kind: "added", before: [], after: content }];
	return { kind: "added", after: view, segments, aspects: [] };
}

/** Compares two versions of a document; both must be valid or upgraded. Time is bounded whatever they hold. */
export function diffDocuments(before: WikiDocument, after: WikiDocument): DocumentDiff {
	const parts = matchParts(prepare(before), prepare(after));
	const entries = layOut(parts.before, parts.after);
	/** Where each pair is met; twice, where it moved. */
	const places = new Map<Pair, { before: number; after: number }>();
	for (const [index, { before: was, after: is }] of entries.entries()) {
		if (was?.pair) places.set(was.pair, { after: index, ...places.get(was.pair), before: index });
		if (is?.pair) places.set(is.pair, { before: index, ...places.get(is.pair), after: index });
	}
	let changes = 0;
	const rows = entries.map((entry, index): DiffRow => {
		const row = toRow(entry, (pair, side) => places.get(pair)?.[side] ?? index);
		const cut = row.kind === "moved" ? row.cut : "part" in row ? row : undefined;
		const isSecondEnd = row.kind === "moved" && row.counterpart < index;
		if (row.kind !== "unchanged" && !isSecondEnd && (cut?.part ?? 0) === 0) changes++;
		return row;
	});
	return { rows, changes };
}

function toRow({ before, after }: Entry, placeOf: (pair: Pair, side: "before" | "after") => number): DiffRow {
	const pair = (before ?? after)?.pair;
	if (!pair) return before ? removed(before.leaf) : added(after.leaf);
	const { segments, aspects, cut } = pair;
	const compared = { segments, aspects };
	const moved = { kind: "moved" as const, ...compared, ...(cut && { cut }) };
	if (!before) return { ...moved, after: pair.after.view, counterpart: placeOf(pair, "before") };
	if (!after) return { ...moved, before: pair.before.view, counterpart: placeOf(pair, "after") };
	const views = { before: pair.before.view, after: pair.after.view };
	if (cut) return { ...cut, ...views, ...compared };
	return { kind: aspects.length > 0 ? "changed" : "unchanged", ...views, ...compared };
}
