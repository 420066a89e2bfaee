import type { CitationRegistry } from "@/lib/citation/citation-registry";
import { type CitationGroup, parseCitations } from "@/lib/citation/parse-citations";
import { joinTexts } from "@/lib/document/inline";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";

/**
 * Turns the citations that stand in a document as text, `(DS9: "Emissary", "Cardassians")`, into citations of the
 * works they name, each without an id. The space before them goes: how they are set apart is up to their style.
 * Brackets that cite nothing stay as they are. Throws where a work is unknown, for every source of the sample is known.
 */
export function bindCitations(document: WikiDocument, registry: CitationRegistry): WikiDocument {
	const visit = (node: DocumentNode): DocumentNode => {
		if (!node.content || node.type === "codeBlock") return node;
		const isLine = node.content.some(({ type }) => type === "text");
		return { ...node, content: isLine ? bindLine(node.content, registry) : node.content.map(visit) };
	};
	// `visit` keeps the type and attributes of the root.
	return visit(document) as WikiDocument;
}

function bindLine(line: readonly DocumentNode[], registry: CitationRegistry): readonly DocumentNode[] {
	// One character for what is no text, so that places in the text are places in the line.
	const text = line.map((node) => node.text ?? "\n").join("");
	const bound: DocumentNode[] = [];
	let behind = 0;
	for (const group of parseCitations(text, registry)) {
		const before = text.slice(behind, group.start).trimEnd();
		bound.push(...cutLine(line, behind, behind + before.length), ...citationsOf(group, text));
		behind = group.end;
	}
	return joinTexts([...bound, ...cutLine(line, behind, text.length)]);
}

function citationsOf({ start, end, citations }: CitationGroup, text: string): DocumentNode[] {
	return citations.map(({ title, sourceId, locator }) => {
		if (sourceId === null) throw new Error(`no known work is called ${title}: ${text.slice(start, end)}`);
		return { type: "citation", attrs: { sourceId, ...(locator ? { locator } : {}) } };
	});
}

/** The part of a line between two places in its text. */
function cutLine(line: readonly DocumentNode[], from: number, to: number): DocumentNode[] {
	let at = 0;
	return line.flatMap((node) => {
		const start = at;
		at += node.text?.length ?? 1;
		if (node.text === undefined) return start >= from && at <= to ? [node] : [];
		const text = node.text.slice(Math.max(0, from - start), Math.max(0, to - start));
		return text === "" ? [] : [{ ...node, text }];
	});
}
