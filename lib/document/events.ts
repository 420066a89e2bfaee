/**
 * What an edit did, told in the terms that matter to a reviewer: citations that came, went or point elsewhere, claims
 * that changed while their citation stayed, numbers, dates, link targets, moved blocks, sections that are gone.
 *
 * Strategy: everything is read from the comparison of the two versions (`diff.ts`), so that events and comparison
 * never disagree. Numbers and dates count where words of one block took each other's place (`events/quantities.ts`);
 * citations in `events/citation-events.ts`. The most telling events come first, those of one type in the order of reading.
 */
import { type DocumentDiff, diffDocuments } from "./diff";
import { type CitationSide, type DiffLines, diffLines } from "./diff/lines";
import { citationChanges } from "./events/citation-events";
import { movedBlocks } from "./events/moved-blocks";
import { sayChange } from "./events/quantities";
import { changedQuantities } from "./events/quantity-changes";
import { removedSections } from "./events/removed-sections";
import { retargetedLinks } from "./events/retargeted-links";
import { isolate } from "./isolate";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "./schema";
import { documentText } from "./text";

/** The most telling first. */
export const EVENT_TYPES = [
	"claim-changed-under-citation",
	"number-changed",
	"date-changed",
	"citation-removed",
	"citation-replaced",
	"locator-changed",
	"section-removed",
	"link-retargeted",
	"citation-added",
	"block-moved",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
export type CitationEventType = Extract<EventType, `citation-${string}` | "locator-changed">;

/** One thing that an edit did; a side is null where there is none. Texts are plain and short. */
export type DocumentEvent =
	| {
			readonly type: CitationEventType;
			/** The block it stands in: of the newer version but for what is gone. */
			readonly blockId: string | null;
			readonly before: CitationSide | null;
			readonly after: CitationSide | null;
	  }
	| {
			readonly type: Exclude<EventType, CitationEventType>;
			readonly blockId: string | null;
			readonly before: string | null;
			readonly after: string | null;
			/** Of a claim: the citation that stayed. */
			readonly citation?: CitationSide;
	  };

type Placed = { readonly row: number; readonly event: DocumentEvent };

/** Not even an empty paragraph, which would count as taken out. */
const NOTHING: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: [] };
/** No comparison tells more than this. */
const MAX_EVENTS = 500;
const MAX_TEXT = 200;

/** What changed from `before` (null: there was no page) to `after`. Time is bounded as that of the comparison is. */
export function documentEvents(before: WikiDocument | null, after: WikiDocument): DocumentEvent[] {
	return eventsOfDiff(diffDocuments(before ?? NOTHING, after));
}

/** The events of a comparison that was made already. */
export function eventsOfDiff(diff: DocumentDiff): DocumentEvent[] {
	if (diff.changes === 0 && !diff.rows.some(({ segments }) => segments.some(holdsCitation))) return [];
	const lines = diffLines(diff);
	const placed: Placed[] = [
		...citationEvents(lines),
		...quantityEvents(lines),
		...retargetedLinks(diff.rows).map(({ row, blockId, before, after }) => ({
			row,
			event: { type: "link-retargeted" as const, blockId, before: short(before), after: short(after) },
		})),
		...removedSections(diff.rows).map(({ row, blockId, heading }) => ({
			row,
			event: { type: "section-removed" as const, blockId, before: short(heading), after: null },
		})),
		...movedBlocks(lines).map(({ row, blockId, before, after }) => ({
			row,
			event: { type: "block-moved" as const, blockId, before: short(before), after: short(after) },
		})),
	];
	const rank = new Map<EventType, number>(EVENT_TYPES.map((type, index) => [type, index]));
	return placed
		.sort((a, b) => (rank.get(a.event.type) ?? 0) - (rank.get(b.event.type) ?? 0) || a.row - b.row)
		.slice(0, MAX_EVENTS)
		.map(({ event }) => event);
}

function holdsCitation({ before, after }: { before: readonly DocumentNode[]; after: readonly DocumentNode[] }) {
	return before.some(({ type }) => type === "citation") || after.some(({ type }) => type === "citation");
}

function short(text: string): string {
	const line = text.replace(/\s+/gu, " ").trim();
	if (line.length <= MAX_TEXT) return line;
	// Half of a surrogate pair would be refused by the database.
	return `${line.slice(0, MAX_TEXT - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Two texts cut so that the first place where they differ is seen in both. */
function shortPair(before: string, after: string): { before: string; after: string } {
	const longest = Math.max(before.length, after.length);
	let same = 0;
	while (same < longest && before[same] === after[same]) same++;
	if (longest <= MAX_TEXT || same <= MAX_TEXT / 2) return { before: short(before), after: short(after) };
	const from = before.indexOf(" ", same - MAX_TEXT / 2) + 1;
	const start = from > 0 && from <= same ? from : same;
	const cut = (text: string) => short(`…${text.slice(start).replace(/^[\udc00-\udfff]/, "")}`);
	return { before: cut(before), after: cut(after) };
}

function plain({ citationId, sourceId, locator }: CitationSide): CitationSide {
	return { citationId, sourceId, locator };
}

/** Both sides of what became of a citation; words that it quotes are cut so that the first difference is seen. */
function plainSides(before: CitationSide | null, after: CitationSide | null) {
	const quoted = shortPair(before?.quotation ?? "", after?.quotation ?? "");
	const side = (citation: CitationSide | null, quotation: string) =>
		citation && { ...plain(citation), ...(quotation !== "" && { quotation }) };
	return { before: side(before, quoted.before), after: side(after, quoted.after) };
}

/** Whether it tells of a citation that quotes other words than before, of the same work. */
export function isRequoted({ type, before, after }: DocumentEvent): boolean {
	const works = [before, after].map((side) => (side && typeof side === "object" ? side.sourceId : null));
	return type === "citation-replaced" && works[0] !== null && works[0] === works[1];
}

function citationEvents(lines: DiffLines): Placed[] {
	return citationChanges(lines).map(({ type, row, blockId, before, after, claims }): Placed => {
		if (type === "claim-changed-under-citation") {
			const texts = shortPair(claims?.before ?? "", claims?.after ?? "");
			return { row, event: { type, blockId, ...texts, ...(after && { citation: plain(after) }) } };
		}
		return { row, event: { type, blockId, ...plainSides(before, after) } };
	});
}

function quantityEvents({ replacements }: DiffLines): Placed[] {
	return changedQuantities(replacements).map(({ line, before, after }) => {
		const type = before.kind === "date" || after.kind === "date" ? "date-changed" : "number-changed";
		const { row, view } = line;
		return { row, event: { type, blockId: view.blockId, before: short(before.text), after: short(after.text) } };
	});
}

/** The events in one line for lists: "+2 citations, 1 number changed: 10 → 600 million". */
export function eventSummary(
	events: readonly DocumentEvent[],
	{ titleOf, truncated = false }: SummaryOptions = {},
): string {
	const parts: string[] = [];
	for (const [type, say, isMeant] of SUMMARIES) {
		const own = events.filter((event) => event.type === type && (isMeant?.(event) ?? true));
		const [first] = own;
		if (!first) continue;
		const count = `${own.length}${truncated && own.at(-1) === events.at(-1) ? " or more" : ""}`;
		parts.push(say(count, own, titleOf));
	}
	return parts.join(", ");
}

interface SummaryOptions {
	/** The title of a work, where it is known. */
	titleOf?: (sourceId: number) => string | undefined;
	/** Whether there were more events than these. */
	truncated?: boolean;
}

type Say = (count: string, events: readonly DocumentEvent[], titleOf: SummaryOptions["titleOf"]) => string;

const SUMMARIES: readonly (readonly [EventType, Say, ((event: DocumentEvent) => boolean)?])[] = [
	["citation-added", (count, events, titleOf) => `+${noun(count, "citation")}${work(events, "after", titleOf)}`],
	["citation-removed", (count, events, titleOf) => `−${noun(count, "citation")}${work(events, "before", titleOf)}`],
	["citation-replaced", (count) => `${noun(count, "citation")} replaced`, (event) => !isRequoted(event)],
	["citation-replaced", (count) => `${noun(count, "quotation")} changed`, isRequoted],
	["locator-changed", (count, events) => `${noun(count, "locator")} changed${locators(events)}`],
	[
		"claim-changed-under-citation",
		(count) => (count === "1" ? "1 claim changed under its citation" : `${count} claims changed under their citations`),
	],
	["number-changed", (count, events) => `${noun(count, "number")} changed${change(events)}`],
	["date-changed", (count, events) => `${noun(count, "date")} changed${change(events)}`],
	["section-removed", (count, events) => `${noun(count, "section")} removed${name(events, "before")}`],
	["link-retargeted", (count, events) => `${noun(count, "link")} retargeted${name(events, "after")}`],
	["block-moved", (count) => `${noun(count, "block")} moved`],
];

function noun(count: string, word: string): string {
	return count === "1" ? `1 ${word}` : `${count} ${word}s`;
}

/** A detail is said where there is one of its kind, or the first of few. */
function change(events: readonly DocumentEvent[]): string {
	const told = events
		.slice(0, 2)
		.flatMap(({ before, after }) =>
			typeof before === "string" && typeof after === "string" ? [sayChange(before, after)] : [],
		);
	return events.length > 2 || told.length === 0 ? "" : `: ${told.join("; ")}`;
}

function name(events: readonly DocumentEvent[], side: "before" | "after"): string {
	const text = events.length === 1 ? events[0]?.[side] : null;
	return typeof text === "string" && text !== "" ? `: ${isolate(text)}` : "";
}

function work(events: readonly DocumentEvent[], side: "before" | "after", titleOf: SummaryOptions["titleOf"]): string {
	const cited = events.length === 1 ? events[0]?.[side] : null;
	const title = cited && typeof cited === "object" ? titleOf?.(cited.sourceId) : undefined;
	return title === undefined ? "" : `: ${isolate(title)}`;
}

function locators(events: readonly DocumentEvent[]): string {
	const [only] = events;
	if (events.length !== 1 || !only) return "";
	const said = (side: DocumentEvent["before"]) =>
		side && typeof side === "object" && side.locator ? isolate(`${side.locator.type} ${side.locator.value}`) : "none";
	return `: ${said(only.before)} → ${said(only.after)}`;
}

/** Characters that an edit must take away, and at least half of all, to be called a large removal. */
const LARGE_REMOVAL = 500;

/** The tags that tell what an edit did; others tell how it was made. */
export const EDIT_TAGS = ["number-changed", "citation-removed", "large-removal", "blanked"] as const;
export type EditTag = (typeof EDIT_TAGS)[number];

/** What lists mark an edit with, so that it can be filtered. */
export function editTags(
	before: WikiDocument | null,
	after: WikiDocument,
	events: readonly DocumentEvent[],
): EditTag[] {
	const tags: EditTag[] = [];
	const happened = (type: EventType) => events.some((event) => event.type === type);
	if (happened("number-changed")) tags.push("number-changed");
	if (happened("citation-removed")) tags.push("citation-removed");
	if (before === null) return tags;
	const [was, is] = [documentText(before).trim().length, documentText(after).trim().length];
	if (was - is >= LARGE_REMOVAL && is * 2 <= was) tags.push("large-removal");
	// A redirect says where to go.
	if (was > 0 && is === 0 && after.content[0]?.type !== "redirect") tags.push("blanked");
	return tags;
}
