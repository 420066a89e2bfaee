/** Who saved a page since a revision of it, or since there was none. */
export interface SavedSince {
	readonly revisions: number;
	/** Some of them by name, who saved last first. */
	readonly authors: readonly string[];
	/** How many more people did. */
	readonly others: number;
	/** Whether nobody did but the one who asks. */
	readonly own: boolean;
}

/** What an author is called before whoever asks. */
export function nameFor(author: string, reader: string): string {
	return author === reader ? "you in another tab" : author;
}

/** A sentence that begins with people, whose names keep their letters. */
export function asSentence(words: string): string {
	return words.replace(/^you in another tab\b/, "You in another tab");
}

/** `Kira, Odo, and 2 others`. */
export function sayPeople(names: readonly string[], others = 0): string {
	const more = others === 0 ? [] : [others === 1 ? "one more" : `${others} others`];
	return new Intl.ListFormat("en").format([...names, ...more]);
}

/**
 * Who saved what since somebody began to edit, as the beginning of a sentence: `Kira and Odo published 3 revisions, the
 * last of them revision 12 by Kira at 14:03`. `at` is written behind the last one.
 */
export function saySaved({ revisions, authors, others, own }: SavedSince, latestId: number | null, at = ""): string {
	const [last] = authors;
	const who = own ? "You" : authors.length === 0 ? "Somebody" : asSentence(sayPeople(authors, others));
	const where = own ? " in another tab, or by a save whose answer you did not get" : "";
	if (revisions === 1) return `${who} published revision ${latestId}${at}${where}`;
	const by = authors.length + others > 1 ? ` by ${last}` : "";
	return `${who} published ${revisions} revisions${where}, the last of them revision ${latestId}${by}${at}`;
}

/** Who wrote in the same places as somebody else, each once; none where that is not known of all places. */
export function overlapAuthors(overlaps: readonly { readonly authors: readonly string[] }[]): string[] {
	if (overlaps.some(({ authors }) => authors.length === 0)) return [];
	return [...new Set(overlaps.flatMap(({ authors }) => authors))];
}
