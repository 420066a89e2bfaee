import { describe, expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { presentDiff } from "@/lib/document/diff/present";
import type { DocumentNode, Mark } from "@/lib/document/schema";
import { as, doc, link, p, text, wikiLink } from "@/test/document";
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
	[
		"changed where a link of theirs leads elsewhere",
		[as("a", p("See ", link("here", "https://a.example/")))],
		[as("a", p("See ", link("here", "https://b.example/")))],
		"1 block changed",
	],
])("blocks are counted that are %s", (_, before, after, words) => {
	expect(sayCounts(presentDiff(diffDocuments(doc(...before), doc(...after))).counts)).toBe(words);
});

test("a paragraph that was split is told so once", () => {
	const [one, two] = ["Terok Nor was built above the planet.", "Its ore processors ran day and night."];
	const { rows } = diffDocuments(doc(as("a", p(`${one} ${two}`))), doc(as("a", p(one)), as("b", p(two))));
	expect(rows.map((row) => describeAspects(row, undefined))).toEqual(["one paragraph became 2", null]);
});

describe("a link that leads elsewhere", () => {
	const note = (before: DocumentNode[], after: DocumentNode[]) => {
		const { rows } = diffDocuments(doc(as("a", p("See ", ...before, "."))), doc(as("a", p("See ", ...after, "."))));
		return rows.map((row) => describeAspects(row, undefined));
	};
	const out = (address: string) => link("here", `https://${address}.example/`);

	test.each([
		["out of the wiki", [out("a")], [out("b")], "link leads elsewhere: https://a.example/ → https://b.example/"],
		[
			"to a page",
			[wikiLink("here", "Bajor")],
			[wikiLink("here", "Terok Nor")],
			"link leads elsewhere: Bajor → Terok Nor",
		],
		[
			"to a place",
			[wikiLink("here", "Bajor", "Moons")],
			[wikiLink("here", "Bajor", "History")],
			"link leads elsewhere: Bajor#Moons → Bajor#History",
		],
		["out instead of in", [wikiLink("here", "Bajor")], [out("a")], "link leads elsewhere: Bajor → https://a.example/"],
	])("%s is said to", (_, before, after, words) => expect(note(before, after)).toEqual([words]));

	test("is told beside what its words look like, and once for all that led to the same place", () => {
		const [was, is] = ["https://a.example/", "https://b.example/"].map((href) => ({ type: "link", attrs: { href } }));
		const before = [text("here", was as Mark), text(" and "), text("there", was as Mark)];
		const after = [text("here", is as Mark), text(" and "), text("there", is as Mark, "bold")];
		expect(note(before, after)).toEqual(["link leads elsewhere: https://a.example/ → https://b.example/; bold added"]);
	});

	test("has the first of many named", () => {
		const links = (end: string) => [1, 2, 3, 4, 5].map((n) => link(`no. ${n} `, `https://${n}.${end}/`));
		expect(note(links("old"), links("new"))[0]).toMatch(
			/^links lead elsewhere: https:\/\/1\.old\/ → .*3\.new\/ and 2 more$/,
		);
	});
});

test("only marks are formatting", () => {
	const [before, after] = [p("here it is"), p(text("here", "bold"), " it is")];
	const { rows } = diffDocuments(doc(as("a", before)), doc(as("a", after)));
	expect(rows.map((row) => describeAspects(row, undefined))).toEqual(["formatting only: bold added"]);
});
