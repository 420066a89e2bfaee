import { StaticMarkup } from "@/components/ui/static-markup";
import "@/components/source/source.css";
import "@/components/ui/lists.css";
import type { Metadata } from "next";
import { SeriesList } from "@/components/source/series-list";
import { SourceFilterForm } from "@/components/source/source-filter";
import { SourceList } from "@/components/source/source-list";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { ANONYMOUS } from "@/lib/permission/actor";
import type { Query } from "@/lib/platform/query-string";
import { parseSourceListQuery, sourceListHref } from "@/lib/source/addresses";
import { listSources } from "@/lib/source/list-sources";
import { listSeries, listTiers } from "@/lib/source/queries";

export async function generateMetadata({ searchParams }: { searchParams: Promise<Query> }): Promise<Metadata> {
	const whole = Object.keys(await searchParams).length === 0;
	return { title: "Sources", alternates: { canonical: "/sources" }, ...(!whole && { robots: { index: false } }) };
}

const PER_PAGE = 50;

export default async function SourcesPage({ searchParams }: { searchParams: Promise<Query> }) {
	const query = parseSourceListQuery(await searchParams);
	const [series, tiers] = await Promise.all([listSeries(ANONYMOUS), listTiers(ANONYMOUS)]);
	const wanted = series.find(({ id, code }) => query.series === code || query.series === String(id));
	const unknownSeries = query.series !== "" && !wanted;
	const { sources, next } = unknownSeries
		? { sources: [], next: null }
		: await listSources(ANONYMOUS, {
				q: query.q,
				limit: PER_PAGE,
				retired: query.retired,
				...(wanted && { seriesId: wanted.id }),
				...(query.kind && { kind: query.kind }),
				...(query.tier && { tier: query.tier }),
				...(query.missing && { missing: query.missing }),
				...(query.after && { after: query.after }),
			});
	const whole = sourceListHref({ ...query, retired: false }) === "/sources";
	const newWork = query.q === "" ? "/sources/new" : `/sources/new?${new URLSearchParams({ title: query.q })}`;
	return (
		<StaticMarkup className="wide">
			<PageHead title="Sources">
				{query.missing === "tier"
					? "Works that no tier holds yet. What cites them stands in every view of the readers, marked, until one does."
					: "The works that articles cite: what they are, when they came out, what they count."}
			</PageHead>
			<p className="source-actions">
				<a href={newWork}>New work</a>
				<a href="/sources/new-series">New series</a>
				<a href="/sources/tiers">Tiers</a>
			</p>
			<SourceFilterForm query={query} series={series} tiers={tiers} />
			{whole && series.length > 0 && (
				<section className="source-section" aria-labelledby="series">
					<h2 id="series">Series</h2>
					<SeriesList series={series} />
				</section>
			)}
			<section className="source-section" aria-labelledby="works">
				<h2 id="works">Works</h2>
				{sources.length === 0 ? (
					<p className="empty">
						{whole ? "No work is entered yet. " : "No work answers this. "}
						<a href={newWork}>Enter one</a>
						{!whole && (
							<>
								{" "}
								or <a href="/sources">show all works</a>
							</>
						)}
					</p>
				) : (
					<SourceList sources={sources} />
				)}
				<Pager
					label="Works"
					links={{
						newer: query.after === null ? null : sourceListHref({ ...query, after: null }),
						older: next === null ? null : sourceListHref({ ...query, after: next }),
					}}
					words={{ newest: "First", newer: "Back to the beginning", older: "Next", oldest: "Last" }}
				/>
			</section>
		</StaticMarkup>
	);
}
