import { expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { presentDiff } from "@/lib/document/present-diff";
import { as, bullets, callout, cell, doc, item, numbers, p, row, table, text, th } from "@/test/document";
import { describeAspects, sayCounts } from "./diff-words";

const said = (id: string, more = "") => as(id, p(`What ${id} says of the Occupation.${more}`));

test.each([
	["changed and added", [said("a")], [said("a", " More."), said("b")], "1 block changed, 1 block added"],
	["moved", [said("a"), said("b")], [said("b"), said("a")], "1 block moved"],
	[
		"with other formatting",
		[said("a")],
		[as("a", p(text("What a says of the Occupation.", "bold")))],
		"1 block with other formatting",
	],
])("blocks are counted that are %s", (_, before, after, words) => {
	expect(sayCounts(presentDiff(diffDocuments(doc(...before), doc(...after))).counts)).toBe(words);
});

test.each([
	["a callout of another kind", callout("note", said("a")), callout("warning", said("a")), "note → warning"],
	[
		"a list that became numbered",
		as("l", bullets(as("i", item(said("a"))))),
		as("l", numbers(as("i", item(said("a"))))),
		"paragraph in a list → paragraph in a numbered list",
	],
	[
		"an item one level deeper",
		bullets(item(p("Above.")), item(said("a"))),
		bullets(item(p("Above."), bullets(item(said("a"))))),
		"paragraph in a list → paragraph in a list, level 2",
	],
	[
		"a cell that became a heading",
		table(row(cell(said("a")))),
		table(row(th(said("a")))),
		"paragraph in a table → paragraph in a heading of a table",
	],
])("%s is said to be that", (_, before, after, words) => {
	const { rows } = diffDocuments(doc(before), doc(after));
	expect(rows.map((row) => describeAspects(row, undefined)).filter((note) => note !== null)).toEqual([words]);
});

test("a paragraph that was split is told so once", () => {
	const [one, two] = ["Terok Nor was built above the planet.", "Its ore processors ran day and night."];
	const { rows } = diffDocuments(doc(as("a", p(`${one} ${two}`))), doc(as("a", p(one)), as("b", p(two))));
	expect(rows.map((row) => describeAspects(row, undefined))).toEqual(["one paragraph became 2", null]);
});
