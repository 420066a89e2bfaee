import { EVENT_TYPES, type EventType } from "@/lib/document/events";
import type { Query } from "@/lib/platform/query-string";
import type { NamespaceNumber } from "@/lib/title/namespace";
import { CHANGE_SORTS, type ChangeSort, PAGE_NAMESPACES, REVIEW_STATES, type ReviewState } from "./choices";
import type { RecentChange } from "./queries";
import { REVISION_TAGS, type RevisionTag } from "./revision-tags";

/** In this order they are numbered, for those who do not tell them apart. */
export const HIGHLIGHT_COLOURS = ["blue", "green", "yellow", "orange", "purple"] as const;
export type HighlightColour = (typeof HIGHLIGHT_COLOURS)[number];

/** A choice of the filter that rows can be seen to satisfy. */
export type HighlightChoice =
	| { readonly group: "kind"; readonly value: ChangeSort }
	| { readonly group: "minor" | "bots"; readonly value: "only" }
	| { readonly group: "patrolled"; readonly value: "yes" | "no" }
	| { readonly group: "review"; readonly value: ReviewState }
	| { readonly group: "tag"; readonly value: RevisionTag }
	| { readonly group: "event"; readonly value: EventType }
	| { readonly group: "namespace"; readonly value: NamespaceNumber };

/** A choice whose rows stand out in a colour. */
export interface Highlight {
	readonly choice: HighlightChoice;
	readonly colour: HighlightColour;
}

export const HIGHLIGHT_CHOICES: readonly HighlightChoice[] = [
	...CHANGE_SORTS.map((value) => ({ group: "kind", value }) as const),
	{ group: "minor", value: "only" },
	{ group: "bots", value: "only" },
	{ group: "patrolled", value: "no" },
	{ group: "patrolled", value: "yes" },
	...REVIEW_STATES.map((value) => ({ group: "review", value }) as const),
	...REVISION_TAGS.map((value) => ({ group: "tag", value }) as const),
	...EVENT_TYPES.map((value) => ({ group: "event", value }) as const),
	...PAGE_NAMESPACES.map((value) => ({ group: "namespace", value }) as const),
];

/** A choice as addresses and forms write it: `tag:undo`. */
export function writeChoice({ group, value }: HighlightChoice): string {
	return `${group}:${value}`;
}

/**
 * Reads what is highlighted from an address: `highlight=tag:undo:blue`, as often as there are any, and what the form adds,
 * `mark` in `colour`. Each choice has one colour, the form's before the other.
 */
export function parseHighlights({ highlight, mark, colour }: Query): Highlight[] {
	const asked = new Map<string, HighlightColour>();
	const said = typeof highlight === "string" ? [highlight] : (highlight ?? []);
	for (const one of [...said, ...(typeof mark === "string" ? [`${mark}:${colour}`] : [])]) {
		const end = one.lastIndexOf(":");
		const found = HIGHLIGHT_COLOURS.find((known) => known === one.slice(end + 1));
		if (found) asked.set(one.slice(0, end), found);
	}
	return HIGHLIGHT_CHOICES.flatMap((choice) => {
		const found = asked.get(writeChoice(choice));
		return found ? [{ choice, colour: found }] : [];
	});
}

/** What is highlighted as an address says it. */
export function writeHighlights(highlights: readonly Highlight[]): string[] {
	return highlights.map(({ choice, colour }) => `${writeChoice(choice)}:${colour}`);
}

/** Those that a change satisfies, by the same rule by which the filter would let it through. */
export function highlightsOf(change: RecentChange, highlights: readonly Highlight[]): Highlight[] {
	return highlights.filter(({ choice }) => satisfies(change, choice));
}

function satisfies(change: RecentChange, { group, value }: HighlightChoice): boolean {
	if (group === "bots") return change.bot;
	if (change.of === "entry") return group === "kind" && value === "source";
	const { revision, page } = change;
	switch (group) {
		case "kind":
			return value === (revision.created ? "new" : "edit");
		case "minor":
			return revision.minor;
		case "patrolled":
			return (revision.patrolledAt === null) === (value === "no");
		case "review":
			return revision.review === value;
		case "tag":
			return revision.tags.includes(value);
		case "event":
			return revision.eventTypes.includes(value);
		case "namespace":
			return page.title.namespace === value;
	}
}
