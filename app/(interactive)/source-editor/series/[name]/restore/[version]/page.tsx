import "@/components/source/source.css";
import "@/components/ui/form.css";
import type { Metadata } from "next";
import { RevertForm } from "@/components/source/curate-forms";
import { Differences } from "@/components/source/entry-history";
import { ChangeImpactNote } from "@/components/source/impact-note";
import { MissingEntry } from "@/components/source/missing-entry";
import { formatMoment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { foreseeTier } from "@/lib/article/source-impact";
import { parseInteger } from "@/lib/platform/query-string";
import { readSeriesName, seriesHref } from "@/lib/source/addresses";
import { findSeries, listTiers } from "@/lib/source/queries";
import { entryDifferences } from "@/lib/source/version";
import { listSeriesVersions } from "@/lib/source/version-queries";
import { loadEditor } from "../../../../../gate";
import { ReviewersOnly } from "../../../../gate";

export const metadata: Metadata = { title: "Restore a version" };

export default async function RestoreSeriesPage({ params }: { params: Promise<{ name: string; version: string }> }) {
	const { name, version: asked } = await params;
	const { actor, allowed } = await loadEditor(`/sources/series/${name}/restore/${asked}`, "curate-sources");
	const named = readSeriesName(name);
	const series = named === null ? null : await findSeries(actor, named);
	if (!series) return <MissingEntry what="series" />;
	const href = seriesHref(series);
	if (!allowed) return <ReviewersOnly backHref={href} />;
	const [versions, tiers] = await Promise.all([listSeriesVersions(actor, series.id), listTiers(actor)]);
	const version = versions.find(({ id }) => id === parseInteger(asked));
	if (!version?.entry) return <MissingEntry what="series" />;
	const { code, title, kind, tier } = series;
	const differences = entryDifferences({ code, title, kind, tierKey: tier?.key ?? null }, version.entry);
	return (
		<div className="narrow">
			<PageHead title={`Restore “${version.entry.title}”`}>
				The version of {formatMoment(version.createdAt)} by {version.actorName}.
			</PageHead>
			{differences.length === 0 ? (
				<p>
					The entry says this now. <a href={href}>Back to the entry</a>
				</p>
			) : (
				<>
					<p>This changes:</p>
					<Differences differences={differences} names={{ series: [], tiers }} />
					<ChangeImpactNote
						impact={await foreseeTier(actor, { seriesId: series.id }, version.entry.tierKey)}
						asked={false}
					/>
					<RevertForm
						of="series"
						id={series.id}
						versionId={versions[0]?.id ?? 0}
						toVersionId={version.id}
						backHref={href}
					/>
				</>
			)}
		</div>
	);
}
