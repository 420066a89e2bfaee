import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "@/test/document";
import { splitWords } from "./words";

test.each<[string, string[]]>([
	["", []],
	["Kira's 2.5 days.", ["Kira's", " ", "2.5", " ", "days", "."]],
	["one,two", ["one", ",", "two"]],
	["a\n\nb", ["a", "\n", "\n", "b"]],
	["👍🏽👍", ["👍🏽", "👍"]],
	// A word boundary that lies inside a character.
	["한\u0e33", ["한\u0e33"]],
])("%j", (value, pieces) => expect(splitWords(value)).toEqual(pieces));

test.each(["👍", "占領", "Huế", "cafe\u0301", "\u200b", "ก"])(
	"%s does not change how the words beside it are cut",
	(other) => {
		const plain = "At 10:30 the U.S.S. Enterprise, e.g. foo_bar, left;\u00a0 it's 3,000.5.";
		const pieces = splitWords(plain);
		expect(splitWords(`${plain} ${other}`).slice(0, pieces.length)).toEqual(pieces);
		expect(splitWords(`${other} ${plain}`).slice(-pieces.length)).toEqual(pieces);
	},
);

test("the pieces are the text again when joined", () => {
	fc.assert(
		fc.property(fc.oneof(anyText, fc.string({ unit: "grapheme" })), (value) => {
			expect(splitWords(value).join("")).toBe(value);
		}),
	);
});

test("a long line is cut as if it were seen at once", () => {
	const words = new Intl.Segmenter("en", { granularity: "word" });
	for (let shift = 0; shift < 8; shift++) {
		const line = `${"é".repeat(shift)} ${"cafe\u0301 can't 3.14 👩‍👩‍👧 ".repeat(120)}`;
		expect(splitWords(line)).toEqual([...words.segment(line)].map(({ segment }) => segment));
	}
});

test("one word or character longer than any stretch stays whole", () => {
	expect(splitWords("\u0915".repeat(5000))).toHaveLength(1);
	expect(splitWords(`a${"\u0301".repeat(5000)} b`)).toHaveLength(3);
});
