import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { type RenderContext, renderDocument } from "@/lib/document/render";
import type { DocumentNode } from "@/lib/document/schema";
import {
	accounts,
	attribution,
	bullets,
	callout,
	cell,
	citation,
	doc,
	documents,
	heading,
	item,
	numbers,
	p,
	quote,
	row,
	rule,
	table,
	th,
} from "@/test/document";
import { SOURCES, TIERS } from "@/test/registry";
import { applyLens, countShown } from "./apply-lens";
import { findLens, type Lens, listLenses } from "./lens";
import { passagesOf, readParts } from "./passages";

const lenses = listLenses(TIERS, []);

/** Works of the three tiers, and one that has none. */
const [EPISODE, NOVEL, FAN, UNSORTED] = [1, 3, 5, 8] as const;

const CONTEXT: RenderContext = {
	resolveLink: () => ({ href: "/", title: "", exists: true, self: false }),
	renderCitations: (nodes) => <cite>({nodes.map(({ attrs }) => String(attrs?.sourceId)).join()})</cite>,
};

function through(key: string | Lens | null, content: readonly DocumentNode[], uncited: "show" | "fold" = "show") {
	const lens = typeof key === "object" && key !== null ? key : (findLens(lenses, key) ?? lenses[0]);
	if (!lens) throw new Error("no lens");
	const document = doc(...content);
	const parts = readParts(document);
	const view = applyLens(document, parts, { sources: SOURCES, tiers: TIERS, lens, uncited });
	const html = renderToStaticMarkup(renderDocument(document, { ...CONTEXT, arrangement: view.arrangement }));
	return {
		folds: view.arrangement.folds.map(({ places, label }) => [places[0], places.length, label]),
		hidden: [...view.hidden.values()],
		shown: countShown(parts, { sources: SOURCES, tiers: TIERS, lens }),
		passages: parts.flatMap(passagesOf).length,
		// Without ids, the better to read.
		html: html.replace(/ id="[^"]*"/g, ""),
	};
}

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
	const view = through(findLens(offered, "prose"), [p("a", citation(EPISODE)), p("b", citation(NOVEL))]);
	expect(view.folds.map(([place]) => place)).toEqual([0]);
});

describe("blocks of the document", () => {
	test.each<[string, string, DocumentNode[], unknown]>([
		["inside stays", "canon", [p("a", citation(EPISODE))], []],
		["outside folds", "canon", [p("a", citation(NOVEL))], [[0, 1, "1 paragraph from licensed novels hidden"]]],
		["mixed stays", "canon", [p("a", citation(EPISODE), citation(NOVEL))], []],
		["uncited stays", "canon", [p("a")], []],
		[
			"neighbours share a line",
			"canon",
			[p("a", citation(EPISODE)), p("b", citation(NOVEL)), p("c", citation(FAN)), p("d")],
			[[1, 2, "2 paragraphs from licensed novels and fan works hidden"]],
		],
		[
			"headings part them and stay",
			"canon",
			[p("b", citation(NOVEL)), heading(2, "H"), p("c", citation(NOVEL))],
			[
				[0, 1, "1 paragraph from licensed novels hidden"],
				[2, 1, "1 paragraph from licensed novels hidden"],
			],
		],
		["what has no tier stays", "canon", [p("a", citation(UNSORTED)), p("b", citation(UNSORTED), citation(FAN))], []],
		[
			"a wider lens",
			"licensed",
			[p("a", citation(NOVEL)), p("b", citation(FAN))],
			[[1, 1, "1 paragraph from fan works hidden"]],
		],
		[
			"an editor's word counts",
			"canon",
			[
				{ ...p("a", citation(NOVEL)), attrs: { id: "x", continuity: "all" } },
				{ ...p("b"), attrs: { id: "y", continuity: "fan" } },
				{ ...p("c", citation(NOVEL)), attrs: { id: "z", continuity: "canon" } },
				{ ...p("c", citation(NOVEL)), attrs: { id: "w", continuity: "no-such-tier" } },
			],
			[
				[1, 1, "1 paragraph from fan works hidden"],
				[3, 1, "1 paragraph from licensed novels hidden"],
			],
		],
		["a line is never folded", "canon", [rule()], []],
		["neither is an empty paragraph", "canon", [p()], []],
	])("%s", (_, key, content, expected) => expect(through(key, content).folds).toEqual(expected));

	test("uncited text is marked, or folds where the wiki says so", () => {
		const content = [p("a"), p("b", citation(EPISODE))];
		expect(through("canon", content, "fold").folds).toEqual([[0, 1, "1 paragraph without a source hidden"]]);
		expect(through("canon", content).html).toContain(
			'<div class="unsourced"><p>a</p><p class="unsourced-mark">no source</p></div>',
		);
		expect(through(null, content).html).not.toContain("unsourced");
	});

	test("text from works without a tier is marked in each lens, and counts as shown", () => {
		const content = [p("a", citation(UNSORTED), citation(FAN))];
		expect(through("canon", content)).toMatchObject({ shown: 1, hidden: [] });
		expect(through("canon", content, "fold").html).toContain('<p class="unsourced-mark">no continuity tier yet</p>');
		expect(through(null, content).html).not.toContain("no continuity tier");
	});
});

describe("what stands in lists", () => {
	const mixed = [item(p("a", citation(EPISODE))), item(p("b", citation(NOVEL))), item(p("c", citation(FAN)))];
	const folded = '<details class="lens-fold"><summary>2 paragraphs from licensed novels and fan works hidden</summary>';

	test("neighbouring items share one line, which is an item itself", () => {
		const view = through("canon", [bullets(...mixed, item(p("d", citation(EPISODE))))]);
		expect(view.html).toBe(
			`<ul><li><p>a<cite>(1)</cite></p></li><li class="folded-items">${folded}<ul><li><p>b<cite>(3)</cite></p></li><li><p>c<cite>(5)</cite></p></li></ul></details></li><li><p>d<cite>(1)</cite></p></li></ul>`,
		);
		expect(view).toMatchObject({ hidden: [2], shown: 2, passages: 4 });
	});

	test("numbers stay what they were", () => {
		expect(through("canon", [numbers(...mixed, item(p("d", citation(EPISODE))))]).html).toMatch(
			/<li class="folded-items">.*<ol start="2">.*<li value="4"><p>d/,
		);
	});

	test("a list of which nothing is left folds as one, with a count that contents repeat", () => {
		const view = through("canon", [bullets(...mixed.slice(1))]);
		expect(view.html).toMatch(/^<details class="lens-fold"><summary>2 paragraphs from .* hidden<\/summary><ul>/);
		expect(view.html).not.toContain("folded-items");
		expect(view.hidden).toEqual([2]);
	});

	test("a lead-in goes with what it leads to; a list in a list is judged by itself", () => {
		const led = item(p("Said of it:"), bullets(item(p("b", citation(NOVEL))), item(p("c", citation(NOVEL)))));
		expect(through("canon", [bullets(item(p("a", citation(EPISODE))), led)]).html).toContain(
			'<li class="folded-items"><details class="lens-fold"><summary>2 paragraphs from licensed novels hidden</summary><ul><li><p>Said of it:</p>',
		);
		const half = item(p("Said of it:"), bullets(item(p("a", citation(EPISODE))), item(p("c", citation(NOVEL)))));
		expect(through("canon", [bullets(half)]).html).toMatch(
			/^<ul><li><p>Said of it:<\/p><ul><li><p>a.*<\/li><li class="folded-items">.*1 paragraph from/,
		);
	});

	test("items that cite nothing are marked each, or all together", () => {
		const marks = (html: string) => html.split("no source").length - 1;
		const uncited = [item(p("x")), item(p("y"))];
		expect(marks(through("canon", [bullets(...uncited)]).html)).toBe(1);
		const beside = through("canon", [bullets(...uncited, item(p("a", citation(EPISODE))))]);
		expect(marks(beside.html)).toBe(2);
		expect(beside.html).toContain('<li class="unsourced"><p>x</p><p class="unsourced-mark">no source</p></li>');
	});
});

describe("what stands in quotations, callouts and tables", () => {
	test("a quotation goes with the source of its attribution", () => {
		const said = quote(p("Never."), attribution("Kira", citation(NOVEL)));
		expect(through("canon", [said]).folds).toEqual([[0, 1, "1 quotation from licensed novels hidden"]]);
		expect(through("licensed", [said]).html).not.toMatch(/lens-fold|unsourced/);
		const parts = quote(p("One.", citation(EPISODE)), p("Two.", citation(NOVEL)), attribution("Kira"));
		expect(through("canon", [parts]).html).toMatch(
			/^<blockquote><p>One.*<\/p><details class="lens-fold"><summary>1 paragraph from .*<\/details><footer/,
		);
	});

	test("paragraphs of a callout fold one by one", () => {
		const noted = callout("note", p("One.", citation(EPISODE)), p("Two.", citation(FAN)));
		expect(through("canon", [noted]).html).toMatch(/<p>One.*<details class="lens-fold"><summary>1 paragraph from fan/);
		const told = { ...noted, attrs: { ...noted.attrs, continuity: "canon" } };
		expect(through("canon", [told]).html).not.toContain("lens-fold");
	});

	const head = row(th("Year"), th("Said"));

	test("rows fold together as a row; the head and rows that say nothing stay", () => {
		const view = through("canon", [
			table(
				head,
				row(cell("1"), cell(p("a", citation(EPISODE)))),
				row(cell("2"), cell(p("b", citation(NOVEL)))),
				row(cell("3"), cell(p("c", citation(NOVEL)))),
				row(cell("4"), cell("nothing")),
			),
		]);
		expect(view.html).toContain(
			'<tr class="folded-rows"><td colSpan="2"><details class="lens-fold"><summary>2 table rows from licensed novels hidden</summary><table><tbody><tr><td><p>2</p></td>',
		);
		expect(view.html).toContain("<p>nothing</p>");
		expect(view.html).not.toContain("no source");
		expect(view).toMatchObject({ hidden: [2], shown: 1, passages: 3 });
	});

	test("a cell outside folds inside, and a table of which nothing is left folds as one", () => {
		const both = row(cell(p("a", citation(EPISODE))), cell(p("b", citation(NOVEL))));
		expect(through("canon", [table(head, both)]).html).toMatch(
			/<td><p>a.*<\/td><td><details class="lens-fold"><summary>1 paragraph from licensed novels hidden/,
		);
		const outside = table(head, row(cell("1"), cell(p("b", citation(NOVEL)))));
		expect(through("canon", [outside]).folds).toEqual([[0, 1, "1 table from licensed novels hidden"]]);
	});

	test("rows that a cell ties together fold together or in their cells", () => {
		const tied = (last: number) =>
			table(
				head,
				row(cell("first", { rowspan: 2 }), cell(p("b", citation(NOVEL)))),
				row(cell(p("c", citation(last)))),
				row(cell("x"), cell(p("d", citation(EPISODE)))),
			);
		expect(through("canon", [tied(NOVEL)]).html).toContain("2 table rows from licensed novels hidden");
		const kept = through("canon", [tied(EPISODE)]).html;
		expect(kept).not.toContain("folded-rows");
		expect(kept).toMatch(/<td><details class="lens-fold"><summary>1 paragraph from licensed novels hidden/);
	});

	test("a table of works without a tier is marked once", () => {
		const unsorted = (more: DocumentNode[]) => table(head, row(cell("1"), cell(p("b", citation(UNSORTED)))), ...more);
		expect(through("canon", [unsorted([])]).html).toMatch(/<\/table><\/div><p class="unsourced-mark">no cont/);
		const mixed = through("canon", [unsorted([row(cell("2"), cell(p("b", citation(EPISODE))))])]);
		expect(mixed.html).toContain(
			'<td><div class="unsourced"><p>b<cite>(8)</cite></p><p class="unsourced-mark">no cont',
		);
	});
});

test("accounts are judged one by one, and the block as a whole where none stays", () => {
	const mixed = accounts(
		"estimate",
		"How many?",
		["600", p("y", citation(FAN))],
		["10", p("x", citation(EPISODE))],
		["7", p("y", citation(FAN))],
		["8", p("z")],
	);
	const view = through("canon", [heading(2, "Toll"), mixed]);
	expect(view.folds).toEqual([]);
	expect(view.html).toMatch(
		/<dl><dt><span>10<.*<dd class="unsourced"><p>z<\/p>.*<summary>2 more accounts from fan works<\/summary><dl><dt><span>600<.*<span>7</,
	);
	expect(view.hidden).toEqual([2]);
	const outside = accounts("estimate", "How many?", ["10", p("x", citation(FAN))], ["600", p("y", citation(FAN))]);
	expect(through("canon", [outside])).toMatchObject({
		folds: [[0, 1, "2 accounts from fan works hidden"]],
		hidden: [2],
	});
});

test("no word is lost, all passages are counted, and a narrower lens never hides less", () => {
	const words = (html: string) =>
		html
			.replace(
				/<summary>[^<]*hidden<\/summary>|<summary>\d+ more account[^<]*<\/summary>|<p class="unsourced-mark">[^<]*<\/p>/g,
				"",
			)
			.replace(/<[^>]*>/g, "");
	const counted = (html: string) =>
		[...html.matchAll(/<summary>(\d+) (?:more )?[a-z]+ [^<]*<\/summary>/g)].reduce(
			(sum, [, count]) => sum + Number(count),
			0,
		);
	fc.assert(
		fc.property(documents(), fc.constantFrom<"show" | "fold">("show", "fold"), ({ content }, uncited) => {
			const [all, wide, narrow] = [null, "licensed", "canon"].map((key) => through(key, content, uncited));
			if (!all || !wide || !narrow) throw new Error("no view");
			expect(all.hidden).toEqual([]);
			const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
			for (const view of [wide, narrow]) {
				expect([...words(view.html)].sort().join("")).toBe([...words(all.html)].sort().join(""));
				expect(counted(view.html)).toBe(sum(view.hidden));
				const silent = all.passages - all.shown;
				expect(view.shown + sum(view.hidden)).toBe(uncited === "fold" ? all.passages : all.passages - silent);
			}
			expect(narrow.shown).toBeLessThanOrEqual(wide.shown);
		}),
		{ numRuns: 80 },
	);
});
