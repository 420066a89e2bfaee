/**
 * The rows of tables in a comparison as cells in columns.
 *
 * Strategy: on its own side a cell stands where its document has it. The newer side also holds what is gone, for the
 * inline layout: so the columns of both sides are joined into one row of columns. Those that share most cells are one
 * (`pair-by-count.ts`), as many as keep their order; between them the first with the first, as a cell that was
 * replaced stands where the new one does; what one side has more is a column of its own, which the other leaves blank.
 * Spans downwards are drawn as blanks, since rows that are gone, or folded, stand between the rows of a span.
 */
import type { DiffRow } from "../diff";
import { heaviestIncreasing } from "./increasing-subsequence";
import { cellOf } from "./leaf-blocks";
import { pairByCount } from "./pair-by-count";
import type { DiffUnit } from "./units";

type Side = "before" | "after";

/** For each column of a side, from 1, which of the joined columns it is. */
export type JoinedColumns = Readonly<Record<Side, readonly number[]>>;

/** A cell as it is drawn; blank where it holds nothing. */
export interface DrawnCell {
	/** Columns of its own side that it covers; 0 where it stands in the inline layout only. */
	readonly columns: number;
	/** Further columns that it covers in the inline layout. */
	readonly more: number;
	readonly header: boolean;
	/** In the order of the comparison; what is gone is shown of the older side, and inline only. */
	readonly pieces: readonly { readonly row: DiffRow; readonly gone: boolean }[];
}

/** Where a block's cell begins and ends on one side. */
function placeOf(row: DiffRow, side: Side): { readonly start: number; readonly end: number } | null {
	const cell = cellOf(row[side]);
	return cell && { start: cell.column, end: cell.column + cell.span[0] - 1 };
}

/** The columns of both sides of neighbouring rows of one table. */
export function joinColumns(units: readonly DiffUnit[]): JoinedColumns {
	const rows = units.flatMap((unit) => unit.rows);
	const width = (side: Side) => rows.reduce((most, row) => Math.max(most, placeOf(row, side)?.end ?? 0), 0);
	const shared = [
		...pairByCount(
			rows.flatMap((row) => {
				const [was, is] = [placeOf(row, "before"), placeOf(row, "after")];
				return was && is ? [[was.start, is.start] as const] : [];
			}),
		),
	].sort(([a], [b]) => a - b);
	const stay = heaviestIncreasing(
		shared.map(([, after]) => after),
		shared.map(() => 1),
		width("after") + 1,
	);
	const joined = { before: [0], after: [0] };
	let last = 0;
	const joinUpTo = (before: number, after: number): void => {
		while (joined.before.length < before || joined.after.length < after) {
			last++;
			if (joined.before.length < before) joined.before.push(last);
			if (joined.after.length < after) joined.after.push(last);
		}
	};
	for (const [index, [before, after]] of shared.entries()) {
		if (!stay.has(index)) continue;
		joinUpTo(before, after);
		joinUpTo(before + 1, after + 1);
	}
	joinUpTo(width("before") + 1, width("after") + 1);
	return joined;
}

interface Slot {
	readonly start: number;
	end: number;
	/** Columns of its own side; 0 for a cell that is gone. */
	readonly columns: number;
	readonly header: boolean;
	readonly pieces: { row: DiffRow; gone: boolean }[];
}

/** The cells of a row of a table on one side, blanks between them included. */
export function drawCells({ rows }: DiffUnit, side: Side, joined: JoinedColumns): DrawnCell[] {
	const slots = new Map<number, Slot>();
	const own = side === "after" ? joined.after : joined.before.map((_, column) => column);
	for (const row of rows) {
		const place = placeOf(row, side);
		const start = place && (own[place.start] ?? 0);
		if (!place || !start || slots.has(start)) continue;
		const columns = place.end - place.start + 1;
		const header = cellOf(row[side])?.header ?? false;
		slots.set(start, { start, end: own[place.end] ?? start, columns, header, pieces: [] });
	}
	const kept = [...slots.values()];
	for (const row of rows) {
		const place = placeOf(row, side);
		const gone = place ? null : placeOf(row, "before");
		if (place) slots.get(own[place.start] ?? 0)?.pieces.push({ row, gone: false });
		if (!gone || side === "before") continue;
		const [start, end] = [joined.before[gone.start] ?? 0, joined.before[gone.end] ?? 0];
		const slot = kept.find((cell) => cell.start <= start && start <= cell.end) ??
			slots.get(start) ?? { start, end, columns: 0, header: cellOf(row.before)?.header ?? false, pieces: [] };
		slot.pieces.push({ row, gone: true });
		if (slot.columns === 0) slots.set(start, slot);
	}
	return inOrder([...slots.values()], new Set(own));
}

function inOrder(slots: readonly Slot[], own: ReadonlySet<number>): DrawnCell[] {
	const ordered = slots.toSorted((a, b) => a.start - b.start);
	const last = ordered.findLast(({ columns }) => columns > 0);
	/** A place below a cell that hangs down must be left free for what stands behind it on its own side. */
	const cover = (from: number, to: number) => {
		let columns = 0;
		for (let column = from; column <= to; column++) if (last && from < last.start && own.has(column)) columns++;
		return { columns, more: to - from + 1 - columns };
	};
	let next = 1;
	return ordered.flatMap(({ start, end, columns, header, pieces }, index) => {
		const blank = next < start ? [{ ...cover(next, start - 1), header: false, pieces: [] }] : [];
		// One that is gone ends where another begins.
		const limit = columns > 0 ? end : Math.min(end, (ordered[index + 1]?.start ?? end + 1) - 1);
		next = limit + 1;
		const covered = columns > 0 ? { columns, more: end - start + 1 - columns } : cover(start, limit);
		return [...blank, { ...covered, header, pieces }];
	});
}
