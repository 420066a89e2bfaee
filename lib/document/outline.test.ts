import { describe, expect, test } from "vitest";
import { as, cell, doc, heading, p, row, table, text } from "@/test/document";
import { documentOutline, sectionAnchor, sectionRange } from "./outline";

const document = doc(
	p("lead"),
	heading(2, "History"),
	p("a"),
	heading(3, "Early ", text("years", "italic")),
	p("b"),
	heading(4, "Detail"),
	heading(3, "Later years"),
	heading(2, "History"),
	table(row(cell(heading(2, "Inside a cell")))),
	heading(4, "Deep"),
);

test("sections are numbered by how they nest and have anchors of their own", () => {
	expect(
		documentOutline(document).map(({ index, level, number, text: title, anchor }) => [
			index,
			level,
			number,
			title,
			anchor,
		]),
	).toEqual([
		[1, 2, "1", "History", "History"],
		[2, 3, "1.1", "Early years", "Early_years"],
		[3, 4, "1.1.1", "Detail", "Detail"],
		[4, 3, "1.2", "Later years", "Later_years"],
		[5, 2, "2", "History", "History_2"],
		[6, 4, "2.1", "Deep", "Deep"],
	]);
});

test("an anchor that looks like a duplicate's is kept apart from one", () => {
	const titles = ["A", "A 2", "A", "A"];
	const anchors = documentOutline(doc(...titles.map((title) => heading(2, title)))).map(({ anchor }) => anchor);
	expect(anchors).toEqual(["A", "A_2", "A_3", "A_4"]);
});

test.each([
	["Death toll", "Death_toll"],
	["  spaced \t out  ", "spaced_out"],
	["__proto__", "proto"],
	["50% & “more”?", "50%_&_“more”?"],
	["歴史", "歴史"],
	["", "Section"],
	["\u200b", "Section"],
	["b-abcdefgh", "Section_b-abcdefgh"],
])("the anchor of %j is %j", (title, anchor) => expect(sectionAnchor(title)).toBe(anchor));

test("a section knows its heading's block", () => {
	expect(documentOutline(doc(as("h1", heading(2, "x"))))[0]?.blockId).toBe("h1");
});

describe("ranges", () => {
	test.each([
		[0, { from: 0, to: 1 }],
		[1, { from: 1, to: 7 }],
		[2, { from: 3, to: 6 }],
		[3, { from: 5, to: 6 }],
		[5, { from: 7, to: 10 }],
		[6, { from: 9, to: 10 }],
		[7, null],
		[-1, null],
	])("section %d", (index, range) => expect(sectionRange(document, index)).toEqual(range));

	test("without headings all is lead", () => {
		expect(sectionRange(doc(p("a"), p("b")), 0)).toEqual({ from: 0, to: 2 });
	});
});
