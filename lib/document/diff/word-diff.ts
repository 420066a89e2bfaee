/**
 * The difference between two versions of one block's inline content, word by word.
 *
 * Strategy: both sides are laid out as plain text and split into words whatever their formatting, so that half a
 * word in italics is still one word; the words are aligned and put together as changes (`word-runs.ts`); last, the words
 * that stayed are compared for their marks. Every piece of each side stands in exactly one segment, in order, so either
 * side can be put together again from the segments.
 */
import { equalMarks } from "../inline";
import { readTarget } from "../links";
import type { DocumentNode, Mark } from "../schema";
import { splitWords } from "../words";
import { type Pieces, type Run, wordRuns } from "./word-runs";

export interface Segment {
	/** `formatted`: the same text with other marks or another link target. */
	readonly kind: "same" | "formatted" | "added" | "removed";
	/** Inline nodes as they stand before; none where something was added. */
	readonly before: readonly DocumentNode[];
	/** Inline nodes as they stand after; none where something was removed. */
	readonly after: readonly DocumentNode[];
}

interface Span {
	readonly start: number;
	readonly end: number;
	readonly node: DocumentNode;
}

/** Inline content as text with the nodes it came from. */
interface Layout extends Pieces {
	readonly spans: readonly Span[];
}

function layOut(nodes: readonly DocumentNode[]): Layout {
	const spans: Span[] = [];
	const atoms = new Map<number, string>();
	let text = "";
	for (const node of nodes) {
		const start = text.length;
		if (node.type === "text") text += node.text ?? "";
		else {
			// Two citations of the same place in the same work are the same, whatever their ids.
			const { id: _own, ...attrs } = node.attrs ?? {};
			atoms.set(start, `\n${JSON.stringify([node.type, attrs])}`);
			text += "\n";
		}
		if (text.length > start) spans.push({ start, end: text.length, node });
	}
	const offsets = [0];
	let offset = 0;
	const keys = splitWords(text).map((piece) => {
		const key = atoms.get(offset) ?? piece;
		offset += piece.length;
		offsets.push(offset);
		return key;
	});
	return { spans, text, offsets, keys };
}

/** Cuts nodes out of a layout; asked for places in order, so each span is visited once. */
class Cutter {
	private index = 0;

	constructor(private readonly layout: Layout) {}

	/** The span that holds a whole piece, or undefined where the piece lies across several. */
	spanOf(piece: number): Span | undefined {
		const start = this.layout.offsets[piece] ?? 0;
		let span = this.layout.spans[this.index];
		while (span && span.end <= start) span = this.layout.spans[++this.index];
		return span && span.end >= (this.layout.offsets[piece + 1] ?? 0) ? span : undefined;
	}

	cut(from: number, to: number): DocumentNode[] {
		const start = this.layout.offsets[from] ?? 0;
		const end = this.layout.offsets[to] ?? 0;
		const nodes: DocumentNode[] = [];
		if (start === end) return nodes;
		for (let span = this.layout.spans[this.index]; span && span.start < end; span = this.layout.spans[this.index]) {
			if (span.end > start) nodes.push(slice(span, start, end));
			if (span.end > end) break;
			this.index++;
		}
		return nodes;
	}
}

function slice({ start, end, node }: Span, from: number, to: number): DocumentNode {
	if (node.type !== "text" || (from <= start && to >= end)) return node;
	return { ...node, text: node.text?.slice(Math.max(0, from - start), to - start) };
}

/** A link that was bound to its page since is the same link. */
function sameMark(a: Mark | undefined, b: Mark | undefined): boolean {
	if (a?.type !== "wikiLink" || b?.type !== "wikiLink")
		return a !== undefined && b !== undefined && equalMarks([a], [b]);
	const [from, to] = [readTarget(a.attrs), readTarget(b.attrs)];
	if (from.anchor !== to.anchor) return false;
	return from.pageId !== null && to.pageId !== null ? from.pageId === to.pageId : from.title === to.title;
}

function sameMarks(a: readonly Mark[] = [], b: readonly Mark[] = []): boolean {
	return a.length === b.length && a.every((mark, i) => sameMark(mark, b[i]));
}

function sameLook(before: readonly DocumentNode[], after: readonly DocumentNode[]): boolean {
	return (
		before.length === after.length &&
		before.every(({ marks, text }, i) => text === after[i]?.text && sameMarks(marks, after[i]?.marks))
	);
}

interface Stretch {
	readonly kind: "same" | "formatted";
	/** Pieces from the start of the run. */
	end: number;
}

/** Divides runs that stayed into stretches whose look stayed too and stretches where it did not. */
class LookComparison {
	private readonly cutters: readonly [Cutter, Cutter];
	/** The verdict on the pair of spans last seen: the next piece usually lies in the same pair. */
	private last: { a: Span; b: Span; same: boolean } | undefined;

	constructor(before: Layout, after: Layout) {
		this.cutters = [new Cutter(before), new Cutter(after)];
	}

	stretches({ fromBefore, toBefore, fromAfter }: Run): Stretch[] {
		const stretches: Stretch[] = [];
		for (let i = 0; fromBefore + i < toBefore; i++) {
			const kind = this.sameLook(fromBefore + i, fromAfter + i) ? "same" : "formatted";
			const last = stretches.at(-1);
			if (last?.kind === kind) last.end = i + 1;
			else stretches.push({ kind, end: i + 1 });
		}
		return stretches;
	}

	private sameLook(i: number, j: number): boolean {
		const [before, after] = this.cutters;
		const [a, b] = [before.spanOf(i), after.spanOf(j)];
		if (!a || !b) return sameLook(before.cut(i, i + 1), after.cut(j, j + 1));
		if (this.last?.a !== a || this.last.b !== b) this.last = { a, b, same: sameMarks(a.node.marks, b.node.marks) };
		return this.last.same;
	}
}

/**
 * Compares inline content. `effort` bounds the time for texts with little in common
 * (see `alignSequences`); removed words come before the added ones that took their place.
 */
export function diffInline(
	before: readonly DocumentNode[],
	after: readonly DocumentNode[],
	effort?: number,
): Segment[] {
	const layouts = [layOut(before), layOut(after)] as const;
	const [beforeCut, afterCut] = [new Cutter(layouts[0]), new Cutter(layouts[1])];
	const looks = new LookComparison(...layouts);
	const segments: Segment[] = [];
	for (const run of wordRuns(...layouts, effort)) {
		const { fromBefore, toBefore, fromAfter, toAfter } = run;
		if (!run.same) {
			const removed = beforeCut.cut(fromBefore, toBefore);
			const added = afterCut.cut(fromAfter, toAfter);
			if (removed.length > 0) segments.push({ kind: "removed", before: removed, after: [] });
			if (added.length > 0) segments.push({ kind: "added", before: [], after: added });
			continue;
		}
		let start = 0;
		for (const { kind, end } of looks.stretches(run)) {
			segments.push({
				kind,
				before: beforeCut.cut(fromBefore + start, fromBefore + end),
				after: afterCut.cut(fromAfter + start, fromAfter + end),
			});
			start = end;
		}
	}
	return segments;
}
