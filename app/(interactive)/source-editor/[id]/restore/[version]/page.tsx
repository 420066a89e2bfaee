import "@/components/source/source.css";
import "@/components/ui/form.css";
import type { Metadata } from "next";
import { RevertForm } from "@/components/source/curate-forms";
import { Differences } from "@/components/source/entry-history";
import { MissingEntry } from "@/components/source/missing-entry";
import { formatMoment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { parseInteger } from "@/lib/platform/query-string";
import { sourceHref } from "@/lib/source/addresses";
import { findSource, listSeries, listTiers } from "@/lib/source/queries";
import { entryDifferences } from "@/lib/source/version";
import { listSourceVersions } from "@/lib/source/version-queries";
import { loadEditor } from "../../../gate";

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
