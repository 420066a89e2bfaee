import type { DiffRow } from "../diff";
import type { Segment } from "../diff/word-diff";
import { nodeText } from "../text";

interface RemovedSection {
	readonly row: number;
	readonly blockId: string | null;
	readonly heading: string;
}

function headingLevel({ before }: DiffRow): number | null {
	return before?.type === "heading" && before.containers.length === 0 ? Number(before.attrs.level) || 2 : null;
}

function textBefore(segments: readonly Segment[]): string {
	return segments.flatMap(({ before }) => before.map(nodeText)).join("");
}

/** How much shorter the text of a row became. */
function loss({ kind, segments }: DiffRow, length: number): number {
	if (kind === "removed") return length;
	return Math.max(0, length - segments.flatMap(({ after }) => after.map(nodeText)).join("").length);
}

/**
 * Sections whose heading is gone together with more than half of their text; those inside such a section are not
 * told again. A heading that was only taken out between two paragraphs ended no section.
 */
export function removedSections(rows: readonly DiffRow[]): RemovedSection[] {
	const old = rows.flatMap((row, index) => (row.before ? [{ row, index }] : []));
	const sections: RemovedSection[] = [];
	for (let at = 0; at < old.length; at++) {
		const head = old[at];
		const level = head && head.row.kind === "removed" ? headingLevel(head.row) : null;
		if (!head || level === null) continue;
		let end = at + 1;
		let all = 0;
		let gone = 0;
		for (let next = old[end]; next; next = old[++end]) {
			const other = headingLevel(next.row);
			if (other !== null && other <= level) break;
			if (other !== null) continue;
			const { length } = textBefore(next.row.segments);
			all += length;
			gone += loss(next.row, length);
		}
		if (gone * 2 < all || (gone === 0 && all > 0)) continue;
		const blockId = head.row.before?.blockId ?? null;
		sections.push({ row: head.index, blockId, heading: textBefore(head.row.segments) });
		at = end - 1;
	}
	return sections;
}
