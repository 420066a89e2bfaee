import type { CitedSources } from "@/lib/citation/cited-works";
import type { DiffRow } from "@/lib/document/diff";
import type { PresentedDiff, ShownStretch } from "@/lib/document/diff/present";
import type { DiffUnit } from "@/lib/document/diff/units";
import type { InlineContext } from "@/lib/document/render/inline";
import { DiffEvents } from "./diff-events";
import { DiffRows } from "./diff-row";
import { SideView } from "./diff-side";
import { DiffTable } from "./diff-table";
import { sayCounts } from "./diff-words";

/** `auto`: side by side where there is room, inline where there is not. */
export type DiffMode = "auto" | "side" | "inline";

interface DocumentDiffProps {
	diff: PresentedDiff;
	context: InlineContext;
	/** The works that either side cites. */
	sources: CitedSources;
	mode?: DiffMode;
}

/**
 * The difference of two documents, for pages and for the editor: data by props only. What happened comes first.
 *
 * Each changed block is there twice: as it was, and as it is with what was taken out still in its place.
 * Side by side the second hides what was taken out; inline it stands alone. So one HTML serves both.
 */
export function DocumentDiff({ diff, context, sources, mode = "auto" }: DocumentDiffProps) {
	if (diff.changes === 0) return <p className="diff-same">Nothing that a reader would see is different.</p>;
	return (
		<>
			<DiffEvents diff={diff} sources={sources} />
			<p className="diff-counts">{sayCounts(diff.counts)}</p>
			<div className={`diff diff-mode-${mode}`}>
				{diff.stretches.map((stretch, index) => (
					<Stretch
						// biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, its stretches never move
						key={index}
						stretch={stretch}
						diff={diff}
						context={context}
					/>
				))}
			</div>
			{diff.shown.last - diff.shown.first + 1 < diff.changes && (
				<p className="notice">
					Changes {diff.shown.first} to {diff.shown.last} of {diff.changes} are shown here.
				</p>
			)}
		</>
	);
}

interface StretchProps {
	stretch: ShownStretch;
	diff: PresentedDiff;
	context: InlineContext;
}

function Stretch({ stretch: { folded, units, count }, diff, context }: StretchProps) {
	const groups = groupTables(units);
	if (!folded) {
		return groups.map(({ table, units: own, above }) => {
			const [first] = own;
			if (!first) return null;
			return table ? (
				<DiffTable key={first.position} units={own} diff={diff} context={context} />
			) : (
				<DiffRows key={first.position} unit={first} above={above} diff={diff} context={context} />
			);
		});
	}
	const words = `${count} unchanged blocks`;
	if (units.length === 0) return <p className="diff-fold diff-fold-closed">{words}, too long to be shown here</p>;
	return (
		<details className="diff-fold">
			<summary>{words}</summary>
			{groups.map(({ table, units: own }) => {
				const [first] = own;
				if (!first) return null;
				return table ? (
					<DiffTable key={first.position} units={own} diff={diff} context={context} />
				) : (
					<div className="prose diff-once" key={first.position}>
						{first.rows.map((row, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
							<SideView key={index} row={row} side="after" context={context} />
						))}
					</div>
				);
			})}
		</details>
	);
}

interface Group {
	readonly table: boolean;
	readonly units: DiffUnit[];
	readonly above: DiffRow | undefined;
}

/** Neighbouring rows of one table together, everything else alone. */
function groupTables(units: readonly DiffUnit[]): Group[] {
	const groups: Group[] = [];
	let above: DiffUnit | undefined;
	for (const unit of units) {
		if (unit.tableId !== null && unit.tableId === above?.tableId) groups.at(-1)?.units.push(unit);
		else groups.push({ table: unit.tableId !== null, units: [unit], above: above?.rows.at(-1) });
		above = unit;
	}
	return groups;
}
