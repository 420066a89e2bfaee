import { describe, expect, test } from "vitest";
import { as, heading, p } from "@/test/document";
import { dusk, FIRST, halves, line, merge, rose, SECOND, said } from "@/test/merging";
import { type MergeChoice, resolveMerge } from "../merge";
import type { DocumentNode } from "../schema";
import { documentText } from "../text";

const continuity = (block: DocumentNode) => ({ ...block, attrs: { ...block.attrs, continuity: "canon" } });

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

	test.each([
		["a heading of the second", [line("a", FIRST), as("b", heading(2, SECOND))]],
		["a heading of the first", [as("a", heading(2, FIRST)), line("b", SECOND)]],
		["a part of one continuity of the second", [line("a", FIRST), as("b", continuity(p(SECOND)))]],
	])("makes %s: asked about", (_what, made) => {
		expect(said(halves, joined, made)).toBe("asked about a,b");
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

	test("and the third to them, and moves the second to the front and edits it: no join is undone", () => {
		const [one, two, three] = ["It fell once.", "It rose again.", "So it ended."];
		const moved = [line("b", "It rose twice."), line("a", one), line("c", three)];
		const all = [line("a", `${one} ${two} ${three}`)];
		expect(said([line("a", one), line("b", two), line("c", three)], all, moved)).toBe(
			"It fell once. It rose twice. So it ended.",
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

	test("without a space, and the other deletes the words at the boundary: the words around it stay two", () => {
		const base = [line("a", "One two three."), line("b", "Four five.")];
		const glued = [line("a", "One two three.Four five.")];
		expect(said(base, glued, [line("a", "One two"), line("b", "Four five.")])).toBe("One two Four five.");
		expect(said(base, glued, [line("a", "One two three."), line("b", "five.")])).toBe("One two three.five.");
	});

	test("one joins, the other splits one of the two", () => {
		const parts = [line("a", FIRST), line("b", "The council met at dawn,"), line("c", "and nobody wept.")];
		expect(said(halves, joined, parts)).toBe(`${FIRST} The council met at dawn, | and nobody wept.`);
	});
});
