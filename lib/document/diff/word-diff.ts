/**
 * The difference between two versions of one block's inline content, word by word.
 *
 * Strategy: both sides are laid out as plain text and split into words whatever their formatting, so that half a
 * word in italics is still one word; the words are aligned (`word-alignment.ts`); what stands between two
 * changes but is too little to read by itself is counted as changed with them, after the "semantic cleanup" of
 * N. Fraser's writing on diff strategies (2006); last, the words that stayed are compared for their marks. Every piece of each
 * side stands in exactly one segment, in order, so either side can be put together again from the segments.
 */
import { equalMarks } from "../inline";
import { readTarget } from "../links";
import type { DocumentNode, Mark } from "../schema";
import { hasWord, splitWords } from "../words";
import { alignWords, PieceNumbers } from "./word-alignment";

export interface Segment {
	/** `formatted`: the same text with other marks or another link target. */
	readonly kind: "same" | "formatted" | "added" | "removed";
	/** Inline nodes as they stand before; none where something was added. */
	readonly before: readonly DocumentNode[];
	/** Inline nodes as they stand after; none where something was removed. */
	readonly after: readonly DocumentNode[];
}

/** Common text up to this length between two longer changes does not interrupt them. */
const SHORT = 12;

interface Span {
	readonly start: number;
	readonly end: number;
	readonly node: DocumentNode;
}

/** Inline content as text with the nodes it came from. Nodes without text stand as a line end of their own. */
interface Layout {
	readonly spans: readonly Span[];
	readonly text: string;
	/** Offset of each piece, and the length of the text at the end. */
	readonly offsets: readonly number[];
	/** What a piece is compared by. */
	readonly keys: readonly string[];
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

/** Runs of pieces on both sides; those of `same` have equal keys one by one. */
interface Run {
	readonly same: boolean;
	readonly fromBefore: number;
	toBefore: number;
	readonly fromAfter: number;
	toAfter: number;
}

function align(before: Layout, after: Layout, effort?: number): Run[] {
	// What is no text, such as a citation, counts as a word.
	const numbers = new PieceNumbers((key) => key.startsWith("\n") || hasWord(key));
	const number = (key: string): number => numbers.of(key);
	const partner = alignWords(before.keys.map(number), after.keys.map(number), numbers.isWord, effort);
	const runs: Run[] = [];
	let i = 0;
	let j = 0;
	const take = (same: boolean, toBefore: number, toAfter: number): void => {
		if (toBefore > i || toAfter > j) runs.push({ same, fromBefore: i, toBefore, fromAfter: j, toAfter });
		i = toBefore;
		j = toAfter;
	};
	while (i < before.keys.length) {
		let end = i;
		while (end < before.keys.length && partner[end] === -1) end++;
		take(false, end, end < before.keys.length ? (partner[end] ?? 0) : after.keys.length);
		while (end < before.keys.length && partner[end] === j + end - i) end++;
		take(true, end, j + end - i);
	}
	take(false, before.keys.length, after.keys.length);
	return runs;
}

function length(layout: Layout, from: number, to: number): number {
	return (layout.offsets[to] ?? 0) - (layout.offsets[from] ?? 0);
}

/** Joins changes that are separated by nothing worth reading. */
function joinChanges(runs: readonly Run[], before: Layout, after: Layout): Run[] {
	const size = (run: Run): number =>
		Math.max(length(before, run.fromBefore, run.toBefore), length(after, run.fromAfter, run.toAfter));
	const joined: Run[] = [];
	for (const [index, run] of runs.entries()) {
		const last = joined.at(-1);
		const next = runs[index + 1];
		if (last && !last.same && (!run.same || (next && isNegligible(run, last, next)))) {
			last.toBefore = run.toBefore;
			last.toAfter = run.toAfter;
		} else {
			joined.push({ ...run });
		}
	}
	return joined;

	function isNegligible(run: Run, last: Run, next: Run): boolean {
		const start = before.offsets[run.fromBefore] ?? 0;
		const extent = length(before, run.fromBefore, run.toBefore);
		if (extent > SHORT) return false;
		const text = before.text.slice(start, start + extent);
		if (text.includes("\n")) return false;
		return hasWord(text) ? extent <= size(last) && extent <= size(next) : isReplacement(last) && isReplacement(next);
	}
}

/** Words on both sides: "old words" became "new words", with the space between them. */
function isReplacement(run: Run): boolean {
	return run.toBefore > run.fromBefore && run.toAfter > run.fromAfter;
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
	for (const run of joinChanges(align(...layouts, effort), ...layouts)) {
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
