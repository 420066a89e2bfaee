import { StaticMarkup } from "@/components/ui/static-markup";
import "@/components/source/source.css";
import "@/components/ui/lists.css";
import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { EntryHistory } from "@/components/source/entry-history";
import { MissingEntry } from "@/components/source/missing-entry";
import { RegistryCounts } from "@/components/source/registry-counts";
import { SourceList } from "@/components/source/source-list";
import { TierMark } from "@/components/source/tier-mark";
import { Pager } from "@/components/ui/pager";
import { countRegistry } from "@/lib/article/registry-counts";
import { ANONYMOUS } from "@/lib/permission/actor";
import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
import { readSeriesName, seriesHref } from "@/lib/source/addresses";
import { listSources } from "@/lib/source/list-sources";
import { findSeries, listTiers } from "@/lib/source/queries";
import { KIND_NAMES } from "@/lib/source/source";
import { listSeriesVersions } from "@/lib/source/version-queries";

interface SeriesPageProps {
	params: Promise<{ name: string }>;
	searchParams: Promise<Query>;
}

async function findAsked(params: SeriesPageProps["params"]) {
	const name = readSeriesName((await params).name);
	return name === null ? null : findSeries(ANONYMOUS, name);
}

export async function generateMetadata({ params }: SeriesPageProps): Promise<Metadata> {
	const series = await findAsked(params);
	if (!series) return { title: "No such series", robots: { index: false } };
	return { title: `${series.title} – sources`, alternates: { canonical: seriesHref(series) } };
}

const PER_PAGE = 200;

export default async function SeriesPage({ params, searchParams }: SeriesPageProps) {
	const series = await findAsked(params);
	if (!series) return <MissingEntry what="series" />;
	const address = seriesHref(series);
	if (address !== `/sources/series/${(await params).name}`) permanentRedirect(address);
	const after = parseInteger((await searchParams).after) || undefined;
	const [{ sources, next }, versions, tiers, counts] = await Promise.all([
		listSources(ANONYMOUS, { seriesId: series.id, order: "release", limit: PER_PAGE, after }),
		listSeriesVersions(ANONYMOUS, series.id),
		listTiers(ANONYMOUS),
		countRegistry(ANONYMOUS, { seriesId: series.id }),
	]);
	return (
		<StaticMarkup className="wide source-page">
			<header className="page-heading">
				<p className="parent">
					<a href="/sources">Sources</a>
				</p>
				<h1>{series.title}</h1>
				<p className="sub">
					{series.code !== null && `${series.code} · `}
					{KIND_NAMES[series.kind]} · <TierMark tier={series.tier} />
				</p>
			</header>
			<p className="source-actions">
				<a href={`/sources/new?series=${series.id}`}>New work of this series</a>
				<a href={`${address}/edit`} rel="nofollow">
					Edit this series
				</a>
			</p>
			{sources.length === 0 && <p className="empty">No work of this series is entered yet.</p>}
			{sources.length > 0 && <SourceList sources={sources} withSeries={false} />}
			<Pager
				label="Works"
				links={{
					newer: after === undefined ? null : address,
					older: next === null ? null : withQuery(address, { after: next }),
				}}
				words={{ newest: "First", newer: "Back to the beginning", older: "Next", oldest: "Last" }}
			/>
			{counts.length > 0 && (
				<section className="source-section" aria-labelledby="counts">
					<h2 id="counts">Cited by tier and kind</h2>
					<RegistryCounts counts={counts} />
				</section>
			)}
			<section className="source-section" aria-labelledby="history">
				<h2 id="history">History of this entry</h2>
				<EntryHistory
					versions={versions}
					names={{ series: [], tiers }}
					restoreHref={(version) => `${address}/restore/${version}`}
				/>
			</section>
		</StaticMarkup>
	);
}
