import "@/components/source/source.css";
import "@/components/ui/form.css";
import type { Metadata } from "next";
import { ImpactNote } from "@/components/source/impact-note";
import { MissingEntry } from "@/components/source/missing-entry";
import { SeriesForm } from "@/components/source/series-form";
import { PageHead } from "@/components/ui/page-head";
import { countSourceImpact } from "@/lib/article/source-impact";
import { readSeriesName, seriesHref } from "@/lib/source/addresses";
import { findSeries, listSeries, listTiers } from "@/lib/source/queries";
import { listSeriesVersions } from "@/lib/source/version-queries";
import { loadEditor } from "../../../gate";
import { ReviewersOnly } from "../../gate";

export const metadata: Metadata = { title: "Edit series" };

export default async function SeriesEditorPage({ params }: { params: Promise<{ name: string }> }) {
	const { name } = await params;
	const { actor, allowed } = await loadEditor(`/sources/series/${name}/edit`, "curate-sources");
	const asked = readSeriesName(name);
	const series = asked === null ? null : await findSeries(actor, asked);
	if (!series) return <MissingEntry what="series" />;
	const href = seriesHref(series);
	if (!allowed) return <ReviewersOnly backHref={href} />;
	const [versions, tiers, all, impact] = await Promise.all([
		listSeriesVersions(actor, series.id),
		listTiers(actor),
		listSeries(actor),
		countSourceImpact(actor, { seriesId: series.id }),
	]);
	const { code, title, kind, tier } = series;
	return (
		<div className="narrow">
			<PageHead title={`Edit ${series.title}`}>
				A new tier moves every work of this series that has none of its own, and so every citation of those works.
			</PageHead>
			<ImpactNote impact={impact} act="change" />
			<SeriesForm
				entry={{ id: series.id, versionId: versions[0]?.id ?? 0, href }}
				values={{ code: code ?? "", title, kind, tier: tier?.key ?? "" }}
				tiers={tiers}
				others={all.filter(({ id }) => id !== series.id)}
			/>
		</div>
	);
}
