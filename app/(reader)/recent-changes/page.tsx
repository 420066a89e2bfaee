import type { Metadata } from "next";
import { ChangeFilterForm } from "@/components/change/change-filter";
import { ChangeList } from "@/components/change/change-list";
import { ChangePager } from "@/components/change/change-pager";
import { SearchedChanges } from "@/components/change/searched-changes";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadRecentChanges } from "@/lib/article/change-loaders";
import { changeFeedHref, parseChangeFilter } from "@/lib/change/filter";
import type { Query } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import "@/components/change/change.css";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

interface RecentChangesProps {
	searchParams: Promise<Query>;
}

const PATH = specialPageHref("RecentChanges");

export async function generateMetadata({ searchParams }: RecentChangesProps): Promise<Metadata> {
	const feed = changeFeedHref(PATH, parseChangeFilter(await searchParams));
	return {
		title: "Recent changes",
		robots: { index: false },
		alternates: { types: { "application/atom+xml": [{ url: feed, title: "Recent changes" }] } },
	};
}

export default async function RecentChangesPage({ searchParams }: RecentChangesProps) {
	const filter = parseChangeFilter(await searchParams);
	const list = await loadRecentChanges(filter);
	return (
		<StaticMarkup className="wide">
			<PageHead title="Recent changes">
				Every edit and every change to the sources, newest first. Times are in UTC.
			</PageHead>
			<ChangeFilterForm filter={filter} path={PATH} />
			<ChangePager label="Changes, before the list" path={PATH} filter={filter} list={list} sizes />
			<ChangeList changes={list.changes} people={list.people} grouped={filter.grouped} highlights={filter.highlights} />
			<SearchedChanges list={list} filter={filter} path={PATH} nothing="Nothing was published in this time." />
			<ChangePager label="Changes, after the list" path={PATH} filter={filter} list={list} />
		</StaticMarkup>
	);
}
