import { REVISION_TAGS } from "@/lib/change/revision-tags";
import { type AskedHistory, historyHref, historyQuery } from "@/lib/revision/history-filter";

interface HistoryFilterFormProps {
	/** The page's own address. */
	address: string;
	filter: AskedHistory;
}

/** Narrows a history to a tag and a span of days; every state is an address. Open while something is asked. */
export function HistoryFilterForm({ address, filter }: HistoryFilterFormProps) {
	const { tag, from, to, runs, minors } = filter;
	const asked = [tag && `tag ${tag}`, from && `from ${from}`, to && `to ${to}`].filter(Boolean);
	const tags = tag !== null && !REVISION_TAGS.some((known) => known === tag) ? [tag, ...REVISION_TAGS] : REVISION_TAGS;
	return (
		<details className="history-filter" open={asked.length > 0}>
			<summary>{asked.length > 0 ? `Filtered: ${asked.join(", ")}` : "Filter by tag or date"}</summary>
			<form action={address} method="get">
				{Object.entries(historyQuery({ runs, minors })).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<label>
					<span>Tag</span>
					<select name="tag" defaultValue={tag ?? ""}>
						<option value="">any</option>
						{tags.map((name) => (
							<option key={name}>{name}</option>
						))}
					</select>
				</label>
				<label>
					<span>From</span>
					<input type="date" name="from" defaultValue={from ?? ""} />
				</label>
				<label>
					<span>To</span>
					<input type="date" name="to" defaultValue={to ?? ""} />
				</label>
				<button type="submit" className="button">
					Show
				</button>
				{asked.length > 0 && <a href={historyHref(address, { runs, minors })}>Show all</a>}
			</form>
		</details>
	);
}
