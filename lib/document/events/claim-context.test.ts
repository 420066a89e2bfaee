import { describe, expect, test } from "vitest";
import { accounts, as, bullets, cell, doc, item, p, row, table, text, th } from "@/test/document";
import { between, cite, sketch, types } from "@/test/document-events";
import { documentEvents } from "../events";
import type { DocumentNode } from "../schema";

const [one, two] = [cite("x", 1), cite("y", 2)];
type Said = string | readonly (string | DocumentNode)[];

/** A table under headers; cells keep their ids by the names of their column and row, which are their first words. */
function facts(headers: readonly string[], ...rows: readonly (readonly [id: string, ...cells: Said[]])[]) {
	const content = (said: Said) => p(...(typeof said === "string" ? [said] : said));
	const head = as("head", row(...headers.map((said, c) => as(`h${c}`, th(as(`hp${c}`, p(said)))))));
	return as(
		"t",
		table(
			...(headers.length > 0 ? [head] : []),
			...rows.map(([id, ...cells]) =>
				as(id, row(...cells.map((said, c) => as(`${id}${c}`, cell(as(`${id}p${c}`, content(said))))))),
			),
		),
	);
}
const told = (before: DocumentNode, after: DocumentNode) => sketch(documentEvents(doc(before), doc(after)));

describe("a claim changed with what it is about", () => {
	test("the first cell of its row", () => {
		expect(
			told(facts([], ["r", "Population", ["3 billion", one]]), facts([], ["r", "Casualties", ["3 billion", one]])),
		).toEqual(["claim-changed-under-citation Population · 3 billion → Casualties · 3 billion"]);
	});

	test("the cells behind the one that is cited before it, once for all that they are about", () => {
		const ship = (name: string, fate: string) => facts([], ["r", name, ["50", one], fate, ["in 2370", two]]);
		expect(told(ship("Defiant", "destroyed"), ship("Defiant", "saved"))).toEqual([
			"claim-changed-under-citation destroyed · in 2370 → saved · in 2370",
		]);
		expect(told(ship("Defiant", "destroyed"), ship("Odyssey", "destroyed"))).toEqual([
			"claim-changed-under-citation Defiant · 50 → Odyssey · 50",
		]);
	});

	test("the header of its column, once", () => {
		const ships = (header: string) =>
			facts(["Ship", header], ["r", "Defiant", ["50", one]], ["s", "Odyssey", ["100", two]]);
		expect(told(ships("Dead"), ships("Saved"))).toEqual(["claim-changed-under-citation Dead · 50 → Saved · 50"]);
	});

	test("any header, where a cell of its own cites the row", () => {
		const ships = (header: string) => facts(["Ship", header, "Source"], ["r", "Defiant", "50", [one]]);
		expect(told(ships("Dead"), ships("Saved"))).toEqual([
			"claim-changed-under-citation Dead · Defiant · 50 → Saved · Defiant · 50",
		]);
	});

	test("the question of accounts, once", () => {
		const asked = (question: string) =>
			JSON.parse(
				JSON.stringify(
					accounts(
						"estimate",
						question,
						["Ten", as("s1", p("Schools say so.", one))],
						["None", as("s2", p("Dukat does.", two))],
					),
				).replace(/"id":"block-\d+"/g, '"id":""'),
			);
		const named = (node: DocumentNode) => {
			let count = 0;
			return JSON.parse(JSON.stringify(node), (name, value) => (name === "id" && value === "" ? `n${count++}` : value));
		};
		expect(told(named(asked("How many Bajorans died?")), named(asked("How many Cardassians died?")))).toEqual([
			"claim-changed-under-citation How many Bajorans died? · Ten: Schools say so. → How many Cardassians died? · Ten: Schools say so.",
		]);
	});
});

describe("a claim is about the same", () => {
	const before = facts(["Ship", "Crew"], ["r", "Defiant", ["50", one]]);

	test.each([
		["formatting", facts(["Ship", "Crew"], ["r", [text("Defiant", "bold")], ["50", one]])],
		["a row that came", facts(["Ship", "Crew"], ["s", "Odyssey", "100"], ["r", "Defiant", ["50", one]])],
	])("with %s", (_what, after) => {
		expect(told(before, after)).toEqual([]);
	});

	test("when a column came before it, with numbers for the rows", () => {
		const numbered = (...labels: string[]) =>
			as(
				"t",
				table(
					as(
						"r",
						row(
							...labels.map((label) => as(`c${label}`, cell(as(`p${label}`, p(label))))),
							as("c", cell(as("p", p("50", one)))),
						),
					),
				),
			);
		expect(told(numbered("Defiant"), numbered("No. 1", "Defiant"))).toEqual([]);
		expect(told(numbered("No. 1", "Defiant"), numbered("Defiant"))).toEqual([]);
		expect(told(numbered("Defiant", "Class"), numbered("Class", "Defiant"))).toEqual([
			expect.stringMatching(/^block-moved/),
		]);
	});

	test("when a column moved and something else in the row changed", () => {
		const cells = (...order: readonly DocumentNode[]) => as("t", table(as("r", row(...order))));
		const made = (id: string, ...content: (string | DocumentNode)[]) => as(id, cell(as(`${id}p`, p(...content))));
		const [ship, year, crew] = [made("a", "Defiant"), made("b", "2370"), made("c", "50")];
		expect(
			told(cells(ship, year, crew, made("d", one)), cells(ship, crew, year, made("d", one, two))).filter(
				(event) => !event.startsWith("block-moved"),
			),
		).toEqual(["citation-added null → 2@"]);
	});

	test("when a list became a table", () => {
		const events = between(
			[bullets(as("i", item(as("ip", p("Crew: 50.", one)))))],
			[facts([], ["r", "Crew", ["50", one]])],
		);
		expect(types(events)).not.toContain("claim-changed-under-citation");
	});
});
