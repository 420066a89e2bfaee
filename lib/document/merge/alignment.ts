/**
 * The cells of a merged table, each in its place.
 *
 * Strategy: the rows and columns of both sides are merged as sequences, and each cell is laid where its row and its
 * column now cross. A cell that one side laid elsewhere goes there; one that spans several lines covers what is left of
 * them, with what the other side put in between. Where a row of one side crosses a column of the other there is an empty
 * cell.
 */
import { blockId } from "../block-id";
import type { DocumentNode } from "../schema";
import { cellSpan } from "../table-shape";
import { mergeOrders } from "./order";
import { OVERLAP } from "./overlap";
import { isBlank, type Sheet, type SheetCell, type Sheets } from "./sheet";

/** The table with its cells laid by the named lines of the sheets; null where they do not fit together. */
export function alignCells(merged: DocumentNode, sheets: Sheets, newId: () => string): DocumentNode | null {
	return new Alignment(merged, sheets, newId).run();
}

/** Where a cell begins, and how far it reaches. */
interface Area {
	readonly row: number;
	readonly column: number;
	readonly rows: number;
	readonly columns: number;
}

class Alignment {
	private readonly lines: readonly DocumentNode[];
	private readonly rows: ReadonlyMap<string, number>;
	private readonly columns: ReadonlyMap<string, number>;
	/** What stands in each place, a cell that begins elsewhere included, by row and column. */
	private readonly places: (DocumentNode | undefined)[][];
	private readonly sides: readonly Side[];

	constructor(
		private readonly merged: DocumentNode,
		private readonly sheets: Sheets,
		private readonly newId: () => string,
	) {
		const { base, mine, theirs } = sheets;
		this.lines = merged.content ?? [];
		this.sides = [readSide(mine), readSide(theirs)];
		this.rows = numbered(this.lines.map((row) => blockId(row) ?? ""));
		const known = new Set(base?.columns);
		const [own, other] = [new Set(mine.columns), new Set(theirs.columns)];
		const order = mergeOrders(base?.columns ?? [], mine.columns, theirs.columns);
		this.columns = numbered(order.filter((column) => !known.has(column) || (own.has(column) && other.has(column))));
		this.places = this.lines.map(() => []);
	}

	run(): DocumentNode | null {
		for (const [row, line] of this.lines.entries()) {
			const fits = line.type !== OVERLAP ? this.layRow(row, line) : this.layAsked(row, line);
			if (!fits) return null;
		}
		const content = this.lines.map((line, row) => (line.type === OVERLAP ? line : this.write(row, line)));
		return { ...this.merged, content };
	}

	private layRow(row: number, line: DocumentNode): boolean {
		return (line.content ?? []).every((node) => {
			const area = this.areaOf(blockId(node) ?? "");
			if (!area) return isBlank(node);
			return area.row === row && this.fitsAsked(node, area) && this.lay(withSpans(node, area, this.lines.length), area);
		});
	}

	/** A row to choose must have the columns of the merged table on every side that has it, and no part in other rows. */
	private layAsked(row: number, line: DocumentNode): boolean {
		const id = blockId(line) ?? "";
		const sides = [this.sheets.mine, this.sheets.theirs].filter(({ rows }) => rows.includes(id));
		const columns = [...this.columns.keys()];
		const fits = sides.every(
			(side) =>
				side.columns.length === columns.length &&
				side.columns.every((column, index) => column === columns[index]) &&
				[...side.cells.values()].every(({ rows }) => rows.length === 1 || !rows.includes(id)),
		);
		return fits && this.lay(line, { row, column: 0, rows: 1, columns: columns.length });
	}

	/** A cell to choose must cover the same on every side. */
	private fitsAsked(node: DocumentNode, area: Area): boolean {
		if (node.type !== OVERLAP) return true;
		return this.sidesOf(blockId(node) ?? "").every(
			({ cell }) =>
				cellSpan(cell.node, "colspan") === area.columns &&
				cellSpan(cell.node, "rowspan") === area.rows &&
				cell.rows.every((line) => this.rows.has(line)) &&
				cell.columns.every((line) => this.columns.has(line)),
		);
	}

	private lay(node: DocumentNode, { row, column, rows, columns }: Area): boolean {
		for (let at = row; at < row + rows; at++) {
			const places = this.places[at];
			for (let across = column; across < column + columns; across++) {
				if (!places || places[across]) return false;
				places[across] = node;
			}
		}
		return true;
	}

	/** The row with its cells in the order of their columns. */
	private write(row: number, line: DocumentNode): DocumentNode {
		const places = this.places[row] ?? [];
		const id = blockId(line) ?? "";
		const content: DocumentNode[] = [];
		for (const [name, column] of this.columns) {
			const node = places[column];
			const isBegun = node !== undefined && (places[column - 1] === node || this.places[row - 1]?.[column] === node);
			if (node && !isBegun) content.push(node);
			const isRagged = !node && column >= places.length && this.lacks(id, name);
			if (!node && !isRagged) content.push(this.emptyCell(id, name));
		}
		if (content.length > 0) return { ...line, content };
		const { content: _none, ...empty } = line;
		return empty;
	}

	/** True where a side that has the row and the column has no cell there. */
	private lacks(row: string, column: string): boolean {
		return this.sides.some(
			({ sheet, held }) => sheet.rows.includes(row) && sheet.columns.includes(column) && !held.has(`${row} ${column}`),
		);
	}

	/** A heading where all of the row, or of the column, are headings on the side that it is from. */
	private emptyCell(row: string, column: string): DocumentNode {
		const isHeading = this.sides.some(({ headings }) => headings.has(row) || headings.has(column));
		return {
			type: isHeading ? "tableHeader" : "tableCell",
			attrs: { id: this.newId() },
			content: [{ type: "paragraph", attrs: { id: this.newId() } }],
		};
	}

	private sidesOf(id: string): { sheet: Sheet; cell: SheetCell }[] {
		return this.sides.flatMap(({ sheet }) => {
			const cell = sheet.cells.get(id);
			return cell ? [{ sheet, cell }] : [];
		});
	}

	/** Where a cell lies now, or null where nothing of its place is left, or it lies in two. */
	private areaOf(id: string): Area | null {
		const [rows, columns] = [this.extent(id, "rows"), this.extent(id, "columns")];
		return rows && columns && { row: rows.first, column: columns.first, rows: rows.count, columns: columns.count };
	}

	private extent(id: string, lines: "rows" | "columns"): { first: number; count: number } | null {
		const sides = this.sidesOf(id);
		const sets = sides.map(({ cell }) => cell[lines].filter((line) => this[lines].has(line)));
		const covered = mergeLines(
			this.sheets.base?.cells.get(id)?.[lines] ?? null,
			sides.map(({ cell }) => cell[lines]),
		);
		const numbers = covered.flatMap((line) => this[lines].get(line) ?? []);
		if (numbers.length === 0 || numbers.length > Math.max(...sets.map(({ length }) => length))) return null;
		const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
		const count = last - first + 1;
		if (count === numbers.length) return { first, count };
		const between = [...this[lines]].filter(([, at]) => at > first && at < last && !numbers.includes(at));
		const isKnown = between.some(([line]) => sides.some(({ sheet }) => sheet[lines].includes(line)));
		return isKnown ? null : { first, count };
	}
}

/** What one side has, at hand. */
interface Side {
	readonly sheet: Sheet;
	/** Rows and columns that have a cell where they cross. */
	readonly held: ReadonlySet<string>;
	/** Rows and columns of headings alone. */
	readonly headings: ReadonlySet<string>;
}

function readSide(sheet: Sheet): Side {
	const held = new Set<string>();
	const headings = new Set<string>();
	const others = new Set<string>();
	for (const { node, rows, columns } of sheet.cells.values()) {
		for (const line of [...rows, ...columns]) (node.type === "tableHeader" ? headings : others).add(line);
		for (const row of rows) for (const column of columns) held.add(`${row} ${column}`);
	}
	for (const line of others) headings.delete(line);
	return { sheet, held, headings };
}

/** What a cell covers: what one side changed about it is taken. */
function mergeLines(base: readonly string[] | null, sides: readonly (readonly string[])[]): readonly string[] {
	const [mine, theirs] = sides;
	if (!mine || !theirs) return mine ?? theirs ?? [];
	return [...new Set([...mine, ...theirs])].filter((line) => {
		const [was, own, other] = [base?.includes(line) ?? false, mine.includes(line), theirs.includes(line)];
		return own === was ? other : own;
	});
}

/** The cell with the spans of its area; what hangs out of the table at its end may go on doing so. */
function withSpans(node: DocumentNode, { row, rows, columns }: Area, height: number): DocumentNode {
	const [across, down] = [cellSpan(node, "colspan"), cellSpan(node, "rowspan")];
	const isDeep = down === rows || (down > rows && row + rows === height);
	if (node.attrs === undefined || (across === columns && isDeep)) return node;
	const { colspan: _across, rowspan: _down, colwidth, ...attrs } = node.attrs;
	return {
		...node,
		attrs: {
			...attrs,
			...(columns > 1 && { colspan: columns }),
			...(rows > 1 && { rowspan: rows }),
			...(across === columns && colwidth !== undefined && { colwidth }),
		},
	};
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
	return new Map(names.map((name, index) => [name, index]));
}
