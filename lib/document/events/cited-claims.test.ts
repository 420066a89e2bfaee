import { describe, expect, test } from "vitest";
import { accounts, as, attribution, bullets, cell, doc, item, p, quote, row, table, text } from "@/test/document";
import { between, cite, sketch } from "@/test/document-events";
import { documentEvents } from "../events";
import type { DocumentNode } from "../schema";

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
		["its place beside the stop", p("It was so", cite("x", 1), ". So."), p("It was so. ", cite("x", 1), "So.")],
	])("not for %s", (_what, before, after) => {
		expect(claims(before, after)).toEqual([]);
	});

	test("also where a sentence was slipped in between, and in scripts without spaces", () => {
		expect(claims(p("It was so.", cite("x", 1)), p("It was so. And worse.", cite("x", 1)))).toHaveLength(1);
		expect(
			sketch(claims(p("彼は来た。彼は死んだ。", cite("x", 1)), p("彼は来た。彼は生きた。", cite("x", 1)))),
		).toEqual(["claim-changed-under-citation 彼は死んだ。 → 彼は生きた。"]);
	});

	test.each([
		["to the end of its paragraph", 0, 2],
		["to its beginning", 2, 0],
		["to the next sentence", 0, 1],
	])("by moving the citation %s", (_where, from, to) => {
		const sentences = ["Sisko led it.", " Kira followed.", " Odo saw them."];
		const citedAt = (place: number) =>
			p(...sentences.flatMap((sentence, index) => (index === place ? [sentence, cite("x", 1)] : sentence)));
		expect(sketch(claims(citedAt(from), citedAt(to)))).toEqual([
			`claim-changed-under-citation ${sentences[from]?.trim()} → ${sentences[to]?.trim()}`,
		]);
	});

	test("by moving many of them", () => {
		const cited = (place: number) =>
			p(
				...Array.from({ length: 2_400 }, (_, index) =>
					index % 2 === place ? [`Say ${index}. `, cite(`x${index >> 1}`, 1)] : [`Say ${index}. `],
				).flat(),
			);
		expect(claims(cited(0), cited(1)).length).toBeGreaterThan(400);
	});

	test("by moving the citation within its sentence", () => {
		expect(
			sketch(claims(p("Ten died", cite("x", 1), " and Odo fled."), p("Ten died and Odo fled.", cite("x", 1)))),
		).toEqual(["claim-changed-under-citation Ten died → Ten died and Odo fled."]);
	});

	test("not where another citation was put into its sentence, or taken out of it", () => {
		const [whole, cited] = [
			p("Ten million died and six moons burned.", cite("x", 1)),
			p("Ten million died", cite("y", 2), " and six moons burned.", cite("x", 1)),
		];
		expect(claims(whole, cited)).toEqual([]);
		expect(claims(cited, whole)).toEqual([]);
		expect(
			sketch(claims(p("It was. Ten died", cite("y", 2), ".", cite("x", 1)), p("It was. Ten died.", cite("x", 1)))),
		).toEqual([]);
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

	test("also where the citation points to another place of its work, unless it is another one", () => {
		const change = (from: DocumentNode, to: DocumentNode) =>
			sketch(between([p("Nobody died in the camp.", from)], [p("Everybody died in the camp.", to)]));
		expect(change(cite("x", 4, "12"), cite("x", 4, "13"))).toEqual([
			"claim-changed-under-citation Nobody died in the camp. → Everybody died in the camp.",
			"locator-changed 4@12 → 4@13",
		]);
		expect(change(cite("x", 4, "12"), cite("y", 4, "13"))).toEqual(["locator-changed 4@12 → 4@13"]);
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

	describe("in a row of a table whose citation has a cell of its own", () => {
		const facts = (...cells: readonly string[]) =>
			as(
				"t",
				table(
					as(
						"r",
						row(
							...cells.map((said) => as(`c${said[0]}`, cell(as(`p${said[0]}`, p(said.slice(1)))))),
							as("cited", cell(as("reference", p(cite("x", 1))))),
						),
					),
				),
			);
		const told = (before: readonly string[], after: readonly string[]) =>
			sketch(documentEvents(doc(facts(...before)), doc(facts(...after))));

		test("reads the whole row", () => {
			expect(told(["1Deaths", "210 million"], ["1Deaths", "2600 million"])).toEqual([
				"claim-changed-under-citation Deaths · 10 million → Deaths · 600 million",
				"number-changed 10 million → 600 million",
			]);
		});

		test("passes over cells that a column added or took away", () => {
			expect(told(["1Deaths", "210 million"], ["1Deaths", "210 million", "3Dukat"])).toEqual([]);
			expect(told(["1Deaths", "210 million", "3Dukat"], ["1Deaths", "210 million"])).toEqual([]);
			expect(told(["1Deaths", "2many"], ["1Deaths", "2none", "3Dukat"])).toEqual([
				"claim-changed-under-citation Deaths · many → Deaths · none",
			]);
		});

		test("reads cells that took the place of others, and those that were filled", () => {
			expect(told(["1Deaths", "2many of them"], ["1Deaths", "3nobody ever"])).toEqual([
				"claim-changed-under-citation Deaths · many of them → Deaths · nobody ever",
			]);
			expect(told(["1Deaths", "2"], ["1Deaths", "2many"])).toEqual([
				"claim-changed-under-citation Deaths → Deaths · many",
			]);
		});
	});

	test("in an account", () => {
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

/** A quotation whose attribution cites the first work. */
function quoted(content: readonly DocumentNode[], by: readonly (string | DocumentNode)[] = ["Kira, ", cite("x", 1)]) {
	const named = content.map((node, index) => as(`q${index}`, node));
	return as("quote", quote(...named, as("by", attribution(...by))));
}

describe("a quotation changed above the citation of its attribution", () => {
	const said = (before: DocumentNode, after: DocumentNode) => sketch(documentEvents(doc(before), doc(after)));

	test("tells the words of the quotation, once", () => {
		const [was, is] = [p("I never killed anybody at the camp."), p("I killed everybody at the camp.")];
		expect(documentEvents(doc(quoted([was])), doc(quoted([is])))).toEqual([
			{
				type: "claim-changed-under-citation",
				blockId: "by",
				before: "I never killed anybody at the camp.",
				after: "I killed everybody at the camp.",
				citation: { citationId: "x", sourceId: 1, locator: null },
			},
		]);
		const both = ["Kira, ", cite("x", 1), cite("y", 2)];
		expect(said(quoted([was], both), quoted([is], both))).toHaveLength(1);
	});

	test.each([
		["several paragraphs", [p("So it was."), p("I never did it.")], [p("So it was."), p("I did it.")]],
		[
			"a list",
			[p("So it was."), bullets(as("i", item(as("ip", p("I never did it.")))))],
			[p("So it was."), bullets(as("i", item(as("ip", p("I did it.")))))],
		],
		["a sentence that was taken out", [p("So it was. I never did it.")], [p("So it was."), p("I did it.")]],
	])("reads %s", (_what, before, after) => {
		expect(said(quoted(before), quoted(after))).toEqual([
			"claim-changed-under-citation So it was. I never did it. → So it was. I did it.",
		]);
	});

	test("a paragraph that left the quotation, or came into it", () => {
		const inside = [as("a", p("I did it.")), as("b", p("But I was forced."))] as const;
		const by = as("by", attribution("Kira, ", cite("x", 1)));
		const [whole, half] = [as("quote", quote(...inside, by)), as("quote", quote(inside[0], by))];
		expect(sketch(documentEvents(doc(whole), doc(half, inside[1])))[0]).toBe(
			"claim-changed-under-citation I did it. But I was forced. → I did it.",
		);
		expect(sketch(documentEvents(doc(half), doc(whole)))).toEqual([
			"claim-changed-under-citation I did it. → I did it. But I was forced.",
		]);
	});

	test("is not told again where a citation inside it told it", () => {
		const own = cite("y", 2);
		const [was, is] = [p("I never did it.", own), p("I did it.", own)];
		expect(said(quoted([p("So."), was]), quoted([p("So."), is]))).toEqual([
			"claim-changed-under-citation I never did it. → I did it.",
		]);
		// What stands behind that citation is supported by the other one alone.
		expect(said(quoted([p("I ran.", own, " He fell.")]), quoted([p("I ran.", own, " He flew.")]))).toEqual([
			"claim-changed-under-citation I ran. He fell. → I ran. He flew.",
		]);
	});

	test("who said it is a claim too", () => {
		const dukat = ["Dukat, ", cite("x", 1)];
		expect(said(quoted([p("I ran.")]), quoted([p("I ran.")], dukat))).toEqual([
			"claim-changed-under-citation Kira, → Dukat,",
		]);
		expect(said(quoted([p("I ran.")]), quoted([p("I fell.")], dukat))).toEqual([
			"claim-changed-under-citation I ran. · Kira, → I fell. · Dukat,",
		]);
	});

	test("stays silent where words are only divided and written otherwise", () => {
		expect(said(quoted([p("I ran. he fell.")]), quoted([p("“I ran."), p("He fell.”")]))).toEqual([]);
		expect(said(quoted([p("I ran.")]), quoted([p(text("I", "bold"), " ran.")]))).toEqual([]);
	});
});
