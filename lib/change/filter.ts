import { NAMESPACES, type NamespaceNumber } from "@/lib/title/namespace";

export const CHANGE_DAYS = [1, 3, 7, 30] as const;
export const CHANGE_LIMITS = [50, 100, 250, 500] as const;

/** What a list of recent changes shows. `before` is the id of the change that the page continues after. */
export interface ChangeFilter {
	days: (typeof CHANGE_DAYS)[number];
	limit: (typeof CHANGE_LIMITS)[number];
	hideMinor: boolean;
	namespace: NamespaceNumber | null;
	before: number | null;
}

const DEFAULT: ChangeFilter = { days: 7, limit: 50, hideMinor: false, namespace: null, before: null };

/** Reads the filter from an address; what is not understood is what it is by default. */
export function parseChangeFilter(query: Readonly<Record<string, string | string[] | undefined>>): ChangeFilter {
	const before = readInteger(query.before);
	const namespace = readInteger(query.namespace);
	return {
		days: CHANGE_DAYS.find((days) => days === readInteger(query.days)) ?? DEFAULT.days,
		limit: CHANGE_LIMITS.find((limit) => limit === readInteger(query.limit)) ?? DEFAULT.limit,
		hideMinor: query.hideminor === "1",
		namespace: NAMESPACES.find(({ number }) => number === namespace)?.number ?? null,
		before: before === null || before < 1 ? null : before,
	};
}

/** The address of a filter, with what differs from the default only. */
export function changeFilterHref(filter: ChangeFilter): string {
	const query = new URLSearchParams();
	if (filter.days !== DEFAULT.days) query.set("days", String(filter.days));
	if (filter.limit !== DEFAULT.limit) query.set("limit", String(filter.limit));
	if (filter.hideMinor) query.set("hideminor", "1");
	if (filter.namespace !== null) query.set("namespace", String(filter.namespace));
	if (filter.before !== null) query.set("before", String(filter.before));
	const text = query.toString();
	return `/wiki/Special:RecentChanges${text === "" ? "" : `?${text}`}`;
}

function readInteger(value: string | string[] | undefined): number | null {
	return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
