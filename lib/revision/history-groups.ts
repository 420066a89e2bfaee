/** Which edits that follow each other stand together in a history. */
export interface HistoryGrouping {
	/** Those of one person. */
	readonly runs: boolean;
	/** Minor ones, whoever made them. */
	readonly minors: boolean;
}

/** What of a row decides where it stands. */
interface GroupedRow {
	readonly id: number;
	readonly parentId: number | null;
	readonly author: { readonly id: number };
	readonly minor: boolean;
}

/** Rows that stand together, newest first: several for a reason, or one alone. */
export interface HistoryGroup<Row> {
	readonly by: keyof HistoryGrouping | null;
	readonly newest: Row;
	readonly rows: readonly Row[];
}

/**
 * Groups the rows of a history, newest first, and keeps their order. Rows join only where each followed the next, so
 * that a group is one stretch of the history: a filter may have left out what stood between. Where both groupings
 * begin with a row, the longer wins, and of two that are as long the one by person.
 */
export function groupHistory<Row extends GroupedRow>(
	rows: readonly Row[],
	{ runs, minors }: HistoryGrouping,
): HistoryGroup<Row>[] {
	const groups: HistoryGroup<Row>[] = [];
	for (let at = 0; at < rows.length; ) {
		const newest = rows[at] as Row;
		const run = runs ? stretch(rows, at, (row) => row.author.id === newest.author.id) : 1;
		const small = minors && newest.minor ? stretch(rows, at, (row) => row.minor) : 1;
		const length = Math.max(run, small);
		const by = length === 1 ? null : run === length ? "runs" : "minors";
		groups.push({ by, newest, rows: rows.slice(at, at + length) });
		at += length;
	}
	return groups;
}

/** How many rows from this one on belong together. */
function stretch<Row extends GroupedRow>(rows: readonly Row[], from: number, belongs: (row: Row) => boolean): number {
	let end = from + 1;
	for (let row = rows[end]; row && belongs(row) && rows[end - 1]?.parentId === row.id; row = rows[end]) end++;
	return end - from;
}
