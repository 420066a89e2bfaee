import "@/components/source/source.css";
import "@/components/ui/form.css";
import "@/components/ui/lists.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ImpactNote } from "@/components/source/impact-note";
import { MissingEntry } from "@/components/source/missing-entry";
import { SourceForm } from "@/components/source/source-form";
import { PageHead } from "@/components/ui/page-head";
import { findPageById } from "@/lib/article/queries";
import { countSourceImpact } from "@/lib/article/source-impact";
import { parseInteger } from "@/lib/platform/query-string";
import { sourceHref } from "@/lib/source/addresses";
import { entryValues } from "@/lib/source/form";
import { findSource, listSeries, listTiers } from "@/lib/source/queries";
import { formatTitle } from "@/lib/title/title";
import { loadEditor } from "../../../gate";

export const metadata: Metadata = { title: "Edit work" };

export default async function EditSourcePage({ params }: { params: Promise<{ id: string }> }) {
	const id = parseInteger((await params).id) ?? 0;
	const { actor } = await loadEditor(`/sources/${id}/edit`, "edit-source");
	const source = await findSource(actor, id);
	if (!source) return <MissingEntry what="work" />;
	if (source.mergedIntoId !== null) redirect(`${sourceHref(id)}?redirect=no`);
	const { articleId } = source.entry;
	const [impact, series, tiers, article] = await Promise.all([
		countSourceImpact(actor, { id }),
		listSeries(actor),
		listTiers(actor),
		articleId === null ? null : findPageById(actor, articleId),
	]);
	return (
		<div className="narrow">
			<PageHead title={`Edit “${source.title}”`}>
				Every citation of this work shows what stands here. Each change is kept and can be taken back.
			</PageHead>
			<ImpactNote impact={impact} act="change" />
			<SourceForm
				entry={{ id, versionId: source.versionId }}
				values={entryValues(source.entry, article ? formatTitle(article.title) : "")}
				series={series}
				tiers={tiers}
			/>
		</div>
	);
}
