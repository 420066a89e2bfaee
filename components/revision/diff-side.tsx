import type { ReactNode } from "react";
import type { DiffRow } from "@/lib/document/diff";
import { cutOf } from "@/lib/document/diff/units";
import type { InlineContext } from "@/lib/document/render/inline";
import { DiffBlock } from "./diff-block";
import { Segments, type Side } from "./diff-segments";
import { describeAspects } from "./diff-words";

/** What stands around a block was said above it, or is drawn. */
export interface Surrounding {
	/** In the same callout or account as the block above. */
	continues?: boolean;
	/** In a cell that is drawn as one. */
	inCell?: boolean;
}

interface SideViewProps extends Surrounding {
	row: DiffRow;
	side: Side;
	/** Where links lead, and how citations look. */
	context: InlineContext;
}

/** A block as it was or as it is, its changes marked; the newer holds what was taken out too, for the inline layout. */
export function SideView({ row, side, context, ...around }: SideViewProps) {
	const view = row[side];
	if (!view) return null;
	return (
		<>
			{around.inCell && <DiffNote row={row} side={side} />}
			<DiffBlock view={view} context={context} empty={row.segments.length === 0} {...around}>
				{cutSign(row, side)}
				<Segments segments={row.segments} row={row} side={side} context={context} />
			</DiffBlock>
		</>
	);
}

interface DiffNoteProps {
	row: DiffRow;
	side: Side;
	/** The other end of a move. */
	other?: DiffRow | undefined;
}

/** What changed about a block besides its words, said where it stands now; of one that moved at both ends. */
export function DiffNote({ row, side, other }: DiffNoteProps) {
	const note = side === "after" || row.kind === "moved" ? describeAspects(row, other) : null;
	return note === null ? null : <p className="diff-note">{note}</p>;
}

/** The break that came or went between two pieces of a block. */
function cutSign(row: DiffRow, side: Side): ReactNode {
	const cut = cutOf(row);
	if (!cut || cut.part === 0) return null;
	if (cut.kind === "split") {
		return side === "after" ? (
			<ins className="diff-cut" title="A new paragraph begins here">
				¶
			</ins>
		) : null;
	}
	// The other row of a move shows what was taken out.
	if (row.kind === "moved" && side === "after") return null;
	return (
		<del className={side === "after" ? "diff-cut inline-only" : "diff-cut"} title="A paragraph began here">
			¶
		</del>
	);
}
