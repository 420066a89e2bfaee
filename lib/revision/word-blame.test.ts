import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blameWords } from "./word-blame";

function blameOf(texts: readonly string[]) {
	const versions = texts.map((text, i) => ({ blockId: "a", revisionId: i + 1, text, wordsFrom: [], passagesFrom: [] }));
	return blameWords(versions, "a");
}

/** The runs of the last text as `1:words 2:words`. */
function told(...texts: string[]): string {
	return blameOf(texts)
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
		[
			"a sentence that stayed, where the one before it went and a longer one came",
			["Kira leads the militia. Odo runs security.", "Odo runs security. Quark owns the bar."],
			"1:Odo runs security. | 2:Quark owns the bar.",
		],
		[
			"a passage brought back with a new one behind it",
			[
				"The station.",
				"The station. Kira leads the militia there.",
				"The station.",
				"The station. Kira leads the militia there. Quark owns a bar here.",
			],
			"1:The station. | 2:Kira leads the militia there. | 4:Quark owns a bar here.",
		],
		["chance", ["the red sun", "a blue moon", "the blue moon"], "3:the | 2:blue moon"],
		["nothing", ["Something.", ""], ""],
	])("%s", (_name, texts, expected) => {
		expect(told(...texts)).toBe(expected);
	});

	test("goes on from other blocks where those are known, and from its own where they are not", () => {
		const versions = [
			{ blockId: "b", revisionId: 1, text: "It was lit.", wordsFrom: [] },
			{ blockId: "a", revisionId: 2, text: "The station was built.", wordsFrom: [] },
			{ blockId: "a", revisionId: 3, text: "The station was built. It was lit. It stands.", wordsFrom: ["a", "b"] },
		].map((version) => ({ ...version, passagesFrom: [] }));
		const runs = (known: typeof versions) =>
			blameWords(known, "a").map(({ revisionId, text }) => `${revisionId}:${text.trim()}`);
		expect(runs(versions)).toEqual(["2:The station was built.", "1:It was lit.", "3:It stands."]);
		expect(runs(versions.slice(1))).toEqual(["2:The station was built.", "3:It was lit. It stands."]);
		expect(blameWords(versions, "nowhere")).toEqual([]);
	});

	test("of scripts without spaces cuts between words", () => {
		expect(told("宇宙ステーション", "古い宇宙ステーション")).toBe("2:古い | 1:宇宙ステーション");
	});

	test("loses and invents nothing", () => {
		const words = fc.array(fc.constantFrom("a", "b", "c", "d ", ". "), { maxLength: 12 }).map((all) => all.join(" "));
		fc.assert(
			fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (texts) => {
				const runs = blameOf(texts);
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
