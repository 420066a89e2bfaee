import { describe, expect, test } from "vitest";
import {
	accounts,
	as,
	bullets,
	callout,
	citation,
	code,
	doc,
	heading,
	item,
	normal,
	numbers,
	p,
	quote,
	text,
} from "@/test/document";
import { type MergeChoice, mergeDocuments, resolveMerge } from "../merge";
import type { DocumentNode } from "../schema";
import { documentText } from "../text";

type Content = readonly DocumentNode[];

function merge(base: Content, mine: Content, theirs: Content) {
	return mergeDocuments(normal(doc(...base)), normal(doc(...mine)), normal(doc(...theirs)));
}

/** The merged text, blocks parted by bars, whoever saved first; or what is asked about. */
function said(base: Content, one: Content, two: Content): string {
	const [merged, mirrored] = [merge(base, one, two), merge(base, two, one)].map(({ document, overlaps }) =>
		overlaps.length === 0
			? documentText(document).replaceAll("\n", " | ")
			: `asked about ${overlaps.map(({ blockId }) => blockId).sort()}`,
	);
	return merged === mirrored ? (merged ?? "") : `${merged}, but had the other saved first: ${mirrored}`;
}

const line = (id: string, ...words: (string | DocumentNode)[]): DocumentNode => as(id, p(...words));
const FIRST = "The station fell in 2369.";
const SECOND = "The council met at dawn, and nobody wept.";
const whole = [line("a", `${FIRST} ${SECOND}`)];
const halves = [line("a", FIRST), line("b", SECOND)];
const [rose, dusk] = [
	(words: string) => words.replace("fell", "rose"),
	(words: string) => words.replace("dawn", "dusk"),
];

describe("one splits a paragraph, the other edits", () => {
	test.each([
		["the first half", rose(FIRST), SECOND],
		["the second half", FIRST, dusk(SECOND)],
		["both halves", rose(FIRST), dusk(SECOND)],
		["the word before the split", FIRST.replace("2369", "2371"), SECOND],
		["the sign before the split", FIRST.replace(".", "!"), SECOND],
		["the word behind the split", FIRST, SECOND.replace("The", "A")],
		["the words on both sides of the split", FIRST.replace("2369", "2371"), SECOND.replace("The", "A")],
		["the end", FIRST, `${SECOND} So it ended.`],
		["the beginning", `Then ${FIRST}`, SECOND],
	])("%s", (_name, first, second) => {
		const expected = `${first} | ${second}`;
		expect(said(whole, halves, [line("a", `${first} ${second}`)])).toBe(expected);
		// The space stays on either side of the split, or the second half keeps the id.
		expect(said(whole, [line("a", `${FIRST} `), line("b", SECOND)], [line("a", `${first} ${second}`)])).toBe(expected);
		expect(said(whole, [line("a", FIRST), line("b", ` ${SECOND}`)], [line("a", `${first} ${second}`)])).toBe(expected);
		expect(said(whole, [line("b", FIRST), line("a", SECOND)], [line("a", `${first} ${second}`)])).toBe(expected);
	});

	test("the second half away: the split is one no more", () => {
		expect(said(whole, halves, [line("a", FIRST)])).toBe(FIRST);
		expect(said(whole, halves, [line("a", SECOND)])).toBe(SECOND);
	});

	test("a word at the split, at which something was put in on the far side", () => {
		const more = [line("a", FIRST), line("b", `Indeed ${SECOND}`)];
		expect(said(whole, more, [line("a", `${FIRST.replace(".", "!")} ${SECOND}`)])).toBe(
			`${FIRST.replace(".", "!")} | Indeed ${SECOND}`,
		);
		const ahead = [line("a", "Nobody wept."), line("b", `${FIRST} ${SECOND}`)];
		expect(said(whole, ahead, [line("a", `A ${FIRST.slice(4)} ${SECOND}`)])).toBe(
			`Nobody wept. | A ${FIRST.slice(4)} ${SECOND}`,
		);
	});

	test("in three, and words in each of them", () => {
		const base = [line("a", `${FIRST} ${SECOND} So it ended.`)];
		const split = [...halves, line("c", "So it ended.")];
		expect(said(base, split, [line("a", `${rose(FIRST)} ${dusk(SECOND)} So it began.`)])).toBe(
			`${rose(FIRST)} | ${dusk(SECOND)} | So it began.`,
		);
	});

	test("with a heading put between the halves", () => {
		const split = [line("a", FIRST), as("h", heading(2, "The council")), line("b", SECOND)];
		expect(said(whole, split, [line("a", `${FIRST} ${dusk(SECOND)}`)])).toBe(
			`${FIRST} | The council | ${dusk(SECOND)}`,
		);
	});

	test("and moves the second half elsewhere", () => {
		const rest = [line("x", "Elsewhere somebody sang."), line("y", "Nobody heard it.")];
		const split = [line("a", FIRST), ...rest, line("b", SECOND)];
		expect(said([...whole, ...rest], split, [line("a", `${FIRST} ${dusk(SECOND)}`), ...rest])).toBe(
			`${FIRST} | Elsewhere somebody sang. | Nobody heard it. | ${dusk(SECOND)}`,
		);
		const ahead = [line("b", SECOND), ...rest, line("a", FIRST)];
		expect(said([...rest, ...whole], ahead, [...rest, line("a", `${rose(FIRST)} ${dusk(SECOND)}`)])).toBe(
			`${dusk(SECOND)} | Elsewhere somebody sang. | Nobody heard it. | ${rose(FIRST)}`,
		);
	});

	test("the same words as the one who splits: asked about", () => {
		const split = [line("a", FIRST), line("b", dusk(SECOND))];
		expect(said(whole, split, [line("a", `${FIRST} ${SECOND.replace("dawn", "noon")}`)])).toBe("asked about a,b");
	});

	test("right at the split, or across it: asked about", () => {
		expect(said(whole, halves, [line("a", `${FIRST} Alas. ${SECOND}`)])).toBe("asked about a,b");
		expect(
			said(whole, halves, [line("a", `The station fell in 2369 as the council met at dawn, and nobody wept.`)]),
		).toBe("asked about a,b");
	});

	test("what is asked about is one version or the other, whole", () => {
		const merged = merge(whole, [line("a", FIRST), line("b", dusk(SECOND))], [line("a", `${FIRST} The end.`)]);
		const choose = (choice: MergeChoice) =>
			documentText(resolveMerge(merged, new Map(merged.overlaps.map(({ blockId }) => [blockId, choice]))));
		expect(choose("mine")).toBe(`${FIRST}\n${dusk(SECOND)}`);
		expect(choose("theirs")).toBe(`${FIRST} The end.`);
	});

	test("that no second half but a new paragraph stands behind, says nothing of the words taken out", () => {
		const mine = [line("a", FIRST), line("b", "Elsewhere somebody sang.")];
		expect(said(whole, mine, [line("a", `${FIRST} ${dusk(SECOND)}`)])).toBe("asked about a");
	});
});

describe("one splits a paragraph, the other", () => {
	test("splits it elsewhere", () => {
		const base = [line("a", `${FIRST} ${SECOND} So it ended.`)];
		const later = [line("a", `${FIRST} ${SECOND}`), line("c", "So it ended.")];
		const earlier = [line("a", FIRST), line("b", `${SECOND} So it ended.`)];
		expect(said(base, earlier, later)).toBe(`${FIRST} | ${SECOND} | So it ended.`);
	});

	test("splits it there too, and both edit", () => {
		expect(said(whole, [line("a", rose(FIRST)), line("b", SECOND)], [line("a", FIRST), line("c", dusk(SECOND))])).toBe(
			`${rose(FIRST)} | ${dusk(SECOND)}`,
		);
	});

	test("moves it", () => {
		const rest = [line("x", "Elsewhere somebody sang."), line("y", "Nobody heard it.")];
		expect(said([...whole, ...rest], [...halves, ...rest], [...rest, ...whole])).toBe(
			`Elsewhere somebody sang. | Nobody heard it. | ${FIRST} | ${SECOND}`,
		);
	});

	test("takes it into a callout, and edits it", () => {
		const box = (...content: DocumentNode[]) => [line("x", "Ahead."), as("box", callout("note", ...content))];
		const merged = merge(
			[line("x", "Ahead."), ...whole],
			[line("x", "Ahead."), ...halves],
			box(line("a", `${FIRST} ${dusk(SECOND)}`)),
		);
		expect(merged.overlaps).toEqual([]);
		expect(merged.document.content).toEqual(box(line("a", FIRST), line("b", dusk(SECOND))));
	});

	test("sets words bold and links on both sides of the split", () => {
		const looks = [line("a", "The station ", text(`fell in 2369. The`, "bold"), ` ${SECOND.slice(4)}`)];
		expect(merge(whole, halves, looks).document.content).toEqual([
			line("a", "The station ", text("fell in 2369.", "bold")),
			line("b", text("The", "bold"), ` ${SECOND.slice(4)}`),
		]);
	});

	test("joins it with the next", () => {
		const base = [...whole, line("z", "So it ended.")];
		const joined = [line("a", `${FIRST} ${SECOND} So it ended.`)];
		expect(said(base, [...halves, line("z", "So it ended.")], joined)).toBe(`${FIRST} | ${SECOND} So it ended.`);
	});

	test("deletes it: asked about", () => {
		const rest = [line("x", "Elsewhere somebody sang.")];
		expect(said([...whole, ...rest], [...halves, ...rest], rest)).toBe("asked about a,b");
	});

	test("cites in both halves", () => {
		const cite = (id: string) => as(id, citation(1));
		const cited = [line("a", FIRST, cite("m"), " The council met at dawn", cite("n"), ", and nobody wept.")];
		expect(merge(whole, halves, cited).document.content).toEqual([
			line("a", FIRST, cite("m")),
			line("b", "The council met at dawn", cite("n"), ", and nobody wept."),
		]);
		const page = as("n", citation(1, { locator: { type: "page", value: "12" } }));
		const split = [line("a", FIRST, cite("m")), line("b", "The council met at dawn", cite("n"), ", and nobody wept.")];
		const located = [line("a", FIRST, " The council met at dawn", page, ", and nobody wept.")];
		expect(merge(cited, split, located).document.content).toEqual([
			line("a", FIRST),
			line("b", "The council met at dawn", page, ", and nobody wept."),
		]);
	});
});

describe("one joins two paragraphs, the other edits", () => {
	const joined = [line("a", `${FIRST} ${SECOND}`)];
	test.each([
		["the first", rose(FIRST), SECOND],
		["the second", FIRST, dusk(SECOND)],
		["both", rose(FIRST), dusk(SECOND)],
		["the end of the first", `${FIRST} Alas.`, SECOND],
		["the beginning of the second", FIRST, `Then ${SECOND}`],
		["the words at the boundary", FIRST.replace("2369.", "2371!"), SECOND.replace("The", "A")],
	])("%s", (_name, first, second) => {
		const edited = [line("a", first), line("b", second)];
		expect(said(halves, joined, edited)).toBe(`${first} ${second}`);
		expect(said(halves, [line("b", `${FIRST} ${SECOND}`)], edited)).toBe(`${first} ${second}`);
		expect(said(halves, [line("new", `${FIRST} ${SECOND}`)], edited)).toBe(`${first} ${second}`);
	});

	test("deletes the second: asked about", () => {
		expect(said(halves, joined, [line("a", FIRST)])).toBe("asked about a");
	});

	test("the same words: asked about", () => {
		const mine = [line("a", `${FIRST} ${dusk(SECOND)}`)];
		expect(said(halves, mine, [line("a", FIRST), line("b", SECOND.replace("dawn", "noon"))])).toBe("asked about a,b");
	});

	test("what is asked about is one version or the other, whole", () => {
		const mine = [line("a", `${FIRST} ${dusk(SECOND)}`)];
		const theirs = [line("a", FIRST), line("b", SECOND.replace("dawn", "noon"))];
		const merged = merge(halves, mine, theirs);
		const choose = (choice: MergeChoice) =>
			documentText(resolveMerge(merged, new Map(merged.overlaps.map(({ blockId }) => [blockId, choice]))));
		expect(choose("mine")).toBe(`${FIRST} ${dusk(SECOND)}`);
		expect(choose("theirs")).toBe(`${FIRST}\n${SECOND.replace("dawn", "noon")}`);
	});

	test("moves the boundary between them by hand, the other edits what went over it", () => {
		const long = `${SECOND} So it ended for all of them.`;
		const shifted = [line("a", `${FIRST} ${SECOND}`), line("b", "So it ended for all of them.")];
		expect(said([line("a", FIRST), line("b", long)], shifted, [line("a", rose(FIRST)), line("b", dusk(long))])).toBe(
			`${rose(FIRST)} ${dusk(SECOND)} | So it ended for all of them.`,
		);
	});

	test("and moves the second, and edits it where it is", () => {
		const rest = line("x", "Elsewhere somebody sang.");
		expect(said([...halves, rest], [...joined, rest], [line("b", dusk(SECOND)), rest, line("a", FIRST)])).toBe(
			`Elsewhere somebody sang. | ${FIRST} ${dusk(SECOND)}`,
		);
	});

	test("both join, two of three each", () => {
		const base = [...halves, line("c", "So it ended.")];
		const end = [line("a", rose(FIRST)), line("b", `${SECOND} So it ended.`)];
		expect(said(base, [...joined, line("c", "So it ended.")], end)).toBe(`${rose(FIRST)} ${SECOND} So it ended.`);
	});

	test("both join the same, with and without a space, and edit", () => {
		expect(said(halves, [line("a", `${rose(FIRST)} ${SECOND}`)], [line("a", `${FIRST}${dusk(SECOND)}`)])).toBe(
			`${rose(FIRST)} ${dusk(SECOND)}`,
		);
	});

	test("one joins, the other splits one of the two", () => {
		const parts = [line("a", FIRST), line("b", "The council met at dawn,"), line("c", "and nobody wept.")];
		expect(said(halves, joined, parts)).toBe(`${FIRST} The council met at dawn, | and nobody wept.`);
	});
});

describe("inside other blocks", () => {
	const inItem = (id: string, ...content: DocumentNode[]) => as(`${id}-item`, item(...content));
	const inList = (...items: DocumentNode[]) => [as("list", bullets(...items))];

	test("an item of a list is split, its second half and the list within it are edited", () => {
		const inner = (words: string) => as("inner", bullets(as("deep-item", item(line("deep", words)))));
		const base = inList(inItem("a", line("a", `${FIRST} ${SECOND}`), inner("Deep.")), inItem("z", line("z", "End.")));
		const split = inList(
			inItem("a", line("a", FIRST)),
			inItem("b", line("b", SECOND), inner("Deep.")),
			inItem("z", line("z", "End.")),
		);
		const edited = inList(
			inItem("a", line("a", `${rose(FIRST)} ${dusk(SECOND)}`), inner("Deeper.")),
			inItem("z", line("z", "End.")),
		);
		expect(merge(base, split, edited).document.content).toEqual(
			inList(
				inItem("a", line("a", rose(FIRST))),
				inItem("b", line("b", dusk(SECOND)), inner("Deeper.")),
				inItem("z", line("z", "End.")),
			),
		);
	});

	test("items are joined, the second is edited", () => {
		const base = inList(inItem("a", line("a", FIRST)), inItem("b", line("b", SECOND)));
		const edited = inList(inItem("a", line("a", FIRST)), inItem("b", line("b", dusk(SECOND))));
		expect(merge(base, inList(inItem("a", line("a", `${FIRST} ${SECOND}`))), edited).document.content).toEqual(
			inList(inItem("a", line("a", `${FIRST} ${dusk(SECOND)}`))),
		);
	});

	test("an item is split, the other moves it to another list", () => {
		const other = (...items: DocumentNode[]) => as("other", bullets(inItem("o", line("o", "Other.")), ...items));
		const [one, end] = [inItem("a", line("a", `${FIRST} ${SECOND}`)), inItem("z", line("z", "End."))];
		const parts = [inItem("a", line("a", FIRST)), inItem("b", line("b", SECOND))];
		const merged = merge(
			[...inList(one, end), other()],
			[...inList(...parts, end), other()],
			[...inList(end), other(one)],
		);
		expect(merged.overlaps).toEqual([]);
		expect(merged.document.content).toEqual([...inList(end), other(...parts)]);
	});

	test("a paragraph of an item is split at two places, by two people", () => {
		const base = inList(inItem("a", line("a", `${FIRST} ${SECOND} So it ended.`)));
		const one = inList(inItem("a", line("a", FIRST)), inItem("b", line("b", `${SECOND} So it ended.`)));
		const two = inList(inItem("a", line("a", `${FIRST} ${SECOND}`)), inItem("c", line("c", "So it ended.")));
		expect(said(base, one, two)).toBe(`${FIRST} | ${SECOND} | So it ended.`);
	});

	test("one splits the paragraph in its item, the other the item at the same place", () => {
		const rest = as("rest", callout("note", line("r", "Rest.")));
		const base = inList(inItem("a", line("a", `${FIRST} ${SECOND}`), rest));
		const one = inList(inItem("a", line("a", FIRST), line("b", SECOND), rest));
		const two = inList(inItem("a", line("a", FIRST)), inItem("c", line("c", dusk(SECOND)), rest));
		expect(said(base, one, two)).toBe(`${FIRST} | ${dusk(SECOND)} | Rest.`);
	});

	test("quotations, callouts and accounts", () => {
		const estimates = accounts("estimate", "How many?", ["ten", p("x")], ["nine", p("y")]);
		const [question, ten, nine] = estimates.content as [DocumentNode, DocumentNode, DocumentNode];
		const inAccount = (...content: DocumentNode[]) => {
			const account = { ...ten, content: [...(ten.content ?? []).slice(0, 1), ...content] };
			return { ...estimates, content: [question, account, nine] };
		};
		const around: ((...content: DocumentNode[]) => DocumentNode)[] = [
			(...content) => as("box", quote(...content)),
			(...content) => as("box", callout("warning", ...content)),
			inAccount,
		];
		for (const box of around) {
			const edited = [box(line("a", `${rose(FIRST)} ${dusk(SECOND)}`))];
			const merged = merge([box(...whole)], [box(...halves)], edited);
			expect(merged.overlaps).toEqual([]);
			expect(merged.document.content).toEqual([box(line("a", rose(FIRST)), line("b", dusk(SECOND)))]);
		}
	});

	test("a paragraph in an item that both split off, of which one took a list along", () => {
		const list = (...items: DocumentNode[]) => as("list", numbers(...items));
		const inner = as("inner", item(line("in", "The council met at dawn.")));
		const split = as("new", item(line("b", SECOND)));
		const base = [as("outer", bullets(as("item", item(line("a", SECOND), list(inner)))))];
		const mine = [as("outer", bullets(as("item", item(line("a"))), as("own", item(line("c", SECOND), list(inner)))))];
		const theirs = [as("outer", bullets(as("item", item(line("a"), list(inner, split)))))];
		expect(merge(base, mine, theirs)).toMatchObject({ overlaps: [] });
		expect(said(base, mine, theirs)).toBe(said(base, theirs, mine));
	});

	test("code, of which no space is lost", () => {
		const lines = ["  const gates = 7;", "  open(gates);", "  leave();"] as const;
		const block = (id: string, ...own: string[]) => as(id, code(own.join("\n")));
		const [first, second, third] = lines;
		const cut = [block("a", first), block("b", second, third)];
		const edited = [block("a", first.replace("7", "8"), second, third.replace("leave", "stay"))];
		const merged = [block("a", first.replace("7", "8")), block("b", second, third.replace("leave", "stay"))];
		expect(merge([block("a", ...lines)], cut, edited).document.content).toEqual(merged);
		expect(merge([block("a", ...lines)], edited, cut).document.content).toEqual(merged);
		expect(merge(cut, [block("a", ...lines)], merged).document.content).toEqual(edited);
	});

	test("words that came to a list which is asked about are among the answers", () => {
		const base = [...inList(inItem("a", line("a", FIRST))), line("b", SECOND)];
		const joined = inList(inItem("a", line("a", `${FIRST} ${SECOND}`)));
		// The list is deleted here, and the paragraph behind it edited.
		const merged = merge(base, joined, [line("b", dusk(SECOND))]);
		expect(JSON.stringify([merged.document, merged.overlaps])).toContain("dusk");
		expect(merged.overlaps.length).toBeGreaterThan(0);
	});
});
