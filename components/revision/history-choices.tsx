import { type AskedHistory, historyFeedHref, historyQuery } from "@/lib/revision/history-filter";
import { type ListPlace, listPlaceHref } from "@/lib/revision/list-position";
import "./history-group.css";

interface HistoryChoicesProps {
	/** The page's own address. */
	address: string;
	filter: AskedHistory;
	place: ListPlace;
}

/** How the revisions of a history stand; each way is an address, at the same place of the list. */
export function HistoryChoices({ address, filter, place }: HistoryChoicesProps) {
	const href = (grouping: Partial<AskedHistory>) =>
		listPlaceHref(address, historyQuery({ ...filter, ...grouping }), place);
	return (
		<p className="history-choices">
			<a href={href({ runs: !filter.runs })}>
				{filter.runs ? "Show one person’s edits one by one" : "Group one person’s edits in a row"}
			</a>
			<a href={href({ minors: !filter.minors })}>
				{filter.minors ? "Show minor edits one by one" : "Group minor edits"}
			</a>
			<a href={historyFeedHref(address, filter)} type="application/atom+xml">
				Atom feed
			</a>
		</p>
	);
}
