import type { JSONContent } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { assignBlockIds, newBlockId } from "@/lib/document/block-id";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "@/lib/document/schema";
import type { BegunFrom } from "@/lib/revision/begun-from";
import type { Settings } from "@/lib/setting/setting";
import type { RegisteredSource, Series, Tier } from "@/lib/source/source";
import type { KnownPage } from "./link-book";
import { cutSection, mergeSection, type Section, serialiseDocument } from "./serialise";

/** What the page gives the editor to begin with. */
export interface EditorPage {
	/** With its prefix, as people read it. */
	title: string;
	href: string;
	/** Null for a page that does not exist yet. */
	latestRevisionId: number | null;
	/** There was one, which was deleted: nothing can be published here. */
	deleted: boolean;
	/** JSON text of the document, so that a long one crosses to the browser as one string. */
	documentJson: string | null;
	/** Another text to begin with than the latest, the summary for it, and what it is. */
	start: { documentJson: string; summary: string; begunFrom: BegunFrom } | null;
	section: Section | null;
	knownPages: KnownPage[];
	/** The works that the text cites. */
	knownSources: RegisteredSource[];
	tiers: Tier[];
	series: Series[];
	/** The wiki's settings that decide how citations are read. */
	reading: Pick<Settings, "citationStyle" | "uncitedText" | "lensSets">;
	user: { id: number; name: string; mayMinor: boolean };
	licence: { name: string; href: string } | null;
}

/** What is being edited: the revision the text began from, and which part of it stands in the editor. */
export interface Session {
	baseRevisionId: number | null;
	base: WikiDocument;
	section: Section | null;
}

/** A page before its first word. */
export function emptyDocument(): WikiDocument {
	return {
		type: "doc",
		attrs: { version: DOCUMENT_VERSION },
		content: [{ type: "paragraph", attrs: { id: newBlockId() } }],
	};
}

export function beginSession(page: EditorPage): Session {
	const base = page.documentJson === null ? emptyDocument() : (JSON.parse(page.documentJson) as WikiDocument);
	return { baseRevisionId: page.latestRevisionId, base: assignBlockIds(base, newBlockId), section: page.section };
}

/** The document that the editor opens. */
export function openedDocument({ base, section }: Session): WikiDocument {
	return section ? cutSection(base, section) : base;
}

/** The document that the editor begins with: the one it opens, unless the address asked for another. */
export function startingDocument(page: EditorPage, session: Session): WikiDocument {
	if (page.start === null) return openedDocument(session);
	return assignBlockIds(JSON.parse(page.start.documentJson) as WikiDocument, newBlockId);
}

/** The same document as Tiptap's types want it, which know no read-only data; Tiptap does not write into it. */
export function asContent(document: WikiDocument): JSONContent {
	return document as unknown as JSONContent;
}

/** JSON text of the whole page as it would be published now. */
export function composeJson({ base, section }: Session, doc: ProseMirrorNode): string {
	const json = serialiseDocument(doc);
	if (!section) return json;
	const edited = (JSON.parse(json) as { content: DocumentNode[] }).content;
	// A block copied in from another section brings its id along.
	return JSON.stringify(assignBlockIds(mergeSection(base, section, edited), newBlockId));
}

/** `→Aftermath: `, as histories show which section an edit was about. */
export function sectionSummary(section: Section | null): string {
	return section === null || section.heading === "" ? "" : `→${section.heading}: `;
}
