/** Nobody reads a longer one in a list; what stands before is left out. */
const LONGEST = 500;

/** An end of a sentence and what opens the next: a stop with its closing signs and a space, or a stop that needs none. */
const ENDS = /[.!?…؟۔।]["'”’»)\]]*\s+(?=["'“‘«([¿¡]*[\p{Lu}\p{Lo}\p{N}])|[。！？]["'”’」』）]*/gu;
/** Before these there stands a name or a number, and none ends a sentence by itself. */
const TITLES = "Mr|Mrs|Ms|Dr|St|Lt|Jr|Sr|Mt|Ft|Fr|Hr|Capt|Cmdr|Comm|Adm|Gen|Col|Maj|Prof|Sgt|Ens|vs|ca|e\\.g|i\\.e";
const ABBREVIATION = new RegExp(String.raw`(?:^|[\s("“])(?:\p{Lu}|[a-zà-ÿ]|(?:\p{Lu}\.)+\p{Lu}|${TITLES})\.$`, "u");
/** `no. 5` and `He said no.` are told by what follows. */
const BEFORE_NUMBER =
	/(?:^|[\s("“])(?:[Vv]ol|[Nn]o|pp|[Cc]h|fl|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+\p{N}$/u;

/** `World War I.` may end a sentence, while `J. Sisko` does not. */
const COUNTED = /\p{Ll}\s[IVX]\.$/u;

/** Where the sentences of a text end, the space behind them with them; the last ends with the text. */
export function sentenceEnds(text: string): number[] {
	const ends: number[] = [];
	for (const match of text.matchAll(ENDS)) {
		const end = match.index + match[0].length;
		if (end < text.length && !isInside(text, match.index, end)) ends.push(end);
	}
	return text === "" ? [] : [...ends, text.length];
}

/** Whether the stop at this place belongs to a word. */
function isInside(text: string, stop: number, end: number): boolean {
	const from = Math.max(0, stop - 8);
	if (COUNTED.test(text.slice(from, stop + 1))) return false;
	return ABBREVIATION.test(text.slice(from, stop + 1)) || BEFORE_NUMBER.test(text.slice(from, end + 1));
}

/** The sentences of a text, in order, spaces single. */
export function splitSentences(text: string): string[] {
	const ends = sentenceEnds(text);
	return ends.flatMap(
		(end, index) =>
			text
				.slice(ends[index - 1] ?? 0, end)
				.replace(/\s+/gu, " ")
				.trim() || [],
	);
}

/** The last sentence of a text, as somebody would quote it: spaces single, at most 500 characters. */
export function sentenceBefore(text: string): string {
	const whole = text.trimEnd();
	const window = whole.slice(-2 * LONGEST);
	const start = sentenceEnds(window).at(-2) ?? 0;
	const sentence = window.slice(start).replace(/\s+/gu, " ").trim();
	if (sentence.length <= LONGEST && (start > 0 || whole.length === window.length)) return sentence;
	// Cut at a word; an unpaired half of a surrogate would be refused by the database.
	const cut = sentence.slice(-LONGEST);
	return `…${cut.slice(cut.search(/\s|$/u)).trimEnd() || cut.replace(/^[\udc00-\udfff]/, "")}`;
}
