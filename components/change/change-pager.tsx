import { Pager } from "@/components/ui/pager";
import { CHANGE_LIMITS, type ChangeFilter, changeFilterHref, withCriteria } from "@/lib/change/filter";
import type { ChangeList } from "@/lib/change/queries";

interface ChangePagerProps {
	/** What is being paged, for screen readers; unique on the page. */
	label: string;
	path: string;
	filter: ChangeFilter;
	list: Pick<ChangeList, "older" | "newer">;
	sizes?: boolean;
}

/** Steps through a list of changes, each step an address. */
export function ChangePager({ label, path, filter, list: { older, newer }, sizes = false }: ChangePagerProps) {
	const href = (place: Partial<ChangeFilter>) => changeFilterHref(path, withCriteria(filter, place));
	return (
		<Pager
			label={label}
			links={{
				newest: newer === null ? null : href({}),
				newer: newer === null ? null : href({ after: newer }),
				older: older === null ? null : href({ before: older }),
				oldest: older === null ? null : href({ oldest: true }),
			}}
			sizes={
				sizes
					? { current: filter.limit, options: CHANGE_LIMITS.map((size) => ({ size, href: href({ limit: size }) })) }
					: undefined
			}
		/>
	);
}
