import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, citation, doc, p, text } from "@/test/document";
import { type DiffRow, diffDocuments } from "./diff";
import { documentEvents } from "./events";
import type { DocumentNode } from "./schema";
import { nodeText } from "./text";

const rows = (before: readonly DocumentNode[], after: readonly DocumentNode[]): readonly DiffRow[] =>
	diffDocuments(doc(...before), doc(...after)).rows;
const kinds = (all: readonly DiffRow[]) => all.map(({ kind }) => kind);
/** A row in short: `-old +new =kept`. */
const sketch = ({ segments }: DiffRow) =>
	segments
		.map(({ kind, before, after }) => {
			const sign = { same: "=", formatted: "~", added: "+", removed: "-" }[kind];
			return sign + (kind === "added" ? after : before).map(nodeText).join("");
		})
		.join("|");

const FIRST = "Terok Nor was built above the planet by forced labour.";
const SECOND = "Its ore processors ran day and night until the withdrawal.";
const THIRD = "Nobody counted those who did not come home.";

describe("a paragraph that became two", () => {
	test("is split, its words kept on both sides", () => {
		const all = rows([as("a", p(`${FIRST} ${SECOND}`))], [as("a", p(FIRST)), as("b", p(SECOND))]);
		expect(kinds(all)).toEqual(["split", "split"]);
		expect(all.map(sketch)).toEqual([`=${FIRST}|- `, `=${SECOND}`]);
		expect(all[0]?.before).toBe(all[1]?.before);
	});

	test.each([
		["the id goes with the second half", [as("b", p(FIRST)), as("a", p(SECOND))]],
		["there are three of them", [as("a", p(FIRST)), as("b", p(SECOND)), as("c", p(THIRD))]],
		["words changed with it", [as("a", p(FIRST)), as("b", p(SECOND.replace("day and night", "without rest")))]],
		["ids were lost", [as("x", p(FIRST)), as("y", p(SECOND))]],
		["formatting came with it", [as("a", p(FIRST)), as("b", p(text(SECOND, "bold")))]],
	])("also where %s", (_how, after) => {
		const whole = after.length === 3 ? `${FIRST} ${SECOND} ${THIRD}` : `${FIRST} ${SECOND}`;
		expect(kinds(rows([as("a", p(whole))], after))).toEqual(after.map(() => "split"));
	});

	test("is one change between its neighbours", () => {
		const [above, below] = [as("n", p("Above.")), as("z", p("Below."))];
		const whole = as("a", p(`${FIRST} ${SECOND}`));
		const diff = diffDocuments(doc(above, whole, below), doc(above, as("a", p(FIRST)), as("b", p(SECOND)), below));
		expect(kinds(diff.rows)).toEqual(["unchanged", "split", "split", "unchanged"]);
		expect(diff.changes).toBe(1);
	});
});

test("two paragraphs that became one are joined", () => {
	const all = rows([as("a", p(FIRST)), as("b", p(SECOND))], [as("a", p(`${FIRST} ${SECOND}`))]);
	expect(kinds(all)).toEqual(["joined", "joined"]);
	expect(all.map(sketch).join("|")).toBe(`=${FIRST}|+ |=${SECOND}`);
});

test.each([
	["a new paragraph beside a changed one", [as("a", p(`${FIRST} Once.`))], [as("a", p(FIRST)), as("b", p(THIRD))]],
	["one that repeats what the first kept", [as("a", p(FIRST))], [as("a", p(`${FIRST} Yes.`)), as("b", p(FIRST))]],
	[
		"one that says something else with a few of the words",
		[as("a", p(`${FIRST} ${SECOND}`))],
		[as("a", p(FIRST)), as("b", p(`Its night ran to nothing; ${THIRD} ${THIRD}`))],
	],
])("%s is no piece", (_what, before, after) => {
	expect(kinds(rows(before, after))).toEqual(["changed", "added"]);
});

test("a citation of a paragraph that was split stayed with its claim, and a number in it can change", () => {
	const cited = citation(1, { id: "x" });
	const before = [as("a", p(`${FIRST} They ran for 10 years until the withdrawal of the last ships.`, cited))];
	const split = (years: number) => [
		as("a", p(FIRST)),
		as("b", p(`They ran for ${years} years until the withdrawal of the last ships.`, cited)),
	];
	expect(documentEvents(doc(...before), doc(...split(10)))).toEqual([]);
	expect(documentEvents(doc(...before), doc(...split(12))).map(({ type, blockId }) => [type, blockId])).toEqual([
		["claim-changed-under-citation", "b"],
		["number-changed", "b"],
	]);
});

test("wherever a text is cut and however it is joined, no character is lost or told twice", () => {
	const words = fc.array(fc.constantFrom("ore", "lamp", "占領", "time", "👩‍👩‍👧", "e\u0301t\u00e9", "12"), {
		minLength: 6,
		maxLength: 40,
	});
	fc.assert(
		fc.property(words, fc.nat(), fc.nat(), fc.boolean(), (all, first, second, joins) => {
			const [i, j] = [first % all.length, second % all.length].sort((a, b) => a - b);
			const cuts = [all.slice(0, i), all.slice(i, j), all.slice(j)].map((part) => part.join(" "));
			const pieces = cuts.map((part, index) => as(`p${index}`, part === "" ? p() : p(part)));
			const whole = [as("p1", p(all.join(" ")))];
			const told = joins ? rows(pieces, whole) : rows(whole, pieces);
			const said = (side: "before" | "after") =>
				told.flatMap(({ segments }) => segments.flatMap((segment) => segment[side].map(nodeText))).join("");
			expect(said(joins ? "before" : "after")).toBe(cuts.join(""));
			expect(said(joins ? "after" : "before")).toBe(all.join(" "));
		}),
		{ numRuns: 300 },
	);
});
