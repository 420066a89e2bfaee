/**
 * Whether the merged rows of a table are a table.
 *
 * Strategy: a cell says what it says by where it stands, so it must not be known by its number in a row. Where only one
 * side changed the grid, its grid holds as it is. Else the columns of the three versions get one name each (`sheet.ts`),
 * as their rows have ids, and the cells are laid anew by both (`alignment.ts`). Either way nothing may come to stand in a
 * line that says something else on the other side.
 */
import { blockId, contentKey, newBlockId } from "../block-id";
import type { DocumentNode } from "../schema";
import { cellSpan } from "../table-shape";
import { alignCells } from "./alignment";
import { OVERLAP } from "./overlap";
import { isBlank, nameColumns, readSheet, retypedLines, type Sheets } from "./sheet";

/** A table as the versions have it; null as the base where both added it. */
export interface TableVersions {
	readonly base: DocumentNode | null;
	readonly mine: DocumentNode;
	readonly theirs: DocumentNode;
}

/**
 * The merged table with each cell in the row and under the column that it was written for. Null where that cannot be:
 * words in a line that the other side removed or gave another meaning, a cell in two places, spans that do not fit. A
 * row or cell that is asked about (a node of another type) must fit whatever is chosen.
 */
export function alignTable(
	merged: DocumentNode,
	{ base, mine, theirs }: TableVersions,
	newId: () => string = newBlockId,
): DocumentNode | null {
	const [isMineStill, isTheirsStill] = [mine, theirs].map((table) => base !== null && hasGridOf(base, table));
	const isSettled = isMineStill
		? hasGridOf(merged, theirs)
		: hasGridOf(merged, mine) && (isTheirsStill || hasGridOf(mine, theirs));
	if (isSettled && isMineStill && isTheirsStill && !fillsCells(base, mine) && !fillsCells(base, theirs)) return merged;
	const sheets = nameColumns({ base: base && readSheet(base), mine: readSheet(mine), theirs: readSheet(theirs) });
	if (saysOtherwise(sheets)) return null;
	return isSettled ? merged : alignCells(merged, sheets, newId);
}

/** True where a cell has words of which the base has it without any. */
function fillsCells(base: DocumentNode | null, table: DocumentNode): boolean {
	return (table.content ?? []).some((row, index) =>
		row.content?.some((cell, place) => {
			const was = base?.content?.[index]?.content?.[place];
			return was && isBlank(was) && !isBlank(cell);
		}),
	);
}

/** True for tables of the same cells in the same rows, of which none is asked about. */
function hasGridOf(merged: DocumentNode, table: DocumentNode): boolean {
	const rows = table.content ?? [];
	return (
		merged.content?.length === rows.length &&
		rows.every((row, index) => {
			const line = merged.content?.[index];
			const cells = row.content ?? [];
			return (
				line?.type === row.type &&
				blockId(line) === blockId(row) &&
				(line.content?.length ?? 0) === cells.length &&
				cells.every((cell, place) => {
					const twin = line.content?.[place];
					return twin && twin.type !== OVERLAP && blockId(twin) === blockId(cell) && hasSpansOf(twin, cell);
				})
			);
		})
	);
}

function hasSpansOf(a: DocumentNode, b: DocumentNode): boolean {
	return cellSpan(a, "colspan") === cellSpan(b, "colspan") && cellSpan(a, "rowspan") === cellSpan(b, "rowspan");
}

/**
 * True where one side wrote into a cell, or under a heading, that says something else on the other side: into a line
 * that it filled anew, or into a cell that it put elsewhere.
 */
function saysOtherwise({ base, mine, theirs }: Sheets): boolean {
	if (!base) return false;
	return [
		[mine, theirs],
		[theirs, mine],
	].some(([side, other]) => {
		if (!side || !other) return false;
		let retyped: ReadonlySet<string> | undefined;
		return [...side.cells].some(([id, { node, rows, columns }]) => {
			const [was, counterpart] = [base.cells.get(id), other.cells.get(id)];
			if (isBlank(node)) return false;
			const isMoved =
				was &&
				counterpart &&
				(isElsewhere(was.rows, counterpart.rows) || isElsewhere(was.columns, counterpart.columns));
			if (isMoved && contentKey(was.node) !== contentKey(node)) return true;
			if (was ? !isBlank(was.node) : counterpart) return false;
			retyped ??= retypedLines(base, other);
			return [...rows, ...columns].some((line) => retyped?.has(line));
		});
	});
}

function isElsewhere(was: readonly string[], is: readonly string[]): boolean {
	return !was.some((line) => is.includes(line));
}
