import { describe, expect, test } from "vitest";
import {
	accounts,
	as,
	bullets,
	callout,
	cell,
	citation,
	citationNeeded,
	doc,
	heading,
	item,
	normal,
	p,
	redirect,
	row,
	table,
	text,
	wikiLink,
} from "@/test/document";
import { type Content, merge } from "@/test/merging";
import { type MergeChoice, resolveMerge } from "../merge";
import type { DocumentNode } from "../schema";
import { documentText } from "../text";

/** The text of the merged document, or of what is asked about: "mine | theirs". */
function said(base: Content, mine: Content, theirs: Content): string {
	const { document, overlaps } = merge(base, mine, theirs);
	if (overlaps.length === 0) return documentText(document);
	const side = (node: DocumentNode | null): string => (node ? documentText(normal(doc(node))) : "nothing");
	return overlaps.map((overlap) => `${side(overlap.mine)} | ${side(overlap.theirs)}`).join("; ");
}

const line = (words: string, id = "line") => as(id, p(words));
const [first, last] = [line("Before.", "first"), line("After.", "last")];

describe("words of one paragraph", () => {
	const old = "The station fell in 2369, and the council met at dawn.";
	const cases: [string, string, string, string][] = [
		[
			"different words",
			old.replace("fell", "rose"),
			old.replace("dawn", "dusk"),
			old.replace("fell", "rose").replace("dawn", "dusk"),
		],
		["the same edit", old.replace("2369", "2371"), old.replace("2369", "2371"), old.replace("2369", "2371")],
		[
			"the same edit and one more",
			old.replace("2369", "2371"),
			old.replace("2369", "2371").replace("met", "sat"),
			old.replace("2369", "2371").replace("met", "sat"),
		],
		[
			"an added sentence and a word",
			`${old} Nobody came.`,
			old.replace("fell", "rose"),
			`${old.replace("fell", "rose")} Nobody came.`,
		],
		[
			"a sign between two words",
			old.replace("2369", "2371"),
			old.replace("and", "when"),
			old.replace("2369", "2371").replace("and", "when"),
		],
	];
	test.each(cases)("%s", (_name, mine, theirs, expected) => {
		expect(said([line(old)], [line(mine)], [line(theirs)])).toBe(expected);
		expect(said([line(old)], [line(theirs)], [line(mine)])).toBe(expected);
	});

	test.each([
		["one word", "fell", "rose", "stood"],
		["neighbouring words", "fell in", "rose in", "fell on"],
		["a word that the other deletes", "fell ", "rose ", ""],
	])("%s are asked about", (_name, from, ofMine, ofTheirs) => {
		const [mine, theirs] = [old.replace(from, ofMine), old.replace(from, ofTheirs)];
		expect(said([line(old)], [line(mine)], [line(theirs)])).toBe(`${mine} | ${theirs}`);
	});

	test("words in scripts without spaces", () => {
		expect(
			said([line("占領時代の歴史は長い。")], [line("占領時代の歴史は短い。")], [line("戦争時代の歴史は長い。")]),
		).toBe("戦争時代の歴史は短い。");
	});

	test("formatting and a link of one side, words of the other", () => {
		const was = p("The station fell in 2369, they say.");
		const mine = as("x", p("The ", wikiLink("station", 7), " fell in ", text("2369", "bold"), ", they say."));
		const theirs = as("x", p("The station fell in 2369, nobody says."));
		const { document, overlaps } = merge([as("x", was)], [mine], [theirs]);
		expect(overlaps).toEqual([]);
		const expected = p("The ", wikiLink("station", 7), " fell in ", text("2369", "bold"), ", nobody says.");
		expect(document.content).toEqual([as("x", expected)]);
	});

	test("two formats of one word are both kept, two targets of one link are asked about", () => {
		const was = [as("x", p("The station fell."))];
		const bold = [as("x", p("The ", text("station", "bold"), " fell."))];
		const italic = [as("x", p("The ", text("station", "italic"), " fell."))];
		expect(merge(was, bold, italic).document.content).toEqual([
			as("x", p("The ", text("station", "bold", "italic"), " fell.")),
		]);
		const link = (title: string) => [as("x", p("The ", wikiLink("station", title), " fell."))];
		expect(merge(was, link("Terok Nor"), link("Empok Nor")).overlaps).toHaveLength(1);
	});

	test("one takes a sentence away, the other puts one beside it: both", () => {
		const was = [line("It fell. Nobody came.")];
		expect(said(was, [line("It fell.")], [line("It fell. Nobody came. So it ended.")])).toBe("It fell. So it ended.");
		expect(said(was, [line("It fell. Nobody came. So it ended.")], [line("It fell.")])).toBe("It fell. So it ended.");
		expect(said(was, [line("Nobody came.")], [line("Then came rain. It fell. Nobody came.")])).toBe(
			"Then came rain. Nobody came.",
		);
	});

	test("one takes a sentence away and writes another, the other changes a word of that between them: both", () => {
		const base = [line("Kira leads the militia. Odo runs security.")];
		const mine = [line("Odo runs security. Quark owns the bar.")];
		const theirs = [line("Kira leads the militia. Odo runs strict security.")];
		expect(said(base, mine, theirs)).toBe("Odo runs strict security. Quark owns the bar.");
	});

	test("one takes a sentence away, the other writes on in it: asked about", () => {
		const was = [line("It fell. Nobody came")];
		expect(said(was, [line("It fell.")], [line("It fell. Nobody came at night.")])).toContain("|");
		expect(said(was, [line("It fell.")], [line("It fell. But nobody came")])).toContain("|");
	});

	test("both append a sentence: asked about, and both is one paragraph with both", () => {
		const merged = merge([line("It fell.")], [line("It fell. Mine came.")], [line("It fell. Theirs came.")]);
		expect(merged.overlaps).toHaveLength(1);
		const both = resolveMerge(merged, new Map<string, MergeChoice>([["line", "both"]]));
		expect(documentText(both)).toBe("It fell. Theirs came. Mine came.");
	});
});

describe("citations", () => {
	const cite = (id: string, sourceId: number, page?: string) =>
		as(id, citation(sourceId, page === undefined ? {} : { locator: { type: "page", value: page } }));
	const claim = (...notes: DocumentNode[]) => [as("x", p("Ten million died.", ...notes, " So it ended."))];
	const notes = (base: Content, mine: Content, theirs: Content) => {
		const { document, overlaps } = merge(base, mine, theirs);
		if (overlaps.length > 0) return "asked";
		return document.content[0]?.content?.flatMap(({ type, attrs }) => (type === "text" ? [] : (attrs?.id ?? type)));
	};

	test("both added: both stand behind the claim", () => {
		expect(notes(claim(), claim(cite("a", 1)), claim(cite("b", 2)))).toEqual(["b", "a"]);
	});
	test("both added the same: it stands once", () => {
		expect(notes(claim(), claim(cite("a", 1, "12")), claim(cite("b", 1, "12")))).toEqual(["b"]);
	});
	test("removed by one, untouched by the other: gone", () => {
		expect(
			notes(claim(cite("a", 1), cite("b", 2)), claim(cite("b", 2)), claim(cite("a", 1), cite("b", 2), cite("c", 3))),
		).toEqual(["b", "c"]);
	});
	test("removed by one, changed by the other: asked about", () => {
		expect(notes(claim(cite("a", 1)), claim(), claim(cite("a", 1, "12")))).toBe("asked");
	});
	test("two locators for one citation: asked about", () => {
		expect(notes(claim(cite("a", 1)), claim(cite("a", 1, "11")), claim(cite("a", 1, "12")))).toBe("asked");
	});
	test("a source in place of the mark that one is needed, and a sentence added behind", () => {
		const mine = [as("x", p("Ten million died.", cite("a", 1), " So it ended."))];
		const theirs = [as("x", p("Ten million died.", citationNeeded(), " So it ended. Nobody wept."))];
		expect(notes(claim(citationNeeded()), mine, theirs)).toEqual(["a"]);
	});
	test.each(["", ".", ".”", "!"])(
		"a source for words that the other side replaced, behind '%s': asked about",
		(stop) => {
			const said = (words: string, ...notes: DocumentNode[]) => [
				as("x", p(`${words}${stop}`, ...notes, " So it ended.")),
			];
			const cited = said("Ten million died", cite("a", 1));
			expect(notes(said("Ten million died"), cited, said("Ten million vanished"))).toBe("asked");
			expect(notes(said("Ten million died"), said("Nobody ever came"), cited)).toBe("asked");
			expect(notes(said("Ten million died"), said("Ten million died"), cited)).toEqual(["a"]);
		},
	);
	test("a source for a sentence of which the other side changed a number: asked about", () => {
		const said = (number: string, ...notes: DocumentNode[]) => [
			as("x", p(`In 2369 it fell. There were ${number} dead at the camp.`, ...notes, " So it ended.")),
		];
		expect(notes(said("10"), said("10", cite("a", 1)), said("600"))).toBe("asked");
		expect(notes(said("10"), said("600", cite("a", 1)), said("10"))).toEqual(["a"]);
		const [other] = said("10");
		const earlier = JSON.parse(JSON.stringify(other).replace("2369", "2370"));
		expect(notes(said("10"), said("10", cite("a", 1)), [earlier])).toEqual(["a"]);
	});
	test("a source for one's own words, and one behind a stop that the other side changed", () => {
		const was = [as("x", p("Ten million died. So it ended."))];
		const mine = [as("x", p("Ten million vanished.", cite("a", 1), " So it ended."))];
		expect(notes(was, mine, [as("x", p("Ten million died. So it all ended."))])).toEqual(["a"]);
	});
});

describe("blocks", () => {
	test("edits of different paragraphs, and paragraphs that both added", () => {
		const base = [first, line("Old."), last];
		const mine = [line("Before, mine.", "first"), line("Old."), line("New of mine.", "m"), last];
		const theirs = [first, line("Old."), line("New of theirs.", "t"), line("After, theirs.", "last")];
		expect(said(base, mine, theirs)).toBe("Before, mine.\nOld.\nNew of theirs.\nNew of mine.\nAfter, theirs.");
		expect(merge(base, mine, theirs).taken).toEqual({ mine: 2, theirs: 2 });
	});

	test("what both inserted stands once, whatever its ids", () => {
		expect(said([first], [first, line("Same.", "m")], [first, line("Same.", "t")])).toBe("Before.\nSame.");
	});

	test("a paragraph moved by one and edited by the other is edited where it is now", () => {
		const words = line("The station fell in 2369.");
		expect(said([first, words, last], [words, first, last], [first, line("The station rose in 2369."), last])).toBe(
			"The station rose in 2369.\nBefore.\nAfter.",
		);
	});

	test("a paragraph that both move to different places stands where it was published first, and that is told", () => {
		const words = line("The station fell in 2369.");
		const [one, two, three] = ["one", "two", "three"].map((id) => line(`This is ${id}.`, id)) as [
			DocumentNode,
			DocumentNode,
			DocumentNode,
		];
		const base = [words, one, two, three];
		const mine = [one, words, two, three];
		const theirs = [one, two, three, line("The station rose in 2369.")];
		expect(merge(base, mine, theirs)).toMatchObject({ overlaps: [], yielded: 1 });
		expect(said(base, mine, theirs)).toBe("This is one.\nThis is two.\nThis is three.\nThe station rose in 2369.");
		expect(said(base, theirs, mine)).toBe("This is one.\nThe station rose in 2369.\nThis is two.\nThis is three.");
		const boxed = [one, two, as("box", callout("note", words)), three];
		expect(merge(base, mine, boxed)).toMatchObject({ overlaps: [], yielded: 1 });
		expect(merge(base, [as("other", callout("tip", words)), one, two, three], boxed).yielded).toBe(1);
		expect(merge(base, mine, [one, words, two, line("Else.", "three")]).yielded).toBe(0);
		expect(merge(base, [one, two, words, three], [three, words, one, two]).yielded).toBe(0);
	});

	test("two lists that are each moved into the other stand as they were published first", () => {
		const list = (name: string, ...inside: DocumentNode[]): DocumentNode =>
			as(name, bullets(as(`item-${name}`, item(line(`This is ${name}.`, `line-${name}`), ...inside))));
		const base = [list("one"), list("two")];
		const [mine, theirs] = [[list("two", list("one"))], [list("one", list("two"))]];
		expect(merge(base, mine, theirs)).toMatchObject({ overlaps: [], yielded: 1 });
		expect(merge(base, mine, theirs).document.content).toEqual(theirs);
		expect(merge(base, theirs, mine).document.content).toEqual(mine);
	});

	test("a paragraph taken into a callout by one and edited by the other", () => {
		const box = as("box", callout("note", line("Old words here.")));
		expect(said([first, line("Old words here.")], [first, box], [first, line("New words here.")])).toBe(
			"Before.\nNew words here.",
		);
	});

	test("deletion against edit is asked about, deletion against nothing is not", () => {
		expect(said([first, line("Old."), last], [first, last], [first, line("New."), last])).toBe("nothing | New.");
		expect(said([first, line("Old."), last], [first, last], [line("Ahead.", "first"), line("Old."), last])).toBe(
			"Ahead.\nAfter.",
		);
	});

	test("a deleted list into which the other side put an item is asked about as a list", () => {
		const one = as("one", item(line("One.", "p1")));
		const two = as("two", item(line("Two.", "p2")));
		const base = [first, as("list", bullets(one))];
		expect(said(base, [first], [first, as("list", bullets(one, two))])).toBe("nothing | One.\nTwo.");
	});

	test("in place of a list one puts another, in the old one the other writes: the same is asked, whoever saved first", () => {
		const old = (words: string) => {
			const inner = as(
				"inner",
				bullets(as("deep", item(as("c", p(...(words ? [words] : []), as("cited", citation(1))))))),
			);
			return [as("a", p()), as("list", bullets(as("item", item(as("b", p()), inner))))];
		};
		const wrapped = [as("m1", bullets(as("m2", item(as("a", p())))))];
		const asked = (mine: Content, theirs: Content) =>
			merge(old(""), mine, theirs).overlaps.map(({ blockId }) => blockId);
		expect(asked(wrapped, old("New words."))).toEqual(["inner"]);
		expect(asked(old("New words."), wrapped)).toEqual(["inner"]);
	});

	test("a paragraph cut and pasted under a new id is known again", () => {
		const words = "The council met at dawn and spoke of grain, ore and the long war.";
		const base = [first, line(words), last];
		expect(said(base, [first, last, line(words, "pasted")], [first, line(words.replace("dawn", "dusk")), last])).toBe(
			`Before.\nAfter.\n${words.replace("dawn", "dusk")}`,
		);
	});

	test("attributes of different kinds merge, the same one is asked about", () => {
		const box = (kind: "note" | "tip" | "warning", words = "Old words.") => [as("box", callout(kind, line(words)))];
		expect(merge(box("note"), box("tip"), box("note", "New words.")).overlaps).toEqual([]);
		expect(merge(box("note"), box("tip"), box("warning")).overlaps).toHaveLength(1);
		const head = (level: 2 | 3 | 4, words: string) => [as("h", heading(level, words)), first];
		const { document } = merge(head(2, "Old fall"), head(3, "Old fall"), head(2, "Old rise"));
		expect(document.content[0]).toEqual(as("h", heading(3, "Old rise")));
	});

	test("accounts: both add one; each deletes another one, and the question is asked about", () => {
		const base = accounts(
			"estimate",
			"How many?",
			["ten", p("Says one.")],
			["twelve", p("Says two.")],
			["nine", p("Says three.")],
		);
		const own = (node: DocumentNode, change: (content: DocumentNode[]) => DocumentNode[]) => [
			{ ...node, content: change([...(node.content ?? [])]) },
		];
		const more = (answer: string) => accounts("estimate", "", [answer, p(answer)], ["x", p("x")]).content?.[1] ?? p();
		const added = merge(
			[base],
			own(base, (all) => [...all, more("mine")]),
			own(base, (all) => [...all, more("theirs")]),
		);
		expect(added.overlaps).toEqual([]);
		expect(added.document.content[0]?.content).toHaveLength(6);
		const left = merge(
			[base],
			own(base, (all) => all.toSpliced(1, 1)),
			own(base, (all) => all.toSpliced(2, 1)),
		);
		expect(left.overlaps.map(({ blockId }) => blockId)).toEqual([base.attrs?.id]);
	});

	test("two redirects to different pages are asked about, the same one stands once", () => {
		const base = [as("x", p())];
		const to = (title: string) => [redirect(title), as("x", p())];
		expect(merge(base, to("Bajor"), to("Bajor")).document.content).toHaveLength(2);
		expect(merge(base, to("Bajor"), to("Cardassia")).overlaps).toHaveLength(1);
	});
});

describe("tables", () => {
	const c = (id: string, words: string) => as(id, cell(line(words, `${id}p`)));
	const r = (id: string, ...cells: DocumentNode[]) => as(id, row(...cells));
	const t = (...rows: DocumentNode[]) => [as("t", table(...rows))];
	const grid = (content: Content) =>
		content[0]?.content?.map((one) => one.content?.map((own) => documentText(normal(doc(...(own.content ?? []))))));
	const base = t(r("r1", c("a", "A"), c("b", "B")), r("r2", c("c", "C"), c("d", "D")));

	test("different cells", () => {
		const mine = t(r("r1", c("a", "mine"), c("b", "B")), r("r2", c("c", "C"), c("d", "D")));
		const theirs = t(r("r1", c("a", "A"), c("b", "B")), r("r2", c("c", "C"), c("d", "theirs")));
		expect(grid(merge(base, mine, theirs).document.content)).toEqual([
			["mine", "B"],
			["C", "theirs"],
		]);
	});

	test("a row of one side and a column of the other", () => {
		const mine = t(r("r1", c("a", "A"), c("m1", "M1"), c("b", "B")), r("r2", c("c", "C"), c("m2", "M2"), c("d", "D")));
		const theirs = t(
			r("r1", c("a", "A"), c("b", "B")),
			r("t0", c("t1", "T1"), c("t2", "T2")),
			r("r2", c("c", "C"), c("d", "D")),
		);
		const { document, overlaps } = merge(base, mine, theirs);
		expect(overlaps).toEqual([]);
		expect(grid(document.content)).toEqual([
			["A", "M1", "B"],
			["T1", "", "T2"],
			["C", "M2", "D"],
		]);
	});

	test("a column deleted in which the other wrote: the table is asked about", () => {
		const mine = t(r("r1", c("a", "A")), r("r2", c("c", "C")));
		const written = t(r("r1", c("a", "A"), c("b", "B")), r("r2", c("c", "C"), c("d", "theirs")));
		expect(merge(base, mine, written).overlaps.map(({ blockId }) => blockId)).toEqual(["t"]);
		const added = t(
			r("r1", c("a", "A"), c("b", "B")),
			r("r2", c("c", "C"), c("d", "D")),
			r("r3", c("e", "E"), c("f", "F")),
		);
		expect(merge(base, mine, added).overlaps.map(({ blockId }) => blockId)).toEqual(["t"]);
	});
});

test("an edited block takes the place of an overlap, and what cannot stand there is kept beside it", () => {
	const list = (words: string) => [as("list", bullets(as("item", item(line(words)))))];
	const merged = merge(list("Old one."), list("Mine one."), list("Theirs one."));
	const written = resolveMerge(merged, new Map<string, MergeChoice>([["line", { edited: [line("Written anew.")] }]]));
	expect(documentText(written)).toBe("Written anew.");
	const cells = resolveMerge(merged, new Map<string, MergeChoice>([["line", { edited: [row(cell("In a row."))] }]]));
	expect(documentText(normal(cells))).toContain("In a row.");
});
