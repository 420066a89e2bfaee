import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { presentDiff } from "@/lib/document/diff/present";
import { type DocumentNode, NODES } from "@/lib/document/schema";
import {
	accounts,
	as,
	bullets,
	callout,
	cell,
	code,
	doc,
	heading,
	item,
	p,
	quote,
	redirect,
	row,
	table,
	th,
} from "@/test/document";
import { sayCounts } from "./diff-words";
import { DocumentDiff } from "./document-diff";

const context = {
	resolveLink: ({ title }: { title: string | null }) => ({ href: "#", title: title ?? "", exists: true, self: false }),
	renderCitations: () => null,
};

/** A comparison as it is shown: its words without the markup, the notes among them, and what its blocks are counted as. */
function shown(before: readonly DocumentNode[], after: readonly DocumentNode[]) {
	const diff = presentDiff(diffDocuments(doc(...before), doc(...after)));
	const html = renderToStaticMarkup(<DocumentDiff diff={diff} context={context} sources={new Map()} />);
	const notes = [...html.matchAll(/<p class="diff-note">(.*?)<\/p>/g)].map(([, note]) => note);
	return { html, notes, counts: sayCounts(diff.counts), changes: diff.changes };
}

const said = (id: string, more = "") => as(id, p(`What ${id} says of the Occupation.${more}`));
const [a, b, c] = [said("a"), said("b"), said("c")];
/** The block set otherwise. */
const set = (node: DocumentNode, attrs: Record<string, unknown>): DocumentNode => ({
	...node,
	attrs: { ...node.attrs, ...attrs },
});
const inSet = (node: DocumentNode, place: number, attrs: Record<string, unknown>): DocumentNode => ({
	...node,
	content: (node.content ?? []).map((child, index) => (index === place ? set(child, attrs) : child)),
});

const list = as("l", bullets(as("i", item(a)), as("j", item(b)), as("k", item(c))));
const numbered = { ...list, type: "orderedList" };
const box = as("box", callout("note", a, b, c));
const deaths = accounts("sources-disagree", "How many died?", ["10 million", a], ["15 million", b]);
const facts = as("t", table(as("r", row(as("x", cell(a)), as("y", cell(b)))), as("s", row(as("z", cell(c))))));
const inFacts = (attrs: Record<string, unknown>): DocumentNode => ({
	...facts,
	content: (facts.content ?? []).map((line, index) => (index === 0 ? inSet(line, 0, attrs) : line)),
});

describe("what was set otherwise is told once, by what it was and is", () => {
	test.each<[string, DocumentNode, DocumentNode, string]>([
		["a callout of another kind", box, set(box, { kind: "warning" }), "note → warning"],
		[
			"a callout of another continuity",
			box,
			set(box, { continuity: "all" }),
			"continuity of the callout: as its sources say → every continuity",
		],
		[
			"why accounts differ",
			deaths,
			set(deaths, { reason: "estimate" }),
			"why accounts differ: sources disagree → an estimate",
		],
		["how accounts are shown", deaths, set(deaths, { display: "prose" }), "readers see: a table → sentences"],
		["an account set aside", deaths, inSet(deaths, 2, { rank: "deprecated" }), "this account: normal → set aside"],
		[
			"a paragraph of another continuity",
			set(a, { continuity: "tv" }),
			set(a, { continuity: "novels" }),
			"continuity: tv → novels",
		],
		["code in another language", as("k", code("x", "js")), as("k", code("x", "python")), "language: js → python"],
		["code in a language", as("k", code("x")), as("k", code("x", "js")), "language: none → js"],
		["a heading of another level", as("h", heading(2, "Moons")), as("h", heading(3, "Moons")), "heading 2 → heading 3"],
		["a paragraph made a heading", a, as("a", heading(2, "What a says of the Occupation.")), "paragraph → heading 2"],
		["a list that became numbered", list, numbered, "list → numbered list"],
		["a list that begins elsewhere", numbered, set(numbered, { start: 5 }), "first number: 1 → 5"],
		[
			"a list of another continuity",
			list,
			set(list, { continuity: "tv" }),
			"continuity of the list: as its sources say → tv",
		],
		[
			"a quotation of another continuity",
			as("q", quote(a, b)),
			set(as("q", quote(a, b)), { continuity: "tv" }),
			"continuity of the quotation: as its sources say → tv",
		],
		[
			"a table of another continuity",
			facts,
			set(facts, { continuity: "tv" }),
			"continuity of the table: as its sources say → tv",
		],
		["a cell that covers more columns", facts, inFacts({ colspan: 2 }), "columns covered: 1 → 2"],
		["a cell that covers more rows", facts, inFacts({ rowspan: 2 }), "rows covered: 1 → 2"],
		[
			"a cell that became a heading",
			facts,
			{ ...facts, content: [row(as("x", th(a)), as("y", cell(b))), ...(facts.content ?? []).slice(1)] },
			"cell → heading cell",
		],
	])("%s", (_, before, after, words) => {
		expect(shown([before], [after])).toMatchObject({ notes: [words], counts: "1 block changed", changes: 1 });
	});

	test("every attribute of a block has words", () => {
		const skipped = new Set(["id", "version", "colwidth", "pageId", "title", "anchor", "level", "kind"]);
		const inline = new Set(["citation", "citationNeeded"]);
		const names = Object.entries(NODES).flatMap(([type, { attrs = {} }]) =>
			inline.has(type) ? [] : Object.keys(attrs).filter((name) => !skipped.has(name)),
		);
		const told = ["start", "colspan", "rowspan", "language", "reason", "display", "rank", "continuity"];
		expect([...new Set(names)].sort()).toEqual(told.sort());
	});
});

describe("beside other changes", () => {
	test("a block that changed says so, and not again what it stands in", () => {
		const now = as("box", callout("tip", a, said("b", " More."), c));
		expect(shown([box], [now])).toMatchObject({ notes: ["note → tip"], counts: "2 blocks changed" });
	});

	test("it does not hide what else a block became", () => {
		const now = as("box", callout("tip", a, as("b", heading(2, "What b says of the Occupation.")), c));
		expect(shown([box], [now]).notes).toEqual(["note → tip", "paragraph → heading 2"]);
	});

	test("a set and one of its accounts are told apart", () => {
		const now = inSet(set(deaths, { reason: "retcon" }), 1, { rank: "preferred" });
		expect(shown([deaths], [now])).toMatchObject({
			notes: ["why accounts differ: sources disagree → changed in retrospect", "this account: normal → preferred"],
			counts: "2 blocks changed",
		});
	});

	test("blocks of what was set otherwise are not marked themselves", () => {
		const { html } = shown([deaths], [set(deaths, { reason: "estimate" })]);
		expect(html.match(/class="diff-row changed"/g)).toHaveLength(1);
		expect(html).toContain("2 unchanged blocks");
	});
});

describe("a block that stands elsewhere", () => {
	test.each<[string, DocumentNode[], DocumentNode[], string]>([
		[
			"an item one level deeper",
			[as("l", bullets(item(p("Above.")), item(a)))],
			[as("l", bullets(item(p("Above."), bullets(item(a)))))],
			"paragraph in a list → paragraph in a list, level 2",
		],
		["a paragraph taken into a list", [a], [bullets(item(a))], "paragraph → paragraph in a list"],
		[
			"a paragraph taken into the item above",
			[as("l", bullets(as("i", item(a)), as("j", item(b))))],
			[as("l", bullets(as("i", item(a, b))))],
			"paragraph in a list → further paragraph in a list",
		],
		[
			"a list in a callout",
			[as("box", callout("tip", a, bullets(item(b))))],
			[as("box", callout("tip", a, b))],
			"paragraph in a list in a tip → paragraph in a tip",
		],
	])("%s", (_, before, after, words) => expect(shown(before, after).notes).toEqual([words]));

	test("a paragraph of another account has not had its own account set aside", () => {
		const now = inSet(deaths, 2, { rank: "deprecated" });
		const content = (now.content ?? []).map((node, place) => {
			if (place === 1) return { ...node, content: [...(node.content ?? []).slice(0, 1), said("new")] };
			return place === 2 ? { ...node, content: [...(node.content ?? []), a] } : node;
		});
		expect(shown([deaths], [{ ...now, content }]).notes).toContain("in another account");
	});

	test("a redirect", () => {
		const [was, is] = [as("x", redirect("Bajor")), as("x", redirect("Terok Nor"))];
		expect(shown([was, a], [is, a])).toMatchObject({
			notes: ["leads to: Bajor → Terok Nor"],
			counts: "1 block changed",
		});
	});
});

test("a set of accounts is shown with its reason and the ranks of its accounts", () => {
	const { html } = shown([deaths], [inSet(deaths, 2, { rank: "deprecated" })]);
	expect(html).toContain("Accounts that differ · sources disagree");
	expect(html.match(/Account 2<\/span>/g)).toHaveLength(1);
	expect(html.match(/Account 2 · set aside<\/span>/g)).toHaveLength(1);
});
