import { getChangedRanges } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { type EditorState, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { Locator } from "@/lib/citation/locator";

/** A work named in a stretch of text that still is text. */
export interface UnknownWork {
	/** Null once somebody decided to leave it as text. */
	readonly proposal: number | null;
	readonly locator: Locator | null;
	/** `DS9: `, where the text says it before this title or one further left. */
	readonly prefix: string;
	/** The title with its marks, and the locator. */
	readonly written: string;
}

/** A stretch of text that is waiting: to be read, or for a decision about the works it names. */
export interface TrackedRange {
	readonly from: number;
	readonly to: number;
	readonly text: string;
	/** To be read: whole, for the one group it ends with, or for what is to be offered. Null for what has been read. */
	readonly reading: "all" | "end" | "offer" | null;
	/** Names the answer that it waits for, once it was sent. */
	readonly ticket: number | null;
	readonly works: readonly UnknownWork[];
}

interface Change {
	readonly add?: readonly TrackedRange[];
	readonly drop?: (range: TrackedRange) => boolean;
}

export const trackedKey = new PluginKey<readonly TrackedRange[]>("trackedCitations");

export function trackedRanges(state: EditorState): readonly TrackedRange[] {
	return trackedKey.getState(state) ?? [];
}

export function changeTracked(transaction: Transaction, change: Change): Transaction {
	return transaction.setMeta(trackedKey, change);
}

export function textOf(doc: ProseMirrorNode, from: number, to: number): string {
	return doc.textBetween(from, to, "\n", "\ufffc");
}

/** A stretch of the document line by line, where there is a bracket at all; to be read. */
export function findLines(doc: ProseMirrorNode, start: number, end: number): TrackedRange[] {
	const lines: TrackedRange[] = [];
	doc.nodesBetween(start, Math.min(end, doc.content.size), (node, position) => {
		if (!node.isTextblock) return true;
		const from = Math.max(position + 1, start);
		const to = Math.min(position + 1 + node.content.size, end);
		const text = from < to ? textOf(doc, from, to) : "";
		if (!node.type.spec.code && /[(（]/.test(text)) {
			lines.push({ from, to, text, reading: "all", ticket: null, works: [] });
		}
		return false;
	});
	return lines;
}

function pastedLines(transaction: Transaction): TrackedRange[] {
	return getChangedRanges(transaction).flatMap(({ newRange }) =>
		findLines(transaction.doc, newRange.from, newRange.to),
	);
}

/** Where the waiting stretches are after a change; those whose words became others are waited for no longer. */
export function applyToTracked(transaction: Transaction, before: readonly TrackedRange[]): readonly TrackedRange[] {
	const { doc, mapping } = transaction;
	const { add = [], drop }: Change = transaction.getMeta(trackedKey) ?? {};
	let ranges = drop ? before.filter((range) => !drop(range)) : before;
	if (transaction.docChanged && ranges.length > 0) {
		ranges = ranges
			.map((range) => ({ ...range, from: mapping.map(range.from, 1), to: mapping.map(range.to, -1) }))
			.filter(({ from, to, text }) => from < to && textOf(doc, from, to) === text);
	}
	const pasted = transaction.getMeta("paste") === true && transaction.docChanged ? pastedLines(transaction) : [];
	return add.length + pasted.length > 0 ? [...ranges, ...add, ...pasted] : ranges;
}
