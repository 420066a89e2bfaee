/** Nobody reads a longer one in a list; what stands before is left out. */
const LONGEST = 500;

/** An end of a sentence and what opens the next: a stop with its closing signs and a space, or a stop that needs none. */
const ENDS = /[.!?…]["'”’»)\]]*\s+(?=["'“‘«([¿¡]*[\p{Lu}\p{Lo}\p{N}])|[。！？]["'”’」』）]*/gu;
/** Stops behind these end no sentence: `Dr. Bashir`, `J. Sisko`. */
const ABBREVIATION =
	/(?:^|[\s("“])(?:\p{Lu}|[A-Z][a-z]|Mrs|Capt|Cmdr|Comm|Adm|Gen|Col|Maj|Prof|Sgt|Ens|vol|no|pp|ch)\.$/u;

/** The last sentence of a text, as somebody would quote it: spaces single, at most 500 characters. */
export function sentenceBefore(text: string): string {
	const window = text.slice(-2 * LONGEST).trimEnd();
	let start = 0;
	for (const match of window.matchAll(ENDS)) {
		const end = match.index + match[0].length;
		if (end >= window.length) break;
		if (!ABBREVIATION.test(window.slice(Math.max(0, match.index - 8), match.index + 1))) start = end;
	}
	const sentence = window.slice(start).replace(/\s+/gu, " ").trim();
	if (sentence.length <= LONGEST && (start > 0 || text.length <= window.length + 1)) return sentence;
	// Cut at a word; an unpaired half of a surrogate would be refused by the database.
	const cut = sentence.slice(-LONGEST);
	return `…${cut.slice(cut.search(/\s|$/u)).trimEnd() || cut.replace(/^[\udc00-\udfff]/, "")}`;
}
