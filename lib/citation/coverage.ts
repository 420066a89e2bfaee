import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";

export interface Coverage {
	/** Paragraphs with words, and accounts, each counted once. Those in tables are left out. */
	readonly total: number;
	readonly cited: number;
}

/** How much of a document names its source. */
export function citationCoverage(document: WikiDocument): Coverage {
	let total = 0;
	let cited = 0;
	const visit = (node: DocumentNode): void => {
		if (node.type === "table" || node.type === "accountsQuestion") return;
		if (node.type === "account" || (node.type === "paragraph" && nodeText(node).trim() !== "")) {
			total++;
			if (holdsCitation(node)) cited++;
		} else for (const child of node.content ?? []) visit(child);
	};
	visit(document);
	return { total, cited };
}

function holdsCitation(node: DocumentNode): boolean {
	return node.type === "citation" || (node.content ?? []).some(holdsCitation);
}
