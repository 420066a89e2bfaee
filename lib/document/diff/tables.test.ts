import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, cell, doc, edits, p, row, table } from "@/test/document";
import { tableEdits } from "@/test/table-edits";
import { type BlockView, type DiffRow, diffDocuments } from "../diff";
import type { DocumentNode } from "../schema";
import { leafBlocks, rowOf } from "./leaf-blocks";
import { diffUnits } from "./units";

const SIDES = ["before", "after"] as const;

const line = (id: string, ...texts: string[]) =>
	as(id, row(...texts.map((value) => as(`${id}-${value}`, cell(as(`${id}-${value}-p`, p(value)))))));
const facts = (...rows: DocumentNode[]) => [as("i", p("Intro.")), as("t", table(...rows)), as("o", p("Outro."))];
const said = (view: BlockView | undefined, { segments }: DiffRow, side: (typeof SIDES)[number]) =>
	view ? segments.flatMap((segment) => segment[side].map(({ text }) => text)).join("") : "·";
/** Each unit as what its rows say: `before/after`. */
const sketch = (before: DocumentNode[], after: DocumentNode[]) =>
	diffUnits(diffDocuments(doc(...before), doc(...after)).rows).map(({ rows }) =>
		rows.map((own) => `${said(own.before, own, "before")}/${said(own.after, own, "after")}`).join(" "),
	);

describe("a row of a table", () => {
	const [a, b, c] = [line("a", "2369", "10"), line("b", "2370", "20"), line("c", "2371", "30")] as const;

	test("keeps the cell that was added to it where the next row was deleted", () => {
		const now = [line("a", "2369", "10", "Kira"), line("c", "2371", "30", "Odo")];
		expect(sketch(facts(a, b, c), facts(...now))).toEqual([
			"Intro./Intro.",
			"2369/2369 10/10 ·/Kira",
			"2370/· 20/·",
			"2371/2371 30/30 ·/Odo",
			"Outro./Outro.",
		]);
	});

	test("keeps a cell that was replaced where the next row was deleted", () => {
		expect(sketch(facts(a, b, c), facts(line("a", "2369", "11"), c)).slice(1, 4)).toEqual([
			"2369/2369 10/· ·/11",
			"2370/· 20/·",
			"2371/2371 30/30",
		]);
	});

	test("keeps its first cell where the row above and what stands above it came and went", () => {
		const now = [line("n", "2368", "5"), line("b", "new", "20")];
		expect(sketch(facts(a, b), facts(...now)).slice(1, 4)).toEqual(["2369/· 10/·", "·/2368 ·/5", "2370/· ·/new 20/20"]);
	});

	test("is one where all of its cells were replaced, or it got another id", () => {
		const other = (node: DocumentNode) => as("other", node);
		expect(sketch(facts(a, b, c), facts(line("a", "1", "2"), line("n", "3", "4"), line("c", "5", "6")))).toEqual([
			...["Intro./Intro.", "2369/· 10/· ·/1 ·/2", "2370/· 20/·", "·/3 ·/4"],
			...["2371/· 30/· ·/5 ·/6", "Outro./Outro."],
		]);
		expect(sketch(facts(a, b), facts(other(line("a", "2369", "11")), b))[1]).toBe("2369/2369 10/· ·/11");
	});

	test("stands in its table where what follows the table came and went", () => {
		const [intro, outro] = [as("i", p("Intro.")), as("n", p("Another."))];
		const now = [intro, as("t", table(a, line("d", "2372", "40"))), outro];
		expect(sketch(facts(a, b), now)).toEqual([
			...["Intro./Intro.", "2369/2369 10/10", "2370/· 20/·", "·/2372 ·/40", "Outro./·", "·/Another."],
		]);
	});

	test("that was divided moves what stands in another row", () => {
		const halves = [as("a", row(...(a.content?.slice(0, 1) ?? []))), as("d", row(...(a.content?.slice(1) ?? [])))];
		expect(sketch(facts(a, b), facts(...halves, b)).slice(1, 4)).toEqual(["2369/2369 10/·", "·/10", "2370/2370 20/20"]);
	});
});

test("the blocks of one row of either side are in one unit, without any of another row, and their order is that of the document", () => {
	fc.assert(
		fc.property(fc.oneof({ weight: 3, arbitrary: tableEdits() }, edits()), ({ before, after }) => {
			const { rows } = diffDocuments(before, after);
			const units = diffUnits(rows);
			expect(units.flatMap((unit) => unit.rows)).toEqual(rows);
			for (const side of SIDES) {
				const views = [...new Set(rows.flatMap((own) => own[side] ?? []))];
				const document = leafBlocks(side === "before" ? before : after);
				expect(views.map(({ blockId }) => blockId)).toEqual(document.map(({ blockId }) => blockId));
				const places = new Map<string, number>();
				for (const [index, unit] of units.entries()) {
					const names = new Set(unit.rows.flatMap((own) => (own[side] ? [rowOf(own[side])] : [])));
					expect(names.size).toBeLessThanOrEqual(1);
					for (const name of names) {
						if (name === null) continue;
						expect(places.has(name)).toBe(false);
						places.set(name, index);
					}
				}
			}
		}),
		{ numRuns: 600 },
	);
});
