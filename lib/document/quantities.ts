/**
 * The numbers and dates of a text, as a reader counts them: `10 million`, `600,000`, `ten`, `2370s`, `4 May 2026`.
 *
 * Strategy: one expression finds dates, one finds numbers outside them; a number takes the word of scale behind it
 * with it, so that `10 million` and `10 billion` differ where only a word does. A year is told from another number
 * by what stands around it. What a number is worth decides whether two are the same, however they are written;
 * where a point may be a decimal or a thousands sign (`1.000`), both readings count.
 */
import { isolate } from "./isolate";

export interface Quantity {
	readonly kind: "number" | "date";
	readonly start: number;
	readonly end: number;
	/** As it stands in the text, spaces single. */
	readonly text: string;
	/** What it may mean; two quantities that share a meaning are the same. */
	readonly meanings: readonly string[];
}

const SCALES: readonly (readonly [value: number, words: string])[] = [
	[100, "hundred hundreds"],
	[1e3, "thousand thousands tausend mille mil тысяч тысячи тысяча тыс 千 천"],
	[1e4, "万 萬 만"],
	[
		1e6,
		"million millions mn mio millionen million millón millones milione milioni milhão milhões миллион миллиона миллионов млн",
	],
	[1e8, "億 亿 억"],
	[
		1e9,
		"billion billions bn milliarde milliarden mrd milliard milliards miliardo miliardi миллиард миллиарда миллиардов млрд",
	],
	[1e12, "trillion trillions 兆 조"],
];
const SCALE_VALUES = new Map(
	SCALES.flatMap(([value, words]) => words.split(" ").map((word) => [word, value] as const)),
);
const SPELLED_VALUES = new Map(
	(
		"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen" +
		" eighteen nineteen"
	)
		.split(" ")
		.map((word, value) => [word, value] as const)
		.concat("twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 10 * (i + 2)])),
);

const ANY_SCALE = [...SCALE_VALUES.keys()].sort((a, b) => b.length - a.length).join("|");
const ANY_SPELLED = [...SPELLED_VALUES.keys()].sort((a, b) => b.length - a.length).join("|");
const DIGITS = String.raw`\p{Nd}+(?:[.,'’\u00a0\u202f:]\p{Nd}+)*`;
/** Digits that no letter stands before (`DS9` is a name), with sign, ordinal ending and scale; or a spelled number with its scale. */
const NUMBER = new RegExp(
	String.raw`(?<![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}])(?:(?<sign>(?<![\p{L}\p{N}]\s?)[-−])?(?<digits>${DIGITS})(?:(?<decade>s)|st|nd|rd|th|º|ª)?(?![\p{Nd}])(?:[\s-]{0,2}(?<scale>${ANY_SCALE})(?!\p{Script=Latin}|\p{Script=Cyrillic}))?|(?<spelled>${ANY_SPELLED})(?:[-\s](?<unit>one|two|three|four|five|six|seven|eight|nine))?(?:[\s-](?<spelledScale>${ANY_SCALE}))?(?![\p{L}\p{N}]))`,
	"giu",
);

const MONTHS = monthNames();
const ANY_MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|");
const DATE = new RegExp(
	[
		String.raw`(?<!\p{N})(?<isoYear>\d{4})-(?<isoMonth>\d{2})-(?<isoDay>\d{2})(?!\p{N})`,
		String.raw`(?<hanYear>\d{1,4})年(?:(?<hanMonth>\d{1,2})月(?:(?<hanDay>\d{1,2})日)?)?`,
		String.raw`(?<![\p{L}\p{N}])(?<dayFirst>\d{1,2})(?:st|nd|rd|th|\.|er)?\s(?:of\s|de\s)?(?<monthAfter>${ANY_MONTH})(?![\p{L}])\.?(?:,?\s(?:de\s|of\s)?(?<yearAfter>\d{3,4})(?!\p{N}))?`,
		String.raw`(?<![\p{L}\p{N}])(?<monthFirst>${ANY_MONTH})\.?\s(?:(?<dayAfter>\d{1,2})(?:st|nd|rd|th)?(?!\p{N}|[.,:]\p{N})(?:,?\s(?<yearLast>\d{3,4})(?!\p{N}))?|(?<yearOnly>\d{3,4})(?!\p{N}))`,
	].join("|"),
	"giu",
);
/** Words that come before a year; a dash or `and` joins two of them. */
const BEFORE_YEAR =
	/(?:(?<!\p{L})(?:in|since|by|until|till|from|between|after|before|around|circa|c|ca|during|year|years|early|late|mid|spring|summer|autumn|fall|winter|im|jahr|jahre|seit|bis|en|depuis|desde|hasta|année|año|nel|em|w|с|в|до|после)[.\s-]{1,2}(?:the\s|year\s)?|[(†*]\s?)$/iu;
const BETWEEN_YEARS = /^\s?(?:[-–—/]|to|and|bis|und|à|et|a|y|по|и)\s?$/iu;
const AFTER_YEAR = /^(?:\s(?:CE|BCE|AD|BC)(?!\p{L})|\s?[)年])/u;

/** Longer stretches of text than any article holds in one block are read no further. */
const MAX_TEXT = 200_000;

const SIGN_OF_ONE = new RegExp(String.raw`\p{Nd}|(?<!\p{L})(?:${ANY_SPELLED})(?!\p{L})`, "iu");

/** Whether a text may hold a number or a date at all: a quick answer before `findQuantities`. */
export function mayHoldQuantity(text: string): boolean {
	return SIGN_OF_ONE.test(text);
}

/** The numbers and dates of a text in order; none overlaps another. */
export function findQuantities(text: string): Quantity[] {
	const read = text.slice(0, MAX_TEXT);
	if (!mayHoldQuantity(read)) return [];
	const found: Quantity[] = [];
	let from = 0;
	for (const match of read.matchAll(DATE)) {
		found.push(...numbersIn(read, from, match.index));
		found.push(dateOf(match));
		from = match.index + match[0].length;
	}
	found.push(...numbersIn(read, from, read.length));
	return found;
}

/** Whether two quantities say the same, however they are written. */
export function equalQuantities(a: Quantity, b: Quantity): boolean {
	return a.meanings.some((meaning) => b.meanings.includes(meaning));
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
	return rest === undefined || word === undefined ? null : { rest, word };
}

function numbersIn(text: string, from: number, to: number): Quantity[] {
	const part = text.slice(from, to);
	const found: Quantity[] = [];
	for (const match of part.matchAll(NUMBER)) {
		const start = from + match.index;
		const end = start + match[0].length;
		const last = found.at(-1);
		const isYear =
			isYearLike(match) &&
			(match.groups?.decade !== undefined ||
				BEFORE_YEAR.test(text.slice(Math.max(0, start - 16), start)) ||
				AFTER_YEAR.test(text.slice(end, end + 5)) ||
				(last?.kind === "date" && BETWEEN_YEARS.test(text.slice(last.end, start))));
		found.push({
			kind: isYear ? "date" : "number",
			start,
			end,
			text: single(match[0]),
			meanings: isYear ? [`year ${match[0]}`] : numberMeanings(match),
		});
	}
	return found;
}

function isYearLike({ groups = {} }: RegExpMatchArray): boolean {
	return groups.scale === undefined && groups.sign === undefined && /^[1-9]\d{3}$/.test(groups.digits ?? "");
}

function numberMeanings({ groups = {} }: RegExpMatchArray): string[] {
	if (groups.digits === undefined) {
		const tens = SPELLED_VALUES.get(groups.spelled?.toLowerCase() ?? "") ?? 0;
		const units = SPELLED_VALUES.get(groups.unit?.toLowerCase() ?? "") ?? 0;
		return [String((tens + units) * scaleValue(groups.spelledScale))];
	}
	const digits = asciiDigits(groups.digits);
	const sign = groups.sign === undefined ? "" : "-";
	// A clock, a score or a ratio has no single value.
	if (digits.includes(":")) return [sign + digits];
	return readings(digits).map((value) => sign + String(Number((value * scaleValue(groups.scale)).toPrecision(15))));
}

/** The values that digits with signs between them may have. */
function readings(digits: string): number[] {
	const joined = Number(digits.replace(/\D/g, ""));
	const signs = digits.match(/\D/g) ?? [];
	const grouped = /^\d{1,3}(?:\D\d{3})+$/.test(digits) && signs.every((sign) => sign === signs[0]);
	const [whole = "", fraction] = splitAtLast(digits);
	if (signs.length === 0) return [joined];
	const decimal = Number(`${whole.replace(/\D/g, "")}.${fraction}`);
	if (grouped) return signs.length === 1 && (signs[0] === "." || signs[0] === ",") ? [joined, decimal] : [joined];
	return [decimal];
}

function splitAtLast(digits: string): [string, string] {
	const at = Math.max(...[...digits.matchAll(/\D/g)].map(({ index }) => index), 0);
	return [digits.slice(0, at), digits.slice(at + 1)];
}

function scaleValue(word: string | undefined): number {
	return word === undefined ? 1 : (SCALE_VALUES.get(word.toLowerCase()) ?? 1);
}

/** Digits of any script as ASCII ones: each script has its ten in a row, zero first. */
function asciiDigits(text: string): string {
	return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		let below = 0;
		while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below++;
		return String(below % 10);
	});
}

function dateOf(match: RegExpExecArray): Quantity {
	const part = (...names: string[]): string => {
		const value = names.map((name) => match.groups?.[name]).find((one) => one !== undefined);
		return value === undefined ? "" : (MONTHS.get(value.toLowerCase()) ?? String(Number(value)));
	};
	const year = part("isoYear", "hanYear", "yearAfter", "yearLast", "yearOnly");
	const month = part("isoMonth", "hanMonth", "monthAfter", "monthFirst");
	const day = part("isoDay", "hanDay", "dayFirst", "dayAfter");
	return {
		kind: "date",
		start: match.index,
		end: match.index + match[0].length,
		text: single(match[0]),
		meanings: [month === "" ? `year ${year}` : `${year}-${month}-${day}`],
	};
}

/** The months' names of the languages that fan wikis are written in most, with their numbers. */
function monthNames(): Map<string, string> {
	const names = new Map<string, string>();
	for (const locale of ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv"]) {
		const alone = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
		const dated = new Intl.DateTimeFormat(locale, { month: "long", day: "numeric", timeZone: "UTC" });
		for (let month = 0; month < 12; month++) {
			const day = new Date(Date.UTC(2001, month, 15));
			const inDate = dated.formatToParts(day).find(({ type }) => type === "month")?.value;
			for (const name of [alone.format(day), inDate]) {
				const word = name?.toLowerCase() ?? "";
				if (/^\p{L}{3,}$/u.test(word)) names.set(word, String(month + 1));
			}
		}
	}
	for (const [index, word] of "jan feb mar apr may jun jul aug sep oct nov dec".split(" ").entries())
		if (!names.has(word)) names.set(word, String(index + 1));
	return names;
}

function single(text: string): string {
	return text.replace(/\s+/gu, " ").trim();
}
