import { TimeSpan } from "@/components/ui/moment";
import { historyHref } from "@/lib/revision/history-filter";
import type { HistoryGrouping } from "@/lib/revision/history-groups";
import type { RevisionRow } from "@/lib/revision/queries";
import { titleToHref } from "@/lib/title/title";
import { AuthorLinks, type PersonPages } from "./author-links";
import { EditFlags } from "./edit-flags";
import { type HistoryPage, StandingMarks } from "./history-row";
import { RevisionTags } from "./revision-tags";
import { Size, SizeChange } from "./size-change";
import "./history-group.css";

interface HistoryGroupHeadProps {
	by: keyof HistoryGrouping;
	/** Newest first. */
	rows: readonly RevisionRow[];
	page: HistoryPage;
	people: ReadonlyMap<string, PersonPages>;
}

/** Several revisions in one row of a history, which opens to show them; without scripts, as everywhere. */
export function HistoryGroupHead({ by, rows, page, people }: HistoryGroupHeadProps) {
	const [newest, oldest] = [rows[0], rows.at(-1)];
	if (!newest || !oldest) return null;
	const address = titleToHref(page.title);
	const authors = new Map<string, number>();
	for (const { author } of rows) authors.set(author.name, (authors.get(author.name) ?? 0) + 1);
	const undecided = rows.filter(({ review }) => review === "waiting").length;
	const minor = rows.every((row) => row.minor);
	return (
		<tr className={newest.id === page.latestRevisionId ? "group-head current" : "group-head"}>
			<td className="compare">
				<span className="compare-links">
					{oldest.parentId !== null && (
						<>
							(
							<a
								href={`${address}?diff=${newest.id}&oldid=${oldest.parentId}`}
								title={`What these ${rows.length} edits did together`}
							>
								all {rows.length}
							</a>
							)
						</>
					)}
				</span>
			</td>
			<PickMark side="older" />
			<PickMark side="newer" />
			<td className="time">
				<TimeSpan from={oldest.createdAt} to={newest.createdAt} />
			</td>
			<td className="by">
				{Array.from(authors, ([name, count]) => (
					<span className="group-author" key={name}>
						<AuthorLinks name={name} pages={people.get(name)} />
						{authors.size > 1 && count > 1 && <span className="muted"> {count}×</span>}
					</span>
				))}
			</td>
			<td className="number size-cell">
				<Size bytes={newest.size} />
			</td>
			<td className="number change-cell">
				<SizeChange bytes={rows.reduce((sum, { sizeChange }) => sum + sizeChange, 0)} />
			</td>
			<td className="said">
				<details className="group-toggle">
					<summary>
						{rows.length} {by === "minors" || minor ? "minor edits" : "edits"}
						{by === "runs" && " in a row"}
					</summary>
				</details>{" "}
				<EditFlags created={oldest.created} />{" "}
				<RevisionTags
					tags={[...new Set(rows.flatMap(({ tags }) => tags))]}
					href={(tag) => historyHref(address, { tag })}
				/>
				<StandingMarks ids={rows.map(({ id }) => id)} page={page} />{" "}
				{undecided > 0 && <span className="tag review">{undecided} waiting for review</span>}
			</td>
		</tr>
	);
}

/** Says in the place of the radios that one of those below it is chosen, while they are not shown. */
function PickMark({ side }: { side: "older" | "newer" }) {
	return (
		<td className="pick">
			<span className={`pick-mark ${side}`} title={`The ${side} side is one of these`}>
				<span className="visually-hidden">The {side} side is one of these</span>
			</span>
		</td>
	);
}
