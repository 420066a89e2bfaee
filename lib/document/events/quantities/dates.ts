/**
 * Dates as they are written: `4 May 2026`, `May 4–6, 2026`, `2026-05-04`, `4.5.2026`, `05/04/2026`, `2026年5月4日`; and
 * months alone, which count where what stands before them says that they are one: `in May`, `since late March`.
 */
import { HAN_DIGITS, valueOfHan } from "./han";
import { anyOf } from "./numerals";

const MONTHS = monthNames();
const ANY_MONTH = anyOf(MONTHS.keys());
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
/** The days of a stretch within one month; the dash is no minus. */
const DAYS = String.raw`\d{1,2}(?:\s?[-–—]\s?\d{1,2})?`;
const HAN = String.raw`(?:\d{1,4}|[${HAN_DIGITS}]{1,5})`;
/**
 * All ways in one expression, each part named. What stands behind a month alone is matched with it (`alone`): an
 * expression that may end with the name itself is slower by a fifth. So a text is read with a line's end behind it.
 */
export const DATE = new RegExp(
	[
		String.raw`(?<![\p{N}.,/-])(?<yearFirst>\d{4})(?<sign>[-./])(?<isoMonth>${DAY})\k<sign>(?<isoDay>${DAY})(?!\p{N}|[./-]\p{N})`,
		String.raw`(?<![\p{N}.,/-])(?<one>${DAY})(?<between>\.\s?|[-/])(?<other>${DAY})\k<between>(?<numericYear>\d{4})(?!\p{N}|[./-]\p{N})`,
		String.raw`(?<![\p{Nd}${HAN_DIGITS}])(?<hanYear>${HAN})年(?!間|间|来|來|前|後|后|半)(?:(?<hanMonth>${HAN})月(?:(?<hanDay>${HAN})日)?)?`,
		String.raw`(?<![\p{Nd}${HAN_DIGITS}])(?<onlyMonth>${HAN})月(?:(?<onlyDay>${HAN})日)?`,
		String.raw`(?<![\p{L}\p{N}])(?<dayFirst>${DAYS})(?:st|nd|rd|th|\.|er)?\s(?:of\s|de\s)?(?<monthAfter>${ANY_MONTH})(?![\p{L}])\.?(?:,?\s(?:de\s|of\s)?(?<yearAfter>\d{3,4})(?!\p{N}))?`,
		String.raw`(?<![\p{L}\p{N}])(?<monthFirst>${ANY_MONTH})(?:\.?(?:\s(?<dayAfter>${DAYS})(?:st|nd|rd|th)?(?!\p{N}|[.,:x×]\p{N})(?:,?\s(?<yearLast>\d{3,4})(?!\p{N}))?|,?\s(?<yearOnly>\d{3,4})(?!\p{N})|\sof\s(?<yearOf>\d{4})(?!\p{N}))|(?<alone>[^\p{L}\p{N}'’]|['’](?!\p{L})))`,
	].join("|"),
	"giu",
);

/** Months that may stand alone, by language, and what must stand before them. Others are too much like other words. */
const ALONE = [
	{
		names: new Set(
			"January February March April May June July August September October November December Sept"
				.split(" ")
				.flatMap((name) => [name, name.slice(0, 3)]),
		),
		behind:
			/(?<!\p{L})(?:in|since|until|till?|by|from|during|throughout|early|late|mid|before|after|between|around|last|next|(?:start|beginning|middle|end|month) of)[\s-]$/iu,
	},
	{
		names: new Set("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ")),
		behind: /(?<!\p{L})(?:im|seit|bis|ab|vom|zum|anfang|mitte|ende|zwischen)[\s-]$/iu,
	},
];
/** Before these a person may stand, too: `by June Stone`. */
const OF_PERSONS = /(?<!\p{L})(?:by|from|before|after|between|around)\s$/iu;
const JOINED = /^\s?(?:[-–—/]|to|and|or|until|through|bis|und|oder)\s?$/iu;

/** Whether a text may hold a month alone: a quick answer. */
export const MONTH_NAME = new RegExp(
	String.raw`(?<!\p{L})(?:${anyOf(ALONE.flatMap(({ names }) => [...names]))})(?!\p{L})`,
	"u",
);

/** Whether a match is a date: a month alone is one by what stands around it. `from`: where the date before it ends. */
export function isDate({ index, groups = {} }: RegExpExecArray, text: string, from: number): boolean {
	const { monthFirst = "", alone } = groups;
	if (alone === undefined) return true;
	const ways = ALONE.filter(({ names }) => names.has(monthFirst));
	if (ways.length === 0) return false;
	if (from > 0 && JOINED.test(text.slice(from, index))) return true;
	const before = text.slice(Math.max(0, index - 20), index);
	if (!ways.some(({ behind }) => behind.test(before))) return false;
	const end = index + monthFirst.length;
	return !OF_PERSONS.test(before) || !/^\s\p{Lu}/u.test(text.slice(end, end + 3));
}

/** What a date says, written one way. */
export function worthOfDate({ groups = {} }: RegExpMatchArray): string {
	const part = (...names: string[]): string => {
		const value = names.map((name) => groups[name]).find((one) => one !== undefined);
		if (value === undefined) return "";
		if (/^\d/.test(value))
			return value
				.split(/\s?[-–—]\s?/)
				.map(Number)
				.join("–");
		return MONTHS.get(value.toLowerCase()) ?? String(valueOfHan(value));
	};
	if (groups.one !== undefined) return worthOfNumeric(groups);
	const year = part("yearFirst", "hanYear", "yearAfter", "yearLast", "yearOnly", "yearOf");
	const month = part("isoMonth", "hanMonth", "onlyMonth", "monthAfter", "monthFirst");
	const day = part("isoDay", "hanDay", "onlyDay", "dayFirst", "dayAfter");
	return month === "" ? year : `${year}-${month}-${day}`;
}

/**
 * Before a point the day comes first, before another sign the month or the day: `05/12/2026` is two dates, so it is
 * the same as itself and as no other.
 */
function worthOfNumeric({ one, other, between, numericYear }: Record<string, string | undefined>): string {
	const [first, second, year] = [Number(one), Number(other), Number(numericYear)];
	if (second > 12) return `${year}-${first}-${second}`;
	if (first > 12 || first === second || between?.startsWith(".")) return `${year}-${second}-${first}`;
	return `${first}/${second}/${year}`;
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
	return names.set("sept", "9");
}
