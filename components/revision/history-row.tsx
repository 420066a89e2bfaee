import { Moment } from "@/components/ui/moment";
import { historyHref } from "@/lib/revision/history-filter";
import type { RevisionRow } from "@/lib/revision/queries";
import { type Title, titleToHref } from "@/lib/title/title";
import { AuthorLinks, type PersonPages } from "./author-links";
import { EditFlags } from "./edit-flags";
import { EditSummary } from "./edit-summary";
import { RevertActions, RevertedBy } from "./revert-actions";
import { ReviewState } from "./review-state";
import { RevisionTags } from "./revision-tags";
import { Size, SizeChange } from "./size-change";

/** The page whose history it is. */
export interface HistoryPage {
	readonly title: Title;
	readonly latestRevisionId: number;
	/** What the public reads. */
	readonly approvedRevisionId: number | null;
}

interface HistoryRowProps {
	row: RevisionRow;
	page: HistoryPage;
	pages: PersonPages | undefined;
	/** What it did, in one line. */
	events: string | undefined;
	/** Which of its radios is chosen at first; null where there is nothing to compare. */
	pick: { older: boolean; newer: boolean } | null;
	/** Stands below the head of its group. */
	grouped: boolean;
}

/** One revision in the history of a page. */
export function HistoryRow({ row, page, pages, events, pick, grouped }: HistoryRowProps) {
	const address = titleToHref(page.title);
	const current = row.id === page.latestRevisionId;
	const look = [current && "current", grouped && "grouped"].filter(Boolean).join(" ");
	return (
		<tr className={look || undefined}>
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
			<PickCell name="oldid" row={row} checked={pick?.older ?? null} />
			<PickCell name="diff" row={row} checked={pick?.newer ?? null} />
			<td className="time">
				<a href={`${address}?oldid=${row.id}`}>
					<Moment at={row.createdAt} />
				</a>
			</td>
			<td className="by">
				<AuthorLinks name={row.author.name} pages={pages} />
			</td>
			<td className="number size-cell">
				<Size bytes={row.size} />
			</td>
			<td className="number change-cell">
				<SizeChange bytes={row.sizeChange} />
			</td>
			<td className="said">
				<EditFlags minor={row.minor} created={row.created} /> <EditSummary summary={row.summary} title={page.title} />{" "}
				<RevisionTags tags={row.tags} href={(tag) => historyHref(address, { tag })} />
				<RevertedBy id={row.revertedById} />
				<StandingMarks ids={[row.id]} page={page} /> <ReviewState revision={row} />{" "}
				<RevertActions revision={row} current={current} look="link" />
				{events && <span className="row-events">{events}</span>}
			</td>
		</tr>
	);
}

/** Says that one of these revisions is what stands now, or what readers see. */
export function StandingMarks({ ids, page }: { ids: readonly number[]; page: HistoryPage }) {
	const { latestRevisionId, approvedRevisionId } = page;
	const read = approvedRevisionId !== null && approvedRevisionId !== latestRevisionId;
	return (
		<>
			{ids.includes(latestRevisionId) && <span className="current-mark">current</span>}
			{read && ids.includes(approvedRevisionId) && <span className="current-mark">readers see this</span>}
		</>
	);
}

interface PickCellProps {
	name: "oldid" | "diff";
	row: RevisionRow;
	/** Null where there is nothing to choose. */
	checked: boolean | null;
}

function PickCell({ name, row, checked }: PickCellProps) {
	const side = name === "oldid" ? "Older" : "Newer";
	return (
		<td className="pick">
			{checked !== null && (
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
