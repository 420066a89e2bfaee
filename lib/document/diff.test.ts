import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
	accounts,
	anyText,
	as,
	bullets,
	callout,
	cell,
	doc,
	documents,
	edits,
	fewWords,
	heading,
	item,
	longDocument,
	p,
	row,
	table,
	text,
	wikiLink,
} from "@/test/document";
import { type BlockView, type DiffRow, type DocumentDiff, diffDocuments } from "./diff";
import { leafBlocks } from "./diff/leaf-blocks";
import { joinTexts } from "./inline";
import type { DocumentNode, WikiDocument } from "./schema";

// Laws are tried many times; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** What one side of a comparison says, put together from its segments; the pieces of a block hold one view of it. */
function side(diff: DocumentDiff, which: "before" | "after") {
	const blocks = new Map<BlockView, DocumentNode[]>();
	for (const row of diff.rows) {
		const view = row[which];
		if (!view) continue;
		const nodes = row.segments.flatMap((segment) => segment[which]);
		blocks.set(view, [...(blocks.get(view) ?? []), ...nodes]);
	}
	return [...blocks].map(([view, content]) => ({ ...view, content: joinTexts(content) }));
}

function leaves(document: WikiDocument) {
	return leafBlocks(document).map(({ structure: _structure, ...view }) => view);
}

function written(nodes: readonly DocumentNode[]): string {
	return nodes.map((node) => node.text ?? "\n").join("");
}

/** A node without the titles of links that are bound to a page (kept for the day the page is gone) and ids of citations. */
function look(node: DocumentNode): unknown {
	return JSON.parse(JSON.stringify(node), (name, value) => {
		if (name !== "attrs") return value;
		return { ...value, id: undefined, ...(value.pageId !== undefined && { title: undefined }) };
	});
}

/** A row in short: `-old +new =kept ~reformatted`. */
function sketch({ segments }: DiffRow): string {
	const signs = { same: "=", formatted: "~", added: "+", removed: "-" };
	return segments.map(({ kind, before, after }) => signs[kind] + written(kind === "added" ? after : before)).join("|");
}

const twoTexts = fc.oneof(fc.tuple(fewWords, fewWords), fc.tuple(anyText, anyText));

describe("laws", () => {
	test("a document does not differ from itself", () => {
		fc.assert(
			fc.property(documents(), (document) => {
				const { rows, changes } = diffDocuments(document, document);
				expect(changes).toBe(0);
				expect(rows.every(({ kind, aspects }) => kind === "unchanged" && aspects.length === 0)).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});

	test("each side can be put together again from the comparison, every word in its place and once", () => {
		const pairs = fc.oneof(
			edits(),
			edits(anyText),
			fc.tuple(documents(fewWords), documents(fewWords)).map(([before, after]) => ({ before, after })),
		);
		fc.assert(
			fc.property(pairs, ({ before, after }) => {
				const diff = diffDocuments(before, after);
				expect(side(diff, "before")).toEqual(leaves(before));
				expect(side(diff, "after")).toEqual(leaves(after));
			}),
			{ numRuns: 250 },
		);
	});

	test("what is called the same is the same, and what differs is called a change", () => {
		fc.assert(
			fc.property(edits(), ({ before, after }) => {
				const { rows, changes } = diffDocuments(before, after);
				for (const { kind, segments, aspects } of rows) {
					for (const segment of segments) {
						if (segment.kind === "same") expect(segment.before.map(look)).toEqual(segment.after.map(look));
						if (segment.kind === "formatted") expect(written(segment.before)).toBe(written(segment.after));
					}
					if (kind === "changed") expect(aspects).not.toEqual([]);
					// A block can move or be cut as it is, or change on the way.
					else if (kind !== "moved" && kind !== "split" && kind !== "joined") expect(aspects).toEqual([]);
				}
				const visible = (document: WikiDocument) =>
					leafBlocks(document).map(({ structure, content }) => [structure, content.map(look)]);
				if (changes === 0) expect(visible(before)).toEqual(visible(after));
			}),
			{ numRuns: 150 },
		);
	});

	test("both rows of a move point at each other", () => {
		fc.assert(
			fc.property(edits(), ({ before, after }) => {
				const { rows } = diffDocuments(before, after);
				rows.forEach((row, index) => {
					if (row.kind !== "moved") return;
					const other = rows[row.counterpart];
					expect(other?.kind === "moved" && other.counterpart).toBe(index);
					expect(Boolean(row.before)).toBe(Boolean(other?.after));
				});
			}),
			{ numRuns: 150 },
		);
	});

	test("no segment begins or ends inside a character", () => {
		const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
		const starts = (value: string) =>
			new Set([...graphemes.segment(value)].map(({ index }) => index).concat(value.length));
		fc.assert(
			fc.property(twoTexts, ([before, after]) => {
				const [row] = diffDocuments(doc(as("a", p(before))), doc(as("a", p(after)))).rows;
				for (const [which, value] of [
					["before", before],
					["after", after],
				] as const) {
					let offset = 0;
					for (const segment of row?.segments ?? []) {
						expect(starts(value)).toContain(offset);
						offset += written(segment[which]).length;
					}
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe("inside a block", () => {
	const compare = (before: DocumentNode, after: DocumentNode) =>
		diffDocuments(doc(as("a", before)), doc(as("a", after))).rows[0];

	test.each<[string, string, string, string]>([
		["a word", "one two three", "one four three", "=one |-two|+four|= three"],
		["a word more", "one three", "one two three", "=one |+two |=three"],
		["a number", "about 10 million died", "about 600 million died", "=about |-10|+600|= million died"],
		["a decimal is one number", "it took 2.5 days", "it took 3.5 days", "=it took |-2.5|+3.5|= days"],
		[
			"neighbouring words are one change",
			"the old grey house",
			"the new red house",
			"=the |-old grey|+new red|= house",
		],
		["everything", "completely different", "unlike anything", "-completely different|+unlike anything"],
		["a sign", "Bajor, then", "Bajor then", "=Bajor|-,|= then"],
		["from nothing", "", "new", "+new"],
		["Chinese by words", "占領時代の歴史", "占領時代の文化", "=占領時代の|-歴史|+文化"],
		["emoji as a whole", "a 👩‍👩‍👧 b", "a 👩‍👩‍👦 b", "=a |-👩‍👩‍👧|+👩‍👩‍👦|= b"],
		["accents as a whole", "cafe\u0301 x", "cafe x", "-cafe\u0301|+cafe|= x"],
	])("%s", (_, before, after, expected) => {
		const content = (value: string) => (value === "" ? p() : p(value));
		const row = compare(content(before), content(after));
		expect(row && sketch(row)).toBe(expected);
	});

	test("formatting alone is told apart from text", () => {
		const row = compare(p("the ", "old house"), p("the ", text("old", "bold"), " house"));
		expect(row && sketch(row)).toBe("=the |~old|= house");
		expect(row?.aspects).toEqual(["formatting"]);
	});

	test("half a word in bold is still one word", () => {
		const row = compare(p("unbelievable"), p("un", text("believ", "bold"), "able"));
		expect(row && sketch(row)).toBe("~unbelievable");
	});

	test("another target of a link shows, the page that was found for its title does not", () => {
		const bound = text("Bajor", { type: "wikiLink", attrs: { pageId: 7, title: "Bajor" } });
		expect(compare(p(wikiLink("Bajor", "Bajor")), p(bound))?.kind).toBe("unchanged");
		expect(compare(p(wikiLink("it", "Bajor")), p(wikiLink("it", "Cardassia")))?.aspects).toEqual(["formatting"]);
	});

	test("a line break differs from a space", () => {
		const row = compare(p("a b"), p("a", { type: "hardBreak" }, "b"));
		expect(row?.aspects).toEqual(["text"]);
	});

	test("a paragraph made a heading", () => {
		expect(compare(p("Same"), heading(2, "Same"))?.aspects).toEqual(["structure"]);
	});
});

describe("between blocks", () => {
	const kinds = (before: WikiDocument, after: WikiDocument) =>
		diffDocuments(before, after).rows.map(
			({ kind, before: old, after: now }) => `${kind} ${old?.blockId ?? "·"} ${now?.blockId ?? "·"}`,
		);
	const [a, b, c] = [
		as("a", p("First of all, a long paragraph.")),
		as("b", p("Second.")),
		as("c", p("Third and last.")),
	];

	test.each<[string, DocumentNode[], DocumentNode[], string[]]>([
		["added", [a], [a, b], ["unchanged a a", "added · b"]],
		["removed", [a, b], [b], ["removed a ·", "unchanged b b"]],
		["the shorter one moved", [a, b], [b, a], ["moved · b", "unchanged a a", "moved b ·"]],
		[
			"replaced: what left comes before what came",
			[a, b, c],
			[a, as("x", p("Quite new")), c],
			["unchanged a a", "removed b ·", "added · x", "unchanged c c"],
		],
		["an id lost, the text equal", [a, b], [as("x", a), b], ["unchanged a x", "unchanged b b"]],
		["an id lost, the text alike", [a], [as("x", p("First of all, a short paragraph."))], ["changed a x"]],
	])("%s", (_, before, after, expected) => expect(kinds(doc(...before), doc(...after))).toEqual(expected));

	test("an id that stands twice, as no valid document has it, pairs once", () => {
		expect(kinds(doc(a, as("a", p("Again."))), doc(a))).toEqual(["unchanged a a", "removed a ·"]);
	});

	test("the first revision is all added", () => {
		expect(kinds(doc(as("empty", p())), doc(a, b))).toEqual(["removed empty ·", "added · a", "added · b"]);
	});

	test("where a block stands is told", () => {
		const document = doc(
			bullets(item(p("one")), item(p("two"), p("more"), bullets(item(p("deep"))))),
			table(row(cell("x"), cell("y"))),
			callout("tip", p("z")),
		);
		const places = diffDocuments(document, document).rows.map(({ after }) =>
			after?.containers.map((container) => {
				if (container.kind === "list") return `list ${container.ordinal}`;
				if (container.kind === "cell") return `cell ${container.row},${container.column}`;
				return container.kind;
			}),
		);
		expect(places).toEqual([
			["list 1"],
			["list 2"],
			["list null"],
			["list null", "list 1"],
			["cell 1,1"],
			["cell 1,2"],
			["callout"],
		]);
	});

	test("an item inserted above does not change those below it", () => {
		const [one, two] = [item(p("one")), item(p("two"))];
		const list = bullets(one);
		const { changes } = diffDocuments(doc(list), doc({ ...list, content: [two, one] }));
		expect(changes).toBe(1);
	});

	test("a row that went and a row that came do not share a cell because of one word", () => {
		const line = (id: string, ...texts: string[]) =>
			as(id, row(...texts.map((value, index) => as(`${id}${index}`, cell(as(`${id}${index}p`, p(value)))))));
		const kept = line("a", "2345", "Built", "see");
		const facts = (last: DocumentNode) => doc(as("t", table(kept, last)));
		const { rows } = diffDocuments(facts(line("b", "2346", "Lost", "see")), facts(line("c", "2399", "Found", "see")));
		expect(rows.map(({ kind }) => kind).slice(3)).toEqual([
			...["removed", "removed", "removed"],
			...["added", "added", "added"],
		]);
		// All of a row is a row whose ids were lost.
		const lost = diffDocuments(facts(line("b", "2346", "Lost", "see")), facts(line("c", "2346", "Lost", "see")));
		expect(lost.changes).toBe(0);
	});

	test("one word in common makes a paragraph no answer of an account, and nothing else of another kind", () => {
		const said = accounts("unexplained", "Who cites that?", ["Everybody", p("Said so.")]);
		const more = accounts(
			"unexplained",
			"Who cites that?",
			["Everybody", p("Said so.")],
			["Nobody knows", p("No lists.")],
		);
		const { rows } = diffDocuments(doc(said, as("x", p("Nobody can cite that."))), doc(more));
		expect(rows.map(({ kind }) => kind).filter((kind) => kind !== "unchanged")).toEqual(["removed", "added", "added"]);
		expect(diffDocuments(doc(as("x", p("All of it."))), doc(as("y", heading(2, "All of it.")))).changes).toBe(1);
	});

	test("a list that became numbered changed in structure", () => {
		const list = bullets(item(p("one")));
		const { rows } = diffDocuments(doc(list), doc({ ...list, type: "orderedList" }));
		expect(rows[0]?.aspects).toEqual(["structure"]);
	});
});

test("two megabytes with nothing in common are compared in bounded time", { timeout: 20_000 }, () => {
	const words = (seed: number) => Array.from({ length: 150_000 }, (_, i) => `w${(i * seed) % 7919}`).join(" ");
	// The runner's patience is the bound; the benchmark measures.
	expect(diffDocuments(doc(as("a", p(words(17)))), doc(as("a", p(words(31))))).changes).toBe(1);
	expect(diffDocuments(longDocument(30_000), longDocument(30_000)).changes).toBe(0);
});
