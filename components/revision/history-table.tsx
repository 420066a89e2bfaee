import { Moment } from "@/components/ui/moment";
import { Pager, type PagerLinks, type PagerSizes } from "@/components/ui/pager";
import { historyHref } from "@/lib/revision/history-filter";
import type { RevisionRow } from "@/lib/revision/queries";
import { type Title, titleToHref, titleToPath } from "@/lib/title/title";
import { AuthorLinks, type PersonPages } from "./author-links";
import { EditFlags } from "./edit-flags";
import { EditSummary } from "./edit-summary";
import { RevertActions, RevertedBy } from "./revert-actions";
import { ReviewState } from "./review-state";
import { RevisionTags } from "./revision-tags";
import { Size, SizeChange } from "./size-change";

interface HistoryTableProps {
	title: Title;
	latestRevisionId: number;
	/** What the public reads. */
	approvedRevisionId: number | null;
	rows: readonly RevisionRow[];
	people: ReadonlyMap<string, PersonPages>;
	links: PagerLinks;
	sizes: PagerSizes;
	/** What each revision did, in one line, by its id. */
	events: ReadonlyMap<number, string>;
}

/** The revisions of a page, newest first, inside a form that compares any two of them. */
export function HistoryTable({
	title,
	latestRevisionId,
	approvedRevisionId,
	rows,
	people,
	links,
	sizes,
	events,
}: HistoryTableProps) {
	const address = titleToHref(title);
	const comparable = rows.length > 1;
	return (
		<form className="history" action={`/wiki/${titleToPath(title)}`} method="get" data-history="">
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
				<tbody>
					{rows.map((row, index) => {
						const current = row.id === latestRevisionId;
						return (
							<tr key={row.id} className={current ? "current" : undefined}>
								<td className="compare">
									<span className="compare-links">
										(
										{current ? (
											<span>cur</span>
										) : (
											<a href={`${address}?diff=cur&oldid=${row.id}`} title="Difference from the current revision">
												cur
											</a>
										)}
										{" | "}
										<a
											href={`${address}?diff=prev&oldid=${row.id}`}
											title={row.created ? "The first revision" : "Difference from the revision before"}
										>
											prev
										</a>
										)
									</span>
								</td>
								<PickCell name="oldid" row={row} checked={index === (comparable ? 1 : 0)} shown={comparable} />
								<PickCell name="diff" row={row} checked={index === 0} shown={comparable} />
								<td className="time">
									<a href={`${address}?oldid=${row.id}`}>
										<Moment at={row.createdAt} />
									</a>
								</td>
								<td className="by">
									<AuthorLinks name={row.author.name} pages={people.get(row.author.name)} />
								</td>
								<td className="number size-cell">
									<Size bytes={row.size} />
								</td>
								<td className="number change-cell">
									<SizeChange bytes={row.sizeChange} />
								</td>
								<td className="said">
									<EditFlags minor={row.minor} created={row.created} />{" "}
									<EditSummary summary={row.summary} title={title} />{" "}
									<RevisionTags tags={row.tags} href={(tag) => historyHref(address, { tag })} />
									<RevertedBy id={row.revertedById} />
									{current && <span className="current-mark">current</span>}
									{!current && row.id === approvedRevisionId && <span className="current-mark">readers see this</span>}{" "}
									<ReviewState revision={row} /> <RevertActions revision={row} current={current} look="link" />
									{events.has(row.id) && <span className="row-events">{events.get(row.id)}</span>}
								</td>
							</tr>
						);
					})}
				</tbody>
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

interface PickCellProps {
	name: "oldid" | "diff";
	row: RevisionRow;
	checked: boolean;
	shown: boolean;
}

function PickCell({ name, row, checked, shown }: PickCellProps) {
	const side = name === "oldid" ? "Older" : "Newer";
	return (
		<td className="pick">
			{shown && (
				<label className="pick-target">
					<input type="radio" name={name} value={row.id} defaultChecked={checked} />
					<span className="visually-hidden">
						{side} side: revision {row.id} by {row.author.name}
					</span>
				</label>
			)}
		</td>
	);
}
