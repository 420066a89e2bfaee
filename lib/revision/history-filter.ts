import { type Query, withQuery } from "@/lib/platform/query-string";
import type { HistoryGrouping } from "./history-groups";
import type { HistoryFilter } from "./queries";

/** Which revisions of a history an address asks for, days as `2026-11-23`, and how they stand. */
export interface AskedHistory extends HistoryGrouping {
	readonly tag: string | null;
	readonly from: string | null;
	readonly to: string | null;
}

/** What the name of a tag is made of. */
export const TAG_NAME = /^[a-z0-9-]{1,64}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the filter of an address; what makes no sense is not asked. */
export function parseHistoryFilter({ tag, from, to, runs, minors }: Query): AskedHistory {
	return {
		tag: typeof tag === "string" && TAG_NAME.test(tag) ? tag : null,
		from: parseDay(from),
		to: parseDay(to),
		runs: runs === "1",
		minors: minors === "1",
	};
}

function parseDay(value: Query[string]): string | null {
	return typeof value === "string" && isDay(value) ? value : null;
}

/** Whether this is a day such as `2026-11-23`. The year 0, which the database does not have, has none. */
export function isDay(text: string): boolean {
	return DAY.test(text) && !text.startsWith("0000") && !Number.isNaN(Date.parse(text));
}

/** The filter as the query takes it: both days count whole, in UTC. */
export function toHistoryFilter({ tag, from, to }: AskedHistory): HistoryFilter {
	return { tag, from: from === null ? null : new Date(from), until: to === null ? null : dayAfter(new Date(to)) };
}

/** The beginning of the next day. */
export function dayAfter(day: Date): Date {
	return new Date(day.getTime() + 24 * 60 * 60 * 1000);
}

/** The parts of an address that ask for a history and filter it. */
export function historyQuery({ tag, from, to, runs, minors }: Partial<AskedHistory>): Record<string, string> {
	return {
		action: "history",
		...(tag && { tag }),
		...(from && { from }),
		...(to && { to }),
		...(runs && { runs: "1" }),
		...(minors && { minors: "1" }),
	};
}

/** What a feed asks of a history: its rows stand one by one. */
export function ungrouped({ tag, from, to }: Partial<AskedHistory>): Partial<AskedHistory> {
	return { tag, from, to };
}

/** The Atom feed of the same revisions. */
export function historyFeedHref(address: string, filter: Partial<AskedHistory>): string {
	return withQuery(address, { ...historyQuery(ungrouped(filter)), feed: "atom" });
}

/** The history of a page, filtered. */
export function historyHref(address: string, filter: Partial<AskedHistory>): string {
	return withQuery(address, historyQuery(filter));
}
