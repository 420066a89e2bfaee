import type { BlockView, DiffRow } from "@/lib/document/diff";
import type { CountedKind } from "@/lib/document/diff/present";
import { cutOf } from "@/lib/document/diff/units";
import type { Segment } from "@/lib/document/diff/word-diff";
import { newTargets } from "@/lib/document/events/retargeted-links";
import { isolate } from "@/lib/document/isolate";
import type { DocumentNode } from "@/lib/document/schema";
import { blockTypeName, sayStructure } from "./diff-structure";
import { describeUnseen } from "./diff-unseen";

const MARKS: Readonly<Record<string, string>> = {
	wikiLink: "link",
	link: "external link",
	smallCaps: "small capitals",
	code: "code",
};

const LINKS: ReadonlySet<string> = new Set(["link", "external link"]);

/** What changed besides words that are seen, as a short note; null where such words changed and nothing else. */
export function describeAspects(row: DiffRow, other: DiffRow | undefined): string | null {
	const notes: string[] = [];
	const before = row.before ?? other?.before;
	const after = row.after ?? other?.after;
	const cut = cutOf(row);
	if (cut?.part === 0 && before && after) {
		const { kind, parts } = cut;
		notes.push(
			kind === "split"
				? `one ${blockTypeName(before)} became ${parts}`
				: `${parts} ${blockTypeName(after)}s became one`,
		);
	}
	notes.push(...row.structure.map(sayStructure));
	const targets = new Set(row.segments.flatMap(newTargets).map(([was, is]) => `${isolate(was)} → ${isolate(is)}`));
	if (targets.size > 0) notes.push(sayTargets([...targets]));
	const marks = describeFormatting(row.segments);
	if (marks !== "") notes.push(targets.size > 0 || row.aspects.includes("text") ? marks : `formatting only: ${marks}`);
	// A space at the cut says no more than the cut.
	const unseen = cut ? "" : describeUnseen(row.segments);
	if (unseen !== "") notes.push(unseen);
	return notes.length === 0 ? null : notes.join("; ");
}

/** Targets that are named; what heads a comparison names more. */
const NAMED = 3;

function sayTargets(targets: readonly string[]): string {
	const more = targets.length - NAMED;
	const named = targets.slice(0, more === 1 ? targets.length : NAMED).join(", ");
	return `${targets.length === 1 ? "link leads" : "links lead"} elsewhere: ${named}${more > 1 ? ` and ${more} more` : ""}`;
}

/** Which marks came and went over all reformatted words: "bold added"; empty where only links lead elsewhere. */
function describeFormatting(segments: readonly Segment[]): string {
	const words = new Set<string>();
	for (const segment of segments) {
		if (segment.kind !== "formatted") continue;
		const [old, now] = [markNames(segment.before), markNames(segment.after)];
		const isLed = newTargets(segment).length > 0;
		// A link that leads out of the wiki now is no link that came.
		const isTold = (name: string): boolean => isLed && LINKS.has(name);
		const came = [...now].filter((name) => !old.has(name) && !isTold(name));
		const went = [...old].filter((name) => !now.has(name) && !isTold(name));
		for (const name of came) words.add(`${name} added`);
		for (const name of went) words.add(`${name} removed`);
		if (came.length + went.length === 0 && !isLed) words.add(now.has("link") ? "link changed" : "extent changed");
	}
	return [...words].join(", ");
}

function markNames(nodes: readonly DocumentNode[]): Set<string> {
	return new Set(nodes.flatMap(({ marks = [] }) => marks.map(({ type }) => MARKS[type] ?? type)));
}

/** The changes of a comparison in a few words: "2 blocks changed, 1 block moved". */
export function sayCounts(counts: Readonly<Record<CountedKind, number>>): string {
	const words: readonly (readonly [CountedKind, string])[] = [
		["changed", "changed"],
		["added", "added"],
		["removed", "removed"],
		["moved", "moved"],
		["split", "split"],
		["joined", "joined from others"],
		["formatting", "with other formatting"],
	];
	return words
		.filter(([kind]) => counts[kind] > 0)
		.map(([kind, said]) => `${counts[kind]} ${counts[kind] === 1 ? "block" : "blocks"} ${said}`)
		.join(", ");
}

/** Whether a block stands in the same callout or account as the one above it, which has said so for both. */
export function continuesSurrounding(above: BlockView | undefined, view: BlockView | undefined): boolean {
	const own = boxOf(view);
	return own !== null && own === boxOf(above);
}

function boxOf(view: BlockView | undefined): string | null {
	const box = view?.containers.findLast(({ kind }) => kind === "callout" || kind === "accounts");
	if (box?.kind === "callout") return box.blockId;
	return box?.kind === "accounts" && box.blockId !== null ? `${box.blockId} ${box.ordinal}` : null;
}
