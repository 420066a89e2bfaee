/** The thirteen digits of an ISBN, written with or without hyphens, the old ten included; null if it is none. */
export function parseIsbn(written: string): string | null {
	const signs = written.replace(/^\s*isbn(?:-1[03])?:?/i, "").replace(/[\s\u2010-\u2015-]/g, "");
	if (/^\d{9}[\dXx]$/.test(signs)) return isTen(signs) ? withCheckDigit(`978${signs.slice(0, 9)}`) : null;
	if (!/^97[89]\d{10}$/.test(signs)) return null;
	return withCheckDigit(signs.slice(0, 12)) === signs ? signs : null;
}

function isTen(signs: string): boolean {
	const sum = [...signs.toUpperCase()].reduce(
		(total, sign, index) => total + (10 - index) * (sign === "X" ? 10 : Number(sign)),
		0,
	);
	return sum % 11 === 0;
}

function withCheckDigit(twelve: string): string {
	const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
	return `${twelve}${(10 - (sum % 10)) % 10}`;
}
