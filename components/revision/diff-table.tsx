import type { ReactNode } from "react";
import type { DiffRow } from "@/lib/document/diff";
import { cellOf, type DiffUnit } from "@/lib/document/diff-units";
import { type PresentedDiff, unitAnchor } from "@/lib/document/present-diff";
import type { InlineContext } from "@/lib/document/render-inline";
import { DiffHop } from "./diff-hop";
import { DiffSign } from "./diff-row";
import type { Side } from "./diff-segments";
import { SideView } from "./diff-side";

interface DiffTableProps {
	/** Neighbouring rows of one table. */
	units: readonly DiffUnit[];
	diff: PresentedDiff;
	context: InlineContext;
}

/** Rows of a table as a table, on each side; the newer holds the rows and cells that are gone for the inline layout. */
export function DiffTable({ units, diff, context }: DiffTableProps) {
	const kind = units.some(({ changed }) => changed) ? "changed" : "unchanged";
	const numbers = units.flatMap(({ number }) => number ?? []);
	const isOn = (side: Side) => units.some(({ rows }) => rows.some((row) => row[side]));
	return (
		<div className={`diff-row diff-table ${isOn("before") ? (isOn("after") ? kind : "removed") : "added"}`}>
			{numbers.length > 0 && <DiffHop from={Math.min(...numbers)} to={Math.max(...numbers)} diff={diff} />}
			{units.map((unit) => !unit.rows.some(({ after }) => after) && <Anchor key={unit.position} unit={unit} />)}
			{(["before", "after"] as const).map((side) =>
				isOn(side) ? (
					<div className={`diff-side ${side} prose`} key={side}>
						<table>
							<tbody>
								{units.map((unit) => (
									<TableRow key={unit.position} unit={unit} side={side} diff={diff} context={context} />
								))}
							</tbody>
						</table>
					</div>
				) : (
					<div className={`diff-side ${side} nothing`} key={side} />
				),
			)}
		</div>
	);
}

/** A row that is gone has no line of its own on the newer side that could be stepped to. */
function Anchor({ unit }: { unit: DiffUnit }) {
	if (!unit.changed) return null;
	if (unit.number === null) return <div className="diff-anchor" id={unitAnchor(unit)} />;
	return <div className="diff-anchor" id={unitAnchor(unit)} data-change="" tabIndex={-1} />;
}

interface TableRowProps {
	unit: DiffUnit;
	side: Side;
	diff: PresentedDiff;
	context: InlineContext;
}

function TableRow({ unit, side, diff, context }: TableRowProps) {
	const here = unit.rows.some((row) => row[side]);
	if (!here && side === "before") return null;
	const step = unit.number !== null && here && side === "after";
	const cells = cellsOf(unit.rows, side);
	const isHead = cells.every(({ rows, shown }) => cellOf(rows[0]?.[shown])?.header);
	const kind = rowKind(unit.rows);
	const link = moveLink(unit, diff);
	return (
		<tr
			className={here ? kind : `${kind} inline-only`}
			id={unit.changed && here && side === "after" ? unitAnchor(unit) : undefined}
			data-change={step ? "" : undefined}
			tabIndex={step ? -1 : undefined}
		>
			<td className="diff-table-sign">
				{!(kind === "moved" && link) && <DiffSign kind={kind} side={here ? side : "before"} />}
				{link}
			</td>
			{cells.map(({ key, rows, shown }) => (
				<TableCell
					key={key}
					rows={rows}
					side={shown}
					gone={shown !== side}
					scope={isHead ? "col" : "row"}
					context={context}
				/>
			))}
		</tr>
	);
}

/** To the other place of a row that moved; null where that is not on the page. */
function moveLink({ rows, position }: DiffUnit, diff: PresentedDiff): ReactNode {
	const moved = rows.find((row) => row.kind === "moved");
	const anchor = moved && diff.ends.get(moved.counterpart)?.anchor;
	if (!moved || !anchor) return null;
	const down = moved.counterpart > position;
	return (
		<a
			className="diff-sign diff-move"
			href={`#${anchor}`}
			aria-label={moved.before ? "Moved to another place" : "Moved from another place"}
		>
			{down ? "↓" : "↑"}
		</a>
	);
}

function rowKind(rows: readonly DiffRow[]): DiffRow["kind"] {
	const [first] = rows;
	return first && rows.every(({ kind }) => kind === first.kind) ? first.kind : "changed";
}

interface CellRows {
	readonly key: string;
	readonly rows: DiffRow[];
	/** The side that the cell is shown of: the older for one that is gone. */
	readonly shown: Side;
}

function cellsOf(rows: readonly DiffRow[], side: Side): CellRows[] {
	const cells: CellRows[] = [];
	for (const [index, row] of rows.entries()) {
		const shown = row[side] ? side : "before";
		if (!row[shown]) continue;
		const key = cellOf(row[shown])?.cellId ?? String(index);
		const last = cells.at(-1);
		if (last?.key === key && last.shown === shown) last.rows.push(row);
		else cells.push({ key, rows: [row], shown });
	}
	return cells;
}

interface TableCellProps {
	rows: readonly DiffRow[];
	side: Side;
	/** Whether it is shown where it is no more. */
	gone: boolean;
	/** What it heads, where it is a heading. */
	scope: "col" | "row";
	context: InlineContext;
}

function TableCell({ rows, side, gone, scope, context }: TableCellProps) {
	const cell = cellOf(rows[0]?.[side]);
	const [colSpan, rowSpan] = cell?.span ?? [1, 1];
	const Tag = cell?.header ? "th" : "td";
	return (
		<Tag
			scope={cell?.header ? scope : undefined}
			className={[rowKind(rows), gone && "inline-only"].filter(Boolean).join(" ")}
			colSpan={colSpan > 1 ? colSpan : undefined}
			rowSpan={rowSpan > 1 ? rowSpan : undefined}
		>
			{rows.map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
				<SideView key={index} row={row} side={side} context={context} inCell />
			))}
		</Tag>
	);
}
