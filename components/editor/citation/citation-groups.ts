import { getChangedRanges } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { standingSource } from "@/lib/citation/cited-works";
import type { DocumentNode } from "@/lib/document/schema";
import type { Tier } from "@/lib/source/source";
import { tierColour } from "@/lib/source/tier-attributes";
import { drawGroup } from "./draw-group";
import type { SourceBook } from "./source-book";

const groupsKey = new PluginKey<DecorationSet>("citationGroups");

/** The citations that stand next to each other around one child of a block. */
export function neighbours(parent: ProseMirrorNode, index: number): { first: number; nodes: ProseMirrorNode[] } {
	const isCitation = (at: number) => parent.maybeChild(at)?.type.name === "citation";
	let first = index;
	while (isCitation(first - 1)) first--;
	const nodes: ProseMirrorNode[] = [];
	for (let at = first; isCitation(at); at++) nodes.push(parent.child(at));
	return { first, nodes };
}

export function asDocumentNode(node: ProseMirrorNode): DocumentNode {
	return { type: node.type.name, attrs: node.attrs };
}

function decorateLine(line: ProseMirrorNode, start: number, book: SourceBook): Decoration[] {
	const decorations: Decoration[] = [];
	line.forEach((child, offset, index) => {
		if (child.type.name !== "citation" || line.maybeChild(index - 1)?.type.name === "citation") return;
		const { nodes } = neighbours(line, index);
		for (const { attrs } of nodes) book.ask(attrs.sourceId);
		const sticks = /\S$/.test(line.maybeChild(index - 1)?.text ?? " ");
		for (const [place, piece] of drawGroup(nodes.map(asDocumentNode), book.sources).entries()) {
			const from = start + offset + place;
			decorations.push(Decoration.node(from, from + 1, {}, { ...piece, sticks: sticks && place === 0 }));
		}
	});
	return decorations;
}

/** The tiers that a block belongs to: that which an editor gave it, or those of the works it cites. */
function tiersOf(block: ProseMirrorNode, book: SourceBook): Tier[] {
	const own = book.tiers.find(({ key }) => key === block.attrs.continuity);
	if (own) return [own];
	const found = new Map<string, Tier>();
	block.descendants((node) => {
		if (node.type.name !== "citation") return;
		const tier = standingSource(book.sources, node.attrs.sourceId)?.tier;
		if (tier) found.set(tier.key, tier);
	});
	return [...found.values()].sort((a, b) => a.rank - b.rank);
}

function describeTiers(block: ProseMirrorNode, book: SourceBook): Record<string, string> | null {
	if (block.attrs.continuity === "all") return { "data-tier": "Every continuity" };
	const [innermost, ...others] = tiersOf(block, book);
	if (!innermost) return null;
	const more = others.length === 0 ? "" : ` +${others.length}`;
	return { "data-tier": `${innermost.name}${more}`, "data-colour": tierColour(innermost) };
}

function decorateBlocks(doc: ProseMirrorNode, from: number, to: number, book: SourceBook): Decoration[] {
	const decorations: Decoration[] = [];
	doc.nodesBetween(from, to, (node, position, parent) => {
		if (parent === doc) {
			const tier = describeTiers(node, book);
			if (tier) decorations.push(Decoration.node(position, position + node.nodeSize, tier));
		}
		if (node.isTextblock) decorations.push(...decorateLine(node, position + 1, book));
		return !node.isTextblock;
	});
	return decorations;
}

/** Whole blocks of the document around what a change touched. */
function touchedBlocks(transaction: Transaction): { from: number; to: number }[] {
	const { doc } = transaction;
	return getChangedRanges(transaction).map(({ newRange }) => {
		const $from = doc.resolve(Math.min(newRange.from, doc.content.size));
		const $to = doc.resolve(Math.min(newRange.to, doc.content.size));
		return {
			from: $from.depth > 0 ? $from.before(1) : $from.pos,
			to: $to.depth > 0 ? $to.after(1) : $to.pos,
		};
	});
}

/**
 * Tells each citation what to show of its group, and each block of the text which tiers it draws on. Only the blocks
 * that a change touched are looked at again.
 */
export function citationGroupsPlugin(book: SourceBook): Plugin {
	return new Plugin<DecorationSet>({
		key: groupsKey,
		state: {
			init: (_config, { doc }) => DecorationSet.create(doc, decorateBlocks(doc, 0, doc.content.size, book)),
			apply(transaction, decorations) {
				const { doc } = transaction;
				if (transaction.getMeta(groupsKey)) {
					return DecorationSet.create(doc, decorateBlocks(doc, 0, doc.content.size, book));
				}
				if (!transaction.docChanged) return decorations;
				let current = decorations.map(transaction.mapping, doc);
				for (const { from, to } of touchedBlocks(transaction)) {
					const stale = current.find(from, to).filter((one) => one.from >= from && one.to <= to);
					current = current.remove(stale).add(doc, decorateBlocks(doc, from, to, book));
				}
				return current;
			},
		},
		props: { decorations: (state) => groupsKey.getState(state) },
		view(view) {
			const stop = book.subscribe(() => view.dispatch(view.state.tr.setMeta(groupsKey, true)));
			return { destroy: stop };
		},
	});
}
