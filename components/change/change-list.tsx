import { Fragment } from "react";
import { AuthorLinks, type PersonPages } from "@/components/revision/author-links";
import { EditFlags } from "@/components/revision/edit-flags";
import { EditSummary } from "@/components/revision/edit-summary";
import { RevisionTags } from "@/components/revision/revision-tags";
import { SizeChange } from "@/components/revision/size-change";
import { formatDay, Moment } from "@/components/ui/moment";
import { type Highlight, highlightsOf } from "@/lib/change/highlight";
import type { PageChange, RecentChange } from "@/lib/change/queries";
import { keptEventSummary } from "@/lib/revision/edit-events";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { REVIEW_WORDS } from "./change-words";
import { EntryChangeItem } from "./entry-change-item";
import { HighlightMarks, highlightedClass } from "./highlight";

interface ChangeListProps {
	changes: readonly RecentChange[];
	people: ReadonlyMap<string, PersonPages>;
	/** Every row has the same author, who is not named again. */
	ofOne?: boolean;
	/** Several changes of one page on one day stand together. */
	grouped?: boolean;
	/** What stands out, and in which colour. */
	highlights?: readonly Highlight[];
}

/** Changes, newest first, under a heading for each day. */
export function ChangeList({ changes, grouped = false, highlights = [], ...rest }: ChangeListProps) {
	return groupByDay(changes).map(({ day, changes: ofDay }) => (
		<section className="change-day" key={day} aria-label={day}>
			<h2>{day}</h2>
			<ul className="change-list">
				{(grouped ? groupByPage(ofDay) : ofDay.map((change) => [change])).map((group) => {
					const [first] = group;
					if (!first) return null;
					if (group.length === 1) return <Item key={first.id} change={first} highlights={highlights} {...rest} />;
					return (
						<li className="change-group" key={first.id}>
							<GroupHead changes={group} highlights={highlights} />
							<details>
								<summary>
									One by one
									{first.of === "page" && <span className="visually-hidden">: {formatTitle(first.page.title)}</span>}
								</summary>
								<ul className="change-list">
									{group.map((change) => (
										<Item key={change.id} change={change} highlights={highlights} {...rest} />
									))}
								</ul>
							</details>
						</li>
					);
				})}
			</ul>
		</section>
	));
}

interface ItemProps extends Pick<ChangeListProps, "people" | "ofOne"> {
	change: RecentChange;
	highlights: readonly Highlight[];
}

function Item({ change, people, ofOne = false, highlights }: ItemProps) {
	const own = highlightsOf(change, highlights);
	if (change.of === "entry")
		return <EntryChangeItem change={change} pages={people.get(change.actorName)} highlights={own} />;
	return (
		<PageChangeItem change={change} pages={people.get(change.revision.author.name)} ofOne={ofOne} highlights={own} />
	);
}

interface PageChangeItemProps {
	change: PageChange;
	pages: PersonPages | undefined;
	ofOne: boolean;
	/** Those that it satisfies. */
	highlights: readonly Highlight[];
}

function PageChangeItem({ change, pages, ofOne, highlights }: PageChangeItemProps) {
	const { page, revision, bot, createdAt, current } = change;
	const address = titleToHref(page.title);
	const name = formatTitle(page.title);
	const events = keptEventSummary(revision.events);
	// A page that nobody trusted has looked at; the list of new pages shows those in yellow.
	const unseen = revision.created && revision.patrolledAt === null;
	return (
		<li className={highlightedClass(unseen ? "change unseen" : "change", highlights)}>
			<span className="change-time">
				<a href={`${address}?oldid=${revision.id}`} title="This revision">
					<Moment at={createdAt} short />
				</a>
			</span>
			<span className="change-links">
				(
				<a
					href={`${address}?diff=prev&oldid=${revision.id}`}
					aria-label={`Difference, ${name}`}
					title={revision.created ? "The first revision" : undefined}
				>
					diff
				</a>
				{" | "}
				<a href={`${address}?action=history`} aria-label={`History, ${name}`}>
					hist
				</a>
				)
			</span>
			<span className="change-flags">
				<EditFlags
					created={revision.created}
					minor={revision.minor}
					bot={bot}
					unpatrolled={revision.patrolledAt === null}
				/>
			</span>
			<span className="change-what">
				<HighlightMarks highlights={highlights} />
				<a className="change-title" href={address}>
					{name}
				</a>{" "}
				<SizeChange bytes={revision.sizeChange} />{" "}
				{!ofOne && (
					<>
						<AuthorLinks name={revision.author.name} pages={pages} />{" "}
					</>
				)}
				<EditSummary summary={revision.summary} title={page.title} />{" "}
				{events !== "" && <span className="change-events">{events}</span>} <RevisionTags tags={revision.tags} />
				{revision.review !== "approved" && <span className="tag review">{REVIEW_WORDS[revision.review]}</span>}
				{ofOne && current && <span className="current-mark">current</span>}
			</span>
		</li>
	);
}

/** What happened to one page on one day, in one line. */
function GroupHead({ changes, highlights }: Pick<Required<ChangeListProps>, "changes" | "highlights">) {
	const rows = changes.filter((change): change is PageChange => change.of === "page");
	const [latest] = rows;
	const oldest = rows.at(-1);
	if (!latest || !oldest) return null;
	const address = titleToHref(latest.page.title);
	const people = new Map<string, number>();
	for (const { revision } of rows) people.set(revision.author.name, (people.get(revision.author.name) ?? 0) + 1);
	const before = oldest.revision.parentId;
	return (
		<span className="change-group-head">
			<HighlightMarks
				highlights={highlights.filter((one) => rows.some((row) => highlightsOf(row, [one]).length > 0))}
			/>
			<Moment at={latest.createdAt} short />{" "}
			<EditFlags
				created={oldest.revision.created}
				minor={rows.every(({ revision }) => revision.minor)}
				unpatrolled={rows.some(({ revision }) => revision.patrolledAt === null)}
			/>{" "}
			<a className="change-title" href={address}>
				{formatTitle(latest.page.title)}
			</a>{" "}
			<span>
				(
				{before === null ? (
					`${rows.length} changes`
				) : (
					<a href={`${address}?diff=${latest.revision.id}&oldid=${before}`}>{rows.length} changes</a>
				)}
				{" | "}
				<a href={`${address}?action=history`}>hist</a>)
			</span>{" "}
			<SizeChange bytes={rows.reduce((sum, { revision }) => sum + revision.sizeChange, 0)} />{" "}
			<span className="muted">
				{Array.from(people, ([name, count], index) => (
					<Fragment key={name}>
						{index > 0 && ", "}
						<bdi>{name}</bdi>
						{count > 1 && ` (${count}×)`}
					</Fragment>
				))}
			</span>
		</span>
	);
}

function groupByDay(rows: readonly RecentChange[]): { day: string; changes: RecentChange[] }[] {
	const days: { day: string; changes: RecentChange[] }[] = [];
	for (const row of rows) {
		const day = formatDay(row.createdAt);
		const last = days.at(-1);
		if (last?.day === day) last.changes.push(row);
		else days.push({ day, changes: [row] });
	}
	return days;
}

/** Pages in the order of their latest change; changes of the registry stand alone. */
function groupByPage(rows: readonly RecentChange[]): RecentChange[][] {
	const groups = new Map<string, RecentChange[]>();
	for (const row of rows) {
		const key = row.of === "page" ? `page-${row.page.id}` : `entry-${row.id}`;
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return [...groups.values()];
}
