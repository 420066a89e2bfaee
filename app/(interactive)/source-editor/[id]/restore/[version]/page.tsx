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
import { sourceHref } from "@/lib/source/addresses";
import { findSource, listSeries, listTiers } from "@/lib/source/queries";
import { entryDifferences } from "@/lib/source/version";
import { listSourceVersions } from "@/lib/source/version-queries";
import { loadEditor } from "../../../../gate";

export const metadata: Metadata = { title: "Restore a version" };

export default async function RestoreSourcePage({ params }: { params: Promise<{ id: string; version: string }> }) {
	const asked = await params;
	const id = parseInteger(asked.id) ?? 0;
	const { actor } = await loadEditor(`/sources/${id}/restore/${asked.version}`, "edit-source");
	const [source, versions, series, tiers] = await Promise.all([
		findSource(actor, id),
		listSourceVersions(actor, id),
		listSeries(actor),
		listTiers(actor),
	]);
	const version = versions.find((one) => one.id === parseInteger(asked.version));
	if (!source || !version?.entry) return <MissingEntry what="work" />;
	const differences = entryDifferences(source.entry, version.entry);
	const { seriesId, tierKey } = version.entry;
	const seriesTier = series.find((one) => one.id === seriesId)?.tier?.key ?? null;
	return (
		<div className="narrow">
			<PageHead title={`Restore “${version.entry.title}”`}>
				The version of {formatMoment(version.createdAt)} by {version.actorName}.
			</PageHead>
			{differences.length === 0 ? (
				<p>
					The entry says this now. <a href={`${sourceHref(id)}?redirect=no`}>Back to the entry</a>
				</p>
			) : (
				<>
					<p>This changes:</p>
					<Differences differences={differences} names={{ series, tiers }} />
					<ChangeImpactNote impact={await foreseeTier(actor, { id }, tierKey ?? seriesTier)} asked={false} />
					<RevertForm
						of="work"
						id={id}
						versionId={source.versionId}
						toVersionId={version.id}
						backHref={`${sourceHref(id)}?redirect=no`}
					/>
				</>
			)}
		</div>
	);
}
