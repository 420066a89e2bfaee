import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	as,
	bullets,
	callout,
	cell,
	doc,
	documents,
	edits,
	heading,
	item,
	link,
	longDocument,
	p,
	redirect,
	row,
	table,
	text,
	wikiLink,
} from "@/test/document";
import { between, cite, sketch } from "@/test/document-events";
import { type DocumentEvent, documentEvents, EVENT_TYPES, editTags, eventSummary } from "./events";
import type { WikiDocument } from "./schema";

describe("laws", () => {
	test("a document that stays tells nothing", () => {
		fc.assert(
			fc.property(documents(), (document) => {
				expect(documentEvents(document, document)).toEqual([]);
			}),
		);
	});

	test("events are told the same way every time, the most telling first, and are plain data", () => {
		fc.assert(
			fc.property(edits(), ({ before, after }) => {
				const events = documentEvents(before, after);
				expect(documentEvents(before, after)).toEqual(events);
				expect(JSON.parse(JSON.stringify(events))).toEqual(events);
				const ranks = events.map(({ type }) => EVENT_TYPES.indexOf(type));
				expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
			}),
			{ numRuns: 150 },
		);
	});

	test("every citation is told to have come, gone or stayed", () => {
		fc.assert(
			fc.property(edits(), ({ before, after }) => {
				const events = documentEvents(before, after);
				const count = (document: WikiDocument) => JSON.stringify(document).split('"type":"citation"').length - 1;
				const of = (type: DocumentEvent["type"]) => events.filter((event) => event.type === type).length;
				expect(count(after) - count(before)).toBe(of("citation-added") - of("citation-removed"));
			}),
			{ numRuns: 150 },
		);
	});
});

describe("links, moves and sections", () => {
	test("a link whose words stay leads elsewhere", () => {
		const events = between(
			[p(wikiLink("the station", "Terok Nor"), " and ", link("more", "https://a.example/"))],
			[p(wikiLink("the station", "Empok Nor"), " and ", link("more", "https://b.example/"))],
		);
		expect(sketch(events)).toEqual([
			"link-retargeted Terok Nor → Empok Nor",
			"link-retargeted https://a.example/ → https://b.example/",
		]);
		expect(between([p(wikiLink("it", "Terok Nor"))], [p("it")])).toEqual([]);
		expect(sketch(between([redirect("Bajor")], [redirect("Cardassia")]))).toEqual([
			"link-retargeted Bajor → Cardassia",
		]);
	});

	test("a link that was bound to its page since leads to the same page", () => {
		const bound = text("it", { type: "wikiLink", attrs: { pageId: 4, title: "Bajor" } });
		expect(between([p(wikiLink("it", "Bajor"))], [p(bound)])).toEqual([]);
	});

	test("a list moves as one block", () => {
		const list = as("l", bullets(item(as("i1", p("First item"))), item(as("i2", p("Second item")))));
		const long = as("a", p("A paragraph that is much longer than the list that moves above it."));
		const events = documentEvents(doc(long, list), doc(list, long));
		expect(events).toEqual([{ type: "block-moved", blockId: "l", before: "First item", after: "First item" }]);
	});

	test("a row of a table moves as one block, also where its table got a column", () => {
		const crew = (names: readonly string[], ...columns: readonly string[]) =>
			as(
				"t",
				table(
					...names.map((name) =>
						as(
							name,
							row(...columns.map((column) => as(name + column, cell(as(`${name}${column}p`, p(`${name} ${column}`)))))),
						),
					),
				),
			);
		const before = doc(crew(["Sisko", "Kira", "Odo", "Quark"], "born", "rank"));
		const after = doc(crew(["Quark", "Sisko", "Kira", "Odo"], "born", "rank", "seen"));
		expect(sketch(documentEvents(before, after))).toEqual(["block-moved Quark born → Quark born"]);
	});

	test("what was made anew around blocks that moved into it did not move", () => {
		const [one, two, three] = [as("a", p("Alpha was here.")), as("b", p("Beta came.")), as("c", p("Gamma left it."))];
		const made = as("q", callout("note", as("n", p("Something new.")), one));
		expect(documentEvents(doc(one, two, three), doc(two, three, made))).toMatchObject([
			{ type: "block-moved", blockId: "a" },
		]);
	});

	test("a section goes with its text, and not by its heading alone", () => {
		const [lead, head, body] = [as("a", p("Lead.")), as("h", heading(2, "Aftermath")), as("b", p("It was bad."))];
		const sub = [as("h3", heading(3, "Deaths")), as("c", p("Many."))];
		expect(documentEvents(doc(lead, head, body, ...sub), doc(lead))).toEqual([
			{ type: "section-removed", blockId: "h", before: "Aftermath", after: null },
		]);
		expect(documentEvents(doc(lead, head, body), doc(lead, body))).toEqual([]);
	});
});

describe("the line for lists", () => {
	test("says what is asked of it", () => {
		const before = [p("10 million Bajorans died."), p("More.")];
		const after = [p("600 million Bajorans died."), p("More. ", cite("x", 1), cite("y", 2))];
		expect(eventSummary(between(before, after))).toBe("+2 citations, 1 number changed: 10 → 600 million");
	});

	test("names a single work and says where there were more", () => {
		const events = between([p("So.")], [p("So.", cite("x", 7))]);
		expect(eventSummary(events, { titleOf: (id) => (id === 7 ? "The Wrong Reflection" : undefined) })).toBe(
			"+1 citation: The Wrong Reflection",
		);
		expect(eventSummary(events, { truncated: true })).toBe("+1 or more citations");
		expect(eventSummary([])).toBe("");
	});
});

describe("tags", () => {
	const long = doc(as("a", p("word ".repeat(200), "10", cite("x", 1))));
	test.each([
		["number-changed", doc(as("a", p("word ".repeat(200), "11", cite("x", 1)))), ["number-changed"]],
		["citation-removed", doc(as("a", p("word ".repeat(200), "10"))), ["citation-removed"]],
		["large-removal", doc(as("a", p("word ".repeat(50), "10", cite("x", 1)))), ["large-removal"]],
		["blanked", doc(as("a", p())), ["citation-removed", "large-removal", "blanked"]],
		["nothing", doc(as("a", p("word ".repeat(190), "10", cite("x", 1)))), []],
	])("%s", (_tag, after, tags) => {
		expect(editTags(long, after, documentEvents(long, after))).toEqual(tags);
	});

	test("a new page is neither blanked nor shortened", () => {
		expect(editTags(null, doc(p()), [])).toEqual([]);
	});
});

test("a rewritten article of a megabyte is told in bounded events", () => {
	const [before, after] = [longDocument(1_000_000), longDocument(1_000_001)];
	expect(documentEvents(before, after).length).toBeLessThanOrEqual(500);
});
