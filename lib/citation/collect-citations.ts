import { checkAttribute } from "@/lib/document/attribute";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import type { Locator } from "./locator";
import { sentenceBefore } from "./sentence";

/** What one citation of a document says. */
export interface Citation {
	/** Unique in the document; empty while a client that knows no ids has sent it and none was given yet. */
	readonly id: string;
	readonly sourceId: number;
	readonly locator: Locator | null;
	readonly quotation: string | null;
}

/** A citation where it stands. */
export interface PlacedCitation extends Citation {
	/** The block whose words it follows. */
	readonly blockId: string;
	/** The sentence it follows; of a cell of its own, what the other cells of its row say. */
	readonly text: string;
	/** The heading above it; null in the lead. */
	readonly section: string | null;
	/** As the validator names places: `content[3].content[1]`. */
	readonly path: string;
}

/** Reads a citation from a node of any shape; null for what is none. */
export function readCitation(node: DocumentNode): Citation | null {
	if (node.type !== "citation") return null;
	const { id, sourceId, locator, quotation } = node.attrs ?? {};
	if (typeof sourceId !== "number" || !Number.isInteger(sourceId)) return null;
	const place = checkAttribute({ kind: "locator" }, locator);
	return {
		id: typeof id === "string" ? id : "",
		sourceId,
		// The check answers with a locator or nothing.
		locator: place.ok && place.value !== undefined ? (place.value as Locator) : null,
		quotation: typeof quotation === "string" ? quotation : null,
	};
}

/** Every citation of a document in the order of reading. */
export function collectCitations(document: WikiDocument): PlacedCitation[] {
	const found: PlacedCitation[] = [];
	let section: string | null = null;
	const visit = (node: DocumentNode, path: string, blockId: string, sayRow: () => string): void => {
		const own = typeof node.attrs?.id === "string" ? node.attrs.id : blockId;
		const content = node.content ?? [];
		if (content.some(({ type }) => type === "citation")) placeInLine(content, path, own, sayRow);
		else {
			const sayInside = node.type === "tableRow" ? once(() => sentenceBefore(rowText(node))) : sayRow;
			for (const [index, child] of content.entries()) visit(child, childPath(path, index), own, sayInside);
		}
	};
	const placeInLine = (nodes: readonly DocumentNode[], path: string, blockId: string, sayRow: () => string): void => {
		let before = "";
		let sentence = "";
		let toldAt = -1;
		for (const [index, node] of nodes.entries()) {
			const citation = readCitation(node);
			if (!citation) {
				before += nodeText(node);
				continue;
			}
			// Neighbours follow the same sentence.
			if (toldAt !== before.length) {
				const line = nodeText({ type: "paragraph", content: nodes });
				sentence = sentenceBefore(before) || sentenceBefore(line) || sayRow();
				toldAt = before.length;
			}
			found.push({ ...citation, blockId, text: sentence, section, path: childPath(path, index) });
		}
	};
	for (const [index, node] of document.content.entries()) {
		if (node.type === "heading") section = nodeText(node).replace(/\s+/gu, " ").trim().slice(0, 300) || null;
		visit(node, childPath("", index), "", () => "");
	}
	return found;
}

function rowText({ content = [] }: DocumentNode): string {
	return content
		.map(nodeText)
		.filter((text) => text.trim() !== "")
		.join(" · ");
}

/** A row may have as many citations as cells, and is as long as all of them. */
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

/** The document with each cited work replaced by the entry that stands for it today; shared where nothing changes. */
export function rebindCitations(document: WikiDocument, survivors: ReadonlyMap<number, number>): WikiDocument {
	if (survivors.size === 0) return document;
	const visit = (node: DocumentNode): DocumentNode => {
		if (node.type === "citation") {
			const survivor = survivors.get(Number(node.attrs?.sourceId));
			return survivor === undefined ? node : { ...node, attrs: { ...node.attrs, sourceId: survivor } };
		}
		const content = node.content?.map(visit);
		if (!content || content.every((child, index) => child === node.content?.[index])) return node;
		return { ...node, content };
	};
	// `visit` keeps the type and attributes of the root.
	return visit(document) as WikiDocument;
}
