import type { DiffRow } from "@/lib/document/diff";
import { type PresentedDiff, unitAnchor } from "@/lib/document/diff/present";
import type { DiffUnit } from "@/lib/document/diff/units";
import type { InlineContext } from "@/lib/document/render/inline";
import { DiffHop } from "./diff-hop";
import type { Side } from "./diff-segments";
import { DiffNote, SideView } from "./diff-side";
import { continuesSurrounding } from "./diff-words";

interface DiffRowsProps {
	unit: DiffUnit;
	/** The row above, of whichever unit. */
	above: DiffRow | undefined;
	diff: PresentedDiff;
	context: InlineContext;
}

/** A block of a comparison, or the pieces of one that was split or joined. */
export function DiffRows({ unit, above, diff, context }: DiffRowsProps) {
	return unit.rows.map((row, index) => (
		<Row
			// biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, its rows never move
			key={index}
			row={row}
			unit={unit}
			first={index === 0}
			above={index === 0 ? above : unit.rows[index - 1]}
			diff={diff}
			context={context}
		/>
	));
}

interface RowProps extends DiffRowsProps {
	row: DiffRow;
	first: boolean;
}

function Row({ row, unit, first, above, diff, context }: RowProps) {
	const end = row.kind === "moved" ? diff.ends.get(row.counterpart) : undefined;
	const step = first ? unit.number : null;
	const continuesMove = row.kind === "moved" && above?.kind === "moved" && above.counterpart === row.counterpart - 1;
	return (
		<div
			className={`diff-row ${row.kind}`}
			id={first && unit.changed ? unitAnchor(unit) : undefined}
			data-change={step === null ? undefined : ""}
			tabIndex={step === null ? undefined : -1}
		>
			{step !== null && <DiffHop from={step} to={step} diff={diff} />}
			{(["before", "after"] as const).map((side) =>
				row[side] ? (
					<div className={`diff-side ${side} prose`} key={side}>
						<DiffSign kind={row.kind} side={side} />
						{row.kind === "moved" && !continuesMove && (
							<MoveNote row={row} position={unit.position} anchor={end?.anchor ?? ""} />
						)}
						<DiffNote row={row} side={side} other={end?.row} />
						<SideView
							row={row}
							side={side}
							context={context}
							continues={continuesSurrounding(above?.[side], row[side])}
						/>
					</div>
				) : (
					<div className={`diff-side ${side} nothing`} key={side} />
				),
			)}
		</div>
	);
}

const CHANGED = { before: { sign: "−", words: "Before:" }, after: { sign: "+", words: "After:" } };

const SIGNS: Readonly<Record<DiffRow["kind"], Record<Side, { sign: string; words: string } | null>>> = {
	unchanged: { before: null, after: null },
	changed: CHANGED,
	split: CHANGED,
	joined: CHANGED,
	added: { before: null, after: { sign: "+", words: "Added:" } },
	removed: { before: { sign: "−", words: "Removed:" }, after: null },
	moved: { before: { sign: "↕", words: "Moved from here:" }, after: { sign: "↕", words: "Moved to here:" } },
};

/** What happened to a block on this side, for those who see no colours and those who see nothing. */
export function DiffSign({ kind, side }: { kind: DiffRow["kind"]; side: Side }) {
	const sign = SIGNS[kind][side];
	if (!sign) return null;
	if (sign !== CHANGED.after) return <Sign {...sign} />;
	// Inline the newer text holds both.
	return (
		<>
			<Sign {...sign} layout="side-only" />
			<Sign sign="±" words="Changed:" layout="inline-only" />
		</>
	);
}

function Sign({
	sign,
	words,
	layout = "",
}: {
	sign: string;
	words: string;
	layout?: "side-only" | "inline-only" | "";
}) {
	return (
		<span className={layout}>
			<span className="diff-sign" aria-hidden="true">
				{sign}
			</span>
			<span className="visually-hidden">{words} </span>
		</span>
	);
}

interface MoveNoteProps {
	row: Extract<DiffRow, { kind: "moved" }>;
	position: number;
	/** Empty where the other end is not on the page. */
	anchor: string;
}

function MoveNote({ row, position, anchor }: MoveNoteProps) {
	const words = `${row.before ? "Moved to another place" : "Moved from another place"} ${row.counterpart > position ? "↓" : "↑"}`;
	return <p className="diff-move">{anchor === "" ? words : <a href={`#${anchor}`}>{words}</a>}</p>;
}
