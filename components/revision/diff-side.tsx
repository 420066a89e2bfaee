import type { ReactNode } from "react";
import type { DiffRow } from "@/lib/document/diff";
import { cutOf } from "@/lib/document/diff-units";
import { type InlineContext, renderInline } from "@/lib/document/render-inline";
import type { Segment } from "@/lib/document/word-diff";
import { DiffBlock } from "./diff-block";
import { describeAspects } from "./diff-words";

export type Side = "before" | "after";

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
				{row.segments.map((segment, position) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, its segments never move
					<SegmentView key={position} segment={segment} side={side} context={context} row={row} />
				))}
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

interface SegmentViewProps {
	segment: Segment;
	side: Side;
	context: InlineContext;
	row: DiffRow;
}

function SegmentView({ segment, side, context, row }: SegmentViewProps): ReactNode {
	const before = () => renderInline(segment.before, context);
	const after = () => renderInline(segment.after, context);
	// A space at the cut says no more than the cut.
	if (cutOf(row) && isSpace(segment)) return side === "before" ? before() : after();
	switch (segment.kind) {
		case "same":
			return side === "before" ? before() : after();
		case "formatted":
			return <span className="formatted">{side === "before" ? before() : after()}</span>;
		case "removed":
			// The other row of a move shows what was taken out.
			if (segment.before.length === 0 || (side === "after" && row.kind === "moved")) return null;
			return <del className={side === "after" ? "inline-only" : undefined}>{before()}</del>;
		case "added":
			return side === "before" || segment.after.length === 0 ? null : <ins>{after()}</ins>;
	}
}

function isSpace({ before, after }: Segment): boolean {
	return [...before, ...after].every(({ type, text }) => type === "text" && text?.trim() === "");
}
