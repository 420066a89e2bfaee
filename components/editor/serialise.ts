import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";

// Nodes never change once made, so a block that was not touched keeps its text: after a keystroke in a
// long article only one block is written out again.
const written = new WeakMap<ProseMirrorNode, string>();

function serialiseBlock(block: ProseMirrorNode): string {
	let json = written.get(block);
	if (json === undefined) {
		json = JSON.stringify(block.toJSON());
		written.set(block, json);
	}
	return json;
}

/** The JSON text of an editor's document, at the cost of what changed since the last call. */
export function serialiseDocument(doc: ProseMirrorNode): string {
	const blocks: string[] = [];
	doc.forEach((block) => {
		blocks.push(serialiseBlock(block));
	});
	return `{"type":"doc","attrs":${JSON.stringify(doc.attrs)},"content":[${blocks.join(",")}]}`;
}

/** A section of an article as a document of its own, and the way back. */
export interface Section {
	index: number;
	heading: string;
	/** Blocks of the whole document before and after the section. */
	from: number;
	to: number;
}

/** The part of a document that a section covers, as something an editor can open. */
export function cutSection(document: WikiDocument, section: Section): WikiDocument {
	return { ...document, content: document.content.slice(section.from, section.to) };
}

/** The whole document with its section replaced by what became of it. */
export function mergeSection(document: WikiDocument, section: Section, edited: readonly DocumentNode[]): WikiDocument {
	return {
		...document,
		content: [...document.content.slice(0, section.from), ...edited, ...document.content.slice(section.to)],
	};
}
