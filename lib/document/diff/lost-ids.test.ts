import fc from "fast-check";
import { expect, test } from "vitest";
import { as, cell, citation, doc, documents, p, row, table } from "@/test/document";
import { diffDocuments } from "../diff";
import { documentEvents } from "../events";
import type { DocumentNode, WikiDocument } from "../schema";

/** The document as it comes back from another place: blocks and citations have other ids. */
function withoutItsIds(document: WikiDocument): WikiDocument {
	const renamed = (node: DocumentNode): DocumentNode => ({
		...node,
		...(node.attrs?.id !== undefined && { attrs: { ...node.attrs, id: `new-${node.attrs.id}` } }),
		...(node.content && { content: node.content.map(renamed) }),
	});
	return { ...document, content: document.content.map(renamed) };
}

test("a document that lost all its ids is still the same", () => {
	fc.assert(
		fc.property(documents(), (document) => {
			const lost = withoutItsIds(document);
			expect(diffDocuments(document, lost).changes).toBe(0);
			expect(documentEvents(document, lost)).toEqual([]);
		}),
		{ numRuns: 200 },
	);
});

test("so is a table whose cells hold nothing but a citation", () => {
	const facts = doc(
		table(row(cell("Founded"), cell("2328"), cell(p(citation(3)))), row(cell(p(citation(4))), cell(p()))),
	);
	expect(documentEvents(facts, withoutItsIds(facts))).toEqual([]);
	expect(diffDocuments(facts, withoutItsIds(facts)).changes).toBe(0);
});

test("each side of a block that came back under other ids holds its own citation", () => {
	const before = doc(as("a", p(citation(3, { id: "old" }))));
	const [only] = diffDocuments(before, withoutItsIds(before)).rows;
	expect(only?.segments.flatMap(({ before: was, after: is }) => [was[0]?.attrs?.id, is[0]?.attrs?.id])).toEqual([
		"old",
		"new-old",
	]);
});

test("an empty paragraph is no other one that stands in something else", () => {
	const blank = doc(as("blank", p()));
	const after = doc(table(row(cell("x"), cell(p()))));
	expect(documentEvents(blank, after)).toEqual([]);
	expect(documentEvents(after, blank)).toEqual([]);
});

test("of a work cited for two sentences the citation that stayed is the one behind the sentence that did", () => {
	const both = doc(as("a", p("Kira fought.", citation(1, { id: "x" }), " Odo watched.", citation(1, { id: "y" }))));
	const one = doc(as("a", p("Odo watched.", citation(1, { id: "new" }))));
	expect(documentEvents(both, one)).toMatchObject([{ type: "citation-removed", before: { citationId: "x" } }]);
});
