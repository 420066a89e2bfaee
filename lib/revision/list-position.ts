import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";

export const LIST_SIZES = [20, 50, 100, 250, 500] as const;
const DEFAULT_SIZE = 50;

/** Where a list of revisions stands, as its address says it: below an id, above an id, at the oldest or (all null) the newest. */
export interface ListPlace {
	readonly limit: number;
	readonly before: number | null;
	readonly after: number | null;
	readonly oldest: boolean;
}

/** Reads the place from an address: `limit`, and one of `before`, `after`, `dir=oldest`. */
export function parseListPlace(query: Query): ListPlace {
	const limit = LIST_SIZES.find((size) => size === parseInteger(query.limit)) ?? DEFAULT_SIZE;
	const before = parseInteger(query.before);
	const after = before === null ? parseInteger(query.after) : null;
	return { limit, before, after, oldest: before === null && after === null && query.dir === "oldest" };
}

/** The address of a place in the list at `path`; `fixed` stands before the place (`action=history`). */
export function listPlaceHref(
	path: string,
	fixed: Readonly<Record<string, string>>,
	place: Partial<ListPlace> & { limit: number },
): string {
	return withQuery(path, {
		...fixed,
		limit: place.limit === DEFAULT_SIZE ? null : place.limit,
		before: place.before ?? null,
		after: place.after ?? null,
		dir: place.oldest ? "oldest" : null,
	});
}

/** Addresses of the neighbouring pages, given the ids that the query answered to continue from. */
export function listPlaceLinks(
	path: string,
	fixed: Readonly<Record<string, string>>,
	limit: number,
	{ older, newer }: { older: number | null; newer: number | null },
) {
	const href = (place: Partial<ListPlace>) => listPlaceHref(path, fixed, { limit, ...place });
	return {
		links: {
			newest: newer === null ? null : href({}),
			newer: newer === null ? null : href({ after: newer }),
			older: older === null ? null : href({ before: older }),
			oldest: older === null ? null : href({ oldest: true }),
		},
		sizes: {
			current: limit,
			options: LIST_SIZES.map((size) => ({ size, href: listPlaceHref(path, fixed, { limit: size }) })),
		},
	};
}
