import type { ReactNode } from "react";
import type { DiffRow } from "@/lib/document/diff";
import { type DrawnCell, drawCells, type JoinedColumns, joinColumns } from "@/lib/document/diff/grid";
import { type PresentedDiff, unitAnchor } from "@/lib/document/diff/present";
import type { DiffUnit } from "@/lib/document/diff/units";
import type { InlineContext } from "@/lib/document/render/inline";
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

/** A table that is wider than its side scrolls, for the keyboard too. */
const SIDES: Readonly<Record<Side, string>> = { before: "Table, older text", after: "Table, newer text" };

/** Rows of a table as a table, on each side; the newer holds the rows and cells that are gone for the inline layout. */
export function DiffTable({ units, diff, context }: DiffTableProps) {
	const kind = units.some(({ changed }) => changed) ? "changed" : "unchanged";
	const numbers = units.flatMap(({ number }) => number ?? []);
	const isOn = (side: Side) => units.some(({ rows }) => rows.some((row) => row[side]));
	const columns = joinColumns(units);
	return (
		<div className={`diff-row diff-table ${isOn("before") ? (isOn("after") ? kind : "removed") : "added"}`}>
			{numbers.length > 0 && <DiffHop from={Math.min(...numbers)} to={Math.max(...numbers)} diff={diff} />}
			{units.map((unit) => !unit.rows.some(({ after }) => after) && <Anchor key={unit.position} unit={unit} />)}
			{(["before", "after"] as const).map((side) =>
				isOn(side) ? (
					// biome-ignore lint/a11y/useSemanticElements: a group of no form
					// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
					<div className={`diff-side ${side} prose`} key={side} role="group" aria-label={SIDES[side]} tabIndex={0}>
						<table>
							<tbody>
								{units.map((unit) => (
									<TableRow
										key={unit.position}
										unit={unit}
										columns={columns}
										side={side}
										diff={diff}
										context={context}
									/>
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
	columns: JoinedColumns;
	side: Side;
	diff: PresentedDiff;
	context: InlineContext;
}

function TableRow({ unit, columns, side, diff, context }: TableRowProps) {
	const here = unit.rows.some((row) => row[side]);
	if (!here && side === "before") return null;
	const step = unit.number !== null && here && side === "after";
	const cells = drawCells(unit, side, columns);
	const isHead = cells.every(({ header, pieces }) => header || pieces.length === 0);
	const kind = rowKind(unit.rows);
	const [first] = unit.rows;
	const shown = here ? side : "before";
	return (
		<tr
			className={here ? kind : `${kind} inline-only`}
			id={unit.changed && here && side === "after" ? unitAnchor(unit) : undefined}
			data-change={step ? "" : undefined}
			tabIndex={step ? -1 : undefined}
		>
			<td className="diff-table-sign">
				{kind === "moved" && first ? moveSign(first, shown, unit, diff) : <DiffSign kind={kind} side={shown} />}
			</td>
			{cells.map((cell, index) => (
				<TableCell
					// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
					key={index}
					cell={cell}
					side={side}
					scope={isHead ? "col" : "row"}
					signOf={(row, on) => row.kind === "moved" && kind !== "moved" && moveSign(row, on, unit, diff)}
					context={context}
				/>
			))}
		</tr>
	);
}

/** Leads to the other place of what moved, where that is on the page and in another row. */
function moveSign(row: DiffRow, side: Side, { rows, position }: DiffUnit, diff: PresentedDiff): ReactNode {
	const end = row.kind === "moved" ? row.counterpart : position;
	const anchor = diff.ends.get(end)?.anchor;
	if (!anchor || (end >= position && end < position + rows.length)) return <DiffSign kind="moved" side={side} />;
	return (
		<a
			className="diff-sign diff-move"
			href={`#${anchor}`}
			aria-label={row.before ? "Moved to another place" : "Moved from another place"}
		>
			{end > position ? "↓" : "↑"}
		</a>
	);
}

function rowKind(rows: readonly DiffRow[]): DiffRow["kind"] {
	const [first] = rows;
	return first && rows.every(({ kind }) => kind === first.kind) ? first.kind : "changed";
}

interface TableCellProps {
	cell: DrawnCell;
	side: Side;
	/** What it heads, where it is a heading. */
	scope: "col" | "row";
	/** Tells of a block that moved without its row. */
	signOf: (row: DiffRow, side: Side) => ReactNode;
	context: InlineContext;
}

function TableCell({ cell: { columns, more, header, pieces }, side, scope, signOf, context }: TableCellProps) {
	const Tag = header ? "th" : "td";
	const isInline = columns === 0;
	const kept = pieces.filter(({ gone }) => !gone);
	const kind = pieces.length > 0 && rowKind((kept.length > 0 ? kept : pieces).map(({ row }) => row));
	const covered = isInline ? more : columns;
	return (
		<>
			<Tag
				scope={header ? scope : undefined}
				className={
					[kept.length === 0 && !isInline ? "diff-below" : kind, isInline && "inline-only"].filter(Boolean).join(" ") ||
					undefined
				}
				colSpan={covered > 1 ? covered : undefined}
			>
				{pieces.map(({ row, gone }, index) => (
					<div
						// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
						key={index}
						className={gone ? `inline-only ${row.kind}` : undefined}
					>
						{signOf(row, gone ? "before" : side)}
						<SideView row={row} side={gone ? "before" : side} context={context} inCell />
					</div>
				))}
			</Tag>
			{!isInline && more > 0 && <td className="inline-only" colSpan={more > 1 ? more : undefined} />}
		</>
	);
}
