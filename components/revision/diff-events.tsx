import type { ReactNode } from "react";
import { WorkTitle } from "@/components/source/work-title";
import { type CitedSources, formatLocator, standingSource } from "@/lib/citation/cited-works";
import type { Locator } from "@/lib/citation/locator";
import type { CitationSide } from "@/lib/document/diff/lines";
import type { PresentedDiff } from "@/lib/document/diff/present";
import { type DocumentEvent, isRequoted } from "@/lib/document/events";
import { sayChange } from "@/lib/document/events/quantities";
import { isolate } from "@/lib/document/isolate";

/** Events that stand open; the others are folded. */
const OPEN = 12;

interface DiffEventsProps {
	diff: PresentedDiff;
	sources: CitedSources;
}

/** What an edit did, the most telling first, each line a link to its block. */
export function DiffEvents({ diff, sources }: DiffEventsProps) {
	const lines = joinClaims(diff.events);
	if (lines.length === 0) return null;
	const list = (part: readonly EventLine[]) => (
		<ul className="diff-events" aria-label="What happened">
			{part.map(({ event, claim }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
				<li key={index} className={claim ? "telling" : undefined}>
					<Place href={event.blockId === null ? undefined : diff.anchors.get(event.blockId)}>
						<Line event={event} claim={claim} sources={sources} />
					</Place>
				</li>
			))}
		</ul>
	);
	const rest = lines.slice(OPEN);
	return (
		<>
			{list(rest.length > 1 ? lines.slice(0, OPEN) : lines)}
			{rest.length > 1 && (
				<details className="diff-more-events">
					<summary>{rest.length} more</summary>
					{list(rest)}
				</details>
			)}
		</>
	);
}

interface EventLine {
	readonly event: DocumentEvent;
	/** The citation that stayed while this changed. */
	readonly claim?: CitationSide | undefined;
}

/** A number that changed in a claim says all about it: one line tells both. */
function joinClaims(events: readonly DocumentEvent[]): EventLine[] {
	const told = new Set<DocumentEvent>();
	const lines: EventLine[] = [];
	for (const event of events) {
		if (told.has(event)) continue;
		if (event.type !== "claim-changed-under-citation") {
			lines.push({ event });
			continue;
		}
		const numbers = events.filter((other) => !told.has(other) && isNumber(other) && holds(event, other));
		if (numbers.length === 0) lines.push({ event, claim: event.citation });
		for (const number of numbers) {
			told.add(number);
			lines.push({ event: number, claim: event.citation });
		}
	}
	return lines;
}

function isNumber({ type }: DocumentEvent): boolean {
	return type === "number-changed" || type === "date-changed";
}

/** Whether the number stands in the claim: in the same block, or in the answer that an account begins with. */
function holds(claim: DocumentEvent, number: DocumentEvent): boolean {
	const same = claim.blockId === number.blockId;
	const isIn = (text: DocumentEvent["before"], part: DocumentEvent["before"]): boolean =>
		typeof text === "string" && typeof part === "string" && (same ? text : answerOf(text)).includes(part);
	return isIn(claim.before, number.before) && isIn(claim.after, number.after);
}

/** What the claim of an account begins with. */
function answerOf(claim: string): string {
	const end = claim.indexOf(": ");
	return end === -1 ? "" : claim.slice(0, end);
}

function Place({ href, children }: { href: string | undefined; children: ReactNode }) {
	return href === undefined ? <span>{children}</span> : <a href={`#${href}`}>{children}</a>;
}

function Line({ event, claim, sources }: EventLine & { sources: CitedSources }) {
	const { before, after } = event;
	const kept = claim ? ", citation kept" : "";
	const work = claim && (
		<>
			, <Work cited={claim} sources={sources} />
		</>
	);
	switch (event.type) {
		case "claim-changed-under-citation":
			return (
				<>
					<b>Claim changed, citation kept</b>: <q>{isolate(text(before))}</q> → <q>{isolate(text(after))}</q>
					{work}
				</>
			);
		case "number-changed":
		case "date-changed":
			return (
				<>
					<b>
						{event.type === "number-changed" ? "Number" : "Date"} changed{kept}
					</b>
					: {sayChange(text(before), text(after))}
					{work}
				</>
			);
		case "citation-added":
			return (
				<>
					<b>+1 citation</b>: <Work cited={event.after} sources={sources} />
				</>
			);
		case "citation-removed":
			return (
				<>
					<b>−1 citation</b>: <Work cited={event.before} sources={sources} />
				</>
			);
		case "citation-replaced":
			if (isRequoted(event))
				return (
					<>
						<b>Quotation changed</b>: <Work cited={event.after} sources={sources} />, {quotation(before)} →{" "}
						{quotation(after)}
					</>
				);
			return (
				<>
					<b>Citation replaced</b>: <Work cited={event.before} sources={sources} /> →{" "}
					<Work cited={event.after} sources={sources} />
				</>
			);
		case "locator-changed":
			return (
				<>
					<b>Locator changed</b>: <Work cited={event.after && { ...event.after, locator: null }} sources={sources} />,{" "}
					{place(event.before)} → {place(event.after)}
				</>
			);
		case "section-removed":
			return (
				<>
					<b>Section removed</b>: {isolate(text(before))}
				</>
			);
		case "link-retargeted":
			return (
				<>
					<b>Link retargeted</b>: {isolate(text(before))} → {isolate(text(after))}
				</>
			);
		case "block-moved":
			return (
				<>
					<b>Moved</b>: {isolate(beginning(text(after))) || "a block without words"}
				</>
			);
	}
}

function text(side: DocumentEvent["before"]): string {
	return typeof side === "string" ? side : "";
}

function beginning(words: string): string {
	return words.length > 60
		? `${words.slice(0, 60).replace(/\s+\S*$|[\ud800-\udbff]$/, "")} …`
		: words || "a block without words";
}

function place(side: CitationSide | null): string {
	return side?.locator ? formatLocator(side.locator as Locator) : "no place";
}

function quotation(side: DocumentEvent["before"]): ReactNode {
	const quoted = side && typeof side === "object" ? side.quotation : undefined;
	return quoted === undefined ? "no quotation" : <q>{isolate(quoted)}</q>;
}

function Work({ cited, sources }: { cited: CitationSide | null; sources: CitedSources }) {
	if (!cited) return null;
	const work = standingSource(sources, cited.sourceId);
	return (
		<>
			{work ? <WorkTitle work={work} /> : `work ${cited.sourceId}`}
			{cited.locator && `, ${place(cited)}`}
		</>
	);
}
