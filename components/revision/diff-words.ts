import type { BlockView, ChangedAspect, DiffRow } from "@/lib/document/diff";
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

const PLACES = {
	list: "list",
	cell: "table",
	quotation: "quotation",
	callout: "callout",
	accounts: "set of accounts",
} as const;

/** What kind of block this is, in a reader's words: "heading 3". */
export function blockTypeName(view: BlockView): string {
	if (view.type === "heading") return `heading ${Number(view.attrs.level) || 2}`;
	return TYPES[view.type] ?? "block";
}

function place(view: BlockView): string {
	const inner = view.containers.at(-1);
	const name = blockTypeName(view);
	return inner ? `${name} in a ${PLACES[inner.kind]}` : name;
}

/** What changed besides words, as a short note; null where words changed and nothing else. */
export function describeAspects(row: DiffRow, other: DiffRow | undefined): string | null {
	const notes: string[] = [];
	const before = row.before ?? other?.before;
	const after = row.after ?? other?.after;
	const has = (aspect: ChangedAspect) => row.aspects.includes(aspect);
	if (has("structure") && before && after) {
		const [was, is] = [place(before), place(after)];
		notes.push(was === is ? `${is} with other settings` : `${was} → ${is}`);
	}
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

/** Citations that came and went: "2 citations added". One that only moved did neither. */
function countCitations(rows: readonly DiffRow[]): string[] {
	const balance = new Map<string, number>();
	const count = (nodes: readonly DocumentNode[], step: 1 | -1): void => {
		for (const { type, attrs } of nodes) {
			if (type !== "citation") continue;
			const key = JSON.stringify({ ...attrs, id: undefined });
			balance.set(key, (balance.get(key) ?? 0) + step);
		}
	};
	for (const [index, row] of rows.entries()) {
		if (row.kind === "moved" && row.counterpart < index) continue;
		for (const { kind, before, after } of row.segments) {
			if (kind === "added") count(after, 1);
			if (kind === "removed") count(before, -1);
		}
	}
	const sum = (step: 1 | -1) => [...balance.values()].reduce((total, value) => total + Math.max(0, step * value), 0);
	const words = (total: number, verb: string) =>
		total === 0 ? [] : [`${total} ${total === 1 ? "citation" : "citations"} ${verb}`];
	return [...words(sum(1), "added"), ...words(sum(-1), "removed")];
}

/** The changes of a comparison in a few words, most telling first: "2 blocks changed", "1 moved". */
export function countChanges(rows: readonly DiffRow[]): string[] {
	const counts = { changed: 0, formatting: 0, added: 0, removed: 0, moved: 0 };
	for (const [index, row] of rows.entries()) {
		if (row.kind === "unchanged") continue;
		if (row.kind === "moved") counts.moved += row.counterpart > index ? 1 : 0;
		else if (row.kind === "changed" && !row.aspects.includes("text")) counts.formatting++;
		else counts[row.kind]++;
	}
	const blocks = (count: number) => (count === 1 ? "1 block" : `${count} blocks`);
	return [
		...countCitations(rows),
		counts.changed > 0 ? `${blocks(counts.changed)} changed` : null,
		counts.added > 0 ? `${blocks(counts.added)} added` : null,
		counts.removed > 0 ? `${blocks(counts.removed)} removed` : null,
		counts.moved > 0 ? `${blocks(counts.moved)} moved` : null,
		counts.formatting > 0 ? `${blocks(counts.formatting)} with other formatting` : null,
	].filter((line) => line !== null);
}
