/**
 * What numbers in digits are worth, whatever their script and the signs between them, and the words of scale that
 * may stand behind them.
 *
 * A lone sign before three digits (`10,000`, `2.000`) separates thousands in one convention and decimals in another.
 * It counts as the sign of thousands, always: two notations of one number are the same (`10,000`, `10.000`, `10000`),
 * and a number that grew a thousandfold is never taken for one that was written with more decimals. The price is that
 * `1.500` written as `1.5` counts as changed, which a reviewer sees at a glance; a change untold nobody sees.
 */

const SCALES: readonly (readonly [value: number, words: string])[] = [
	[12, "dozen dozens"],
	[100, "hundred hundreds 百"],
	[1e3, "thousand thousands tausend mille mil тысяч тысячи тысяча тыс 千 천"],
	[1e4, "万 萬 만"],
	[1e5, "lakh lakhs"],
	[
		1e6,
		"million millions mn mio millionen million millón millones milione milioni milhão milhões миллион миллиона миллионов млн",
	],
	[1e7, "crore crores"],
	[1e8, "億 亿 억"],
	[
		1e9,
		"billion billions bn milliarde milliarden mrd milliard milliards miliardo miliardi миллиард миллиарда миллиардов млрд",
	],
	[1e12, "trillion trillions 兆 조"],
];
export const SCALE_VALUES: ReadonlyMap<string, number> = new Map(
	SCALES.flatMap(([value, words]) => words.split(" ").map((word) => [word, value] as const)),
);

/** The alternatives of an expression, the longest first, so that none hides another that begins with it. */
export function anyOf(words: Iterable<string>): string {
	return [...words].sort((a, b) => b.length - a.length).join("|");
}

export const ANY_SCALE = anyOf(SCALE_VALUES.keys());

const GAP = String.raw`[ \u00a0\u2009\u202f]`;
/** Digits with the signs that may stand between them; spaces only where they part groups of three. */
export const DIGITS = String.raw`(?:(?!0)\p{Nd}{1,3}(?:${GAP}\p{Nd}{3}(?!\p{Nd}))+(?:[.,]\p{Nd}+)?|\p{Nd}+(?:[.,'’:٫٬]\p{Nd}+|，\p{Nd}{3}(?!\p{Nd}))*)`;

/** How one number may be written, once its signs are those of ASCII. */
const WRITTEN = [
	/^(?<whole>\d+)$/,
	/^(?<whole>(?!0)\d{1,3}(?<sign>[., '])\d{3}(?:\k<sign>\d{3})*)(?:(?!\k<sign>)[.,](?<fraction>\d+))?$/,
	// As in India: groups of two before the last three.
	/^(?<whole>(?!0)\d{1,2}(?:,\d{2})+,\d{3})(?:\.(?<fraction>\d+))?$/,
	/^(?<whole>\d+)[.,](?<fraction>\d+)$/,
];

/** The number that digits stand for, as a plain decimal; null where they have no single value: a clock, a version. */
export function decimalOf(digits: string): string | null {
	const signs = asciiDigits(digits).replace(/[^\d.,:]/g, (sign) => SAME_SIGN.get(sign) ?? " ");
	for (const way of WRITTEN) {
		const { whole, fraction = "" } = way.exec(signs)?.groups ?? {};
		if (whole === undefined) continue;
		const [plain, decimals] = [whole.replace(/\D/g, "").replace(/^0+(?=\d)/, ""), fraction.replace(/0+$/, "")];
		return decimals === "" ? plain : `${plain}.${decimals}`;
	}
	return null;
}

/** Signs that mean the same in other scripts and founts. */
const SAME_SIGN = new Map([
	["'", "'"],
	["’", "'"],
	["٫", "."],
	["٬", ","],
	["，", ","],
]);

/** Digits of any script as ASCII ones: each script has its ten in a row, zero first. */
export function asciiDigits(text: string): string {
	return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		let below = 0;
		while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below++;
		return String(below % 10);
	});
}

/** A value as it is compared: written one way, without the errors of binary fractions. */
export function canonical(value: number): string {
	return String(Number(value.toPrecision(15)));
}
