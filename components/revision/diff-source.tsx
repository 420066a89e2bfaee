import type { BlockView, DiffRow } from "@/lib/document/diff";
import type { PresentedDiff } from "@/lib/document/diff/present";
import type { Segment } from "@/lib/document/diff/word-diff";
import type { DocumentNode } from "@/lib/document/schema";

/** The blocks that changed as they are stored: what an eye does not see, a line of JSON for each piece. */
export function DiffSource({ diff }: { diff: PresentedDiff }) {
	const changed = diff.stretches.flatMap(({ units }) => units.filter((unit) => unit.changed));
	if (changed.length === 0) return <p className="diff-same">Nothing that a reader would see is different.</p>;
	return (
		<div className="diff-source">
			{changed.map((unit) => (
				<section
					key={unit.position}
					id={unit.number === null ? undefined : `change-${unit.number}`}
					data-change={unit.number === null ? undefined : ""}
					tabIndex={unit.number === null ? undefined : -1}
				>
					{unit.rows.map(
						(row, index) =>
							row.kind !== "unchanged" && (
								// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
								<SourceRow key={index} row={row} />
							),
					)}
				</section>
			))}
		</div>
	);
}

function SourceRow({ row }: { row: DiffRow }) {
	const [before, after] = [row.before && head(row.before), row.after && head(row.after)];
	return (
		<>
			<p className="diff-note">{row.kind}</p>
			<pre>
				{before !== undefined && before !== after && <del>{`− ${before}\n`}</del>}
				{after !== undefined && before !== after && <ins>{`+ ${after}\n`}</ins>}
				{before === after && `  ${after}\n`}
				{row.segments.map((segment, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
					<SourceSegment key={index} segment={segment} row={row} />
				))}
			</pre>
		</>
	);
}

/** A block without its content: type, id, attributes and what it stands in. */
function head({ type, blockId, attrs, containers }: BlockView): string {
	const around = containers.map(({ kind }) => kind).join(" › ");
	return `${JSON.stringify({ type, attrs: { id: blockId, ...attrs } })}${around === "" ? "" : ` in ${around}`}`;
}

function SourceSegment({ segment: { kind, before, after }, row }: { segment: Segment; row: DiffRow }) {
	const isSame = kind === "same";
	if (isSame) return <>{lines("  ", row.after ? after : before)}</>;
	return (
		<>
			{row.before && before.length > 0 && <del>{lines("− ", before)}</del>}
			{row.after && after.length > 0 && <ins>{lines("+ ", after)}</ins>}
		</>
	);
}

function lines(sign: string, nodes: readonly DocumentNode[]): string {
	return nodes.map((node) => `${sign}${JSON.stringify(node)}\n`).join("");
}
