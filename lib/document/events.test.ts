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
import type { DocumentNode, WikiDocument } from "./schema";

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

	test("a link that gave way to another, words and all, leads elsewhere", () => {
		const station = (...nodes: DocumentNode[]) => [p("They took ", ...nodes, " at last.")];
		const told = (before: DocumentNode[], after: DocumentNode[]) =>
			sketch(between(station(...before), station(...after)));
		const terokNor = wikiLink("Terok Nor", "Terok Nor");
		const retargeted = ["link-retargeted Terok Nor → Deep Space 9"];
		expect(told([terokNor], [wikiLink("Deep Space 9", "Deep Space 9")])).toEqual(retargeted);
		expect(told([terokNor], [text("the station")])).toEqual([]);
		expect(told([terokNor], [text("it from "), wikiLink("Dukat", "Dukat")])).toEqual([]);
		expect(told([terokNor], [wikiLink("the old station", "Terok Nor")])).toEqual([]);
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

	describe("a row of a table", () => {
		/** Its rows by their names; `ids` begins the ids of a row and all in it. */
		const crew = (names: readonly string[], columns: readonly string[], ids = (name: string) => name) =>
			as(
				"t",
				table(
					...names.map((name) => {
						const own = (column: string) => {
							const id = ids(name) + column;
							return as(id, cell(as(`${id}p`, p(`${name} ${column}`))));
						};
						return as(ids(name), row(...columns.map(own)));
					}),
				),
			);
		const before = doc(crew(["Sisko", "Kira", "Odo", "Quark"], ["born", "rank", "race", "seen"]));
		const moved = ["Quark", "Sisko", "Kira", "Odo"];
		const told = (columns: readonly string[], ids?: (name: string) => string) =>
			documentEvents(before, doc(crew(moved, columns, ids))).map(({ type, blockId }) => `${type} ${blockId}`);

		test.each([
			["stay", (name: string) => name, "Quark"],
			["are new, its own and those in it", (name: string) => (name === "Quark" ? "new" : name), "new"],
			["are all new", (name: string) => `new${name}`, "newQuark"],
		])("moves as one block whose ids %s, also where its table got or lost a column", (_ids, ids, id) => {
			const columns = ["born", "rank", "race", "seen"];
			for (const now of [columns, [...columns, "died"], ["name", ...columns], columns.slice(1)])
				expect(told(now, ids)).toEqual([`block-moved ${id}`]);
		});

		test("did not move where another was made of some of its cells", () => {
			const rest = ["race", "seen"].map((column) =>
				as(`Quark${column}`, cell(as(`Quark${column}p`, p(`Quark ${column}`)))),
			);
			const some = ["born", "rank"].map((column) =>
				as(`Quark${column}`, cell(as(`Quark${column}p`, p(`Quark ${column}`)))),
			);
			const made = as("made", row(...some, cell("Ferengi"), cell("Bar")));
			const other = crew(["Sisko", "Kira", "Odo"], ["born", "rank", "race", "seen"]).content ?? [];
			const after = doc(as("t", table(made, ...other, as("Quark", row(...rest, cell("Rom"), cell("Nog"))))));
			expect(documentEvents(before, after).map(({ type, blockId }) => `${type} ${blockId}`)).toEqual([
				"block-moved Quarkborn",
				"block-moved Quarkrank",
			]);
		});
	});

	test("what was made anew around blocks that moved into it did not move", () => {
		const [one, two, three] = [as("a", p("Alpha was here.")), as("b", p("Beta came.")), as("c", p("Gamma left it."))];
		const made = as("q", callout("note", as("n", p("Something new.")), one));
		expect(documentEvents(doc(one, two, three), doc(two, three, made))).toMatchObject([
			{ type: "block-moved", blockId: "a" },
		]);
		const old = as("o", callout("note", one, two));
		const both = as("q", callout("note", as("n", p("Something new.")), one));
		expect(documentEvents(doc(old, three), doc(as("o", callout("note", two)), three, both))).toMatchObject([
			{ type: "block-moved", blockId: "a" },
		]);
	});

	test("a callout moved as one block that got new ids and new words, and not one made of half of another", () => {
		const said = ["Alpha was here with all of them.", "Beta came a day later.", "Gamma had left by then."];
		const note = (id: string, ...all: string[]) =>
			as(id, callout("note", ...all.map((words, index) => as(`${id}${index}`, p(words)))));
		const others = ["x", "y"].map((id) =>
			as(id, p(`Much longer words that stay where they were, ${id} says. `.repeat(3))),
		);
		const told = (...now: ReturnType<typeof note>[]) =>
			documentEvents(doc(note("o", ...said), ...others), doc(...others, ...now)).map(({ blockId }) => blockId);
		expect(told(note("n", ...said, "Something new."))).toEqual(["n"]);
		expect(told(note("n", ...said.slice(0, 1), "Something new."))).toEqual(["n0"]);
	});

	test("a section goes with its text, and not by its heading alone", () => {
		const [lead, head, body] = [as("a", p("Lead.")), as("h", heading(2, "Aftermath")), as("b", p("It was bad."))];
		const sub = [as("h3", heading(3, "Deaths")), as("c", p("Many."))];
		expect(documentEvents(doc(lead, head, body, ...sub), doc(lead))).toEqual([
			{ type: "section-removed", blockId: "h", before: "Aftermath", after: null },
		]);
		expect(documentEvents(doc(lead, head, body), doc(lead, body))).toEqual([]);
	});

	test("a section is gone as well where a few words are left of its text", () => {
		const [lead, head] = [as("a", p("Lead.")), as("h", heading(2, "Aftermath"))];
		const said = (text: string) => as("b", p(text));
		const told = (text: string) =>
			documentEvents(doc(lead, head, said("It was bad for all, and long after the war too.")), doc(lead, said(text)));
		expect(told("It was bad.").map(({ type }) => type)).toEqual(["section-removed"]);
		expect(told("It was bad for all, as the histories written since say.")).toEqual([]);
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

	test("a page that was made a redirect is not blanked", () => {
		const led = doc(redirect("Bajor"), as("a", p()));
		expect(editTags(long, led, documentEvents(long, led))).toEqual(["citation-removed", "large-removal"]);
	});

	test("a new page is neither blanked nor shortened", () => {
		expect(editTags(null, doc(p()), [])).toEqual([]);
	});
});

test("a rewritten article of a megabyte is told in bounded events", () => {
	const [before, after] = [longDocument(1_000_000), longDocument(1_000_001)];
	expect(documentEvents(before, after).length).toBeLessThanOrEqual(500);
});
