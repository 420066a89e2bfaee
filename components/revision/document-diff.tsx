import type { ReactNode } from "react";
import { type DocumentDiff as Difference, type DiffRow, foldRows } from "@/lib/document/diff";
import { type InlineContext, renderInline } from "@/lib/document/render-inline";
import type { Segment } from "@/lib/document/word-diff";
import { DiffBlock } from "./diff-block";
import { countChanges, describeAspects } from "./diff-words";

/** `auto`: side by side where there is room, inline where there is not. */
export type DiffMode = "auto" | "side" | "inline";

interface DocumentDiffProps {
	diff: Difference;
	/** Where the links of each side lead. */
	contexts: { before: InlineContext; after: InlineContext };
	mode?: DiffMode;
}

type Side = "before" | "after";

/** Nobody reads further, and a page of a rewritten long article would take seconds to make. */
const MAX_ROWS = 3_000;

/**
 * The difference of two documents, for pages and for the editor: data by props only.
 *
 * Each changed block is there twice: as it was, and as it is with what was taken out still in its place.
 * Side by side the second hides what was taken out; inline it stands alone. So one HTML serves both.
 */
export function DocumentDiff({ diff, contexts, mode = "auto" }: DocumentDiffProps) {
	if (diff.changes === 0) return <p className="diff-same">Nothing that a reader would see is different.</p>;
	const index = new Map(diff.rows.map((row, position) => [row, position]));
	const numbers = numberChanges(diff.rows);
	const line = (row: DiffRow) => {
		const position = index.get(row) ?? 0;
		const counterpart = row.kind === "moved" ? diff.rows[row.counterpart] : undefined;
		return (
			<Row
				key={position}
				row={row}
				position={position}
				counterpart={counterpart}
				number={numbers.get(position)}
				continuesMove={continuesMove(diff.rows, position)}
				counterpartNumber={row.kind === "moved" ? numbers.get(row.counterpart) : undefined}
				contexts={contexts}
			/>
		);
	};
	return (
		<>
			<ul className="diff-summary" aria-label="What changed">
				{countChanges(diff.rows).map((count) => (
					<li key={count}>{count}</li>
				))}
			</ul>
			<div className={`diff diff-mode-${mode}`}>
				{foldRows(diff.rows.slice(0, MAX_ROWS)).map(({ folded, rows }) => {
					const key = rows[0] ? index.get(rows[0]) : 0;
					if (!folded) return rows.map(line);
					return (
						<details className="diff-fold" key={`fold-${key}`}>
							<summary>{rows.length} unchanged blocks</summary>
							{rows.map((row) => (
								<div className="prose diff-once" key={index.get(row)}>
									<SideView row={row} side="after" contexts={contexts} />
								</div>
							))}
						</details>
					);
				})}
			</div>
			{diff.rows.length > MAX_ROWS && (
				<p className="notice">
					Only the first {MAX_ROWS} of {diff.rows.length} blocks are shown. The whole comparison is to be had through
					the API.
				</p>
			)}
		</>
	);
}

/** The number of each change by the position of its row; the second row of a move has none of its own. */
function numberChanges(rows: readonly DiffRow[]): Map<number, number> {
	const numbers = new Map<number, number>();
	for (const [position, row] of rows.entries()) {
		if (row.kind === "unchanged" || (row.kind === "moved" && row.counterpart < position)) continue;
		numbers.set(position, numbers.size + 1);
	}
	return numbers;
}

/** Whether this row went the same way as the one above it, which has told so for both. */
function continuesMove(rows: readonly DiffRow[], position: number): boolean {
	const [above, row] = [rows[position - 1], rows[position]];
	return above?.kind === "moved" && row?.kind === "moved" && above.counterpart === row.counterpart - 1;
}

interface RowProps {
	row: DiffRow;
	position: number;
	counterpart: DiffRow | undefined;
	number: number | undefined;
	/** Where this is the second row of a move: the number of the first. */
	counterpartNumber: number | undefined;
	continuesMove: boolean;
	contexts: DocumentDiffProps["contexts"];
}

function Row({ row, position, counterpart, number, counterpartNumber, continuesMove, contexts }: RowProps) {
	const note = describeAspects(row, counterpart);
	const change = number !== undefined;
	return (
		<div
			className={`diff-row ${row.kind}`}
			id={change ? `change-${number}` : row.kind === "moved" ? `moved-${position}` : undefined}
			data-change={change ? "" : undefined}
			tabIndex={change ? -1 : undefined}
		>
			{(["before", "after"] as const).map((side) =>
				row[side] ? (
					<div className={`diff-side ${side} prose`} key={side}>
						<Sign row={row} side={side} />
						{row.kind === "moved" && !continuesMove && (
							<MoveNote row={row} position={position} counterpartNumber={counterpartNumber} />
						)}
						{note !== null && (side === "after" || row.kind === "moved") && <p className="diff-note">{note}</p>}
						<SideView row={row} side={side} contexts={contexts} />
					</div>
				) : (
					<div className={`diff-side ${side} nothing`} key={side} />
				),
			)}
		</div>
	);
}

const SIGNS: Readonly<Record<DiffRow["kind"], Record<Side, { sign: string; words: string } | null>>> = {
	unchanged: { before: null, after: null },
	changed: { before: { sign: "−", words: "Before:" }, after: { sign: "+", words: "After:" } },
	added: { before: null, after: { sign: "+", words: "Added:" } },
	removed: { before: { sign: "−", words: "Removed:" }, after: null },
	moved: { before: { sign: "↕", words: "Moved from here:" }, after: { sign: "↕", words: "Moved to here:" } },
};

function Sign({ row, side }: { row: DiffRow; side: Side }) {
	const sign = SIGNS[row.kind][side];
	if (!sign) return null;
	return (
		<>
			<span className="diff-sign" aria-hidden="true">
				{sign.sign}
			</span>
			<span className="visually-hidden">{sign.words} </span>
		</>
	);
}

interface MoveNoteProps {
	row: Extract<DiffRow, { kind: "moved" }>;
	position: number;
	counterpartNumber: number | undefined;
}

function MoveNote({ row, position, counterpartNumber }: MoveNoteProps) {
	const down = row.counterpart > position;
	const href = counterpartNumber === undefined ? `#moved-${row.counterpart}` : `#change-${counterpartNumber}`;
	return (
		<p className="diff-move">
			<a href={href}>
				{row.before ? "Moved to another place" : "Moved from another place"} {down ? "↓" : "↑"}
			</a>
		</p>
	);
}

function SideView({ row, side, contexts }: { row: DiffRow; side: Side; contexts: DocumentDiffProps["contexts"] }) {
	const view = row[side];
	if (!view) return null;
	return (
		<DiffBlock view={view} context={contexts[side]} empty={row.segments.length === 0}>
			{row.segments.map((segment, position) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, its segments never move
				<SegmentView key={position} segment={segment} side={side} contexts={contexts} kind={row.kind} />
			))}
		</DiffBlock>
	);
}

interface SegmentViewProps {
	segment: Segment;
	side: Side;
	contexts: DocumentDiffProps["contexts"];
	kind: DiffRow["kind"];
}

function SegmentView({ segment, side, contexts, kind }: SegmentViewProps): ReactNode {
	const before = () => renderInline(segment.before, contexts.before);
	const after = () => renderInline(segment.after, contexts.after);
	switch (segment.kind) {
		case "same":
			return side === "before" ? before() : after();
		case "formatted":
			return <span className="formatted">{side === "before" ? before() : after()}</span>;
		case "removed":
			// The other row of a move shows what was taken out.
			if (segment.before.length === 0 || (side === "after" && kind === "moved")) return null;
			return <del className={side === "after" ? "inline-only" : undefined}>{before()}</del>;
		case "added":
			return side === "before" || segment.after.length === 0 ? null : <ins>{after()}</ins>;
	}
}
