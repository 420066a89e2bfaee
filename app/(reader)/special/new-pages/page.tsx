import type { Metadata } from "next";
import { ChangeList } from "@/components/change/change-list";
import { ChangePager } from "@/components/change/change-pager";
import { SearchedChanges } from "@/components/change/searched-changes";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadNewPages } from "@/lib/article/change-loaders";
import { EVERYTHING, parseChangeFilter } from "@/lib/change/filter";
import type { Query } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import "@/components/change/change.css";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "New pages", robots: { index: false } };

const PATH = specialPageHref("NewPages");

export default async function NewPagesPage({ searchParams }: { searchParams: Promise<Query> }) {
	const filter = parseChangeFilter(await searchParams);
	const list = await loadNewPages(filter);
	return (
		<StaticMarkup className="wide new-pages">
			<PageHead title="New pages">
				In the order in which they were created, the youngest first; in yellow until somebody trusted has looked at
				them.
			</PageHead>
			<ChangeList changes={list.changes} people={list.people} />
			<SearchedChanges
				list={list}
				filter={{ ...filter, ...EVERYTHING, days: 30 }}
				path={PATH}
				nothing="No page was created here yet."
			/>
			<ChangePager label="New pages" path={PATH} filter={filter} list={list} sizes />
		</StaticMarkup>
	);
}
