import { blockId, contentKey } from "../block-id";
import { countWords } from "../diff/likeness";
import type { DocumentNode } from "../schema";
import { cellColumns, cellSpan } from "../table-shape";
import { nodeText } from "../text";

/** A cell with the lines that it covers in its version: more than one each way where it spans them. */
export interface SheetCell {
	readonly node: DocumentNode;
	/** Ids of rows. */
	readonly rows: readonly string[];
	/** Places from 0 until the columns are named (`nameColumns`), then names. */
	readonly columns: readonly string[];
}

/** A table of one version as rows and columns. */
export interface Sheet {
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	readonly cells: ReadonlyMap<string, SheetCell>;
}

export interface Sheets {
	/** Null for a table that both added. */
	readonly base: Sheet | null;
	readonly mine: Sheet;
	readonly theirs: Sheet;
}

/** The rows and columns of a table, spans laid out; its columns go by their places. */
export function readSheet(table: DocumentNode): Sheet {
	const lines = table.content ?? [];
	const rows = lines.map((row) => blockId(row) ?? "");
	const cells = new Map<string, SheetCell>();
	let width = 0;
	for (const [index, starts] of cellColumns(table).entries()) {
		for (const [place, start] of starts.entries()) {
			const node = lines[index]?.content?.[place];
			if (!node) continue;
			const columns = Array.from({ length: cellSpan(node, "colspan") }, (_, offset) => String(start + offset));
			width = Math.max(width, start + columns.length);
			cells.set(blockId(node) ?? "", { node, rows: rows.slice(index, index + cellSpan(node, "rowspan")), columns });
		}
	}
	return { rows, columns: Array.from({ length: width }, (_, column) => String(column)), cells };
}

/**
 * The three versions of a table with one name for each column that is the same: one in which more than half of the
 * places of the rows that both have hold the same cells. By that a column is known after it was moved, and is another
 * one where it was deleted and a new one filled in beside it.
 */
export function nameColumns({ base, mine, theirs }: Sheets): Sheets {
	const was = base && renamed(base, (column) => `base ${column}`);
	const ofMine = was ? sameColumns(mine, was) : new Map<string, string>();
	const own = renamed(mine, (column) => ofMine.get(column) ?? `mine ${column}`);
	const ofTheirs = was ? sameColumns(theirs, was) : new Map<string, string>();
	// What both put in.
	const known = new Set(was?.columns);
	for (const [column, name] of sameColumns(theirs, own)) {
		if (!ofTheirs.has(column) && !known.has(name)) ofTheirs.set(column, name);
	}
	return { base: was, mine: own, theirs: renamed(theirs, (column) => ofTheirs.get(column) ?? `theirs ${column}`) };
}

function renamed({ rows, columns, cells }: Sheet, name: (column: string) => string): Sheet {
	const named = [...cells].map(([id, cell]) => [id, { ...cell, columns: cell.columns.map(name) }] as const);
	return { rows, columns: columns.map(name), cells: new Map(named) };
}

/** By the columns of a sheet those of another one that are the same. */
function sameColumns(sheet: Sheet, other: Sheet): Map<string, string> {
	const [shared, others] = [new Set(sheet.rows), new Set(other.rows)];
	for (const row of shared) if (!others.has(row)) shared.delete(row);
	const [places, otherPlaces] = [countPlaces(sheet, shared), countPlaces(other, shared)];
	const together = new Map<string, Map<string, number>>();
	for (const [id, { rows, columns }] of sheet.cells) {
		const twin = other.cells.get(id);
		const common = twin ? rows.filter((row) => shared.has(row) && twin.rows.includes(row)).length : 0;
		if (!twin || common === 0) continue;
		for (const [offset, column] of columns.entries()) {
			const partner = twin.columns[offset];
			if (partner === undefined) break;
			const counts = together.get(column) ?? new Map<string, number>();
			together.set(column, counts.set(partner, (counts.get(partner) ?? 0) + common));
		}
	}
	const same = new Map<string, string>();
	for (const [column, counts] of together) {
		for (const [partner, count] of counts) {
			if (count * 2 > (places.get(column) ?? 0) && count * 2 > (otherPlaces.get(partner) ?? 0))
				same.set(column, partner);
		}
	}
	return same;
}

/** How many places of some rows each column has cells in. */
function countPlaces({ cells }: Sheet, among: ReadonlySet<string>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { rows, columns } of cells.values()) {
		const count = rows.filter((row) => among.has(row)).length;
		for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + count);
	}
	return counts;
}

/** True for a cell that nobody has put anything into. */
export function isBlank({ type, text, content = [] }: DocumentNode): boolean {
	if (type === "text") return text?.trim() === "";
	return (type === "paragraph" || type === "tableCell" || type === "tableHeader") && content.every(isBlank);
}

/**
 * Rows and columns of the base that a side gave another meaning: of all words in them that it could have kept, it kept
 * none. What the other side writes there was written about something else.
 */
export function retypedLines(base: Sheet, side: Sheet): Set<string> {
	const [rows, columns] = [new Set(side.rows), new Set(side.columns)];
	const [told, kept] = [new Set<string>(), new Set<string>()];
	for (const [id, cell] of base.cells) {
		const lines = [cell.rows.filter((row) => rows.has(row)), cell.columns.filter((column) => columns.has(column))];
		if (lines.some(({ length }) => length === 0) || lines.flat().every((line) => kept.has(line))) continue;
		if (isBlank(cell.node)) continue;
		const now = side.cells.get(id)?.node;
		const isKept = now !== undefined && keepsWord(cell.node, now);
		for (const line of lines.flat()) (isKept ? kept : told).add(line);
	}
	for (const line of kept) told.delete(line);
	return told;
}

function keepsWord(was: DocumentNode, is: DocumentNode): boolean {
	if (contentKey(was) === contentKey(is)) return true;
	const words = countWords(nodeText(is));
	return [...countWords(nodeText(was)).keys()].some((word) => words.has(word));
}
