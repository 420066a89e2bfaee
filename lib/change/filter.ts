import { EVENT_TYPES, type EventType } from "@/lib/document/events";
import { parseInteger, parseText, type Query } from "@/lib/platform/query-string";
import type { NamespaceNumber } from "@/lib/title/namespace";
import {
	CHANGE_SORTS,
	type ChangeSort,
	EXPERIENCES,
	type Experience,
	PAGE_NAMESPACES,
	REVIEW_STATES,
	type ReviewState,
} from "./choices";
import { type Highlight, parseHighlights, writeHighlights } from "./highlight";
import { REVISION_TAGS, type RevisionTag } from "./revision-tags";

export const CHANGE_DAYS = [1, 3, 7, 30] as const;
export const CHANGE_LIMITS = [20, 50, 100, 250, 500] as const;

/**
 * Which changes a list shows: those that satisfy every group, by any of its choices. A group without a choice lets
 * everything through.
 */
export interface ChangeCriteria {
	/** Only the changes of this person, and all but those of that one. */
	readonly by: string | null;
	readonly notBy: string | null;
	readonly experience: readonly Experience[];
	readonly sorts: readonly ChangeSort[];
	readonly minor: "hide" | "only" | null;
	readonly bots: "hide" | "only" | null;
	/** Of the pages' changes alone; inverted, all namespaces but these. */
	readonly namespaces: readonly NamespaceNumber[];
	readonly invert: boolean;
	readonly tags: readonly RevisionTag[];
	readonly events: readonly EventType[];
	readonly patrolled: "yes" | "no" | null;
	readonly review: readonly ReviewState[];
}

/** Where a list stands: below the change with an id, above one, at the oldest or (all null) at the newest. */
export interface ChangePlace {
	readonly limit: (typeof CHANGE_LIMITS)[number];
	readonly before: number | null;
	readonly after: number | null;
	readonly oldest: boolean;
}

/** Everything that an address of a list of changes says. */
export interface ChangeFilter extends ChangeCriteria, ChangePlace {
	readonly days: (typeof CHANGE_DAYS)[number];
	/** Several changes of one page on one day stand together. */
	readonly grouped: boolean;
	/** Hide nothing, but make what satisfies them stand out. */
	readonly highlights: readonly Highlight[];
}

export const EVERYTHING: ChangeCriteria = {
	by: null,
	notBy: null,
	experience: [],
	sorts: [],
	minor: null,
	bots: null,
	namespaces: [],
	invert: false,
	tags: [],
	events: [],
	patrolled: null,
	review: [],
};

export const NEWEST: ChangePlace = { limit: 50, before: null, after: null, oldest: false };
const DEFAULT_DAYS = 7;
const NAME_LENGTH = 255;

/** Reads the filter from an address; what is not understood is what it is by default. */
export function parseChangeFilter(query: Query): ChangeFilter {
	const namespaces = choices(query.namespace, PAGE_NAMESPACES.map(String)).map(Number);
	const before = id(query.before);
	const after = before === null ? id(query.after) : null;
	return {
		by: name(query.by),
		notBy: name(query.notby),
		experience: choices(query.experience, EXPERIENCES),
		sorts: choices(query.kind, CHANGE_SORTS),
		minor: query.hideminor === "1" ? "hide" : choice(query.minor, ["hide", "only"]),
		bots: query.hidebots === "1" ? "hide" : choice(query.bots, ["hide", "only"]),
		namespaces: PAGE_NAMESPACES.filter((number) => namespaces.includes(number)),
		invert: query.invert === "1" && namespaces.length > 0,
		tags: choices(query.tag, REVISION_TAGS),
		events: choices(query.event, EVENT_TYPES),
		patrolled: choice(query.patrolled, ["yes", "no"]),
		review: choices(query.review, REVIEW_STATES),
		days: CHANGE_DAYS.find((days) => days === parseInteger(query.days)) ?? DEFAULT_DAYS,
		limit: CHANGE_LIMITS.find((limit) => limit === parseInteger(query.limit)) ?? NEWEST.limit,
		grouped: query.grouped === "1",
		highlights: parseHighlights(query),
		before,
		after,
		oldest: before === null && after === null && query.dir === "oldest",
	};
}

/** The address of a filter at the list with this path, with what differs from the default only. */
export function changeFilterHref(path: string, filter: ChangeFilter, more: Readonly<Record<string, string>> = {}) {
	const query = new URLSearchParams(changeFilterFields(filter));
	for (const [key, value] of Object.entries(more)) query.set(key, value);
	const text = query.toString();
	return text === "" ? path : `${path}?${text}`;
}

/** The filter of a query as its address at the newest says it, without the path; "" where nothing is asked. */
export function canonicalQuery(query: Query): string {
	return changeFilterHref("", withCriteria(parseChangeFilter(query), {}));
}

/** The address of the Atom feed of a filter. Feeds begin at the newest and have no colours. */
export function changeFeedHref(path: string, filter: ChangeFilter): string {
	return changeFilterHref(path, withCriteria(filter, { highlights: [] }), { feed: "atom" });
}

/** The parameters of that address, in order; several choices of a group repeat its name, as forms send them. */
export function changeFilterFields(filter: ChangeFilter): [string, string][] {
	const fields: [string, string | number | null | readonly (string | number)[]][] = [
		["by", filter.by],
		["notby", filter.notBy],
		["experience", filter.experience],
		["kind", filter.sorts],
		["minor", filter.minor],
		["bots", filter.bots],
		["namespace", filter.namespaces],
		["invert", filter.invert && filter.namespaces.length > 0 ? 1 : null],
		["tag", filter.tags],
		["event", filter.events],
		["patrolled", filter.patrolled],
		["review", filter.review],
		["days", filter.days === DEFAULT_DAYS ? null : filter.days],
		["limit", filter.limit === NEWEST.limit ? null : filter.limit],
		["grouped", filter.grouped ? 1 : null],
		["highlight", writeHighlights(filter.highlights)],
		["before", filter.before],
		["after", filter.after],
		["dir", filter.oldest ? "oldest" : null],
	];
	return fields.flatMap(([key, value]) =>
		value === null ? [] : (Array.isArray(value) ? value : [value]).map((one): [string, string] => [key, String(one)]),
	);
}

/** The filter as somebody first meets it, at the newest. */
export function withCriteria(filter: ChangeFilter, criteria: Partial<ChangeFilter>): ChangeFilter {
	return { ...filter, before: null, after: null, oldest: false, ...criteria };
}

const OPEN: readonly ReviewState[] = ["waiting", "sent_back"];

/** How many days a list of recent changes looks back; null where it asks for what nobody has decided about, however old. */
export function daysBack({ days, review }: Pick<ChangeFilter, "days" | "review">): number | null {
	return review.length > 0 && review.every((state) => OPEN.includes(state)) ? null : days;
}

function choices<T extends string>(value: string | string[] | undefined, options: readonly T[]): T[] {
	const said = new Set(typeof value === "string" ? [value] : value);
	return options.filter((option) => said.has(option));
}

function choice<T extends string>(value: string | string[] | undefined, options: readonly T[]): T | null {
	return options.find((option) => option === value) ?? null;
}

function name(value: string | string[] | undefined): string | null {
	return parseText(value).replaceAll("_", " ").trim().slice(0, NAME_LENGTH).trim() || null;
}

function id(value: string | string[] | undefined): number | null {
	return parseInteger(value) || null;
}
