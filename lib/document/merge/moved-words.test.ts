import { describe, expect, test } from "vitest";
import { FIRST, line, SECOND, said } from "@/test/merging";

const ALONE = "Nobody knows why it was left alone.";
const SONG = "Elsewhere somebody sang a song.";

describe("what one took away is asked about where the other", () => {
	const clause = (rest: string) => [line("a", `${FIRST.replace(".", "")}${rest}`)];

	test.each([
		["made a sentence of it", ", when the council met at dawn.", "The council met at dawn."],
		["made a block of it and ended the sentence before it", ", and it was left alone.", "and it was left alone."],
	])("%s", (_name, rest, second) => {
		expect(said(clause(rest), [line("a", FIRST), line("b", second)], [line("a", FIRST)])).toBe("asked about a,b");
	});

	test.each([
		["moved it to another place of the text", [line("a", `${FIRST} ${SECOND} ${SONG} ${ALONE}`)], "asked about a"],
		[
			"moved it into a block of its own, and changed it",
			[line("a", `${FIRST} ${SECOND} ${SONG}`), line("b", ALONE.replace("alone", "behind"))],
			"asked about a,b",
		],
	])("%s", (_name, moved, asked) => {
		const base = [line("a", `${FIRST} ${ALONE} ${SECOND} ${SONG}`)];
		expect(said(base, moved, [line("a", `${FIRST} ${SECOND} ${SONG}`)])).toBe(asked);
	});

	test.each([
		["the next block", [line("a", FIRST), line("b", `${SECOND} ${ALONE}`), line("c", SONG)], "a,b"],
		["a block further on", [line("a", FIRST), line("b", SECOND), line("c", `${SONG} ${ALONE}`)], "a,c"],
		[
			"a block further on, and changed it",
			[line("a", FIRST), line("b", SECOND), line("c", `${SONG} ${ALONE.replace("why", "how")}`)],
			"a,c",
		],
	])("cut it and put it into %s", (_name, moved, asked) => {
		const base = [line("a", `${FIRST} ${ALONE}`), line("b", SECOND), line("c", SONG)];
		const without = [line("a", FIRST), line("b", SECOND), line("c", SONG)];
		expect(said(base, moved, without)).toBe(`asked about ${asked}`);
		expect(said(base.toReversed(), moved.toReversed(), without.toReversed())).toBe(`asked about ${asked}`);
	});

	test("moved it, and the one took away no more than a word of it", () => {
		const base = [line("a", `${FIRST} ${ALONE} ${SECOND} ${SONG}`)];
		const moved = [line("a", `${FIRST} ${SECOND} ${SONG} ${ALONE}`)];
		expect(said(base, moved, [line("a", `${FIRST} ${ALONE.replace(" alone", "")} ${SECOND} ${SONG}`)])).toBe(
			"asked about a",
		);
	});
});

describe("nothing is asked about where both took away the same, and one", () => {
	const base = [line("a", `${FIRST} ${ALONE} ${SECOND}`)];

	test("wrote something with a few words of it elsewhere", () => {
		const other = "It is said that nobody knows why the song had to end there.";
		expect(said(base, [line("a", `${FIRST} ${SECOND} ${other}`)], [line("a", `${FIRST} ${SECOND}`)])).toBe(
			`${FIRST} ${SECOND} ${other}`,
		);
	});

	test("moved another sentence, as the other did", () => {
		const swapped = [line("a", `${SECOND} ${FIRST}`)];
		expect(said(base, swapped, [line("a", `${SECOND} ${FIRST}`), line("b", SONG)])).toBe(
			`${SECOND} ${FIRST} | ${SONG}`,
		);
	});
});
