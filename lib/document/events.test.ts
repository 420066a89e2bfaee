import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	accounts,
	as,
	bullets,
	cell,
	citation,
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
import { type DocumentEvent, documentEvents, EVENT_TYPES, editTags, eventSummary } from "./events";
import type { DocumentNode, WikiDocument } from "./schema";

const cite = (id: string, sourceId: number, page?: string) =>
	citation(sourceId, { id, ...(page !== undefined && { locator: { type: "page", value: page } }) });

/** Both sides as paragraphs with the same ids, `a`, `b` and so on. */
function between(before: readonly DocumentNode[], after: readonly DocumentNode[]): DocumentEvent[] {
	const named = (nodes: readonly DocumentNode[]) =>
		doc(...nodes.map((node, index) => as(String.fromCharCode(97 + index), node)));
	return documentEvents(named(before), named(after));
}

const types = (events: readonly DocumentEvent[]) => events.map(({ type }) => type);
/** Events in short: `type before → after`. */
const sketch = (events: readonly DocumentEvent[]) =>
	events.map(({ type, before, after }) => `${type} ${say(before)} → ${say(after)}`);
const say = (side: DocumentEvent["before"]) =>
	side !== null && typeof side === "object" ? `${side.sourceId}@${side.locator?.value ?? ""}` : String(side);

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

describe("a claim changed while its citation stayed", () => {
	const claims = (before: DocumentNode, after: DocumentNode) =>
		between([before], [after]).filter(({ type }) => type === "claim-changed-under-citation");

	test("tells both sentences and the citation", () => {
		const [event, ...more] = claims(
			p("Before. Ten thousand died. ", cite("x", 1, "12"), " After."),
			p("Before. Nobody died at all. ", cite("x", 1, "12"), " After."),
		);
		expect(more).toEqual([]);
		expect(event).toEqual({
			type: "claim-changed-under-citation",
			blockId: "a",
			before: "Ten thousand died.",
			after: "Nobody died at all.",
			citation: { citationId: "x", sourceId: 1, locator: { type: "page", value: "12" } },
		});
	});

	test.each([
		["punctuation, spaces and case", p("he said: It was so ", cite("x", 1)), p("He said “it was so”.", cite("x", 1))],
		["formatting", p("It was so.", cite("x", 1)), p("It was ", text("so", "bold"), ".", cite("x", 1))],
		[
			"a sentence with a citation of its own or none behind it",
			p("Old words.", cite("y", 2, "1"), " It was so.", cite("x", 1), " Nobody knows why."),
			p("Old words.", cite("y", 2, "1"), " It was so.", cite("x", 1), " Everybody says why."),
		],
		[
			"an uncited sentence added or taken out before it",
			p("It began. It was so.", cite("x", 1)),
			p("It began. Then it went on. It was so.", cite("x", 1)),
		],
		["what follows", p("It was so.", cite("x", 1), " Old."), p("It was so.", cite("x", 1), " New words.")],
		["the citation's place", p("It was. ", cite("x", 1), "So."), p("It was. So.", cite("x", 1))],
	])("not for %s", (_what, before, after) => {
		expect(claims(before, after)).toEqual([]);
	});

	test("also where a sentence was slipped in between, and in scripts without spaces", () => {
		expect(claims(p("It was so.", cite("x", 1)), p("It was so. And worse.", cite("x", 1)))).toHaveLength(1);
		expect(
			sketch(claims(p("彼は来た。彼は死んだ。", cite("x", 1)), p("彼は来た。彼は生きた。", cite("x", 1)))),
		).toEqual(["claim-changed-under-citation 彼は死んだ。 → 彼は生きた。"]);
	});

	test("in any sentence since the citation before: one at the end supports its whole paragraph", () => {
		const sources = [cite("x", 1), cite("y", 2)];
		expect(
			sketch(
				claims(
					p("Schools said that 10 million died. However, one captain said 600 million. ", ...sources),
					p("Schools said that 600 million died. However, one captain said 600 million. ", ...sources),
				),
			),
		).toEqual([
			"claim-changed-under-citation Schools said that 10 million died. → Schools said that 600 million died.",
		]);
		expect(
			sketch(
				claims(
					p("Ten fell. ", cite("x", 1), "Old words. It was so. ", cite("y", 2)),
					p("Ten fell. ", cite("x", 1), "New text. It was so. ", cite("y", 2)),
				),
			),
		).toEqual(["claim-changed-under-citation Old words. → New text."]);
	});

	test("of a long sentence tells the part that differs", () => {
		const [event] = claims(
			p(`${"A long tale ".repeat(30)}of ten men who fell.`, cite("x", 1)),
			p(`${"A long tale ".repeat(30)}of six men who fell.`, cite("x", 1)),
		);
		expect(event).toMatchObject({
			before: expect.stringMatching(/^….*of ten men who fell\.$/),
			after: expect.stringMatching(/^….*of six men who fell\.$/),
		});
		expect(String(event?.before).length).toBeLessThanOrEqual(200);
	});

	test("once for neighbours that support the same sentence", () => {
		const cited = [cite("x", 1), cite("y", 2), " and more", cite("z", 3), "."];
		expect(claims(p("Ten died", ...cited), p("Twenty died", ...cited))).toHaveLength(1);
	});

	test("in a row of a table whose citation has a cell of its own, and in an account", () => {
		const facts = (deaths: string) =>
			as(
				"t",
				table(
					as(
						"r",
						row(
							as("c1", cell(as("p1", p("Deaths")))),
							as("c2", cell(as("p2", p(deaths)))),
							as("c3", cell(as("p3", p(cite("x", 1))))),
						),
					),
				),
			);
		expect(sketch(documentEvents(doc(facts("10 million")), doc(facts("600 million"))))).toEqual([
			"claim-changed-under-citation Deaths · 10 million → Deaths · 600 million",
			"number-changed 10 million → 600 million",
		]);
		const told = (answer: string) => {
			const node = accounts(
				"retcon",
				"How many?",
				[answer, as("s1", p("Schools say so.", cite("x", 1)))],
				["None", as("s2", p("x"))],
			);
			return JSON.parse(JSON.stringify(node), (name, value) =>
				name === "id" && value.startsWith("block-") ? "" : value,
			);
		};
		const named = (node: DocumentNode) => {
			let count = 0;
			return JSON.parse(JSON.stringify(node), (name, value) => (name === "id" && value === "" ? `n${count++}` : value));
		};
		expect(sketch(documentEvents(doc(named(told("10"))), doc(named(told("20"))))).slice(0, 1)).toEqual([
			"claim-changed-under-citation 10: Schools say so. → 20: Schools say so.",
		]);
	});
});

describe("numbers and dates", () => {
	test.each([
		["10 million died.", "600 million died.", ["number-changed 10 million → 600 million"]],
		["10 million died.", "10 billion died.", ["number-changed 10 million → 10 billion"]],
		["10 million died.", "10 died.", ["number-changed 10 million → 10"]],
		["Ten people died.", "Twelve people died.", ["number-changed Ten → Twelve"]],
		["About 1,000 died.", "About 1,500 died.", ["number-changed 1,000 → 1,500"]],
		["It weighs 1.5 t.", "It weighs 15 t.", ["number-changed 1.5 → 15"]],
		["The 3rd of them.", "The 4th of them.", ["number-changed 3rd → 4th"]],
		["死者は10万人。", "死者は60万人。", ["number-changed 10万 → 60万"]],
		["العدد ١٢ فقط", "العدد ١٣ فقط", ["number-changed ١٢ → ١٣"]],
		["It began in 2319.", "It began in 2328.", ["date-changed 2319 → 2328"]],
		["The war (2373–2375).", "The war (2373–2376).", ["date-changed 2375 → 2376"]],
		["On 4 May 2370 it fell.", "On 14 May 2370 it fell.", ["date-changed 4 May 2370 → 14 May 2370"]],
		["On May 4, 2370 it fell.", "On June 4, 2370 it fell.", ["date-changed May 4, 2370 → June 4, 2370"]],
		["Am 4. Mai 2370 fiel es.", "Am 5. Mai 2370 fiel es.", ["date-changed 4. Mai 2370 → 5. Mai 2370"]],
		["In the 2360s it fell.", "In the 2370s it fell.", ["date-changed 2360s → 2370s"]],
		["2026年11月18日に", "2026年11月19日に", ["date-changed 2026年11月18日 → 2026年11月19日"]],
	])("%s → %s", (before, after, told) => {
		expect(sketch(between([p(before)], [p(after)]))).toEqual(told);
	});

	test.each([
		["10 million died.", "10,000,000 died."],
		["1,000 died.", "1000 died."],
		["ten died.", "10 died."],
		["On 4 May 2370.", "On May 4, 2370."],
		["In 2369.", "In 2369 or 2370."],
		["Deep Space 9 fell.", "The station fell."],
		["DS9 fell.", "DS10 fell."],
		["Nobody knows.", "10 died."],
	])("nothing changed from “%s” to “%s”", (before, after) => {
		expect(between([p(before)], [p(after)])).toEqual([]);
	});

	test("are found in a paragraph that moved", () => {
		const [a, b] = [as("a", p("A first paragraph that is long enough.")), as("b", p("10 of them."))];
		expect(types(documentEvents(doc(a, b), doc(as("b", p("12 of them.")), a)))).toEqual([
			"number-changed",
			"block-moved",
		]);
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
