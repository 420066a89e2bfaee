import { Pager, type PagerLinks, type PagerSizes } from "@/components/ui/pager";
import { groupHistory, type HistoryGrouping } from "@/lib/revision/history-groups";
import type { RevisionRow } from "@/lib/revision/queries";
import { titleToPath } from "@/lib/title/title";
import type { PersonPages } from "./author-links";
import { HistoryGroupHead } from "./history-group-head";
import { type HistoryPage, HistoryRow } from "./history-row";

interface HistoryTableProps {
	page: HistoryPage;
	rows: readonly RevisionRow[];
	grouping: HistoryGrouping;
	people: ReadonlyMap<string, PersonPages>;
	links: PagerLinks;
	sizes: PagerSizes;
	/** What each revision did, in one line, by its id. */
	events: ReadonlyMap<number, string>;
}

/** The revisions of a page, newest first, inside a form that compares any two of them. */
export function HistoryTable({ page, rows, grouping, people, links, sizes, events }: HistoryTableProps) {
	const comparable = rows.length > 1;
	const groups = groupHistory(rows, grouping);
	// At first, what happened last: against the row below it, which may be the head of a group.
	const older = groups[1]?.newest ?? rows[1];
	const rowOf = (row: RevisionRow, grouped: boolean) => (
		<HistoryRow
			key={row.id}
			row={row}
			page={page}
			pages={people.get(row.author.name)}
			events={events.get(row.id)}
			pick={comparable ? { older: row === older, newer: row === rows[0] } : null}
			grouped={grouped}
		/>
	);
	return (
		<form className="history" action={`/wiki/${titleToPath(page.title)}`} method="get" data-history="">
			<div className="history-bar">
				{comparable && <CompareButton />}
				<Pager label="Revisions, before the list" links={links} sizes={sizes} />
			</div>
			<table className="history-table">
				<caption className="visually-hidden">Revisions, newest first</caption>
				<thead>
					<tr>
						<th scope="col">Compare with</th>
						<th scope="col" className="pick">
							<abbr title="Older revision of the comparison">Old</abbr>
						</th>
						<th scope="col" className="pick">
							<abbr title="Newer revision of the comparison">New</abbr>
						</th>
						<th scope="col">Time (UTC)</th>
						<th scope="col">Author</th>
						<th scope="col" className="number">
							Size
						</th>
						<th scope="col" className="number">
							Change
						</th>
						<th scope="col">Summary</th>
					</tr>
				</thead>
				{groups.length === rows.length ? (
					<tbody>{rows.map((row) => rowOf(row, false))}</tbody>
				) : (
					groups.map(({ by, newest, rows: grouped }) =>
						by === null ? (
							<tbody key={newest.id}>{rowOf(newest, false)}</tbody>
						) : (
							<tbody key={newest.id} className="history-group">
								<HistoryGroupHead by={by} rows={grouped} page={page} people={people} />
								{grouped.map((row) => rowOf(row, true))}
							</tbody>
						),
					)
				)}
			</table>
			<div className="history-bar">
				{comparable && <CompareButton />}
				<Pager label="Revisions, after the list" links={links} />
			</div>
		</form>
	);
}

function CompareButton() {
	return (
		<button type="submit" className="button">
			Compare selected revisions
		</button>
	);
}
