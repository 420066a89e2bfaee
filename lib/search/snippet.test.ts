import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeSnippet } from "./snippet";

const join = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text).join("");

describe("makeSnippet", () => {
	test("marks words and words that begin so, whatever their case and accents", () => {
		const parts = makeSnippet("Élim was a tailor. The Cardassians knew.", ["elim", "cardassian"]);
		expect(parts.filter(({ match }) => match).map(({ text }) => text)).toEqual(["Élim", "Cardassians"]);
		expect(join(parts)).toBe("Élim was a tailor. The Cardassians knew.");
	});

	test("does not mark the inside of a word", () => {
		expect(makeSnippet("occupation", ["pat"]).some(({ match }) => match)).toBe(false);
	});

	test("shows the stretch with the most different words", () => {
		const text = `kira ${"filler ".repeat(200)}kira met dukat ${"filler ".repeat(200)}`;
		const shown = join(makeSnippet(text, ["kira", "dukat"]));
		expect(shown).toContain("kira met dukat");
		expect(shown.startsWith("…") && shown.endsWith("…")).toBe(true);
	});

	test("keeps a heading apart from the text below it", () => {
		expect(join(makeSnippet("Death toll\nNobody knows.\nStill.", []))).toBe("Death toll · Nobody knows. Still.");
	});

	test("never shows more than about what was asked for, nor words that are not there", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary", maxLength: 500 }),
				fc.array(fc.string({ minLength: 1 })),
				(text, words) => {
					const parts = makeSnippet(text, words, 100);
					expect(join(parts).length).toBeLessThanOrEqual(100 + 2 * 40 + 200);
					for (const { match, text: part } of parts) if (match) expect(text).toContain(part);
				},
			),
		);
	});
});
