import type { Metadata } from "next";
import { ChangeFilterForm } from "@/components/change/change-filter";
import { RecentChangeList } from "@/components/change/recent-change-list";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { loadRecentChanges } from "@/lib/article/change-loaders";
import { changeFilterHref, parseChangeFilter } from "@/lib/change/filter";
import type { Query } from "@/lib/platform/query-string";
import "@/components/change/change.css";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Recent changes", robots: { index: false } };

export default async function RecentChangesPage({ searchParams }: { searchParams: Promise<Query> }) {
	const filter = parseChangeFilter(await searchParams);
	const { changes, people, next } = await loadRecentChanges(filter);
	const widest = filter.days === 30 && !filter.hideMinor && filter.namespace === null;
	return (
		<div className="wide">
			<PageHead title="Recent changes">
				Every published edit and every change to the sources, newest first. Times are in UTC.
			</PageHead>
			<ChangeFilterForm filter={filter} />
			{changes.length === 0 && (
				<p className="empty">
					{filter.before === null ? "Nothing was published in this time." : "Nothing older was published in this time."}{" "}
					{!widest && (
						<a href={changeFilterHref({ ...filter, days: 30, hideMinor: false, namespace: null, before: null })}>
							Show everything of the last 30 days
						</a>
					)}
				</p>
			)}
			<RecentChangeList changes={changes} people={people} />
			<Pager
				label="Recent changes"
				links={{
					newer: filter.before === null ? null : changeFilterHref({ ...filter, before: null }),
					older: next === null ? null : changeFilterHref({ ...filter, before: next }),
				}}
				words={{ newest: "Newest", newer: "Back to the newest", older: "Older", oldest: "Oldest" }}
			/>
		</div>
	);
}
