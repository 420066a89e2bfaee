import type { CitationGroup } from "@/lib/citation/parse-citations";
import type { FoundGroup } from "./place-groups";
import type { TrackedRange } from "./tracked-ranges";
import type { WrittenLine } from "./written-line";

/**
 * The groups of an answer that lie in one line, counted from its beginning: of a line that is being typed the one it
 * ends with, of a text that was opened again those that name nothing but works nobody registered.
 */
export function groupsOfLine(
	groups: readonly CitationGroup[],
	start: number,
	line: WrittenLine,
	reading: TrackedRange["reading"],
): FoundGroup[] {
	const end = start + line.text.length;
	return groups
		.filter((group) => group.start >= start && group.end <= end)
		.map((group) => ({ line, group: moveGroup(group, -start) }))
		.filter(({ group }) => {
			if (reading === "end") return line.text.slice(group.end).replace(/^\)/, "") === "";
			return reading !== "offer" || group.citations.every(({ sourceId }) => sourceId === null);
		});
}

function moveGroup({ start, end, citations }: CitationGroup, by: number): CitationGroup {
	return {
		start: start + by,
		end: end + by,
		citations: citations.map((one) => ({ ...one, start: one.start + by, end: one.end + by })),
	};
}
