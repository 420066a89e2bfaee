import type { ReactNode } from "react";
import { readCitation } from "@/lib/citation/collect-citations";
import type { DiffRow } from "@/lib/document/diff";
import { cutOf } from "@/lib/document/diff/units";
import { diffInline, type Segment } from "@/lib/document/diff/word-diff";
import { type InlineContext, renderInline } from "@/lib/document/render/inline";
import type { DocumentNode } from "@/lib/document/schema";

export type Side = "before" | "after";

/** A citation that is shown alike on both sides and is not: its quotation differs, or the day since when it is needed. */
interface Restated {
	readonly kind: "restated";
	readonly before: DocumentNode;
	readonly after: DocumentNode;
}

interface SegmentsProps {
	/** What stands on both sides, or came or went, in order. */
	segments: readonly Segment[];
	row: DiffRow;
	side: Side;
	/** Where links lead, and how citations look. */
	context: InlineContext;
}

/** The text of one side of a row, its changes marked; the newer holds what was taken out too, for the inline layout. */
export function Segments({ segments, ...around }: SegmentsProps) {
	return restate(segments).map((segment, position) =>
		segment.kind === "restated" ? (
			// biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, its segments never move
			<RestatedView key={position} restated={segment} {...around} />
		) : (
			// biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, its segments never move
			<SegmentView key={position} segment={segment} {...around} />
		),
	);
}

interface SegmentViewProps extends Omit<SegmentsProps, "segments"> {
	segment: Segment;
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

/** Takes out of what was replaced the citations that would be struck out beside their likes. */
function restate(segments: readonly Segment[]): (Segment | Restated)[] {
	const shown: (Segment | Restated)[] = [];
	for (let index = 0; index < segments.length; index++) {
		const [removed, added] = [segments[index], segments[index + 1]];
		if (removed?.kind === "removed" && added?.kind === "added") {
			shown.push(...restateReplaced(removed.before, added.after));
			index++;
		} else if (removed) shown.push(removed);
	}
	return shown;
}

function restateReplaced(before: readonly DocumentNode[], after: readonly DocumentNode[]): (Segment | Restated)[] {
	const shown: (Segment | Restated)[] = [];
	let [from, to] = [0, 0];
	const replace = (endBefore: number, endAfter: number): void => {
		const [was, is] = [before.slice(from, endBefore), after.slice(to, endAfter)];
		if (was.length > 0) shown.push({ kind: "removed", before: was, after: [] });
		if (is.length > 0) shown.push({ kind: "added", before: [], after: is });
		[from, to] = [endBefore + 1, endAfter + 1];
	};
	const looks = after.map(lookOf);
	for (const [index, was] of before.entries()) {
		const look = lookOf(was);
		const place = look === null ? -1 : looks.indexOf(look, to);
		const is = after[place];
		if (!is || unseen(was) === unseen(is)) continue;
		replace(index, place);
		shown.push({ kind: "restated", before: was, after: is });
	}
	replace(before.length, after.length);
	return shown;
}

/** What the text shows of a citation; null for what is none. */
function lookOf(node: DocumentNode): string | null {
	if (node.type === "citationNeeded") return node.type;
	const citation = readCitation(node);
	return citation && JSON.stringify([citation.sourceId, citation.locator?.type, citation.locator?.value]);
}

/** What it does not show. */
function unseen(node: DocumentNode): string {
	return node.type === "citationNeeded" ? String(node.attrs?.since ?? "") : (readCitation(node)?.quotation ?? "");
}

interface RestatedViewProps extends Omit<SegmentsProps, "segments"> {
	restated: Restated;
}

function RestatedView({ restated, ...around }: RestatedViewProps) {
	return (
		<>
			{renderInline([restated[around.side]], around.context)}
			<bdi className="diff-restated">
				<Segments segments={sayUnseen(restated)} {...around} />
			</bdi>
		</>
	);
}

/** What the text does not show, in words that stand behind it. */
function sayUnseen({ before, after }: Restated): Segment[] {
	const [was, is] = [unseen(before), unseen(after)];
	if (before.type === "citationNeeded") return [said("same", " since "), said("removed", was), said("added", is)];
	if (was === "") return [said("added", ` quoting “${is}”`)];
	if (is === "") return [said("removed", ` quoting “${was}”`)];
	return [said("same", " quoting “"), ...diffInline([word(was)], [word(is)]), said("same", "”")];
}

function said(kind: "same" | "removed" | "added", text: string): Segment {
	return { kind, before: kind === "added" ? [] : [word(text)], after: kind === "removed" ? [] : [word(text)] };
}

function word(text: string): DocumentNode {
	return { type: "text", text };
}
