import { expect, test } from "vitest";
import { as, attribution, bullets, cell, doc, item, p, quote, row, table } from "@/test/document";
import { cite, sketch } from "@/test/document-events";
import { documentEvents } from "../events";

const [one, two] = [cite("x", 1), cite("y", 2)];
const prose = as(
	"a",
	p(
		"In the 2370s school lessons stated that 10 million Bajorans had died under the Occupation.",
		one,
		" However, in 2410 Captain Kanril Eleya gave the number as 600 million.",
		two,
	),
);

/** The same as a table. */
const facts = (dead: string, first = one, second = two) =>
	as(
		"b",
		table(
			row(cell("2370s"), cell("School lessons"), cell(p(dead, first))),
			row(cell("2410"), cell("Captain Kanril Eleya"), cell(p("600 million", second))),
		),
	);

test("what a sentence said and a row says now is told with the row, its number too", () => {
	expect(sketch(documentEvents(doc(prose), doc(facts("15 million"))))).toEqual([
		"claim-changed-under-citation In the 2370s school lessons stated that 10 million Bajorans had died under the Occupation. → 2370s · School lessons · 15 million",
		"claim-changed-under-citation However, in 2410 Captain Kanril Eleya gave the number as 600 million. → 2410 · Captain Kanril Eleya · 600 million",
	]);
});

test("and back", () => {
	expect(sketch(documentEvents(doc(facts("15 million")), doc(prose)))[0]).toBe(
		"claim-changed-under-citation 2370s · School lessons · 15 million → In the 2370s school lessons stated that 10 million Bajorans had died under the Occupation.",
	);
});

test("items of a list that became one sentence", () => {
	const list = bullets(item(p("Kira Nerys, fighter of cell 1", one)), item(p("Shakaar Edon, fighter of cell 2", two)));
	const sentence = p("The fighters were Kira Nerys", one, " and Shakaar Edon", two, ".");
	expect(documentEvents(doc(list), doc(sentence)).map(({ type }) => type)).toEqual([
		"claim-changed-under-citation",
		"claim-changed-under-citation",
	]);
});

test("a row that says all that the sentence said changed no claim", () => {
	const sentence = p("Population of Bajor: 3 billion", one);
	const rowOfIt = table(row(cell("Population of Bajor"), cell(p("3 billion", one))));
	expect(documentEvents(doc(sentence), doc(rowOfIt)).map(({ type }) => type)).toEqual(["block-moved"]);
});

test("another citation of the same work stands for what it stands behind", () => {
	const events = documentEvents(doc(prose), doc(facts("10 million", cite("v", 1), cite("w", 2))));
	expect(events.map(({ type }) => type)).toEqual([
		...["citation-removed", "citation-removed"],
		...["citation-added", "citation-added"],
	]);
});

test("a quotation that became indirect speech", () => {
	const said = as("a", p("I never wanted to be a hero of the people."));
	const quoted = quote(said, attribution("Kira Nerys, ", one));
	const told = as("a", p("I never wanted to be a hero of the people, said Kira Nerys.", one));
	expect(sketch(documentEvents(doc(quoted), doc(told)))).toEqual([
		"claim-changed-under-citation I never wanted to be a hero of the people. · Kira Nerys, → I never wanted to be a hero of the people, said Kira Nerys.",
	]);
});
