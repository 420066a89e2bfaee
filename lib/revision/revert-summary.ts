/** An edit as a summary names it. */
export interface NamedEdit {
	readonly id: number;
	readonly author: string;
}

/** Edits that a summary names one by one; of more it gives the number. */
const NAMED = 3;

/** `Undid revision 123 by Kira`. */
export function undoSummary(edits: readonly NamedEdit[]): string {
	const authors = [...new Set(edits.map(({ author }) => author))];
	const by = authors.length <= NAMED ? list(authors) : `${authors.length} people`;
	if (edits.length > NAMED) return `Undid ${edits.length} revisions by ${by}`;
	return `Undid ${edits.length === 1 ? "revision" : "revisions"} ${list(edits.map(({ id }) => String(id)))} by ${by}`;
}

/** `Reverted edits by Dukat to last version by Kira`. */
export function rollbackSummary(author: string, keptAuthor: string): string {
	return `Reverted edits by ${author} to last version by ${keptAuthor}`;
}

/** `Restored revision 99 by Kira`. */
export function restoreSummary({ id, author }: NamedEdit): string {
	return `Restored revision ${id} by ${author}`;
}

/** `Rejected revision 99 by Dukat`. */
export function rejectSummary({ id, author }: NamedEdit): string {
	return `Rejected revision ${id} by ${author}`;
}

function list(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
