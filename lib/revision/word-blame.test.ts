import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blameWords } from "./word-blame";

/** The runs of the last text as `1:words 2:words`. */
function told(...texts: string[]): string {
	return blameWords(texts.map((text, i) => ({ revisionId: i + 1, text })))
		.map(({ revisionId, text }) => `${revisionId}:${text.trim()}`)
		.join(" | ");
}

describe("blame of words", () => {
	test.each([
		["one hand", ["The station was built."], "1:The station was built."],
		[
			"an addition",
			["The station was built.", "The station was built by Cardassians."],
			"1:The station was built | 2:by Cardassians.",
		],
		["a replacement", ["Ten million died.", "Fifteen million died."], "2:Fifteen | 1:million died."],
		["a revert", ["One two three.", "Nonsense.", "One two three."], "1:One two three."],
		[
			"a passage brought back among other words",
			[
				"The old station was lit. It stood above the planet.",
				"The old station was lit.",
				"The station was lit. It stood above the planet.",
			],
			"1:The station was lit. It stood above the planet.",
		],
		["chance", ["the red sun", "a blue moon", "the blue moon"], "3:the | 2:blue moon"],
		["nothing", ["Something.", ""], ""],
	])("%s", (_name, texts, expected) => {
		expect(told(...texts)).toBe(expected);
	});

	test("of scripts without spaces cuts between words", () => {
		expect(told("宇宙ステーション", "古い宇宙ステーション")).toBe("2:古い | 1:宇宙ステーション");
	});

	test("loses and invents nothing", () => {
		const words = fc.array(fc.constantFrom("a", "b", "c", "d ", ". "), { maxLength: 12 }).map((all) => all.join(" "));
		fc.assert(
			fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (texts) => {
				const runs = blameWords(texts.map((text, i) => ({ revisionId: i + 1, text })));
				expect(runs.map(({ text }) => text).join("")).toBe(texts.at(-1));
				for (const { revisionId, text } of runs) {
					// Each word stood in the version that is named.
					for (const [word] of text.matchAll(/\p{L}/gu)) expect(texts[revisionId - 1]).toContain(word);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
