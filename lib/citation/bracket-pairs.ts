/**
 * Finds the round brackets in which a group of citations may stand.
 *
 * Strategy: one pass with a stack. Brackets belong together within a line, or within two lines when the second closes
 * the bracket before it opens another (text wrapped by hand). A bracket that stays open reaches to the end of its
 * line: people forget the last one. What is longer than a group can be or holds brackets nested deeper than titles
 * do is dropped here, so that every character is read a bounded number of times however hostile the text is.
 * Brackets in addresses and in code (between backticks) do not count.
 */

export interface BracketPair {
	/** Of the opening bracket. */
	readonly start: number;
	/** Behind the closing bracket, or the end of the line. */
	readonly end: number;
	readonly isClosed: boolean;
}

const MAX_LENGTH = 2000;
const MAX_NESTING = 3;

interface OpenBracket {
	readonly start: number;
	/** How deep the brackets inside are nested. */
	nesting: number;
	/** Where the first line ended, if the bracket goes on to a second one. */
	lineEnd: number | null;
}

/** Candidates in the order of their opening brackets. */
export function findBracketPairs(text: string): BracketPair[] {
	const pairs: BracketPair[] = [];
	let open: OpenBracket[] = [];

	const record = ({ start, nesting }: OpenBracket, end: number, isClosed: boolean) => {
		if (nesting > MAX_NESTING || end - start > MAX_LENGTH || end - start < 4) return;
		pairs.push({ start, end, isClosed });
	};
	const giveUp = (lineEnd: number) => {
		let inside = -1;
		for (const bracket of open.toReversed()) {
			bracket.nesting = Math.max(bracket.nesting, inside + 1);
			inside = bracket.nesting;
			record(bracket, bracket.lineEnd ?? lineEnd, false);
		}
		open = [];
	};

	let at = 0;
	while (at < text.length) {
		switch (text[at]) {
			case "(":
			case "（":
				open.push({ start: at, nesting: 0, lineEnd: null });
				break;
			case ")":
			case "）": {
				const bracket = open.pop();
				if (!bracket) break;
				record(bracket, at + 1, true);
				const outer = open.at(-1);
				if (outer) outer.nesting = Math.max(outer.nesting, bracket.nesting + 1);
				break;
			}
			case "\r":
			case "\n": {
				if (open.length === 0) break;
				const next = at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1);
				if (open.some(({ lineEnd }) => lineEnd !== null) || !closesFirst(text, next)) giveUp(at);
				else for (const bracket of open) bracket.lineEnd = at;
				at = next;
				continue;
			}
			case "`":
				at = codeEnd(text, at);
				continue;
			case ":":
				if (text.startsWith("://", at)) at = addressEnd(text, at);
				else at++;
				continue;
		}
		at++;
	}
	giveUp(text.length);
	return pairs.sort((a, b) => a.start - b.start);
}

/** Whether the line at `at` closes a bracket, with no smiley, before it opens one. */
function closesFirst(text: string, at: number): boolean {
	for (let index = at; index < text.length; index++) {
		const sign = text[index];
		if (sign === "）" || (sign === ")" && !":;-".includes(text[index - 1] ?? " "))) return true;
		if (sign === "(" || sign === "（" || sign === "\n" || sign === "\r") return false;
	}
	return false;
}

/** Behind the code that the backtick at `at` begins; a lone backtick is a sign like any other. */
function codeEnd(text: string, at: number): number {
	if (text.startsWith("```", at)) {
		const fence = text.indexOf("```", at + 3);
		return fence === -1 ? at + 3 : fence + 3;
	}
	for (let index = at + 1; index < text.length && text[index] !== "\n"; index++) {
		if (text[index] === "`") return index + 1;
	}
	return at + 1;
}

/** Behind an address. A bracket that the address did not open itself ends it, as in `(see https://example.org)`. */
function addressEnd(text: string, at: number): number {
	let depth = 0;
	for (let index = at + 3; index < text.length; index++) {
		const sign = text[index] ?? "";
		if (/\s/.test(sign) || sign === "（" || sign === "）") return index;
		if (sign === "(") depth++;
		if (sign === ")" && depth-- === 0) return index;
	}
	return text.length;
}
