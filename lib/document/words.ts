/**
 * Splits text into the pieces that a comparison treats as one: words, numbers, runs of spaces, single signs.
 *
 * Strategy: in scripts where no character combines with its neighbours a regular expression does it, an order of
 * magnitude faster; any other text is cut by the word boundaries of Unicode (UAX #29), which know scripts without
 * spaces. The two differ about `10:30` or `U.S.S.`: what the expression can cut is cut by it in either, or one emoji at
 * the end of a paragraph would make other words of it all. Cuts never fall inside what a reader sees as one character.
 */

const PLAIN = /^[\t\n\r\u0020-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;
const PIECES = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+|[.,:]\p{N}+)*|\n|[^\S\n]+|[\s\S]/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

const STRETCH = 512;
/** Words at the end of a stretch whose extent may depend on what comes after it. */
const UNCERTAIN = 3;

const words = new Intl.Segmenter("en", { granularity: "word" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The pieces of a text in order; joined they are the text. A line end is always a piece of its own. */
export function splitWords(text: string): string[] {
	if (PLAIN.test(text)) return text.match(PIECES) ?? [];
	return text
		.split(/(\n)/)
		.flatMap((line) => (line === "" ? [] : PLAIN.test(line) ? (line.match(PIECES) ?? []) : splitLine(line)));
}

/** The segmenter's time grows with the square of the text it is given, so it is given stretches that start at a cut. */
function splitLine(line: string): string[] {
	const pieces: string[] = [];
	let start = 0;
	let size = STRETCH;
	while (start < line.length) {
		const ends = cuts(line.slice(start, start + size));
		if (start + size < line.length) ends.splice(-UNCERTAIN);
		// One word fills the stretch: see more of it.
		if (ends.length === 0) {
			size *= 2;
			continue;
		}
		const offset = start;
		for (const end of ends) {
			pieces.push(line.slice(start, offset + end));
			start = offset + end;
		}
		size = STRETCH;
	}
	return cutPlain(pieces);
}

/** The pieces with each run of those that are in plain scripts cut by the expression. */
function cutPlain(pieces: readonly string[]): string[] {
	const cut: string[] = [];
	let plain = "";
	const close = (): void => {
		if (plain !== "") cut.push(...(plain.match(PIECES) ?? []));
		plain = "";
	};
	for (const piece of pieces) {
		if (PLAIN.test(piece)) {
			plain += piece;
			continue;
		}
		close();
		cut.push(piece);
	}
	close();
	return cut;
}

/** The ends of the words of a stretch, but for those inside a character. */
function cuts(stretch: string): number[] {
	const ends: number[] = [];
	const characters = graphemes.segment(stretch);
	for (const { index } of words.segment(stretch)) {
		if (index > 0 && characters.containing(index)?.index === index) ends.push(index);
	}
	ends.push(stretch.length);
	return ends;
}

/** False for spaces and signs alone. */
export function hasWord(text: string): boolean {
	return HAS_WORD.test(text);
}
