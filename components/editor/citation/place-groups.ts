import { Fragment, type Node as ProseMirrorNode, type Schema } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import type { Locator } from "@/lib/citation/locator";
import type { CitationGroup, ParsedCitation } from "@/lib/citation/parse-citations";
import { newBlockId } from "@/lib/document/block-id";
import { changeTracked, type TrackedRange, textOf, type UnknownWork } from "./tracked-ranges";
import type { WrittenLine } from "./written-line";

/** One part of a group as it will stand in the text: a citation, or words that name works nobody registered. */
type Part = { readonly sourceId: number; readonly locator: Locator | null } | { readonly works: UnknownWork[] };

/** `(DS9: "Emissary", "Cardassians")` from the works of a stretch. */
function writeWorks(works: readonly UnknownWork[]): string {
	let text = "";
	for (const [index, { prefix, written }] of works.entries()) {
		const last = works[index - 1];
		const lead = last === undefined ? prefix : last.prefix === prefix ? ", " : `; ${prefix}`;
		text += lead + written;
	}
	return `(${text})`;
}

/** Replaces a stretch of text by parts of its group; words stay as they are where nothing became a citation. */
function putParts(
	transaction: Transaction,
	range: { from: number; to: number },
	parts: readonly Part[],
): TrackedRange[] {
	const { schema } = transaction.doc.type;
	const from = transaction.mapping.map(range.from, 1);
	const to = transaction.mapping.map(range.to, -1);
	const [only] = parts;
	if (parts.length === 1 && only && "works" in only) {
		return [{ from, to, text: textOf(transaction.doc, from, to), reading: null, ticket: null, works: only.works }];
	}
	const begin = only && "sourceId" in only ? withoutSpace(transaction.doc, from) : from;
	const marks = transaction.doc.resolve(from).marksAcross(transaction.doc.resolve(to)) ?? [];
	const nodes: ProseMirrorNode[] = [];
	const waiting: TrackedRange[] = [];
	let at = begin;
	for (const part of parts) {
		if ("sourceId" in part) {
			nodes.push(makeCitation(schema, part));
			at++;
			continue;
		}
		const space = at > begin ? " " : "";
		const text = writeWorks(part.works);
		nodes.push(schema.text(space + text, marks));
		at += space.length + text.length;
		waiting.push({ from: at - text.length, to: at, text, reading: null, ticket: null, works: part.works });
	}
	transaction.replaceWith(begin, to, Fragment.from(nodes));
	return waiting;
}

/** A citation follows its sentence closely; the space before it is the affair of whoever shows it. */
export function withoutSpace(doc: ProseMirrorNode, place: number): number {
	const start = doc.resolve(place).start();
	let at = place;
	while (at > start && /^\s$/.test(textOf(doc, at - 1, at))) at--;
	return at;
}

function makeCitation(schema: Schema, { sourceId, locator }: { sourceId: number; locator: Locator | null }) {
	const type = schema.nodes.citation;
	if (!type) throw new Error("The document has no citations");
	return type.create({ id: newBlockId(), sourceId, locator, quotation: null });
}

/** A group that was found, with the line it stands in; places count from the beginning of that line. */
export interface FoundGroup {
	readonly line: WrittenLine;
	readonly group: CitationGroup;
}

/**
 * Puts what the parser found into the text: works of the registry become citations, those it does not have stay text
 * and are proposed. All of it is one change, so that one undo brings the text back.
 */
export function placeGroups(
	state: EditorState,
	found: readonly FoundGroup[],
	drop: (range: TrackedRange) => boolean,
	propose: (citation: ParsedCitation & { written: string }) => number,
): Transaction {
	const transaction = state.tr;
	const waiting: { range: TrackedRange; steps: number }[] = [];
	for (const { line, group } of found) {
		const place = (index: number) => line.places[index] ?? 0;
		// `((…))`, as one writes who remembers the search: the brackets around are no more than its sign.
		const doubled = line.text[group.start - 1] === "(" && line.text[group.end] === ")";
		const range = { from: place(group.start - (doubled ? 1 : 0)), to: place(group.end + (doubled ? 1 : 0)) };
		const parts = readParts(state.doc, line, group, propose);
		for (const one of putParts(transaction, range, parts))
			waiting.push({ range: one, steps: transaction.steps.length });
	}
	const add = waiting.map(({ range, steps }) => {
		const later = transaction.mapping.slice(steps);
		return { ...range, from: later.map(range.from, 1), to: later.map(range.to, -1) };
	});
	return changeTracked(transaction, { add, drop });
}

function readParts(
	doc: ProseMirrorNode,
	{ text, places }: WrittenLine,
	{ start, citations }: CitationGroup,
	propose: (citation: ParsedCitation & { written: string }) => number,
): Part[] {
	const parts: Part[] = [];
	let behind = start + 1;
	let prefix = "";
	for (const citation of citations) {
		const before = text.slice(behind, citation.start).replace(/^[\s,;&]+/, "");
		if (before.trim() !== "") prefix = before.replaceAll("*", "");
		behind = citation.end;
		const { sourceId, locator } = citation;
		if (sourceId !== null) {
			parts.push({ sourceId, locator });
			continue;
		}
		const written = textOf(doc, places[citation.start] ?? 0, places[citation.end] ?? 0);
		const work: UnknownWork = { proposal: propose({ ...citation, written }), locator, prefix, written };
		const last = parts.at(-1);
		if (last && "works" in last) last.works.push(work);
		else parts.push({ works: [work] });
	}
	return parts;
}

/** Puts citations where a proposed work stands as text, now that the registry has it. */
export function placeWork(state: EditorState, ranges: readonly TrackedRange[], proposal: number, sourceId: number) {
	const transaction = state.tr;
	const add: TrackedRange[] = [];
	for (const range of [...ranges].sort((a, b) => b.from - a.from)) {
		const parts: Part[] = [];
		for (const work of range.works) {
			const last = parts.at(-1);
			if (work.proposal === proposal) parts.push({ sourceId, locator: work.locator });
			else if (last && "works" in last) last.works.push(work);
			else parts.push({ works: [work] });
		}
		// From the end to the beginning: what was put further down moves by what is put above it.
		const steps = transaction.steps.length;
		const put = putParts(transaction, range, parts);
		const later = transaction.mapping.slice(steps);
		for (const [index, one] of add.entries()) add[index] = { ...one, from: later.map(one.from), to: later.map(one.to) };
		add.push(...put);
	}
	return changeTracked(transaction, { add, drop: (range) => ranges.includes(range) });
}
