import { getChangedRanges } from "@tiptap/core";
import { isHistoryTransaction } from "@tiptap/pm/history";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, Plugin, type Transaction } from "@tiptap/pm/state";
import { orderAsRead } from "@/lib/citation/cited-works";
import { readCitation } from "@/lib/citation/collect-citations";
import { asDocumentNode, neighbours } from "./citation-groups";
import type { SourceBook } from "./source-book";

interface Group {
	readonly from: number;
	readonly nodes: readonly ProseMirrorNode[];
}

interface Range {
	readonly from: number;
	readonly to: number;
}

/**
 * Puts the works of a series together in a group that a change has made or entered, as readers get them anyway. Groups
 * that nobody touches stay as they were written, so that opening a text changes nothing of it. It is part of the change
 * that called for it: one undo takes back both.
 */
export function arrangeGroupsPlugin(book: SourceBook): Plugin {
	return new Plugin({
		appendTransaction(transactions, _before, state) {
			if (transactions.some((one) => isHistoryTransaction(one) || one.getMeta("addToHistory") === false)) return null;
			// Of several transactions only the last speaks of the places of this document.
			const last = transactions.findLast(({ docChanged }) => docChanged);
			if (!last?.doc.eq(state.doc)) return null;
			const ranges = getChangedRanges(last).map(({ newRange }) => newRange);
			const transaction = state.tr;
			for (const group of touchedGroups(state.doc, ranges)) arrange(transaction, state, group, book);
			return transaction.docChanged ? transaction : null;
		},
	});
}

function touchedGroups(doc: ProseMirrorNode, ranges: readonly Range[]): Group[] {
	const groups = new Map<number, Group>();
	for (const range of ranges) {
		const [from, to] = [Math.max(0, range.from - 1), Math.min(doc.content.size, range.to + 1)];
		doc.nodesBetween(from, to, (node, position, parent, index) => {
			if (node.type.name !== "citation" || !parent) return true;
			const { first, nodes } = neighbours(parent, index);
			const start = position - (index - first);
			const isTouched = start < range.to && start + nodes.length > range.from;
			if (isTouched && nodes.length > 1) groups.set(start, { from: start, nodes });
			return false;
		});
	}
	return [...groups.values()];
}

/** Citations are one place long each, so no other group moves by it. */
function arrange(transaction: Transaction, { selection }: EditorState, { from, nodes }: Group, book: SourceBook): void {
	const citations = nodes.flatMap((node) => readCitation(asDocumentNode(node)) ?? []);
	const order = citations.length === nodes.length ? orderAsRead(citations, book.sources) : null;
	if (!order || order.every((place, index) => place === index)) return;
	transaction.replaceWith(
		from,
		from + nodes.length,
		order.flatMap((place) => nodes[place] ?? []),
	);
	if (selection instanceof NodeSelection && selection.from >= from && selection.from < from + nodes.length) {
		const place = order.indexOf(selection.from - from);
		transaction.setSelection(NodeSelection.create(transaction.doc, from + place));
	}
}
