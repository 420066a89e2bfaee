import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { HistoryTable } from "@/components/revision/history-table";
import { PageHead } from "@/components/ui/page-head";
import type { Query } from "@/lib/platform/query-string";
import { listPlaceLinks, parseListPlace } from "@/lib/revision/list-position";
import { loadHistory } from "@/lib/revision/loaders";
import { joinSegments, parseTitleSegments } from "@/lib/title/segments";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

interface HistoryPageProps {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
	const { title } = await params;
	const parsed = parseTitleSegments(title);
	const name = parsed.ok ? formatTitle(parsed.title) : joinSegments(title);
	return { title: `${name}: revision history`, robots: { index: false } };
}

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
	const { title } = await params;
	const parsed = parseTitleSegments(title);
	const place = parseListPlace(await searchParams);
	const history = parsed.ok ? await loadHistory(parsed.title, place) : null;
	if (!parsed.ok || !history) {
		return (
			<div className="wide">
				<PageStatus status={404} />
				<PageHead title={parsed.ok ? formatTitle(parsed.title) : joinSegments(title)}>Revision history</PageHead>
				<p className="lead-text">There is no page with this title, so there is no history to show.</p>
				<ul className="actions">
					{parsed.ok && (
						<li>
							<a className="button" href={titleToHref(parsed.title)}>
								Open the title
							</a>
						</li>
					)}
					<li>
						<a className="button" href={specialPageHref("RecentChanges")}>
							Recent changes
						</a>
					</li>
				</ul>
			</div>
		);
	}
	const { page, list, people } = history;
	const { links, sizes } = listPlaceLinks(titleToHref(page.title), { action: "history" }, place.limit, list);
	return (
		<div className="wide">
			<PageHead title={formatTitle(page.title)}>
				Revision history · {page.revisionCount === 1 ? "1 revision" : `${page.revisionCount} revisions`}
			</PageHead>
			{list.rows.length === 0 ? (
				<p className="empty">
					No revision stands at this point.{" "}
					<a href={`${titleToHref(page.title)}?action=history`}>Begin at the newest</a>
				</p>
			) : (
				<HistoryTable
					title={page.title}
					latestRevisionId={page.latestRevisionId}
					rows={list.rows}
					people={people}
					links={links}
					sizes={sizes}
				/>
			)}
		</div>
	);
}
