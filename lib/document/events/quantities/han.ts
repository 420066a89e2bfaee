/** Numbers in Chinese and Japanese numerals: `一千万`, `二十`, `一九四五`. */

const ZERO_TO_NINE = "〇一二三四五六七八九";
const DIGIT_VALUES = new Map([
	...[...ZERO_TO_NINE].map((digit, value) => [digit, value] as const),
	["零", 0],
	["两", 2],
	["兩", 2],
]);
const SMALL = new Map([
	["十", 10],
	["百", 100],
	["千", 1000],
]);
const LARGE = new Map([
	["万", 1e4],
	["萬", 1e4],
	["億", 1e8],
	["亿", 1e8],
	["兆", 1e12],
]);
export const HAN_DIGITS = "〇零一二三四五六七八九十";
/** The first is no word of scale: 万一 is a chance, not a number. */
export const HAN_RUN = `[${HAN_DIGITS}百千两兩][${HAN_DIGITS}百千两兩万萬億亿兆]*`;
/** Behind one numeral alone these tell that it counts; in most other words it does not: 一般, 統一. */
const COUNTER = /^[人名個个箇隻只艘台件回次番號号歳岁世章話话集年月日時时秒度倍]/;

/** What a run of numerals is worth; null where it is more likely a part of a word. */
export function readHan(run: string, before: string, after: string): number | null {
	if (run.length === 1 && before !== "第" && !COUNTER.test(after)) return null;
	return valueOfHan(run);
}

/** Digits in a row are read by their place, others by what follows them. */
export function valueOfHan(run: string): number {
	const signs = [...run];
	if (signs.every((sign) => DIGIT_VALUES.has(sign)))
		return Number(signs.map((sign) => DIGIT_VALUES.get(sign)).join(""));
	let [total, group, digit] = [0, 0, 0];
	for (const sign of signs) {
		const [small, large] = [SMALL.get(sign), LARGE.get(sign)];
		if (small !== undefined) {
			group += (digit || 1) * small;
			digit = 0;
		} else if (large !== undefined) {
			total += (group + digit || 1) * large;
			[group, digit] = [0, 0];
		} else {
			digit = DIGIT_VALUES.get(sign) ?? 0;
		}
	}
	return total + group + digit;
}
