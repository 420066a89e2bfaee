import type { BlockView, DiffRow, DocumentDiff } from "../diff";
import type { DocumentNode } from "../schema";
import { nodeText } from "../text";
import { cutOf } from "./units";

/** The blocks of a comparison for those who want no formatting: every block of both sides in order, its text in pieces. */
export function plainBlocks(diff: DocumentDiff) {
	return diff.rows.map((row) => ({
		kind: row.kind,
		blockId: (row.after ?? row.before)?.blockId ?? null,
		before: row.before ? sideView(row.before) : null,
		after: row.after ? sideView(row.after) : null,
		aspects: row.aspects,
		...(row.kind === "moved" && { counterpart: row.counterpart, ...(row.cut && { cut: row.cut.kind }) }),
		...partOf(row),
		segments: segmentViews(row),
	}));
}

function partOf(row: DiffRow) {
	const cut = cutOf(row);
	return cut && { part: cut.part, parts: cut.parts };
}

function sideView({ type, blockId }: BlockView) {
	return { type, blockId };
}

/** A row that stands on one side only shows the pieces of that side. */
function segmentViews(row: DiffRow) {
	return row.segments
		.map(({ kind, before, after }) => {
			const nodes = { before: textlessNodes(before), after: textlessNodes(after) };
			return {
				kind,
				before: piecesText(before),
				after: piecesText(after),
				...(nodes.before.length + nodes.after.length > 0 && { nodes }),
			};
		})
		.filter(
			({ kind }) => !(row.after === undefined && kind === "added") && !(row.before === undefined && kind === "removed"),
		);
}

function piecesText(nodes: readonly DocumentNode[]): string {
	return nodes.map(nodeText).join("");
}

/** What stands in a line and is no text, as the document holds it, each behind so much of the segment's text. */
function textlessNodes(nodes: readonly DocumentNode[]): (Pick<DocumentNode, "type" | "attrs"> & { at: number })[] {
	const found = [];
	let at = 0;
	for (const node of nodes) {
		if (node.type !== "text") found.push({ at, type: node.type, ...(node.attrs && { attrs: node.attrs }) });
		at += nodeText(node).length;
	}
	return found;
}
