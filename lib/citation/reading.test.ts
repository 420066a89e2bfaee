import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import type { RegisteredSource, SeriesName, SourceKind, Tier } from "@/lib/source/source";
import { accounts, cell, citation, doc, documents, heading, p, row, rule, table } from "@/test/document";
import { createRegistry } from "./citation-registry";
import { formatGroup, formatLocator, groupCitations } from "./cited-works";
import { type Citation, collectCitations } from "./collect-citations";
import { citationCoverage } from "./coverage";
import { articleJsonLd, scriptJson } from "./json-ld";
import { accountsLabel, applyLens, findLens, listLenses } from "./lens";
import { backLinkLabel, listCitedSources, numberNotes } from "./notes";
import { parseCitations } from "./parse-citations";

const [canon, licensed, fan] = (["Televised canon", "Licensed works", "Fan works"] as const).map(
	(name, index): Tier => ({ key: ["canon", "licensed", "fan"][index] ?? "", name, rank: index + 1 }),
) as [Tier, Tier, Tier];
const TIERS = [canon, licensed, fan];

const DS9: SeriesName = { id: 1, code: "DS9", title: "Deep Space Nine" };
const TLE: SeriesName = { id: 2, code: "TLE", title: "The Lost Era" };
const BAIT: SeriesName = { id: 3, code: null, title: "Bait and Switch" };

function work(
	id: number,
	title: string,
	kind: SourceKind,
	series: SeriesName | null,
	tier: Tier | null,
): RegisteredSource {
	return { id, title, kind, series, tier, number: null, releaseDate: null, mergedIntoId: null, retired: false };
}

const FALL: SeriesName = { id: 4, code: null, title: "The Fall" };

const WORKS = [
	work(1, "Emissary", "episode", DS9, canon),
	work(2, "Cardassians", "episode", DS9, canon),
	work(3, "Day of the Vipers", "novel", TLE, licensed),
	work(4, "Night of the Wolves", "novel", TLE, licensed),
	work(5, "The Wrong Reflection", "fan-work", BAIT, fan),
	work(6, "First Contact", "film", null, canon),
	{ ...work(7, "Emisary", "episode", DS9, canon), mergedIntoId: 1 },
	work(8, "Unsorted", "other", null, null),
	work(9, "Revelation and Dust", "novel", FALL, licensed),
];
const SOURCES = new Map(WORKS.map((source) => [source.id, source]));

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

describe("the lens", () => {
	const lenses = listLenses(TIERS, []);
	const through = (key: string | null, content: DocumentNode[], uncited: "show" | "fold" = "show") => {
		const lens = findLens(lenses, key) ?? lenses[0];
		if (!lens) throw new Error("no lens");
		return applyLens(doc(...content), { sources: SOURCES, tiers: TIERS, lens, uncited });
	};
	const labels = (view: ReturnType<typeof through>) => view.folds.map(({ from, to, label }) => [from, to, label]);

	test("offers everything and each prefix of the tiers", () => {
		expect(lenses.map(({ key, name, tierKeys }) => [key, name, tierKeys.size])).toEqual([
			[null, "Everything", 3],
			["licensed", "Televised canon and licensed works", 2],
			["canon", "Televised canon only", 1],
		]);
		expect(findLens(lenses, "nonsense")).toBeNull();
		expect(findLens(lenses, undefined)).toBeNull();
	});

	test("offers the sets that the wiki named, but none that takes the key of a tier", () => {
		const sets = [
			{ key: "prose", name: "Novels and fan works", tiers: ["licensed", "fan"] },
			{ key: "canon", name: "Not what the address says", tiers: ["fan"] },
		];
		const offered = listLenses(TIERS, sets);
		expect(offered.map(({ key }) => key)).toEqual([null, "licensed", "canon", "prose"]);
		const prose = findLens(offered, "prose");
		if (!prose) throw new Error("no lens");
		const view = applyLens(doc(p("a", citation(1)), p("b", citation(3))), {
			sources: SOURCES,
			tiers: TIERS,
			lens: prose,
			uncited: "show",
		});
		expect(view.folds.map(({ from, to }) => [from, to])).toEqual([[0, 1]]);
	});

	test.each<[string, string, DocumentNode[], unknown]>([
		["inside stays", "canon", [p("a", citation(1))], []],
		["outside folds", "canon", [p("a", citation(3))], [[0, 1, "1 paragraph from licensed novels hidden"]]],
		["mixed stays", "canon", [p("a", citation(1), citation(3))], []],
		["uncited stays", "canon", [p("a")], []],
		[
			"neighbours share a line",
			"canon",
			[p("a", citation(1)), p("b", citation(3)), p("c", citation(5)), p("d")],
			[[1, 3, "2 paragraphs from licensed novels and fan works hidden"]],
		],
		[
			"headings part them and stay",
			"canon",
			[p("b", citation(3)), heading(2, "H"), p("c", citation(3))],
			[
				[0, 1, "1 paragraph from licensed novels hidden"],
				[2, 3, "1 paragraph from licensed novels hidden"],
			],
		],
		["no tier is outside", "licensed", [p("a", citation(8))], [[0, 1, "1 paragraph from works without a tier hidden"]]],
		[
			"a wider lens",
			"licensed",
			[p("a", citation(3)), p("b", citation(5))],
			[[1, 2, "1 paragraph from fan works hidden"]],
		],
		[
			"an editor's word counts",
			"canon",
			[
				{ ...p("a", citation(3)), attrs: { id: "x", continuity: "all" } },
				{ ...p("b"), attrs: { id: "y", continuity: "fan" } },
				{ ...p("c", citation(3)), attrs: { id: "z", continuity: "canon" } },
			],
			[[1, 2, "1 paragraph from fan works hidden"]],
		],
		["a line is never folded", "canon", [rule()], []],
	])("%s", (_, key, content, expected) => expect(labels(through(key, content))).toEqual(expected));

	test("uncited text folds where the wiki says so", () => {
		const view = through("canon", [p("a"), p("b", citation(1))], "fold");
		expect(labels(view)).toEqual([[0, 1, "1 paragraph without a source hidden"]]);
		expect(through("canon", [p("a")]).uncited).toEqual(new Set([0]));
	});

	test("accounts are judged one by one, and the block as a whole where none stays", () => {
		const mixed = accounts("estimate", "How many?", ["10", p("x", citation(2))], ["600", p("y", citation(5))]);
		const view = through("canon", [heading(2, "Toll"), mixed]);
		expect(view.folds).toEqual([]);
		expect(view.foldedAccounts).toEqual(new Set([mixed.content?.[2]?.attrs?.id]));
		expect(accountsLabel(mixed, view.foldedAccounts, SOURCES)).toBe("1 more account from fan works");
		expect([...view.hidden.values()]).toEqual([1]);
		const outside = accounts("estimate", "How many?", ["10", p("x", citation(5))], ["600", p("y", citation(5))]);
		expect(labels(through("canon", [outside]))).toEqual([[0, 1, "1 passage from fan works hidden"]]);
	});

	test("everything hides nothing; a narrower lens never hides less; no block is in two folds", () => {
		fc.assert(
			fc.property(documents(), (document) => {
				const [all, wide, narrow] = [null, "licensed", "canon"].map((key) => through(key, [...document.content]));
				expect(all?.folds).toEqual([]);
				const places = (view: typeof all) =>
					(view?.folds ?? []).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
				for (const place of places(wide)) expect(places(narrow)).toContain(place);
				expect(new Set(places(narrow)).size).toBe(places(narrow).length);
				expect(narrow?.shown ?? 0).toBeLessThanOrEqual(wide?.shown ?? 0);
			}),
			{ numRuns: 60 },
		);
	});
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
