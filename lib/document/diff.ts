/**
 * The difference between two versions of a document.
 *
 * Strategy: both are flattened into the blocks that hold text (`leaf-blocks.ts`). Blocks are matched by their id;
 * those without a partner by equality and likeness, for text whose ids were lost on the way (`likeness.ts`). Of
 * the matched blocks as many stay in place as text allows (`increasing-subsequence.ts`); the others were moved.
 * Inside a matched block words are compared (`word-diff.ts`); paragraphs that were cut in two or joined are compared
 * as the one text that they are (`split-blocks.ts`). Each block of each side stands in its own order and exactly one
 * row, or in the neighbouring rows of its pieces: the rows with a `before` are the old document, those with an
 * `after` the new one.
 */
import { heaviestIncreasing } from "./increasing-subsequence";
import { type LeafBlock, leafBlocks } from "./leaf-blocks";
import { countWords } from "./likeness";
import { matchLeaves } from "./match-leaves";
import type { DocumentNode, WikiDocument } from "./schema";
import { comparePieces, findPieces, type Piece, type PieceRange } from "./split-blocks";
import { nodeText } from "./text";
import { diffInline, type Segment } from "./word-diff";

export type BlockView = Omit<LeafBlock, "content" | "structure">;

/** What became different about a block: its words, its formatting and links, or its type and surroundings. */
export type ChangedAspect = "text" | "formatting" | "structure";

interface Compared {
	/** All that the block holds on either side; a side's own view is made of the segments' nodes for it. */
	readonly segments: readonly Segment[];
	/** Empty where nothing about the block itself changed. */
	readonly aspects: readonly ChangedAspect[];
}

export type DiffRow = Compared &
	(
		| { readonly kind: "unchanged" | "changed"; readonly before: BlockView; readonly after: BlockView }
		/**
		 * One piece of a block that was split, or into which others were joined, against its share of that block. The
		 * rows of all pieces follow each other and hold the same view of the whole.
		 */
		| {
				readonly kind: "split" | "joined";
				readonly before: BlockView;
				readonly after: BlockView;
				/** From 0; how many there are in all is `parts`. */
				readonly part: number;
				readonly parts: number;
		  }
		| { readonly kind: "added"; readonly before?: undefined; readonly after: BlockView }
		| { readonly kind: "removed"; readonly before: BlockView; readonly after?: undefined }
		/**
		 * A moved block has two rows, one where it was and one where it is; `counterpart` is the index of the
		 * other. Both carry all segments: each shows those of its side.
		 */
		| {
				readonly kind: "moved";
				readonly before: BlockView;
				readonly after?: undefined;
				readonly counterpart: number;
		  }
		| {
				readonly kind: "moved";
				readonly before?: undefined;
				readonly after: BlockView;
				readonly counterpart: number;
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
	readonly length: number;
}

function prepare(document: WikiDocument): Leaf[] {
	return leafBlocks(document).map((block) => {
		const text = block.content.reduce((length, { text: own }) => length + (own?.length ?? 1), 0);
		let words: Map<string, number> | undefined;
		return {
			block,
			length: text,
			kind: TEXTBLOCKS.has(block.type) ? "text" : block.type,
			key: JSON.stringify(block.content),
			get words() {
				words ??= countWords(nodeText({ type: block.type, content: block.content }));
				return words;
			},
		};
	});
}

function view({ block: { content: _content, structure: _structure, ...rest } }: Leaf): BlockView {
	return rest;
}

function same(content: readonly DocumentNode[]): Segment[] {
	return content.length === 0 ? [] : [{ kind: "same", before: content, after: content }];
}

function compare(before: Leaf, after: Leaf, effort: number): Compared {
	const segments =
		before.key === after.key
			? same(after.block.content)
			: diffInline(before.block.content, after.block.content, effort);
	return withAspects(segments, before, after);
}

function withAspects(segments: readonly Segment[], before: Leaf, after: Leaf): Compared {
	const aspects: ChangedAspect[] = [];
	if (segments.some(({ kind }) => kind === "added" || kind === "removed")) aspects.push("text");
	if (segments.some(({ kind }) => kind === "formatted")) aspects.push("formatting");
	if (before.block.structure !== after.block.structure) aspects.push("structure");
	return { segments, aspects };
}

function removed(leaf: Leaf): DiffRow {
	const { content } = leaf.block;
	const segments: Segment[] = content.length === 0 ? [] : [{ kind: "removed", before: content, after: [] }];
	return { kind: "removed", before: view(leaf), segments, aspects: [] };
}

function added(leaf: Leaf): DiffRow {
	const { content } = leaf.block;
	const segments: Segment[] = content.length === 0 ? [] : [{ kind: "added", before: [], after: content }];
	return { kind: "added", after: view(leaf), segments, aspects: [] };
}

/** A block that was split into these pieces, or joined from them, and the words of each. */
interface Cut extends PieceRange {
	readonly kind: "split" | "joined";
	readonly whole: Leaf;
	readonly pieces: readonly Leaf[];
	readonly shares: readonly (readonly Segment[])[];
}

function findCut(
	whole: Leaf,
	others: readonly Leaf[],
	at: number,
	kind: Cut["kind"],
	isFree: (index: number) => boolean,
	effort: number,
): Cut | null {
	const range = findPieces(whole, others, at, isFree);
	if (!range) return null;
	const pieces = others.slice(range.from, range.to + 1);
	const shares = comparePieces(whole, pieces, kind, effort);
	return shares && { kind, whole, pieces, shares, ...range };
}

class Rows {
	private readonly rows: DiffRow[] = [];
	private readonly openMoves = new Map<Leaf, { index: number; compared: Compared }>();
	private changes = 0;

	add(row: DiffRow): void {
		this.rows.push(row);
		if (row.kind !== "unchanged") this.changes++;
	}

	/** One end of a move; the second to come ties both together. */
	addMoved(before: Leaf, after: Leaf, side: "before" | "after", effort: number): void {
		const index = this.rows.length;
		const first = this.openMoves.get(before);
		const compared = first?.compared ?? compare(before, after, effort);
		const row = (own: "before" | "after", counterpart: number): DiffRow =>
			own === "before"
				? { kind: "moved", before: view(before), counterpart, ...compared }
				: { kind: "moved", after: view(after), counterpart, ...compared };
		if (first) {
			this.rows[first.index] = row(side === "before" ? "after" : "before", index);
			this.rows.push(row(side, first.index));
		} else {
			this.openMoves.set(before, { index, compared });
			this.add(row(side, -1));
		}
	}

	addPieces({ kind, whole, pieces, shares }: Cut): void {
		const one = view(whole);
		for (const [part, piece] of pieces.entries()) {
			const [before, after] = kind === "split" ? [whole, piece] : [piece, whole];
			const views = kind === "split" ? { before: one, after: view(piece) } : { before: view(piece), after: one };
			const compared = withAspects(shares[part] ?? [], before, after);
			this.rows.push({ kind, part, parts: pieces.length, ...views, ...compared });
		}
		this.changes++;
	}

	finish(): DocumentDiff {
		return { rows: this.rows, changes: this.changes };
	}
}

/** Compares two versions of a document; both must be valid or upgraded. Time is bounded whatever they hold. */
export function diffDocuments(before: WikiDocument, after: WikiDocument): DocumentDiff {
	const [old, now] = [prepare(before), prepare(after)];
	const partner = matchLeaves(old, now);
	const origin = new Int32Array(now.length).fill(-1);
	for (const [i, j] of partner.entries()) if (j >= 0) origin[j] = i;

	const matched = [...now.keys()].filter((j) => (origin[j] ?? -1) >= 0);
	const stay = heaviestIncreasing(
		matched.map((j) => origin[j] ?? 0),
		matched.map((j) => 1 + (now[j]?.length ?? 0)),
		old.length,
	);
	const kept = matched.filter((_, index) => stay.has(index));
	const length = [...old, ...now].reduce((sum, leaf) => sum + leaf.length, 0);
	const effort = Math.max(16, Math.min(256, Math.floor(EFFORT_BUDGET / (length + 1))));

	const rows = new Rows();
	let i = 0;
	let j = 0;
	/** What left, then what came, up to these places. */
	const skipTo = (toOld: number, toNow: number): void => {
		for (; i < toOld; i++) {
			const leaf = old[i];
			const other = now[partner[i] ?? -1];
			if (leaf && other) rows.addMoved(leaf, other, "before", effort);
			else if (leaf) rows.add(removed(leaf));
		}
		for (; j < toNow; j++) {
			const leaf = now[j];
			const other = old[origin[j] ?? -1];
			if (leaf && other) rows.addMoved(other, leaf, "after", effort);
			else if (leaf) rows.add(added(leaf));
		}
	};
	for (const next of kept) {
		const end = origin[next] ?? 0;
		const [left, right] = [old[end], now[next]];
		if (!left || !right) continue;
		const cut =
			findCut(left, now, next, "split", (index) => index >= j && origin[index] === -1, effort) ??
			findCut(right, old, end, "joined", (index) => index >= i && partner[index] === -1, effort);
		skipTo(cut?.kind === "joined" ? cut.from : end, cut?.kind === "split" ? cut.from : next);
		i = (cut?.kind === "joined" ? cut.to : end) + 1;
		j = (cut?.kind === "split" ? cut.to : next) + 1;
		if (cut) {
			rows.addPieces(cut);
			continue;
		}
		const compared = compare(left, right, effort);
		const kind = compared.aspects.length > 0 ? "changed" : "unchanged";
		rows.add({ kind, before: view(left), after: view(right), ...compared });
	}
	skipTo(old.length, now.length);
	return rows.finish();
}
