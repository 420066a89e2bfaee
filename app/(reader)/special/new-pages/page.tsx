import type { Metadata } from "next";
import { RecentChangeList } from "@/components/change/recent-change-list";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { loadNewPages } from "@/lib/article/change-loaders";
import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import "@/components/change/change.css";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "New pages", robots: { index: false } };

const PER_PAGE = 50;

export default async function NewPagesPage({ searchParams }: { searchParams: Promise<Query> }) {
	const before = parseInteger((await searchParams).before);
	const { changes, people, next } = await loadNewPages(before, PER_PAGE);
	const address = specialPageHref("NewPages");
	return (
		<div className="wide">
			<PageHead title="New pages">In the order in which they were created, the youngest first.</PageHead>
			{changes.length === 0 && <p className="empty">No page was created here yet.</p>}
			<RecentChangeList changes={changes} people={people} />
			<Pager
				label="New pages"
				links={{
					newer: before === null ? null : address,
					older: next === null ? null : withQuery(address, { before: next }),
				}}
				words={{ newest: "Newest", newer: "Back to the newest", older: "Older", oldest: "Oldest" }}
			/>
		</div>
	);
}
