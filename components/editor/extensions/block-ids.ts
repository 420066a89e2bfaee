import { type ChangedRange, combineTransactionSteps, Extension, getChangedRanges } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { newBlockId } from "@/lib/document/block-id";

interface Block {
	position: number;
	id: string | null;
	empty: boolean;
}

function blocksIn(doc: ProseMirrorNode, ranges: readonly { from: number; to: number }[]): Map<number, Block> {
	const blocks = new Map<number, Block>();
	for (const { from, to } of ranges) {
		doc.nodesBetween(Math.max(0, from), Math.min(doc.content.size, to), (node, position) => {
			if (node.isText) return false;
			if (node.type.spec.attrs && "id" in node.type.spec.attrs) {
				blocks.set(position, { position, id: node.attrs.id, empty: node.content.size === 0 });
			}
			return true;
		});
	}
	return blocks;
}

function countIds(blocks: Iterable<Block>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { id } of blocks) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
	return counts;
}

/** Which of these ids also stand outside of the given positions. */
function idsOutside(
	doc: ProseMirrorNode,
	inside: ReadonlyMap<number, Block>,
	wanted: ReadonlySet<string>,
): Set<string> {
	const found = new Set<string>();
	doc.descendants((node, position) => {
		if (node.isText) return false;
		const id: unknown = node.attrs.id;
		if (typeof id === "string" && wanted.has(id) && !inside.has(position)) found.add(id);
		return true;
	});
	return found;
}

/**
 * Finds the blocks that need a new id after a change.
 *
 * Only the changed ranges are looked at, so a keystroke costs the same in a long article as in a short one.
 * The whole document is walked once in the rare case that an id arrives which was not there before (a paste,
 * an undone deletion): it may stand a second time somewhere else, and then the newcomer gives way. Inside
 * the range, as after a split, the first block keeps the id, unless it is empty and a later one has the text.
 */
export function blocksNeedingIds(
	before: ProseMirrorNode,
	after: ProseMirrorNode,
	changes: readonly ChangedRange[],
): number[] {
	const now = blocksIn(
		after,
		changes.map(({ newRange }) => newRange),
	);
	const counts = countIds(now.values());
	const earlier = countIds(
		blocksIn(
			before,
			changes.map(({ oldRange }) => oldRange),
		).values(),
	);
	const arrived = new Set([...counts.keys()].filter((id) => !earlier.has(id)));
	const taken = arrived.size > 0 ? idsOutside(after, now, arrived) : new Set<string>();
	const keeper = new Map<string, Block>();
	for (const block of [...now.values()].sort((a, b) => a.position - b.position)) {
		if (block.id === null || taken.has(block.id)) continue;
		const first = keeper.get(block.id);
		if (!first || (first.empty && !block.empty)) keeper.set(block.id, block);
	}
	return [...now.values()]
		.filter((block) => block.id === null || keeper.get(block.id) !== block)
		.map(({ position }) => position);
}

function giveIds(transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null {
	if (!transactions.some(({ docChanged }) => docChanged)) return null;
	const changes = getChangedRanges(combineTransactionSteps(before.doc, [...transactions]));
	const positions = blocksNeedingIds(before.doc, after.doc, changes);
	if (positions.length === 0) return null;
	const transaction = after.tr;
	for (const position of positions) transaction.setNodeAttribute(position, "id", newBlockId());
	// The cursor's pending marks are lost with any step unless carried over.
	return transaction.setStoredMarks(after.storedMarks);
}

/** Gives new and doubled blocks ids in the same step of the history as the change that made them. */
export function blockIdPlugin(): Plugin {
	return new Plugin({ appendTransaction: giveIds });
}

/** Every block has an id that no other block of the document has, whatever is typed, split, pasted or undone. */
export const BlockIds = Extension.create({
	name: "blockIds",
	addProseMirrorPlugins() {
		return [blockIdPlugin()];
	},
});
