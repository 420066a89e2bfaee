/**
 * The passages of a document: the parts of which a reader's lens shows or hides each by itself.
 *
 * Strategy: the blocks are read into a tree of parts. Some stand loosely together (the document, lists, callouts,
 * accounts): each of their parts is judged by itself, whether it cites or not. Others are of one piece (a list item, a
 * quotation, a table, its rows and cells): there only the parts that say where they belong are judged, and what is
 * silent beside them goes where they go. So a caption, a lead-in or an empty cell never keeps or loses a reader.
 * The tree depends on the document alone, so that lenses, counts and the database speak of the same passages.
 */
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";

/** What decides about a passage, whatever the tiers of its works are today. */
export interface Passage {
	/** The works that it cites, each once, in order. */
	readonly sourceIds: readonly number[];
	/** What an editor said of it or of the nearest block around it: the key of a tier, "all", or null. */
	readonly continuity: string | null;
}

/** A part of a document that stands at a place among the children of its parent. */
export type Part = PassagePart | ContainerPart;

export interface PassagePart {
	readonly place: number;
	readonly node: DocumentNode;
	readonly passage: Passage;
}

export interface ContainerPart {
	readonly place: number;
	readonly node: DocumentNode;
	/** At least one. */
	readonly parts: readonly Part[];
}

const UNJUDGED: ReadonlySet<string> = new Set(["heading", "redirect", "horizontalRule", "accountsQuestion"]);
const LOOSE: ReadonlySet<string> = new Set(["bulletList", "orderedList", "callout", "accounts"]);
const TIGHT: ReadonlySet<string> = new Set(["listItem", "blockquote", "table", "tableRow", "tableCell", "tableHeader"]);

export function isPassage(part: Part): part is PassagePart {
	return "passage" in part;
}

/** The parts of a document in the order of reading. Headings, lines and blocks without words are none. */
export function readParts(document: WikiDocument): Part[] {
	return childParts(document, null);
}

/** The passages of a part, in the order of reading. */
export function passagesOf(part: Part): readonly Passage[] {
	return isPassage(part) ? [part.passage] : part.parts.flatMap(passagesOf);
}

/** The passages of a document that cite a work or that an editor placed: those that a change of tiers may move. */
export function placedPassages(document: WikiDocument): Passage[] {
	return readParts(document)
		.flatMap(passagesOf)
		.filter(({ sourceIds, continuity }) => sourceIds.length > 0 || continuity !== null);
}

function childParts({ content = [] }: DocumentNode, continuity: string | null): Part[] {
	return content.flatMap((child, place) => partOf(child, place, continuity) ?? []);
}

function partOf(node: DocumentNode, place: number, around: string | null): Part | null {
	if (UNJUDGED.has(node.type)) return null;
	const continuity = ownContinuity(node) ?? around;
	if (LOOSE.has(node.type)) {
		const parts = childParts(node, continuity);
		return parts.length > 0 ? { place, node, parts } : null;
	}
	if (TIGHT.has(node.type)) {
		const parts = childParts(node, continuity);
		const speaking = parts.filter(speaks);
		if (speaking.length > 0) return { place, node, parts: speaking };
		return parts.length > 0 ? { place, node, passage: { sourceIds: [], continuity } } : null;
	}
	const sourceIds = [...new Set(citedIn(node))];
	if (sourceIds.length === 0 && nodeText(node).trim() === "") return null;
	return { place, node, passage: { sourceIds, continuity } };
}

/** Whether a part says by itself where it belongs. */
function speaks(part: Part): boolean {
	if (ownContinuity(part.node) !== null) return true;
	return isPassage(part) ? part.passage.sourceIds.length > 0 : part.parts.some(speaks);
}

function ownContinuity({ attrs }: DocumentNode): string | null {
	return typeof attrs?.continuity === "string" ? attrs.continuity : null;
}

function citedIn({ type, attrs, content = [] }: DocumentNode): number[] {
	if (type !== "citation") return content.flatMap(citedIn);
	return typeof attrs?.sourceId === "number" ? [attrs.sourceId] : [];
}
