import type { DocumentNode } from "./schema";

/** How many columns, or rows, a cell covers. */
export function cellSpan(cell: DocumentNode, name: "colspan" | "rowspan"): number {
	const value = cell.attrs?.[name];
	return typeof value === "number" ? value : 1;
}

/**
 * Width and height of the grid that a table covers once its spans are laid out, cells that hang down from
 * rows above included. The product is what an editor or browser must allocate, whatever the table's own size.
 */
export function tableGrid(table: DocumentNode): { columns: number; rows: number } {
	let hanging: { columns: number; rowsLeft: number }[] = [];
	let columns = 0;
	for (const row of table.content ?? []) {
		let width = 0;
		const next: typeof hanging = [];
		for (const { columns: covered, rowsLeft } of hanging) {
			width += covered;
			if (rowsLeft > 1) next.push({ columns: covered, rowsLeft: rowsLeft - 1 });
		}
		for (const cell of row.content ?? []) {
			const covered = cellSpan(cell, "colspan");
			const down = cellSpan(cell, "rowspan");
			width += covered;
			if (down > 1) next.push({ columns: covered, rowsLeft: down - 1 });
		}
		columns = Math.max(columns, width);
		hanging = next;
	}
	return { columns, rows: table.content?.length ?? 0 };
}

/**
 * The first column, from 0, that each cell of each row covers: the next one that no cell hangs into from above, as
 * in HTML.
 */
export function cellColumns(table: DocumentNode): number[][] {
	/** In how many rows from this one on each column is covered. */
	const covered: number[] = [];
	return (table.content ?? []).map((row) => {
		let column = 0;
		const places = (row.content ?? []).map((cell) => {
			while ((covered[column] ?? 0) > 0) column++;
			const place = column;
			const end = place + cellSpan(cell, "colspan");
			for (; column < end; column++) covered[column] = Math.max(covered[column] ?? 0, cellSpan(cell, "rowspan"));
			return place;
		});
		for (const [at, rows] of covered.entries()) covered[at] = Math.max(0, (rows ?? 0) - 1);
		return places;
	});
}
