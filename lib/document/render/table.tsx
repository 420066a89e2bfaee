import type { ReactNode } from "react";
import type { Arrangement, Fold } from "../arrangement";
import { DOCUMENT_LIMITS, type DocumentNode } from "../schema";
import { tableGrid } from "../table-shape";
import { nodeText } from "../text";

interface TableParts {
	id: string | undefined;
	/** Tells this table's region from the others on the page. */
	label: string;
	blockElementId(node: DocumentNode): string | undefined;
	/** What stands folded of its rows and in its cells. */
	arrangement: Arrangement | undefined;
	renderCell(cell: DocumentNode, arrangement: Arrangement | undefined): ReactNode;
}

function span(cell: DocumentNode, name: "colspan" | "rowspan"): number {
	const value = cell.attrs?.[name];
	const valid = typeof value === "number" && Number.isInteger(value) && value > 1 && value <= DOCUMENT_LIMITS.span;
	return valid ? value : 1;
}

function isHeaderRow(row: DocumentNode): boolean {
	const cells = row.content ?? [];
	return cells.length > 0 && cells.every(({ type }) => type === "tableHeader");
}

/** How many rows at the top are headings only, with no cell that reaches below them. */
function countHeadRows(rows: readonly DocumentNode[]): number {
	let count = 0;
	while (count < rows.length && isHeaderRow(rows[count] ?? { type: "" })) count++;
	const overhangs = rows
		.slice(0, count)
		.some((row, index) => (row.content ?? []).some((cell) => index + span(cell, "rowspan") > count));
	return overhangs || count === rows.length ? 0 : count;
}

/** The widths of the columns as far as the first row knows them, or null where it knows none. */
function columnWidths(rows: readonly DocumentNode[]): (number | null)[] | null {
	const widths = (rows[0]?.content ?? []).flatMap((cell): (number | null)[] => {
		const columns = span(cell, "colspan");
		const stored: unknown[] = Array.isArray(cell.attrs?.colwidth) ? cell.attrs.colwidth : [];
		return Array.from({ length: columns }, (_, i) => {
			const width = stored[i];
			return typeof width === "number" && width > 0 && width <= 10_000 ? Math.round(width) : null;
		});
	});
	return widths.some((width) => width !== null) ? widths : null;
}

/** A table in a region of its own that scrolls sideways, by keyboard too. */
export function renderTable(table: DocumentNode, key: number, parts: TableParts): ReactNode {
	const rows = (table.content ?? []).filter(({ type }) => type === "tableRow");
	const headRows = countHeadRows(rows);
	const renderRow = (row: DocumentNode, index: number): ReactNode => {
		const columnHeadings = isHeaderRow(row);
		const inside = parts.arrangement?.inside.get(index);
		return (
			<tr key={index} id={parts.blockElementId(row)}>
				{(row.content ?? []).map((cell, place) => {
					const colSpan = span(cell, "colspan");
					const rowSpan = span(cell, "rowspan");
					const attributes = {
						id: parts.blockElementId(cell),
						colSpan: colSpan > 1 ? colSpan : undefined,
						rowSpan: rowSpan > 1 ? rowSpan : undefined,
					};
					// An empty heading cell announces nothing, so it is an ordinary corner.
					if (cell.type !== "tableHeader" || nodeText(cell).trim() === "") {
						return (
							// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
							<td key={place} {...attributes}>
								{parts.renderCell(cell, inside?.inside.get(place))}
							</td>
						);
					}
					const scope = columnHeadings ? (colSpan > 1 ? "colgroup" : "col") : rowSpan > 1 ? "rowgroup" : "row";
					return (
						// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
						<th key={place} scope={scope} {...attributes}>
							{parts.renderCell(cell, inside?.inside.get(place))}
						</th>
					);
				})}
			</tr>
		);
	};
	const rendered = rows.map(renderRow);
	const { folds = [] } = parts.arrangement ?? {};
	const columns = folds.length > 0 ? tableGrid(table).columns : 0;
	for (const fold of folds) foldRows(rendered, fold, columns);
	const widths = columnWidths(rows);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
		// biome-ignore lint/a11y/useSemanticElements: a section with this label would be no better
		<div key={key} className="table-scroll" role="region" aria-label={parts.label} tabIndex={0}>
			<table id={parts.id}>
				{widths && (
					<colgroup>
						{widths.map((width, column) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
							<col key={column} width={width ?? undefined} />
						))}
					</colgroup>
				)}
				{headRows > 0 && <thead>{rendered.slice(0, headRows)}</thead>}
				<tbody>{rendered.slice(headRows)}</tbody>
			</table>
		</div>
	);
}

/** Neighbouring rows become one that holds them as a table of their own, under a line of text. */
function foldRows(rendered: ReactNode[], { places, label }: Fold, columns: number): void {
	const [first = 0] = places;
	const folded = places.map((place) => rendered[place]);
	for (const place of places) rendered[place] = null;
	rendered[first] = (
		<tr key={`fold-${first}`} className="folded-rows">
			<td colSpan={columns}>
				<details className="lens-fold">
					<summary>{label}</summary>
					<table>
						<tbody>{folded}</tbody>
					</table>
				</details>
			</td>
		</tr>
	);
}
