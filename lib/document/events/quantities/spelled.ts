/**
 * Numbers in English words: `six hundred thousand`, `two and a half million`, `a dozen`, `twenty-first`,
 * `hundreds of thousands`.
 *
 * Strategy: an expression finds runs of such words, a small grammar divides a run into the numbers it holds
 * (`two and three` are two of them): groups below a thousand, each with its words of scale, the scales falling.
 */
import { COUNTED_FRACTION } from "./fractions";
import { anyOf, canonical, SCALE_VALUES } from "./numerals";

const list = (words: string): string[] => words.split(" ");

const TENS = new Map(
	list("twenty thirty forty fifty sixty seventy eighty ninety").map((word, i) => [word, 10 * (i + 2)]),
);
const UNITS = new Map(list("one two three four five six seven eight nine").map((word, i) => [word, i + 1]));
const TEENS = new Map([
	["zero", 0],
	...list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").map(
		(word, i) => [word, i + 10] as const,
	),
]);
const ORDINAL_UNITS = new Map(
	list("first second third fourth fifth sixth seventh eighth ninth").map((word, i) => [word, i + 1]),
);
const ORDINALS = new Map([
	...list("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth").map(
		(word, i) => [word, i + 10] as const,
	),
	...list("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth").map(
		(word, i) => [word, 10 * (i + 2)] as const,
	),
	["hundredth", 100] as const,
]);
const PLURALS = list("dozens hundreds thousands millions billions trillions");
const SCALES = new Map(
	[...list("dozen thousand million billion trillion lakh crore"), ...PLURALS.filter((word) => word !== "hundreds")].map(
		(word) => [word, SCALE_VALUES.get(word) ?? 1],
	),
);
/** Many, nobody knows how many. */
const VAGUE = new Map([["tens", 10], ...PLURALS.map((word) => [word, SCALE_VALUES.get(word) ?? 1] as const)]);

const ANY_LARGE = anyOf(["hundred", ...SCALES.keys()]);
export const ANY_SPELLED = anyOf(
	new Set(
		[TENS, UNITS, TEENS, ORDINAL_UNITS, ORDINALS, SCALES, VAGUE]
			.flatMap((words) => [...words.keys()])
			.concat("hundred"),
	),
);
/** A run of words of number, from the first to the last; a fraction is read by itself. */
export const SPELLED_RUN = String.raw`(?:half[-\s](?:an?\s)?(?=(?:${ANY_LARGE})(?!\p{L}))|an?\s(?=(?:${ANY_LARGE})(?!\p{L})))?(?:${ANY_SPELLED})(?:(?:[-\s]|\sand\s|\sof\s)(?!${COUNTED_FRACTION})(?:${ANY_SPELLED})|\sand\sa\shalf)*(?![\p{L}\p{N}])`;

export interface SpelledNumber {
	/** Offsets in the run. */
	readonly start: number;
	readonly end: number;
	readonly worth: string;
}

interface Token {
	readonly word: string;
	readonly start: number;
	readonly end: number;
}

/** The numbers of a run of words. */
export function readSpelled(run: string): SpelledNumber[] {
	const tokens = [...run.matchAll(/\p{L}+/gu)].map(
		({ 0: word, index }): Token => ({ word: word.toLowerCase(), start: index, end: index + word.length }),
	);
	const numbers: SpelledNumber[] = [];
	for (let at = 0; at < tokens.length; ) {
		const found = vagueAt(tokens, at) ?? numberAt(tokens, at);
		const [first, last] = [tokens[at], tokens[(found?.next ?? 0) - 1]];
		if (found && first && last) numbers.push({ start: first.start, end: last.end, worth: found.worth });
		at = found?.next ?? at + 1;
	}
	return numbers;
}

/** `hundreds of thousands` */
function vagueAt(tokens: readonly Token[], from: number): { worth: string; next: number } | null {
	const value = (at: number): number | undefined => VAGUE.get(tokens[at]?.word ?? "");
	let product = value(from);
	if (product === undefined) return null;
	let next = from + 1;
	for (let more = value(next + 1); tokens[next]?.word === "of" && more !== undefined; more = value(next + 1)) {
		product *= more;
		next += 2;
	}
	return { worth: `${canonical(product)}s`, next };
}

function numberAt(tokens: readonly Token[], from: number): { worth: string; next: number } | null {
	let total = 0;
	let smallest = Number.POSITIVE_INFINITY;
	let next = from;
	while (smallest > 1) {
		const start = next > from && tokens[next]?.word === "and" ? next + 1 : next;
		const group = groupAt(tokens, start, start === from);
		if (!group) break;
		let end = group.next;
		let scale = 1;
		for (
			let more = SCALES.get(tokens[end]?.word ?? "");
			more !== undefined;
			more = SCALES.get(tokens[end]?.word ?? "")
		) {
			scale *= more;
			end++;
		}
		if (scale >= smallest) break;
		total += group.value * scale;
		smallest = group.ends ? 1 : scale;
		next = end;
	}
	return next === from ? null : { worth: canonical(total), next };
}

interface Group {
	readonly value: number;
	readonly next: number;
	/** An ordinal: nothing follows it. */
	readonly ends?: boolean;
}

/** A number below a thousand, or what a word of scale is led by: `a`, `half a`, nothing. */
function groupAt(tokens: readonly Token[], from: number, leads: boolean): Group | null {
	const word = (at: number): string => tokens[at]?.word ?? "";
	const isArticle = (at: number): boolean => word(at) === "a" || word(at) === "an";
	if (leads && word(from) === "half") return { value: 0.5, next: isArticle(from + 1) ? from + 2 : from + 1 };
	const count = isArticle(from) ? null : belowHundred(tokens, from);
	let group: Group | null = count;
	const at = count?.next ?? (isArticle(from) ? from + 1 : from);
	if (word(at) === "hundred" && (count ? count.value > 0 && !count.ends : leads)) {
		const joined = word(at + 1) === "and" ? at + 2 : at + 1;
		const rest = belowHundred(tokens, joined);
		const hundreds = (count?.value ?? 1) * 100;
		// `one hundred and two hundred` are two numbers.
		group =
			rest && word(rest.next) !== "hundred"
				? { ...rest, value: hundreds + rest.value }
				: { value: hundreds, next: at + 1 };
	} else if (!count && leads && SCALES.has(word(at))) {
		group = { value: 1, next: at };
	}
	if (!group || group.ends) return group;
	const half = word(group.next) === "and" && isArticle(group.next + 1) && word(group.next + 2) === "half";
	return half ? { value: group.value + 0.5, next: group.next + 3 } : group;
}

function belowHundred(tokens: readonly Token[], from: number): Group | null {
	const word = tokens[from]?.word ?? "";
	const tens = TENS.get(word);
	if (tens !== undefined) {
		const after = tokens[from + 1]?.word ?? "";
		const ordinal = ORDINAL_UNITS.get(after);
		if (ordinal !== undefined) return { value: tens + ordinal, next: from + 2, ends: true };
		const unit = UNITS.get(after);
		return { value: tens + (unit ?? 0), next: from + (unit === undefined ? 1 : 2) };
	}
	const ordinal = ORDINAL_UNITS.get(word) ?? ORDINALS.get(word);
	if (ordinal !== undefined) return { value: ordinal, next: from + 1, ends: true };
	const value = UNITS.get(word) ?? TEENS.get(word);
	return value === undefined ? null : { value, next: from + 1 };
}
