import type { ChangeSort, Experience } from "@/lib/change/choices";
import type { ChangeFilter } from "@/lib/change/filter";
import type { HighlightChoice } from "@/lib/change/highlight";
import type { EventType } from "@/lib/document/events";
import { NAMESPACES, type NamespaceNumber } from "@/lib/title/namespace";

/** What the choices of the filter of changes are called. */
export const EXPERIENCE_WORDS: Readonly<Record<Experience, string>> = {
	newcomer: "Newcomers (unconfirmed)",
	learner: "Learners",
	experienced: "Experienced",
};

export const SORT_WORDS: Readonly<Record<ChangeSort, string>> = {
	edit: "Edits of pages",
	new: "New pages",
	source: "Sources and settings",
};

export const REVIEW_WORDS: Readonly<Record<ChangeFilter["review"][number], string>> = {
	approved: "Approved",
	included: "Accepted with a later edit",
	waiting: "Waits for a reviewer",
	sent_back: "Sent back",
	rejected: "Rejected",
};

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
	"claim-changed-under-citation": "Claim changed, citation stayed",
	"number-changed": "Number changed",
	"date-changed": "Date changed",
	"citation-removed": "Citation removed",
	"citation-replaced": "Citation replaced",
	"locator-changed": "Locator changed",
	"section-removed": "Section removed",
	"link-retargeted": "Link retargeted",
	"citation-added": "Citation added",
	"block-moved": "Block moved",
};

export function namespaceWord(number: NamespaceNumber): string {
	return NAMESPACES.find((one) => one.number === number)?.prefix || "Articles";
}

/** What a choice that can be highlighted is called where it stands alone. */
export function choiceWords({ group, value }: HighlightChoice): string {
	switch (group) {
		case "kind":
			return SORT_WORDS[value];
		case "minor":
			return "Minor edits";
		case "bots":
			return "Bots";
		case "patrolled":
			return value === "no" ? "Not patrolled" : "Patrolled";
		case "review":
			return REVIEW_WORDS[value];
		case "tag":
			return `Tag ${value}`;
		case "event":
			return EVENT_WORDS[value];
		case "namespace":
			return `In ${namespaceWord(value)}`;
	}
}

/** Every criterion that is in force, in words, and the filter without it. */
export function criteriaInForce(filter: ChangeFilter): { words: string; without: Partial<ChangeFilter> }[] {
	const { by, notBy, experience, sorts, minor, bots, namespaces, invert, tags, events, patrolled, review } = filter;
	const any = <T>(values: readonly T[], say: (value: T) => string) => values.map(say).join(" or ");
	const all: [boolean, string, Partial<ChangeFilter>][] = [
		[by !== null, `by ${by}`, { by: null }],
		[notBy !== null, `not by ${notBy}`, { notBy: null }],
		[experience.length > 0, any(experience, (one) => EXPERIENCE_WORDS[one]), { experience: [] }],
		[sorts.length > 0, any(sorts, (one) => SORT_WORDS[one]), { sorts: [] }],
		[minor !== null, minor === "only" ? "minor edits only" : "no minor edits", { minor: null }],
		[bots !== null, bots === "only" ? "bots only" : "no bots", { bots: null }],
		[
			namespaces.length > 0,
			`${invert ? "not in " : "in "}${any(namespaces, namespaceWord)}`,
			{ namespaces: [], invert: false },
		],
		[tags.length > 0, `tag ${any(tags, String)}`, { tags: [] }],
		[events.length > 0, any(events, (one) => EVENT_WORDS[one]), { events: [] }],
		[patrolled !== null, patrolled === "no" ? "not patrolled" : "patrolled", { patrolled: null }],
		[review.length > 0, any(review, (one) => REVIEW_WORDS[one]), { review: [] }],
	];
	return all.flatMap(([inForce, words, without]) => (inForce ? [{ words, without }] : []));
}
