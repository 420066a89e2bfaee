import { describe, expect, test } from "vitest";
import { as, callout, citation, heading, text } from "@/test/document";
import { dusk, FIRST, halves, line, merge, rose, SECOND, said, whole } from "@/test/merging";
import { type MergeChoice, resolveMerge } from "../merge";
import type { DocumentNode } from "../schema";
import { documentText } from "../text";

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

	test.each([" and", ";", ", when"])("the stop at the split away for '%s': asked about", (words) => {
		expect(said(whole, halves, [line("a", `${FIRST.slice(0, -1)}${words} ${SECOND}`)])).toBe("asked about a,b");
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

test.each([
	["one empties it, the other writes before the cut", [line("a")], [line("a", "new"), line("b", "war")], "new"],
	[
		"each parts it before its only word, one with another look",
		[line("a"), line("b", text("war", "bold"))],
		[line("a"), line("c", "war")],
		" | war",
	],
])("of a paragraph of one word: %s, whoever saved first", (_what, one, two, merged) => {
	expect(said([line("a", "war")], one, two)).toBe(merged);
});
