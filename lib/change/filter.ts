import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
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
export function parseChangeFilter(query: Query): ChangeFilter {
	const before = parseInteger(query.before);
	const namespace = parseInteger(query.namespace);
	return {
		days: CHANGE_DAYS.find((days) => days === parseInteger(query.days)) ?? DEFAULT.days,
		limit: CHANGE_LIMITS.find((limit) => limit === parseInteger(query.limit)) ?? DEFAULT.limit,
		hideMinor: query.hideminor === "1",
		namespace: NAMESPACES.find(({ number }) => number === namespace)?.number ?? null,
		before: before === null || before < 1 ? null : before,
	};
}

/** The address of a filter, with what differs from the default only. */
export function changeFilterHref(filter: ChangeFilter): string {
	return withQuery("/wiki/Special:RecentChanges", {
		days: filter.days === DEFAULT.days ? null : filter.days,
		limit: filter.limit === DEFAULT.limit ? null : filter.limit,
		hideminor: filter.hideMinor ? 1 : null,
		namespace: filter.namespace,
		before: filter.before,
	});
}
