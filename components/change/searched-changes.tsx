import { type ChangeFilter, changeFilterHref, EVERYTHING, withCriteria } from "@/lib/change/filter";
import type { ChangeList } from "@/lib/change/queries";
import { criteriaInForce } from "./change-words";

interface SearchedChangesProps {
	list: ChangeList;
	filter: ChangeFilter;
	path: string;
	/** What is said of a list that is empty without any filter. */
	nothing: string;
}

/** Says why a list of changes is short: nothing matches, or the search ended before the page was full. */
export function SearchedChanges({ list: { changes, looked, older }, filter, path, nothing }: SearchedChangesProps) {
	if (looked !== null) {
		const more = older === null ? null : changeFilterHref(path, withCriteria(filter, { before: older }));
		return (
			<p className="empty" role="note">
				{changes.length === 0 ? "None" : `Only ${changes.length}`} of {looked.toLocaleString("en")} changes looked at
				fits the filter. {more && !filter.oldest && filter.after === null && <a href={more}>Look further back</a>}
			</p>
		);
	}
	if (changes.length > 0) return null;
	const filtered = criteriaInForce(filter).length > 0;
	if (filter.before !== null || filter.after !== null) {
		return (
			<p className="empty">
				Nothing {filter.after === null ? "older" : "newer"}
				{filtered && " fits the filter"}.{" "}
				<a href={changeFilterHref(path, withCriteria(filter, {}))}>Begin at the newest</a>
			</p>
		);
	}
	return (
		<p className="empty">
			{filtered ? "Nothing fits the filter." : nothing}{" "}
			{(filtered || filter.days !== 30) && (
				<a href={changeFilterHref(path, withCriteria(filter, { ...EVERYTHING, days: 30 }))}>
					Show everything{path.includes("RecentChanges") ? " of the last 30 days" : ""}
				</a>
			)}
		</p>
	);
}
