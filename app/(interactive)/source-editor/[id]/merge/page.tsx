import "@/components/source/source.css";
import "@/components/ui/form.css";
import "@/components/ui/lists.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MergeForm } from "@/components/source/curate-forms";
import { ImpactNote } from "@/components/source/impact-note";
import { MissingEntry } from "@/components/source/missing-entry";
import { PageHead } from "@/components/ui/page-head";
import { countSourceImpact } from "@/lib/article/source-impact";
import { parseInteger, parseText, type Query } from "@/lib/platform/query-string";
import { sourceHref } from "@/lib/source/addresses";
import { listSources } from "@/lib/source/list-sources";
import { findSource } from "@/lib/source/queries";
import { findSimilarSources } from "@/lib/source/similar-sources";
import { loadEditor } from "../../../gate";
import { ReviewersOnly } from "../../gate";

export const metadata: Metadata = { title: "Merge entries" };

const OFFERED = 10;

interface MergePageProps {
	params: Promise<{ id: string }>;
	searchParams: Promise<Query>;
}

export default async function MergeSourcesPage({ params, searchParams }: MergePageProps) {
	const id = parseInteger((await params).id) ?? 0;
	const { actor, allowed } = await loadEditor(`/sources/${id}/merge`, "curate-sources");
	const source = await findSource(actor, id);
	if (!source) return <MissingEntry what="work" />;
	if (!allowed) return <ReviewersOnly backHref={sourceHref(id)} />;
	if (source.mergedIntoId !== null) redirect(`${sourceHref(id)}?redirect=no`);
	const q = parseText((await searchParams).q)
		.replaceAll("\0", "")
		.slice(0, 300);
	const found =
		q === ""
			? await findSimilarSources(actor, { title: source.title, seriesId: null, number: null, exceptId: id })
			: (await listSources(actor, { q, limit: OFFERED + 1 })).sources;
	const works = found.filter((one) => one.id !== id && !one.retired).slice(0, OFFERED);
	return (
		<div className="narrow">
			<PageHead title={`Merge “${source.title}”`}>
				Two entries for one work become one: the address and the citations of this entry lead to the one that stays.
				What that one says is not changed.
			</PageHead>
			<ImpactNote impact={await countSourceImpact(actor, { id })} act="merge" />
			<search>
				<form className="list-form" method="get" action={`/sources/${id}/merge`}>
					<label className="field">
						<span>Find the other entry</span>
						<input type="search" name="q" defaultValue={q} maxLength={300} autoComplete="off" />
					</label>
					<button type="submit" className="button">
						Search
					</button>
				</form>
			</search>
			{works.length === 0 ? (
				<p className="empty">
					{q === "" ? "No entry looks like this one. Search for the one that stays." : `Nothing is found for “${q}”.`}
				</p>
			) : (
				<MergeForm id={id} versionId={source.versionId} works={works} />
			)}
		</div>
	);
}
