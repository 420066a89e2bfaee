import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, attribution, cell, doc, documents, p, quote, row, table } from "@/test/document";
import { between, cite, sketch, types } from "@/test/document-events";
import { type DocumentEvent, documentEvents, eventSummary } from "../events";
import type { DocumentNode } from "../schema";

describe("citations", () => {
	test("come, go and are replaced", () => {
		const events = between(
			[p("First. ", cite("x", 1)), p("Second. ", cite("y", 2, "4")), p("Third.")],
			[p("First. "), p("Second. ", cite("z", 3)), p("Third.", cite("w", 4))],
		);
		expect(sketch(events)).toEqual([
			"citation-removed 1@ → null",
			"citation-replaced 2@4 → 3@",
			"citation-added null → 4@",
		]);
		expect(events.map(({ blockId }) => blockId)).toEqual(["a", "b", "c"]);
		expect(events[1]?.before).toEqual({ citationId: "y", sourceId: 2, locator: { type: "page", value: "4" } });
	});

	test.each([
		["by id", cite("x", 1, "12"), cite("x", 1, "13")],
		["by work where the id is new", cite("x", 1, "12"), cite("y", 1, "13")],
	])("point to another place, known %s", (_how, was, is) => {
		expect(sketch(between([p("It was so. ", was)], [p("It was so. ", is)]))).toEqual(["locator-changed 1@12 → 1@13"]);
	});

	test("stay when only their id changed, and when their paragraph moved", () => {
		const [one, two] = [as("a", p("A long first paragraph. ", cite("x", 1))), as("b", p("Short. ", cite("y", 2)))];
		expect(between([p("So. ", cite("x", 1))], [p("So. ", cite("y", 1))])).toEqual([]);
		expect(sketch(documentEvents(doc(one, two), doc(two, one)))).toEqual(["block-moved Short. → Short."]);
	});

	test("the first revision adds all of them", () => {
		expect(types(documentEvents(null, doc(p("One.", cite("x", 1)), p("Two 2.", cite("y", 1)))))).toEqual([
			"citation-added",
			"citation-added",
		]);
	});
});

/** A table whose rows and cells keep their ids. */
const facts = (...rows: (string | DocumentNode)[][][]) =>
	table(
		...rows.map((cells, r) =>
			as(`r${r}`, row(...cells.map((content, c) => as(`c${r}${c}`, cell(as(`p${r}${c}`, p(...content))))))),
		),
	);

describe("citations that support another claim than before", () => {
	const [one, two] = [cite("x", 1), cite("y", 2)];

	test.each([
		[
			"between paragraphs",
			[p("Alpha was here.", one), p("Beta came.", two)],
			[p("Alpha was here.", two), p("Beta came.", one)],
		],
		[
			"between paragraphs that say nearly the same",
			[p("Dukat ruled it in peace.", one), p("Dukat ruled it in war.", two)],
			[p("Dukat ruled it in peace.", two), p("Dukat ruled it in war.", one)],
		],
		["within one", [p("Alpha was here.", one, " Beta came.", two)], [p("Alpha was here.", two, " Beta came.", one)]],
		[
			"between quotations of one speaker",
			[
				quote(as("q", p("I ran.")), as("by", attribution("Kira, ", one))),
				quote(as("r", p("I fell.")), as("of", attribution("Kira, ", two))),
			],
			[
				quote(as("q", p("I ran.")), as("by", attribution("Kira, ", two))),
				quote(as("r", p("I fell.")), as("of", attribution("Kira, ", one))),
			],
		],
	])("are replaced where two were exchanged %s", (_where, before, after) => {
		expect(sketch(between(before, after))).toEqual(["citation-replaced 1@ → 2@", "citation-replaced 2@ → 1@"]);
	});

	test("are replaced where they were exchanged between the rows of a table", () => {
		const rows = (first: DocumentNode, second: DocumentNode) =>
			facts([["Dukat"], ["2346", first]], [["Winn"], ["2346", second]]);
		expect(sketch(between([rows(one, two)], [rows(two, one)]))).toEqual([
			"citation-replaced 1@ → 2@",
			"citation-replaced 2@ → 1@",
		]);
	});

	test("went and came where one was carried from a paragraph to another", () => {
		const events = between(
			[p("Sisko led the station.", one), p("Kira followed him there.")],
			[p("Sisko led the station."), p("Kira followed him there.", one)],
		);
		expect(events).toEqual([
			{ type: "citation-removed", blockId: "a", before: { citationId: "x", sourceId: 1, locator: null }, after: null },
			{ type: "citation-added", blockId: "b", before: null, after: { citationId: "x", sourceId: 1, locator: null } },
		]);
	});

	test.each([
		[
			"paragraphs that say the same",
			[p("Kira fell in 2400.", one), p("Dax."), p("Kira fell in 2400.")],
			[p("Kira fell in 2400."), p("Dax."), p("Kira fell in 2400.", one)],
		],
		[
			"rows whose last cells do",
			[facts([["Bajor"], ["Dukat"], [one]], [["Terok Nor"], ["Dukat"], [""]])],
			[facts([["Bajor"], ["Dukat"], [""]], [["Terok Nor"], ["Dukat"], [one]])],
		],
		[
			"cells that say the same of something else",
			[facts([["Crew"], ["50", one]], [["Decks"], ["50"]])],
			[facts([["Crew"], ["50"]], [["Decks"], ["50", one]])],
		],
	])("went and came where one was carried between %s", (_where, before, after) => {
		expect(sketch(between(before, after))).toEqual(["citation-removed 1@ → null", "citation-added null → 1@"]);
	});

	test("are replaced where two were exchanged between rows whose last cells say the same", () => {
		const rows = (first: DocumentNode, second: DocumentNode) =>
			facts([["Bajor"], ["Dukat"], [first]], [["Terok Nor"], ["Dukat"], [second]]);
		expect(sketch(between([rows(one, two)], [rows(two, one)]))).toEqual([
			"citation-replaced 1@ → 2@",
			"citation-replaced 2@ → 1@",
		]);
	});

	test("went and came where its claim was taken out and another put in", () => {
		const [sisko, kira, odo] = [
			as("a", p("Sisko led.", one)),
			as("b", p("Kira followed.")),
			as("c", p("Odo saw it.", one)),
		];
		expect(types(documentEvents(doc(sisko, kira), doc(kira, odo)))).toEqual(["citation-removed", "citation-added"]);
	});

	test("replace another one where they were carried", () => {
		expect(
			sketch(between([p("Alpha was here.", one), p("Beta came.", two)], [p("Alpha was here."), p("Beta came.", one)])),
		).toEqual(["citation-removed 1@ → null", "citation-replaced 2@ → 1@"]);
	});

	test("are told with the claim where they were carried over another one of their paragraph", () => {
		expect(
			sketch(
				between(
					[p("Sisko led it.", one, " Kira followed.", two, " Odo saw them.")],
					[p("Sisko led it. Kira followed.", two, " Odo saw them.", one)],
				),
			),
		).toEqual(["claim-changed-under-citation Sisko led it. → Odo saw them."]);
	});

	test.each([one, cite("z", 1)])(
		"went where another of the same work and place took over, whichever keeps its id",
		(kept) => {
			const [before, after] = [
				p("Sisko led it.", one, " Kira came.", cite("z", 1)),
				p("Sisko led it. Kira came.", kept),
			];
			expect(between([before], [after])).toMatchObject([{ type: "citation-removed", before: { citationId: "x" } }]);
		},
	);

	test("are told with the claim where it was reworded on the way", () => {
		expect(
			sketch(
				between(
					[p("It was so. Sisko led the station.", one), p("Kira followed.")],
					[p("It was so."), p("Kira followed. Sisko never led the station.", one)],
				),
			),
		).toEqual(["claim-changed-under-citation Sisko led the station. → Sisko never led the station."]);
	});
});

describe("citations that came along with their claim are silent", () => {
	const [one, two] = [cite("x", 1), cite("y", 2)];

	test.each([
		[
			"a sentence to another paragraph",
			[p("It was so. Sisko led.", one), p("Kira came.")],
			[p("It was so."), p("Kira came. Sisko led.", one)],
		],
		[
			"sentences that changed their order",
			[p("Sisko led.", one, " Kira came.", two)],
			[p("Kira came.", two, " Sisko led.", one)],
		],
		[
			"texts that changed their blocks",
			[p("Sisko led.", one), p("Kira came.", two)],
			[p("Kira came.", two), p("Sisko led.", one)],
		],
		[
			"ids alone",
			[p("Sisko led.", one), p("Kira came.", cite("z", 1))],
			[p("Sisko led.", cite("z", 1)), p("Kira came.", one)],
		],
		["what a quotation says now", [p("I ran away.", one)], [quote(p("I ran away."), attribution("Kira, ", one))]],
		["neighbours", [p("Sisko led.", one, two)], [p("Sisko led.", two, one)]],
	])("with %s", (_what, before, after) => {
		expect(types(between(before, after)).filter((type) => type !== "block-moved")).toEqual([]);
	});

	test("with a new id to another paragraph, past one of the same work", () => {
		const events = between(
			[p("Sisko led the station.", one), p("Kira."), p("Odo.")],
			[p("Nobody."), p("Kira. Nobody came.", cite("z", 1)), p("Odo. Sisko led the station.", cite("w", 1))],
		);
		expect(events).toEqual([
			{ type: "citation-added", blockId: "b", before: null, after: { citationId: "z", sourceId: 1, locator: null } },
		]);
	});

	test("with the words of a row, from its label to its value", () => {
		expect(between([facts([["Deaths", one], ["many"]])], [facts([["Deaths"], ["many", one]])])).toEqual([]);
	});

	test("when a paragraph is divided or joined", () => {
		const whole = as("a", p("Sisko led the station.", one, " Kira followed him there.", two));
		const parts = [as("a", p("Sisko led the station.", one)), as("b", p("Kira followed him there.", two))];
		expect(documentEvents(doc(whole), doc(...parts))).toEqual([]);
		expect(documentEvents(doc(...parts), doc(whole))).toEqual([]);
	});

	test("when blocks move, whatever they hold", () => {
		fc.assert(
			fc.property(documents(), fc.nat(), (document, choice) => {
				const blocks = document.content.filter(({ type }) => type !== "redirect");
				const moved = blocks.splice(choice % blocks.length, 1);
				const told = types(documentEvents(document, doc(...moved, ...blocks)));
				expect(told.filter((type) => type.includes("citation") || type === "locator-changed")).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});
});

describe("the words that a citation quotes", () => {
	const away = cite("x", 1, "3", "He walked away");
	const never = cite("x", 1, "3", "He never walked away");

	test("are told where they changed, with both texts", () => {
		const events = between([p("He left.", away)], [p("He left.", never)]);
		const place = { citationId: "x", sourceId: 1, locator: { type: "page", value: "3" } };
		expect(events).toEqual([
			{
				type: "citation-replaced",
				blockId: "a",
				before: { ...place, quotation: "He walked away" },
				after: { ...place, quotation: "He never walked away" },
			},
		]);
		expect(eventSummary(events)).toBe("1 quotation changed");
		expect(eventSummary([...events, ...between([p("So.", cite("x", 1))], [p("So.", cite("x", 2))])])).toBe(
			"1 citation replaced, 1 quotation changed",
		);
	});

	test("hide neither a claim nor a place that changed with them", () => {
		expect(types(between([p("He left.", away)], [p("He stayed.", never)]))).toEqual([
			"claim-changed-under-citation",
			"citation-replaced",
		]);
		expect(types(between([p("He left.", away)], [p("He left.", cite("x", 1, "4", "He never left"))]))).toEqual([
			"citation-replaced",
			"locator-changed",
		]);
	});

	test("are cut where they begin to differ", () => {
		const long = "A tale that is told again. ".repeat(20);
		const [event] = between(
			[p("So.", cite("x", 1, "3", `${long}He ran.`))],
			[p("So.", cite("x", 1, "3", `${long}He fell.`))],
		);
		const quotation = (side: DocumentEvent["before"] | undefined) =>
			side && typeof side === "object" ? side.quotation : "";
		expect(quotation(event?.before)).toMatch(/^….*He ran\.$/);
		expect(quotation(event?.after)).toMatch(/^….*He fell\.$/);
		expect(quotation(event?.after)?.length).toBeLessThanOrEqual(200);
	});
});
