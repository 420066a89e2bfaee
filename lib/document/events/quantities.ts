/**
 * The numbers and dates of a text, as a reader counts them: `10 million`, `600,000`, `six hundred thousand`, `−50`,
 * `5%`, `2370s`, `3×10⁶`, `two thirds`, `3x05`, `4 May 2026`.
 *
 * Strategy: one expression finds dates, one finds numbers outside them; a number takes its sign and the words of scale
 * behind it with it, so that `10 million` and `10 billion` differ where only a word does. A year is told from another
 * number by what stands around it. What a number is worth decides whether two are the same, however they are written
 * (`quantities/numerals.ts` says how a notation with two readings is taken).
 */
import { isolate } from "../isolate";
import { NOON, worthOfHour } from "./quantities/clock";
import { CODE, worthOfCode } from "./quantities/codes";
import { DATE, isDate, MONTH_NAME, worthOfDate } from "./quantities/dates";
import { FRACTION, worthOfFraction } from "./quantities/fractions";
import { HAN_RUN, readHan } from "./quantities/han";
import { ANY_SCALE, asciiDigits, canonical, DIGITS, decimalOf, SCALE_VALUES } from "./quantities/numerals";
import { atPower, POWER } from "./quantities/powers";
import { ANY_SPELLED, readSpelled, SPELLED_RUN } from "./quantities/spelled";

export interface Quantity {
	readonly kind: "number" | "date";
	readonly start: number;
	/** Before a letter that may be a unit as well: that of `5m`. */
	readonly end: number;
	/** As it stands in the text, spaces single, with such a letter. */
	readonly text: string;
	/** Two quantities of the same worth are the same. */
	readonly worth: string;
}

/** A minus is no dash and no hyphen: it stands before its digits, behind a space or what opens, and not behind a number. */
const SIGN = String.raw`(?:(?<=^|[\s(\[{"“„«‘=:;,<>~≈±])(?<!\p{N}\s?)[-−+]|(?<=^|(?<![\p{N}?…)])\s)–(?!\p{Nd}{4})|(?<!\p{N}\s)minus\s)\p{Sc}?`;
/** Digits that no letter stands before (`DS9` is a name), with sign, ordinal ending and scales; or numerals in words. */
const NUMBER = new RegExp(
	String.raw`(?<![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}])(?<sign>${SIGN})?(?:` +
		String.raw`(?<code>${CODE})|(?<digits>(?<point>(?<=^|[\s(\p{Sc}−-])\.)?${DIGITS})` +
		String.raw`(?:(?<vulgar>[¼-¾⅐-⅞])|(?<=(?<!\p{Nd})\p{Nd}{1,2})[\/⁄](?<under>\p{Nd}{1,3})(?![\p{N}/])` +
		String.raw`|(?<decade>(?<=\p{Nd}{2}0)['’]?s(?!\p{L}))|st|nd|rd|th|º|ª|(?<power>${POWER})|(?<noon>${NOON}))?(?![\p{Nd}])` +
		String.raw`(?:(?<short>(?:[kmb]|bn|mn|tn)(?![\p{L}\p{N}]))|(?<scales>(?:[\s-]{0,2}(?:${ANY_SCALE})(?!\p{Script=Latin}|\p{Script=Cyrillic}))+))?` +
		String.raw`|(?<fraction>[¼-¾⅐-⅞])|(?<!\p{L})(?:(?<parts>${FRACTION})|(?<run>${SPELLED_RUN}))|(?<han>${HAN_RUN}))`,
	"giu",
);
const EACH_SCALE = new RegExp(ANY_SCALE, "giu");
const SHORT_SCALES = new Map([
	["k", 1e3],
	["m", 1e6],
	["mn", 1e6],
	["b", 1e9],
	["bn", 1e9],
	["tn", 1e12],
]);
const PERCENT = /^\s?(?:(?<thousandth>‰)|[%％]|per\s?cent(?!\p{L}))/iu;
const ERA = /^\s(?<before>BCE?|CE|AD)(?!\p{L})/u;

/** Words that come before a year; a dash or `and` joins two of them. */
const BEFORE_YEAR =
	/(?:(?<!\p{L})(?:in|since|by|until|till|from|between|after|before|around|circa|c|ca|born|died|d|founded|during|year|years|early|late|mid|spring|summer|autumn|fall|winter|im|jahr|jahre|seit|bis|en|depuis|desde|hasta|année|año|nel|em|w|с|в|до|после)[.\s-]{1,2}(?:the\s|year\s)?|[(†*]\s?)$/iu;
const BETWEEN_YEARS = /^\s?(?:[-–—/]|to|and|bis|und|à|et|a|y|по|и)\s?$/iu;
const AFTER_YEAR = /^\s?[)年]/u;
const LIST_OF_YEARS = /^\s?[:–—]\s\D/u;
const TO_YEAR = new RegExp(
	String.raw`^\s?[-–—]\s?(?<last>[1-9]\d{3}|\d{2})(?![\p{L}\p{N}%]|[.,:]\p{N}|\s?(?:%|(?:km|kg|m|t)(?!\p{L})|${ANY_SCALE}))`,
	"u",
);

/** Longer stretches of text than any article holds in one block are read no further. */
const MAX_TEXT = 200_000;

const RANGE = /^(?:\s?[-–—]\s?|\s(?:to|bis|à|a|и|до)\s)$/u;

const SIGN_OF_ONE = new RegExp(
	String.raw`[\p{Nd}¼-¾⅐-⅞〇零一二三四五六七八九十百千两兩]|(?<!\p{L})(?:half|quarter|${ANY_SPELLED})(?!\p{L})`,
	"iu",
);

/** Whether a text may hold a number or a date at all: a quick answer before `findQuantities`. */
export function mayHoldQuantity(text: string): boolean {
	return SIGN_OF_ONE.test(text) || MONTH_NAME.test(text);
}

/** The numbers and dates of a text in order; none overlaps another. */
export function findQuantities(text: string): Quantity[] {
	const read = text.slice(0, MAX_TEXT);
	if (!mayHoldQuantity(read)) return [];
	const found: Quantity[] = [];
	let from = 0;
	for (const match of eachMatch(DATE, `${read}\n`)) {
		if (!isDate(match, read, from)) continue;
		found.push(...numbersIn(read, from, match.index));
		from = match.index + match[0].length - (match.groups?.alone?.length ?? 0);
		found.push({ kind: "date", ...standing(read, match.index, from), worth: worthOfDate(match) });
	}
	found.push(...numbersIn(read, from, read.length));
	return found;
}

/** Whether two quantities say the same, however they are written. */
export function equalQuantities(a: Quantity, b: Quantity): boolean {
	return a.worth === b.worth;
}

/** How a change from one quantity to another is said; a scale that both share is said once: `10 → 600 million`. */
export function sayChange(before: string, after: string): string {
	const [was, is] = [scaleOf(before), scaleOf(after)];
	const shared = was !== null && is !== null && was.word.toLowerCase() === is.word.toLowerCase();
	return `${isolate(shared ? was.rest : before)} → ${isolate(after)}`;
}

const ENDS_IN_SCALE = new RegExp(String.raw`^(?<rest>.*?[\p{N}\p{L}])\s(?<word>${ANY_SCALE})$`, "iu");

function scaleOf(text: string): { rest: string; word: string } | null {
	const { rest, word } = ENDS_IN_SCALE.exec(text)?.groups ?? {};
	// Without its word of scale `half a million` says nothing.
	return rest === undefined || word === undefined || /(?:^|\s)an?$/i.test(rest) ? null : { rest, word };
}

function standing(text: string, start: number, end: number): Pick<Quantity, "start" | "end" | "text"> {
	return { start, end, text: text.slice(start, end).replace(/\s+/gu, " ").trim() };
}

/** As `matchAll`, which copies the expression at every call: dear where it is long. */
function eachMatch(expression: RegExp, text: string): RegExpExecArray[] {
	const matches: RegExpExecArray[] = [];
	expression.lastIndex = 0;
	for (let match = expression.exec(text); match; match = expression.exec(text)) matches.push(match);
	return matches;
}

function numbersIn(text: string, from: number, to: number): Quantity[] {
	const found: Quantity[] = [];
	for (const match of eachMatch(NUMBER, text.slice(from, to))) {
		for (const number of numbersOf(match, text, from + match.index, found.at(-1))) {
			const last = found.at(-1);
			const whole = joined(text, last, number);
			if (whole) found.pop();
			else if (last) found.splice(-1, 1, scaledAs(number, last, text));
			found.push(whole ?? number);
		}
	}
	return found;
}

/** What one match holds: several numbers where their words follow each other, none where it is a part of a word. */
function numbersOf(match: RegExpExecArray, text: string, start: number, last: Quantity | undefined): Quantity[] {
	const { sign = "", run, han, short, code, parts } = match.groups ?? {};
	const minus = /^(?:[-−–]|minus)/iu.test(sign) ? "-" : "";
	const end = start + match[0].length;
	if (run !== undefined) {
		const offset = start + sign.length;
		return readSpelled(run).map((number, index) =>
			index === 0
				? numberAt(text, start, offset + number.end, minus + number.worth)
				: numberAt(text, offset + number.start, offset + number.end, number.worth),
		);
	}
	if (han !== undefined) {
		const value = readHan(han, text.slice(0, start + sign.length).slice(-1), text.slice(end, end + 1));
		return value === null ? [] : [numberAt(text, start, end, minus + canonical(value))];
	}
	const own = code === undefined ? parts && worthOfFraction(parts) : worthOfCode(code);
	if (own !== undefined) return [numberAt(text, start, end, minus + own)];
	const isScale = short !== undefined && isShortScale(short, text.slice(0, start + sign.length));
	const number = yearOf(match, text, start, last) ?? numberAt(text, start, end, minus + worthOf(match, isScale));
	return [short === undefined || isScale ? number : { ...number, end: end - short.length }];
}

/** A number with the sign of percent behind it. */
function numberAt(text: string, start: number, end: number, worth: string): Quantity {
	const percent = PERCENT.exec(text.slice(end, end + 10));
	if (!percent) return { kind: "number", ...standing(text, start, end), worth };
	const unit = percent.groups?.thousandth ?? "%";
	return { kind: "number", ...standing(text, start, end + percent[0].length), worth: worth + unit };
}

/** `£5m` and `10k` are millions and thousands, `5m` may be metres: it is no million, so that none is taken for it unseen. */
function isShortScale(short: string, before: string): boolean {
	return (
		short.length > 1 ||
		short.toLowerCase() === "k" ||
		short === "M" ||
		short === "B" ||
		/\p{Sc}$/u.test(before.slice(-2))
	);
}

function worthOf({ 0: all, groups = {} }: RegExpExecArray, isScale: boolean): string {
	const { digits = "0", point, vulgar = groups.fraction, under, decade, power, noon, short = "", scales = "" } = groups;
	const hour = noon === undefined ? null : worthOfHour(digits, noon);
	if (hour !== null) return hour;
	const decimal = decimalOf(point === undefined ? digits : `0${digits}`);
	// A clock, a score or a version has no single value.
	if (decimal === null || Number(under) === 0)
		return asciiDigits(all)
			.replace(/[^\p{L}\p{N}]/gu, ":")
			.replace(/^0(?=\d)/, "");
	if (decade !== undefined) return `${decimal}s`;
	const isPlain = vulgar === undefined && under === undefined && power === undefined && scales === "" && !isScale;
	// More digits than a value is exact in are compared as they stand.
	if (isPlain && decimal.length > 15) return decimal;
	const [over = "0", below = "1"] = (vulgar ?? "").normalize("NFKD").split("⁄");
	const fraction = vulgar === undefined ? 0 : Number(over) / Number(below);
	const value = (power === undefined ? Number(decimal) : atPower(decimal, power)) / Number(under ?? 1) + fraction;
	const words = scales.toLowerCase().match(EACH_SCALE) ?? [];
	const scale = words.reduce((product, word) => product * (SCALE_VALUES.get(word) ?? 1), 1);
	return canonical(value * scale * (isScale ? (SHORT_SCALES.get(short.toLowerCase()) ?? 1) : 1));
}

/** Of `10–15 million` the first number has the scale of the second. */
function scaledAs(second: Quantity, first: Quantity, text: string): Quantity {
	if (first.kind === "date" || !/^\d+(?:\.\d+)?$/.test(first.text) || !RANGE.test(text.slice(first.end, second.start)))
		return first;
	const { rest = "", word = "" } = ENDS_IN_SCALE.exec(second.text)?.groups ?? {};
	const scale = SCALE_VALUES.get(word.toLowerCase());
	if (scale === undefined || !(Number(first.worth) < Number(decimalOf(rest) ?? 0))) return first;
	return { ...first, worth: canonical(Number(first.worth) * scale) };
}

/**
 * `3億5000万` is one number, and so is `3억 5000만`: each part has its own word of scale, smaller than the one before;
 * and so is `one and three quarters`.
 */
function joined(text: string, last: Quantity | undefined, next: Quantity): Quantity | null {
	if (last?.kind !== "number" || next.kind !== "number" || !(Number(last.worth) >= 0)) return null;
	const between = text.slice(last.end, next.start);
	const scale = SCALE_VALUES.get(/[千百万萬億亿兆만억조]$/u.exec(last.text)?.[0] ?? "");
	const isPart = scale !== undefined && /^ ?$/.test(between) && Number(next.worth) < scale;
	const isMixed =
		between === " and " &&
		Number(next.worth) < 1 &&
		Number.isInteger(Number(last.worth)) &&
		/^\p{L}+[\s-]\p{L}+$/u.test(next.text) &&
		!/^\sof(?!\p{L})/u.test(text.slice(next.end, next.end + 4));
	return isPart || isMixed
		? {
				kind: "number",
				...standing(text, last.start, next.end),
				worth: canonical(Number(last.worth) + Number(next.worth)),
			}
		: null;
}

/** The year that a number is, if what stands around it says so. */
function yearOf(
	{ 0: all, groups = {} }: RegExpExecArray,
	text: string,
	start: number,
	last: Quantity | undefined,
): Quantity | null {
	const { digits = "", decade } = groups;
	const end = start + all.length;
	const year = (to: number, worth: string): Quantity => ({ kind: "date", ...standing(text, start, to), worth });
	const behind = text.slice(end, end + 24);
	const era = /^\d[\d,]*$/.test(all) ? ERA.exec(behind) : null;
	if (era) return year(end + era[0].length, `${decimalOf(digits)}${era.groups?.before?.startsWith("B") ? " BC" : ""}`);
	const isShort = /^\d\d$/.test(all) && /^\d{4}$/.test(last?.worth ?? "");
	const isJoined = last?.kind === "date" && BETWEEN_YEARS.test(text.slice(last.end, start));
	if (isShort) {
		if (!isJoined || !/^[-–/]$/.test(text.slice(last.end, start))) return null;
		return year(end, String(lastOfTwo(Number(last.worth), digits)));
	}
	if (!/^[1-9]\d{3}(?:['’]?s)?$/i.test(all)) return null;
	const before = text.slice(Math.max(0, start - 16), start);
	const isYear =
		decade !== undefined ||
		isJoined ||
		BEFORE_YEAR.test(before) ||
		AFTER_YEAR.test(behind) ||
		(/(?:^|\n)$/.test(before) && LIST_OF_YEARS.test(behind)) ||
		(!/(?:\p{L}-|\p{Sc})$/u.test(before) && isFirstOfTwo(Number(digits), behind));
	return isYear ? year(end, decade === undefined ? digits : `${digits}s`) : null;
}

/** `2319–2369` and `2319–69` are years wherever they stand; `1500–2000` is more likely what somebody guessed. */
function isFirstOfTwo(first: number, behind: string): boolean {
	const said = TO_YEAR.exec(behind)?.groups?.last ?? "";
	const last = lastOfTwo(first, said);
	return last > first && (first % 50 > 0 || last % 50 > 0);
}

/** The second of two years, of which two digits may be left out. */
function lastOfTwo(first: number, said: string): number {
	return said.length === 2 ? first - (first % 100) + Number(said) : Number(said);
}
