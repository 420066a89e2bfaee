import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, cell, doc, edits, p, row, table, th } from "@/test/document";
import { diffDocuments } from "../diff";
import type { DocumentNode } from "../schema";
import { type DiffUnit, diffUnits, foldUnits } from "./units";

const units = (before: readonly DocumentNode[], after: readonly DocumentNode[]): DiffUnit[] =>
	diffUnits(diffDocuments(doc(...before), doc(...after)).rows);
const numbers = (all: readonly DiffUnit[]) => all.map(({ number }) => number);

test("every row is in one unit, and changes are counted without gaps", () => {
	fc.assert(
		fc.property(edits(), ({ before, after }) => {
			const { rows } = diffDocuments(before, after);
			const all = diffUnits(rows);
			expect(all.flatMap((unit) => unit.rows)).toEqual(rows);
			const told = numbers(all).filter((number) => number !== null);
			expect(told).toEqual(told.map((_, index) => index + 1));
			expect(told.length > 0).toBe(rows.some(({ kind }) => kind !== "unchanged"));
			for (const { rows: own, position } of all) expect(rows[position]).toBe(own[0]);
		}),
		{ numRuns: 150 },
	);
});

describe("a table", () => {
	const line = (id: string, ...texts: string[]) =>
		as(id, row(...texts.map((text, index) => as(`${id}-${index}`, cell(as(`${id}-${index}-p`, p(text)))))));
	const facts = (...rows: DocumentNode[]) =>
		as("t", table(as("head", row(as("h1", th(as("h1p", p("Year")))), as("h2", th(as("h2p", p("Event")))))), ...rows));

	test("has one unit for each of its rows, and one number where it came as a whole", () => {
		const all = units([p("Lead")], [p("Lead"), facts(line("a", "1", "One"), line("b", "2", "Two"))]);
		expect(numbers(all)).toEqual([null, 1, null, null]);
		expect(all.map((unit) => unit.rows.length)).toEqual([1, 2, 2, 2]);
	});

	test("has a number for each row that changed", () => {
		const rows = ["a", "b", "c"].map((id) => line(id, "1", "One"));
		const now = [line("a", "1", "Two"), rows[1], line("c", "2", "Two")].filter((node) => node !== undefined);
		expect(numbers(units([facts(...rows)], [facts(...now)]))).toEqual([null, 1, null, 2]);
	});

	test("keeps its head where one of its rows is shown", () => {
		const rows = Array.from({ length: 20 }, (_, index) => line(`r${index}`, String(index), "Event"));
		const now = rows.map((node, index) => (index === 15 ? line("r15", "15", "Another") : node));
		const stretches = foldUnits(units([facts(...rows)], [facts(...now)]));
		expect(stretches.map(({ folded, units: own }) => [folded, own.length])).toEqual([
			[false, 1],
			[true, 13],
			[false, 5],
			[true, 2],
		]);
	});
});

test("folding keeps two blocks around each change and loses none", () => {
	const paragraphs = Array.from({ length: 20 }, (_, i) => as(`p${i}`, p(`Paragraph ${i}`)));
	const after = paragraphs.map((node, i) => (i === 10 ? as("p10", p("Paragraph ten")) : node));
	const all = units(paragraphs, after);
	const folded = foldUnits(all);
	expect(folded.map(({ folded: hidden, units: own }) => [hidden, own.length])).toEqual([
		[true, 8],
		[false, 5],
		[true, 7],
	]);
	expect(folded.flatMap(({ units: own }) => own)).toEqual(all);
});
