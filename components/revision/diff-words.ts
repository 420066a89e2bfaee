import type { BlockView, ChangedAspect, DiffRow } from "@/lib/document/diff";
import { cutOf } from "@/lib/document/diff-units";
import type { Container } from "@/lib/document/leaf-blocks";
import type { CountedKind } from "@/lib/document/present-diff";
import type { DocumentNode } from "@/lib/document/schema";
import type { Segment } from "@/lib/document/word-diff";

const TYPES: Readonly<Record<string, string>> = {
	paragraph: "paragraph",
	codeBlock: "code block",
	attribution: "attribution",
	horizontalRule: "line",
	redirect: "redirect",
	accountsQuestion: "question",
	accountAnswer: "answer",
};

const MARKS: Readonly<Record<string, string>> = {
	wikiLink: "link",
	link: "external link",
	smallCaps: "small capitals",
	code: "code",
};

/** What kind of block this is, in a reader's words: "heading 3". */
export function blockTypeName(view: BlockView): string {
	if (view.type === "heading") return `heading ${Number(view.attrs.level) || 2}`;
	return TYPES[view.type] ?? "block";
}

function place(view: BlockView): string {
	const inner = view.containers.at(-1);
	const name = blockTypeName(view);
	if (!inner) return name;
	const level = view.containers.filter(({ kind }) => kind === inner.kind).length;
	return `${name} in a ${placeName(inner)}${level > 1 ? `, level ${level}` : ""}`;
}

function placeName(container: Container): string {
	switch (container.kind) {
		case "list":
			return container.ordered ? "numbered list" : "list";
		case "cell":
			return container.header ? "heading of a table" : "table";
		case "callout":
			return container.callout;
		case "accounts":
			return "set of accounts";
		case "quotation":
			return "quotation";
	}
}

function describeStructure(before: BlockView, after: BlockView): string {
	const [was, is] = [place(before), place(after)];
	if (was === is) return `${is} with other settings`;
	const [box, other] = [before.containers.at(-1), after.containers.at(-1)];
	const alone = box?.kind === "callout" && other?.kind === "callout" && before.type === after.type;
	return alone ? `${box.callout} → ${other.callout}` : `${was} → ${is}`;
}

/**
 * What changed besides words, as a short note; null where words changed and nothing else. `boxTold`: what became of the
 * callout around it was said above.
 */
export function describeAspects(
	row: DiffRow,
	other: DiffRow | undefined,
	{ boxTold = false }: { boxTold?: boolean } = {},
): string | null {
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
	const has = (aspect: ChangedAspect) => row.aspects.includes(aspect);
	if (has("structure") && !boxTold && before && after) notes.push(describeStructure(before, after));
	if (has("formatting")) {
		const what = describeFormatting(row.segments);
		notes.push(has("text") ? what : `formatting only: ${what}`);
	}
	return notes.length === 0 ? null : notes.join("; ");
}

/** Which marks came and went over all reformatted words: "bold added, link changed". */
function describeFormatting(segments: readonly Segment[]): string {
	const words = new Set<string>();
	for (const { kind, before, after } of segments) {
		if (kind !== "formatted") continue;
		const [old, now] = [markNames(before), markNames(after)];
		const came = [...now].filter((name) => !old.has(name));
		const went = [...old].filter((name) => !now.has(name));
		for (const name of came) words.add(`${name} added`);
		for (const name of went) words.add(`${name} removed`);
		if (came.length + went.length === 0) words.add(now.has("link") ? "link changed" : "extent changed");
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
