import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { StaticMarkup } from "@/components/ui/static-markup";
import { formatCoveragePlace, parseCoveragePlace } from "@/lib/article/worklist-place";
import { listUncitedPages } from "@/lib/article/worklists";
import { ANONYMOUS } from "@/lib/permission/actor";
import { type Query, withQuery } from "@/lib/platform/query-string";
import { loadMainTitle } from "@/lib/setting/loaders";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Uncited pages", robots: { index: false } };

const ADDRESS = specialPageHref("UncitedPages");
const PER_PAGE = 100;

export default async function UncitedPagesPage({ searchParams }: { searchParams: Promise<Query> }) {
	const after = parseCoveragePlace(await searchParams);
	const { pages, next } = await listUncitedPages(ANONYMOUS, {
		mainTitle: await loadMainTitle(),
		limit: PER_PAGE,
		after,
	});
	return (
		<StaticMarkup className="wide">
			<PageHead title="Uncited pages">
				Articles by the number of paragraphs and accounts that name no source, the most first.
			</PageHead>
			{pages.length === 0 ? (
				<p className="empty">{after ? "The list ends here." : "Every paragraph of every article names its source."}</p>
			) : (
				<ul className="plain-rows">
					{pages.map(({ pageId, title, passages, uncited }) => (
						<li key={pageId}>
							<a href={titleToHref(title)}>{formatTitle(title)}</a>{" "}
							<span className="note">
								{uncited} of {passages} without a source · {Math.floor((100 * (passages - uncited)) / passages)}% cited
							</span>
						</li>
					))}
				</ul>
			)}
			<Pager
				label="Articles"
				links={{
					newer: after ? ADDRESS : null,
					older: next && withQuery(ADDRESS, { after: formatCoveragePlace(next) }),
				}}
				words={{ newest: "First", newer: "Back to the beginning", older: "Next", oldest: "Last" }}
			/>
		</StaticMarkup>
	);
}
