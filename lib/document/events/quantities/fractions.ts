/**
 * Fractions in English words: `two thirds`, `a quarter`, `half of the crew`, `three quarters of a million`.
 *
 * Most of these words are ordinals too: `a third` is a fraction before `of` alone, `one-third` and `two thirds` always.
 */
import { anyOf, canonical, SCALE_VALUES } from "./numerals";

const NUMERATORS = new Map(
	"one two three four five six seven eight nine".split(" ").map((word, index) => [word, index + 1]),
);
const DENOMINATORS = new Map([
	["half", 2],
	["halve", 2],
	["third", 3],
	["quarter", 4],
	..."fourth fifth sixth seventh eighth ninth tenth".split(" ").map((word, index) => [word, index + 4] as const),
	["twelfth", 12],
	["twentieth", 20],
	["hundredth", 100],
	["thousandth", 1000],
]);
const PARTS = anyOf([...DENOMINATORS.keys()].filter((word) => !word.startsWith("hal")));
const NUMERATOR = anyOf(NUMERATORS.keys());
const LARGE = "hundred|dozen|thousand|million|billion|trillion";
const WORD_END = String.raw`(?!\p{L})`;

/** Those that begin with how many parts it is. */
export const COUNTED_FRACTION = String.raw`(?:${NUMERATOR})(?:[-\s](?:halves|(?:${PARTS})s)|-(?:${PARTS})|(?<=one)(?:\s(?:${PARTS})(?=\sof${WORD_END})|[-\s]half|\squarter))${WORD_END}`;
/** `the first half of the season` says no number. */
const BARE_HALF = String.raw`(?=half)(?<!(?<!\p{L})(?:the|an?|first|second|other|latter|former|better|upper|lower|front|back|last|final|this|that|each|either|every)[-\s])half(?=\s(?:of|the|all|its|his|her|their|our|my|your|that|an?)${WORD_END})(?!\san?\s(?:${LARGE})${WORD_END})`;
export const FRACTION = String.raw`(?:${COUNTED_FRACTION}|an?\s(?:(?:half|${PARTS})(?=\sof${WORD_END})|quarter(?![-\p{L}]))|${BARE_HALF})(?:(?:\sof)?\s(?:an?\s)?(?:${LARGE})${WORD_END})?`;

/** What the words of a fraction are worth, with the word of scale behind them. */
export function worthOfFraction(words: string): string {
	const [first = "", ...more] = words.toLowerCase().match(/\p{L}+/gu) ?? [];
	const parts = [first, ...more].map((word) => DENOMINATORS.get(word.replace(/s$/, ""))).find(Boolean) ?? 1;
	const scale = SCALE_VALUES.get(more.at(-1) ?? "") ?? 1;
	return canonical(((NUMERATORS.get(first) ?? 1) / parts) * scale);
}
