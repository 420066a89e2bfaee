import { blockId, newBlockId } from "../block-id";
import type { DocumentNode } from "../schema";
import { nodeText } from "../text";

/** Rows of cells, as the blocks of one version hold them. */
export interface Grid {
	readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
	/** Cells of several columns or rows stand in it. */
	readonly spans: boolean;
}

export function readGrid(table: DocumentNode): Grid {
	let spans = false;
	const rows = (table.content ?? []).map((row) => ({
		id: blockId(row) ?? "",
		cells: (row.content ?? []).map((cell) => {
			spans ||= cell.attrs?.colspan !== undefined || cell.attrs?.rowspan !== undefined;
			return blockId(cell) ?? "";
		}),
	}));
	return { rows, spans };
}

function sameGrid(a: Grid, b: Grid): boolean {
	return JSON.stringify(a.rows) === JSON.stringify(b.rows);
}

function isRegular({ rows, spans }: Grid): boolean {
	return !spans && rows.every(({ cells }) => cells.length === rows[0]?.cells.length);
}

/**
 * The merged table with its columns in line again: a row that one side added gets an empty cell in each column that
 * the other side added. Null where that cannot be told: cells span several places, or text stands in a column that
 * the other side removed.
 */
export function alignTable(
	merged: DocumentNode,
	{ base, mine, theirs }: { base: Grid | null; mine: Grid; theirs: Grid },
	newId: () => string = newBlockId,
): DocumentNode | null {
	const grid = readGrid(merged);
	if (sameGrid(grid, mine) || sameGrid(grid, theirs)) return merged;
	if (!isRegular(mine) || !isRegular(theirs) || (base && !isRegular(base)) || grid.spans) return null;
	if (isRegular(grid)) return merged;
	const [ofMine, ofTheirs] = [rowsById(mine), rowsById(theirs)];
	const model = grid.rows.find(({ id }) => ofMine.has(id) && ofTheirs.has(id));
	if (!model) return null;
	const content: DocumentNode[] = [];
	for (const row of merged.content ?? []) {
		const id = blockId(row) ?? "";
		const side = ofMine.has(id) ? (ofTheirs.has(id) ? null : ofMine) : ofTheirs;
		const fitted = side ? fitRow(row, model.cells, side.get(model.id) ?? [], newId) : row;
		if (!fitted || (fitted.content?.length ?? 0) !== model.cells.length) return null;
		content.push(fitted);
	}
	return { ...merged, content };
}

function rowsById({ rows }: Grid): ReadonlyMap<string, readonly string[]> {
	return new Map(rows.map(({ id, cells }) => [id, cells]));
}

/** A row that one side added, its cells under those of the model row that stand above them on that side. */
function fitRow(
	row: DocumentNode,
	columns: readonly string[],
	sideColumns: readonly string[],
	newId: () => string,
): DocumentNode | null {
	const cells = new Map((row.content ?? []).map((cell, index) => [sideColumns[index], cell]));
	const content = columns.map((column): DocumentNode => {
		const cell = cells.get(column);
		cells.delete(column);
		if (cell) return cell;
		return {
			type: "tableCell",
			attrs: { id: newId() },
			content: [{ type: "paragraph", attrs: { id: newId() } }],
		};
	});
	const rest = [...cells.values()];
	return rest.some((cell) => nodeText(cell).trim() !== "") ? null : { ...row, content };
}
