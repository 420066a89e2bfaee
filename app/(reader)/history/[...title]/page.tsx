import type { Metadata } from "next";
import { ImpossibleTitle, MissingPage } from "@/components/article/missing-page";
import { PageHeading } from "@/components/article/page-heading";
import { PageTabs } from "@/components/article/page-tabs";
import { HistoryChoices } from "@/components/revision/history-choices";
import { HistoryFilterForm } from "@/components/revision/history-filter-form";
import { HistoryTable } from "@/components/revision/history-table";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadHistory } from "@/lib/article/history-loaders";
import { loadOtherExists } from "@/lib/article/loaders";
import type { Query } from "@/lib/platform/query-string";
import { historyFeedHref, historyQuery, parseHistoryFilter } from "@/lib/revision/history-filter";
import { listPlaceLinks, parseListPlace } from "@/lib/revision/list-position";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

interface HistoryPageProps {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<Query>;
}

export async function generateMetadata({ params, searchParams }: HistoryPageProps): Promise<Metadata> {
	const address = readTitleAddress((await params).title);
	const name = address.ok ? formatTitle(address.title) : address.written;
	const filter = parseHistoryFilter(await searchParams);
	const feed = address.ok ? historyFeedHref(titleToHref(address.title), filter) : null;
	return {
		title: `${name}: revision history`,
		robots: { index: false },
		...(feed && { alternates: { types: { "application/atom+xml": [{ url: feed, title: "Revision history" }] } } }),
	};
}

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
	const address = readTitleAddress((await params).title);
	if (!address.ok) return <ImpossibleTitle problem={address.problem} written={address.written} />;
	const query = await searchParams;
	const place = parseListPlace(query);
	const filter = parseHistoryFilter(query);
	const [history, otherExists] = await Promise.all([
		loadHistory(address.title, place, filter),
		loadOtherExists(address.title),
	]);
	if (!history) return <MissingPage title={address.title} otherExists={otherExists} />;
	const { page, total, list, people, events } = history;
	const path = titleToHref(page.title);
	const { links, sizes } = listPlaceLinks(path, historyQuery(filter), place.limit, list);
	return (
		<StaticMarkup className="wide">
			<PageTabs title={page.title} view="history" otherExists={otherExists} />
			<PageHeading title={page.title}>
				Revision history · {total === 1 ? "1 revision" : `${total} revisions`}
			</PageHeading>
			<HistoryFilterForm address={path} filter={filter} />
			<HistoryChoices address={path} filter={filter} place={place} />
			{list.rows.length === 0 ? (
				<p className="empty">
					No revision stands at this point. <a href={`${path}?action=history`}>Begin at the newest of all</a>
				</p>
			) : (
				<HistoryTable
					page={page}
					rows={list.rows}
					grouping={filter}
					people={people}
					links={links}
					sizes={sizes}
					events={events}
				/>
			)}
		</StaticMarkup>
	);
}
