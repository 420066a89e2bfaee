import { type DocumentNode, NODES, type WikiDocument } from "./schema";

/** True for nodes that hold inline content, and so stand on a line of their own in plain text. */
export function isTextblock(type: string): boolean {
	const content = Object.hasOwn(NODES, type) ? NODES[type]?.content : undefined;
	return content === "inline*" || content === "text*";
}

/**
 * The text of a node without its looks: one line for each block of text, a line end for each hard break.
 * Walks with a list of its own instead of recursion, so that no depth can exhaust the stack.
 */
export function nodeText(node: DocumentNode): string {
	let text = "";
	let lines = 0;
	const waiting: DocumentNode[] = [node];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (next.type === "text") text += next.text ?? "";
		else if (next.type === "hardBreak") text += "\n";
		if (isTextblock(next.type) && lines++ > 0) text += "\n";
		const { content } = next;
		for (let i = (content?.length ?? 0) - 1; i >= 0; i--) {
			const child = content?.[i];
			if (child) waiting.push(child);
		}
	}
	return text;
}

/** The plain text of a document, blocks separated by line ends: for search, sizes of text and previews. */
export function documentText(document: WikiDocument): string {
	return nodeText(document);
}
