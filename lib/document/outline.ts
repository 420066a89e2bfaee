import type { DocumentNode, WikiDocument } from "./schema";
import { nodeText } from "./text";

/** A section begins at a heading that stands directly in the document; those inside cells and lists begin none. */
export interface Section {
	/** 1 for the first heading; 0 is the lead, which has no entry. What `?section=` counts. */
	readonly index: number;
	readonly blockId: string | null;
	readonly level: 2 | 3 | 4;
	readonly text: string;
	/** The fragment of the section's address, unique in the document: `Death_toll`, `Death_toll_2`. */
	readonly anchor: string;
	/** Place in the table of contents: `2.1`. */
	readonly number: string;
}

/** Element ids of blocks, citations and notes begin so; no section may take one. */
const RESERVED_PREFIX = /^(?:b|c|cn)-/;

/** Longer headings still get addresses that travel. */
const MAX_ANCHOR_LENGTH = 200;

/** The anchor of a heading's text before duplicates are told apart. */
export function sectionAnchor(text: string): string {
	const anchor = text
		.normalize("NFC")
		.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ")
		.replace(/[\s_]+/gu, "_")
		.slice(0, MAX_ANCHOR_LENGTH)
		.replace(/^_|_$|[\ud800-\udbff]$/g, "");
	if (anchor === "") return "Section";
	return RESERVED_PREFIX.test(anchor) ? `Section_${anchor}` : anchor;
}

/** The level a heading is shown at: what is stored if it is one of ours, else the highest. */
export function headingLevel(heading: DocumentNode): 2 | 3 | 4 {
	const level = heading.attrs?.level;
	return level === 3 || level === 4 ? level : 2;
}

/** The sections of a document in order, for the table of contents, anchors and section editing. */
export function documentOutline(document: WikiDocument): Section[] {
	const sections: Section[] = [];
	const taken = new Set<string>();
	const copies = new Map<string, number>();
	/** The open sections above the next heading, with how many sections each level has had. */
	const above: { level: number; count: number }[] = [];
	for (const node of document.content) {
		if (node.type !== "heading") continue;
		const level = headingLevel(node);
		let last: { level: number; count: number } | undefined;
		while ((above.at(-1)?.level ?? 0) >= level) last = above.pop();
		above.push({ level, count: (last?.count ?? 0) + 1 });
		const text = nodeText(node).replace(/\s+/gu, " ").trim();
		const id = node.attrs?.id;
		sections.push({
			index: sections.length + 1,
			blockId: typeof id === "string" ? id : null,
			level,
			text,
			anchor: uniqueAnchor(sectionAnchor(text), taken, copies),
			number: above.map(({ count }) => count).join("."),
		});
	}
	return sections;
}

function uniqueAnchor(anchor: string, taken: Set<string>, copies: Map<string, number>): string {
	let unique = anchor;
	while (taken.has(unique)) {
		const copy = (copies.get(anchor) ?? 1) + 1;
		copies.set(anchor, copy);
		unique = `${anchor}_${copy}`;
	}
	taken.add(unique);
	return unique;
}

/**
 * The children of the document that section `index` covers, subsections included, as a half-open range;
 * null where there is no such section. Section 0 is everything before the first heading.
 */
export function sectionRange(document: WikiDocument, index: number): { from: number; to: number } | null {
	const headings = document.content.flatMap((node, place) =>
		node.type === "heading" ? [{ place, level: headingLevel(node) }] : [],
	);
	const end = document.content.length;
	if (index === 0) return { from: 0, to: headings[0]?.place ?? end };
	const heading = headings[index - 1];
	if (!heading) return null;
	const next = headings.slice(index).find(({ level }) => level <= heading.level);
	return { from: heading.place, to: next?.place ?? end };
}
