import { AuthorLinks, type PersonPages } from "@/components/revision/author-links";
import { EditFlags } from "@/components/revision/edit-flags";
import { EditSummary } from "@/components/revision/edit-summary";
import { RevisionTags } from "@/components/revision/revision-tags";
import { SizeChange } from "@/components/revision/size-change";
import { formatDay, Moment } from "@/components/ui/moment";
import type { EntryChange } from "@/lib/change/queries";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { EntryChangeItem } from "./entry-change-item";

/** One published edit, as lists across pages show it. */
interface EditRow {
	of: "page";
	revisionId: number;
	title: Title;
	/** No revision before this one. */
	created: boolean;
	/** Still the latest revision of its page. */
	current: boolean;
	author: string;
	minor: boolean;
	summary: string;
	tags: readonly string[];
	sizeChange: number;
	createdAt: Date;
}

/** An edit, or a change to the registry of sources. */
export type ChangeRow = EditRow | EntryChange;

interface ChangeListProps {
	rows: readonly ChangeRow[];
	/** Left out where every row has the same author. */
	people?: ReadonlyMap<string, PersonPages>;
}

/** Changes, newest first, under a heading for each day. */
export function ChangeList({ rows, people }: ChangeListProps) {
	return groupByDay(rows).map(({ day, changes }) => (
		<section className="change-day" key={day} aria-label={day}>
			<h2>{day}</h2>
			<ul className="change-list">
				{changes.map((change) =>
					change.of === "entry" ? (
						<EntryChangeItem key={`entry-${change.id}`} change={change} pages={people?.get(change.actorName)} />
					) : (
						<ChangeItem key={change.revisionId} change={change} people={people} />
					),
				)}
			</ul>
		</section>
	));
}

function ChangeItem({ change, people }: { change: EditRow; people: ChangeListProps["people"] }) {
	const address = titleToHref(change.title);
	const name = formatTitle(change.title);
	return (
		<li className="change">
			<span className="change-time">
				<a href={`${address}?oldid=${change.revisionId}`} title="This revision">
					<Moment at={change.createdAt} short />
				</a>
			</span>
			<span className="change-links">
				(
				{change.created ? (
					<span>diff</span>
				) : (
					<a href={`${address}?diff=prev&oldid=${change.revisionId}`} aria-label={`Difference, ${name}`}>
						diff
					</a>
				)}
				{" | "}
				<a href={`${address}?action=history`} aria-label={`History, ${name}`}>
					hist
				</a>
				)
			</span>
			<span className="change-flags">
				<EditFlags created={change.created} minor={change.minor} />
			</span>
			<span className="change-what">
				<a className="change-title" href={address}>
					{name}
				</a>{" "}
				<SizeChange bytes={change.sizeChange} />{" "}
				{people && (
					<>
						<AuthorLinks name={change.author} pages={people.get(change.author)} />{" "}
					</>
				)}
				<EditSummary summary={change.summary} title={change.title} /> <RevisionTags tags={change.tags} />
				{!people && change.current && <span className="current-mark">current</span>}
			</span>
		</li>
	);
}

function groupByDay(rows: readonly ChangeRow[]): { day: string; changes: ChangeRow[] }[] {
	const days: { day: string; changes: ChangeRow[] }[] = [];
	for (const row of rows) {
		const day = formatDay(row.createdAt);
		const last = days.at(-1);
		if (last?.day === day) last.changes.push(row);
		else days.push({ day, changes: [row] });
	}
	return days;
}
