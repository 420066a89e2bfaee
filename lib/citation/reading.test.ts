import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accounts, cell, citation, doc, heading, p, row, table } from "@/test/document";
import { BAIT, DS9, FALL, SOURCES, TLE, WORKS } from "@/test/registry";
import { createRegistry } from "./citation-registry";
import { formatGroup, formatLocator, groupCitations } from "./cited-works";
import { type Citation, collectCitations } from "./collect-citations";
import { citationCoverage } from "./coverage";
import { articleJsonLd, scriptJson } from "./json-ld";
import { backLinkLabel, listCitedSources, numberNotes } from "./notes";
import { parseCitations } from "./parse-citations";

function cite(sourceId: number, more: Partial<Citation> = {}): Citation {
	return { id: `c${sourceId}`, sourceId, locator: null, quotation: null, ...more };
}
const page = (value: string) => ({ type: "page", value }) as const;

describe("grouped parentheses", () => {
	test.each<[Citation[], string]>([
		[[cite(1)], "(DS9: “Emissary”)"],
		[[cite(1), cite(2), cite(3)], "(DS9: “Emissary”, “Cardassians”; TLE novel: Day of the Vipers)"],
		[[cite(1), cite(3), cite(2)], "(DS9: “Emissary”, “Cardassians”; TLE novel: Day of the Vipers)"],
		[[cite(2), cite(5)], "(DS9: “Cardassians”; Bait and Switch: The Wrong Reflection)"],
		[[cite(9)], "(The Fall novel: Revelation and Dust)"],
		[[cite(6), cite(8)], "(First Contact; Unsorted)"],
		[[cite(7), cite(1)], "(DS9: “Emissary”)"],
		[
			[cite(3, { locator: page("12") }), cite(3, { locator: page("20–22") })],
			"(TLE novel: Day of the Vipers p. 12 pp. 20–22)",
		],
		[[cite(99)], "(unknown source)"],
	])("%#", (citations, text) => expect(formatGroup(citations, SOURCES)).toBe(text));

	test.each([
		[page("12"), "p. 12"],
		[{ type: "chapter", value: "3, 4" }, "chs. 3, 4"],
		[{ type: "time", value: "12:34" }, "12:34"],
		[{ type: "issue", value: "4, panel 2" }, "#4, panel 2"],
		[{ type: "section", value: "act 2" }, "act 2"],
		[{ type: "scene", value: "7" }, "scene 7"],
	] as const)("%j is printed %s", (locator, text) => expect(formatLocator(locator)).toBe(text));

	test.each([
		[page("12\u202e"), "p. 12"],
		[page("\u200f12"), "p. \u2068\u200f12\u2069"],
		[{ type: "section", value: "الفصل 2" }, "\u2068الفصل 2\u2069"],
		[{ type: "time", value: "\u206612:34" }, "12:34"],
	] as const)("%j turns nothing around that stands after it", (locator, text) => {
		expect(formatLocator(locator)).toBe(text);
		expect(formatGroup([cite(3, { locator })], SOURCES)).toBe(`(TLE novel: Day of the Vipers ${text})`);
	});

	test("what is printed is read back as the same works", () => {
		const known = WORKS.filter(({ mergedIntoId }) => mergedIntoId === null);
		const registry = createRegistry(
			[DS9, TLE, BAIT, FALL],
			known.map(({ id, kind, title, series }) => ({ id, kind, title, seriesId: series?.id ?? null })),
		);
		const named = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 9), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(named, (ids) => {
				const citations = ids.map((id) => cite(id));
				const [group] = parseCitations(`It ended. ${formatGroup(citations, SOURCES)}`, registry);
				const works = groupCitations(citations, SOURCES).flatMap((run) => run.works.map(({ source }) => source.id));
				expect(group?.citations.map(({ sourceId }) => sourceId)).toEqual(works);
			}),
		);
	});
});

describe("notes and the list of sources", () => {
	test("one note for each place in a work, in order, with the way back", () => {
		const citations = [
			cite(3, { id: "a", locator: page("1") }),
			cite(1, { id: "b", quotation: "so it was" }),
			cite(7, { id: "c", quotation: "so it was" }),
			cite(3, { id: "d" }),
			cite(3, { id: "e", locator: page("1") }),
			cite(99, { id: "f" }),
		];
		expect(
			numberNotes(citations, SOURCES).map(({ number, source, citationIds, quotations }) => [
				number,
				source.id,
				citationIds.join(""),
				quotations.length,
			]),
		).toEqual([
			[1, 3, "ae", 0],
			[2, 1, "bc", 1],
			[3, 3, "d", 0],
		]);
		expect([0, 25, 26, 27, 701, 702].map(backLinkLabel)).toEqual(["a", "z", "aa", "ab", "zz", "aaa"]);
	});

	test("works stand by tier, series and title, those without a tier last", () => {
		const listed = listCitedSources(
			[8, 5, 6, 4, 3, 2, 7, 1].map((id) => cite(id)),
			SOURCES,
		);
		expect(
			listed.map(({ tier, count, series }) => [
				tier?.key,
				count,
				series.map((group) => [group.series?.code, group.works.map(({ source }) => source.id)]),
			]),
		).toEqual([
			[
				"canon",
				4,
				[
					["DS9", [2, 1]],
					[undefined, [6]],
				],
			],
			["licensed", 2, [["TLE", [3, 4]]]],
			["fan", 1, [[null, [5]]]],
			[undefined, 1, [[undefined, [8]]]],
		]);
	});
});

test("coverage counts paragraphs with words and accounts, tables aside", () => {
	const document = doc(
		p("Said.", citation(1)),
		p("Unsaid."),
		p(),
		heading(2, "Head"),
		table(row(cell("not counted"))),
		accounts("estimate", "How many?", ["1", p("x", citation(1))], ["2", p("y")]),
	);
	expect(citationCoverage(document)).toEqual({ total: 4, cited: 2 });
});

test("JSON-LD names the works and cannot end its element", () => {
	const facts = {
		name: "</script><script>alert(1)</script>\u2028",
		description: "<!--",
		url: "/wiki/Bajor",
		siteName: "A&B",
		licence: "https://example.org/licence",
		createdAt: new Date(0),
		modifiedAt: new Date(0),
	};
	const notes = numberNotes(collectCitations(doc(p("a", citation(3, { locator: page("2") })))), SOURCES);
	const data = articleJsonLd(facts, notes, (path) => `https://example.org${path}`);
	const json = scriptJson(data);
	expect(json).not.toMatch(/[<>&\u2028\u2029]/);
	expect(JSON.parse(json)).toEqual(data);
	expect(data).toMatchObject({
		"@type": "Article",
		citation: [
			{ "@type": "Book", name: "Day of the Vipers", url: "https://example.org/sources/3", pagination: "p. 2" },
		],
	});
});
