import type { BlockView, CutPlace, DiffRow } from "../diff";
import { cellOf, rowOf } from "./leaf-blocks";

/**
 * What a reader takes for one change: a block, or a row of a table with all its cells; blocks that were split or joined
 * are one with their pieces as long as these follow one another.
 */
export interface DiffUnit {
	readonly rows: readonly DiffRow[];
	/** Index of the first of them in the comparison. */
	readonly position: number;
	/** The table whose row this is; null for what stands in no table. */
	readonly tableId: string | null;
	readonly changed: boolean;
	/** Counted from 1; null for what did not change, for the second end of a move and for what continues the change above. */
	readonly number: number | null;
}

/** How a row belongs to a block that was split or joined; null where it does not. */
export function cutOf(row: DiffRow): CutPlace | null {
	if (row.kind === "split" || row.kind === "joined") return row;
	return row.kind === "moved" ? (row.cut ?? null) : null;
}

/** The block whose piece a row holds; the rows of all its pieces have the same. */
export function wholeOf(row: DiffRow, rows: readonly DiffRow[]): BlockView | null {
	const cut = cutOf(row);
	if (!cut) return null;
	const side = cut.kind === "split" ? "before" : "after";
	return row[side] ?? (row.kind === "moved" ? rows[row.counterpart]?.[side] : null) ?? null;
}

/**
 * Names for the rows of tables, or tables, that hold the blocks of a comparison: those of the newer version, which an
 * older one shares where one of its blocks stayed in it (`order.ts`).
 */
function nameBy(
	rows: readonly DiffRow[],
	nameOf: (view: BlockView | undefined) => string | null,
): (row: DiffRow) => string | null {
	const became = new Map<string | null, string | null>();
	for (const { before, after } of rows) if (before && after) became.set(nameOf(before), nameOf(after));
	const taken = new Set(became.values());
	return ({ before, after }) => {
		if (after) return nameOf(after);
		const name = nameOf(before);
		if (name === null) return null;
		return became.get(name) ?? (taken.has(name) ? `gone ${name}` : name);
	};
}

/** The rows of a comparison as units, in order; each row is in one. */
export function diffUnits(rows: readonly DiffRow[]): DiffUnit[] {
	const units: DiffUnit[] = [];
	const rowName = nameBy(rows, rowOf);
	const tableName = nameBy(rows, (view) => cellOf(view)?.tableId ?? null);
	let name: string | null = null;
	let whole: BlockView | null = null;
	let open: DiffRow[] = [];
	for (const [position, row] of rows.entries()) {
		const own = rowName(row);
		const cut = wholeOf(row, rows);
		const continues = own === name && (own !== null || (cut !== null && cut === whole));
		[name, whole] = [own, cut];
		if (continues) {
			open.push(row);
			continue;
		}
		open = [row];
		units.push({ rows: open, position, tableId: tableName(row), changed: false, number: null });
	}
	return numbered(units, rows);
}

function numbered(units: readonly DiffUnit[], rows: readonly DiffRow[]): DiffUnit[] {
	let number = 0;
	/** The wholes of which a piece was met that stayed in its place. */
	const met = new Set<BlockView | null>();
	let above: DiffUnit | undefined;
	return units.map((unit) => {
		const changed = unit.rows.some(({ kind }) => kind !== "unchanged");
		const told = unit.rows.every((row) => {
			if (row.kind === "moved") return row.counterpart < unit.position;
			return row.kind === "unchanged" || (cutOf(row) && met.has(wholeOf(row, rows)));
		});
		for (const row of unit.rows) if (row.kind !== "moved") met.add(wholeOf(row, rows));
		// A table that came or went is one change.
		const continues = unit.tableId !== null && unit.tableId === above?.tableId && wholly(unit) === wholly(above);
		const counts = changed && !told && !(continues && wholly(unit) !== null);
		above = unit;
		return { ...unit, changed, number: counts ? ++number : null };
	});
}

/** Added or removed from end to end; null for anything else. */
function wholly({ rows }: DiffUnit): "added" | "removed" | null {
	const kind = rows[0]?.kind;
	return (kind === "added" || kind === "removed") && rows.every((row) => row.kind === kind) ? kind : null;
}

/** A stretch of units; `folded` ones did not change and stand too far from a change to be worth showing. */
export interface FoldedUnits {
	readonly folded: boolean;
	readonly units: readonly DiffUnit[];
}

/**
 * Divides units into stretches to show and stretches to fold, keeping `context` unchanged ones around each change,
 * and the head of each table of which a row is shown.
 */
export function foldUnits(units: readonly DiffUnit[], context = 2): FoldedUnits[] {
	const near = new Uint8Array(units.length);
	for (const [index, { changed }] of units.entries()) {
		if (changed) near.fill(1, Math.max(0, index - context), index + context + 1);
	}
	let head = -1;
	for (const [index, { tableId }] of units.entries()) {
		if (tableId === null) continue;
		if (tableId !== units[index - 1]?.tableId) head = index;
		if (near[index] === 1) near[head] = 1;
	}
	const stretches: { folded: boolean; units: DiffUnit[] }[] = [];
	for (const [index, unit] of units.entries()) {
		// A fold of one costs as much room as the one.
		const folded = near[index] === 0 && (near[index - 1] === 0 || near[index + 1] === 0);
		const last = stretches.at(-1);
		if (last?.folded === folded) last.units.push(unit);
		else stretches.push({ folded, units: [unit] });
	}
	return stretches;
}
