/** Nobody reads a longer one in a list; what stands before is left out. */
const LONGEST = 500;

/** An end of a sentence and what opens the next: a stop with its closing signs and a space, or a stop that needs none. */
const ENDS = /[.!?…]["'”’»)\]]*\s+(?=["'“‘«([¿¡]*[\p{Lu}\p{Lo}\p{N}])|[。！？]["'”’」』）]*/gu;
/** Stops behind these end no sentence: `Dr. Bashir`, `J. Sisko`. */
const ABBREVIATION =
	/(?:^|[\s("“])(?:\p{Lu}|[A-Z][a-z]|Mrs|Capt|Cmdr|Comm|Adm|Gen|Col|Maj|Prof|Sgt|Ens|vol|no|pp|ch)\.$/u;

/** The sentences of a text, in order, spaces single. */
export function splitSentences(text: string): string[] {
	const sentences: string[] = [];
	let start = 0;
	const take = (end: number): void => {
		const sentence = text.slice(start, end).replace(/\s+/gu, " ").trim();
		if (sentence !== "") sentences.push(sentence);
		start = end;
	};
	for (const match of text.matchAll(ENDS)) {
		if (!endsWithAbbreviation(text, match.index)) take(match.index + match[0].length);
	}
	take(text.length);
	return sentences;
}

/** Whether the stop at this place belongs to a word. */
function endsWithAbbreviation(text: string, stop: number): boolean {
	return ABBREVIATION.test(text.slice(Math.max(0, stop - 8), stop + 1));
}

/** The last sentence of a text, as somebody would quote it: spaces single, at most 500 characters. */
export function sentenceBefore(text: string): string {
	const window = text.slice(-2 * LONGEST).trimEnd();
	let start = 0;
	for (const match of window.matchAll(ENDS)) {
		const end = match.index + match[0].length;
		if (end >= window.length) break;
		if (!endsWithAbbreviation(window, match.index)) start = end;
	}
	const sentence = window.slice(start).replace(/\s+/gu, " ").trim();
	if (sentence.length <= LONGEST && (start > 0 || text.length <= window.length + 1)) return sentence;
	// Cut at a word; an unpaired half of a surrogate would be refused by the database.
	const cut = sentence.slice(-LONGEST);
	return `…${cut.slice(cut.search(/\s|$/u)).trimEnd() || cut.replace(/^[\udc00-\udfff]/, "")}`;
}
