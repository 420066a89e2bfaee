import { checkAttribute } from "@/lib/document/attribute";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import type { Locator } from "./locator";
import { type Place, placeInline } from "./place-inline";

/** What one citation of a document says. */
export interface Citation {
	/** Unique in the document; empty while a client that knows no ids has sent it and none was given yet. */
	readonly id: string;
	readonly sourceId: number;
	readonly locator: Locator | null;
	readonly quotation: string | null;
}

/** A citation where it stands. */
export type PlacedCitation = Citation & Place;

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
	return placeInline(document, readCitation);
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
