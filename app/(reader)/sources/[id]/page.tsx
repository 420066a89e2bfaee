import { StaticMarkup } from "@/components/ui/static-markup";
import "@/components/source/source.css";
import "@/components/ui/lists.css";
import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { CitedBy } from "@/components/citation/cited-by";
import { EntryHistory } from "@/components/source/entry-history";
import { MissingEntry } from "@/components/source/missing-entry";
import { SourceFacts } from "@/components/source/source-facts";
import { TierMark } from "@/components/source/tier-mark";
import { WorkTitle } from "@/components/source/work-title";
import { Notice } from "@/components/ui/notice";
import { listCitingPassages } from "@/lib/article/cited-by";
import { findCitingEnds } from "@/lib/article/citing-ends";
import { summariseCitations } from "@/lib/article/citing-summary";
import { findPageById } from "@/lib/article/queries";
import { ANONYMOUS } from "@/lib/permission/actor";
import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
import { seriesHref, sourceHref } from "@/lib/source/addresses";
import { findSource, listSeries, listTiers, sourcesByIds } from "@/lib/source/queries";
import { KIND_NAMES } from "@/lib/source/source";
import { listSourceVersions } from "@/lib/source/version-queries";

interface WorkPageProps {
	params: Promise<{ id: string }>;
	searchParams: Promise<Query>;
}

/** Passages that cite a work, on one page of them. */
const PASSAGES_SHOWN = 50;

function passagesHref(id: number, ever: boolean, after: number | null): string {
	return `${withQuery(sourceHref(id), { ever: ever ? "1" : null, cited: after })}#cited`;
}

async function findAsked(params: WorkPageProps["params"]) {
	const id = parseInteger((await params).id);
	return id === null ? null : findSource(ANONYMOUS, id);
}

export async function generateMetadata({ params }: WorkPageProps): Promise<Metadata> {
	const source = await findAsked(params);
	if (!source) return { title: "No such work", robots: { index: false } };
	const { id, title, kind, series, retired, mergedIntoId } = source;
	return {
		title: `${title} (${series?.code ?? series?.title ?? KIND_NAMES[kind].toLowerCase()}) – sources`,
		alternates: { canonical: sourceHref(mergedIntoId ?? id) },
		...((retired || mergedIntoId !== null) && { robots: { index: false } }),
	};
}

export default async function WorkPage({ params, searchParams }: WorkPageProps) {
	const source = await findAsked(params);
	if (!source) return <MissingEntry what="work" />;
	const { id, series, number, mergedIntoId, entry } = source;
	// The history of a merged entry stays readable under ?redirect=no, as that of a redirect page does.
	if (mergedIntoId !== null && (await searchParams).redirect !== "no") permanentRedirect(sourceHref(mergedIntoId));
	if ((await params).id !== String(id)) permanentRedirect(sourceHref(id));
	const [versions, allSeries, tiers, article, survivors] = await Promise.all([
		listSourceVersions(ANONYMOUS, id),
		listSeries(ANONYMOUS),
		listTiers(ANONYMOUS),
		entry.articleId === null ? null : findPageById(ANONYMOUS, entry.articleId),
		sourcesByIds(ANONYMOUS, mergedIntoId === null ? [] : [mergedIntoId]),
	]);
	const after = parseInteger((await searchParams).cited);
	const ever = (await searchParams).ever === "1";
	const [{ passages, total, next }, summary, ends] = await Promise.all([
		listCitingPassages(ANONYMOUS, id, { limit: PASSAGES_SHOWN, ever, ...(after !== null && { after }) }),
		summariseCitations(ANONYMOUS, id),
		findCitingEnds(ANONYMOUS, id),
	]);
	const survivor = mergedIntoId === null ? undefined : survivors.get(mergedIntoId);
	return (
		<StaticMarkup className="wide source-page work-page">
			<header className="page-heading">
				<p className="parent">
					<a href="/sources">Sources</a>
					{series && (
						<>
							{" › "}
							<a href={seriesHref(series)}>{series.title}</a>
						</>
					)}
				</p>
				<h1>
					<WorkTitle work={source} />
				</h1>
				<p className="sub">
					{KIND_NAMES[source.kind]}
					{series && ` · ${series.code ?? series.title}`}
					{number && ` ${number}`} · <TierMark tier={source.tier} />
				</p>
			</header>
			{survivor && (
				<Notice kind="warning">
					This entry was merged into{" "}
					<a href={sourceHref(survivor.id)}>
						<WorkTitle work={survivor} />
					</a>
					. Citations of it count as citations of that work.
				</Notice>
			)}
			{!survivor && source.retired && (
				<Notice kind="warning">
					This entry is retired: lists and searches leave it out, and new citations should name another work.
				</Notice>
			)}
			{!survivor && (
				<p className="source-actions">
					<a href={`${sourceHref(id)}/edit`} rel="nofollow">
						Edit this entry
					</a>
					<a href={`${sourceHref(id)}/merge`} rel="nofollow">
						Merge
					</a>
					<a href={`${sourceHref(id)}/retire`} rel="nofollow">
						{source.retired ? "Bring back" : "Retire"}
					</a>
				</p>
			)}
			<SourceFacts source={source} article={article?.title ?? null} ends={ends} />
			<CitedBy
				passages={passages}
				total={total}
				summary={summary}
				moreHref={next === null ? null : passagesHref(id, ever, next)}
				firstHref={after === null ? null : passagesHref(id, ever, null)}
				other={{ href: passagesHref(id, !ever, null), ever: !ever }}
			/>
			<section className="source-section" aria-labelledby="history">
				<h2 id="history">History of this entry</h2>
				<EntryHistory
					versions={versions}
					names={{ series: allSeries, tiers }}
					restoreHref={(version) => `${sourceHref(id)}/restore/${version}`}
				/>
			</section>
		</StaticMarkup>
	);
}
