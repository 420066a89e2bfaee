import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { sentenceBefore } from "@/lib/document/sentence";
import { nodeText } from "@/lib/document/text";

/** Where something stands in a document. */
export interface Passage {
	/** The block whose words it follows. */
	readonly blockId: string;
	/** The sentence it follows; of a cell of its own, what the other cells of its row say. */
	readonly text: string;
	/** The heading above it; null in the lead. */
	readonly section: string | null;
}

/** A passage as the validator names places too: `content[3].content[1]`. */
export interface Place extends Passage {
	readonly path: string;
}

/** What `read` makes of the inline nodes of a document, each with its place, in the order of reading. */
export function placeInline<Found extends object>(
	document: WikiDocument,
	read: (node: DocumentNode) => Found | null,
): (Found & Place)[] {
	const found: (Found & Place)[] = [];
	let section: string | null = null;
	const visit = (node: DocumentNode, path: string, blockId: string, sayRow: () => string): void => {
		const own = blockIdOf(node) ?? blockId;
		const content = node.content ?? [];
		if (content.some((child) => read(child) !== null)) visitLine(content, path, own, sayRow);
		else {
			const sayInside = node.type === "tableRow" ? once(() => sentenceBefore(rowText(node))) : sayRow;
			for (const [index, child] of content.entries()) visit(child, childPath(path, index), own, sayInside);
		}
	};
	const visitLine = (nodes: readonly DocumentNode[], path: string, blockId: string, sayRow: () => string): void => {
		let before = "";
		let sentence = "";
		let toldAt = -1;
		for (const [index, node] of nodes.entries()) {
			const one = read(node);
			if (!one) {
				before += nodeText(node);
				continue;
			}
			// Neighbours follow the same sentence.
			if (toldAt !== before.length) {
				const line = nodeText({ type: "paragraph", content: nodes });
				sentence = sentenceBefore(before) || sentenceBefore(line) || sayRow();
				toldAt = before.length;
			}
			found.push({ ...one, blockId, text: sentence, section, path: childPath(path, index) });
		}
	};
	for (const [index, node] of document.content.entries()) {
		if (node.type === "heading") section = headingText(node);
		visit(node, childPath("", index), "", () => "");
	}
	return found;
}

/** The words of a heading as lists show them; null where it has none. */
export function headingText(heading: DocumentNode): string | null {
	return nodeText(heading).replace(/\s+/gu, " ").trim().slice(0, 300) || null;
}

/** The id that a block carries; null where it has none. */
export function blockIdOf({ attrs }: DocumentNode): string | null {
	return typeof attrs?.id === "string" ? attrs.id : null;
}

function rowText({ content = [] }: DocumentNode): string {
	return content
		.map(nodeText)
		.filter((text) => text.trim() !== "")
		.join(" · ");
}

/** A row may have as many finds as cells, and is as long as all of them. */
function once(tell: () => string): () => string {
	let told: string | undefined;
	return () => {
		told ??= tell();
		return told;
	};
}

function childPath(path: string, index: number): string {
	return `${path === "" ? "" : `${path}.`}content[${index}]`;
}
