import "@/components/ui/form.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RetireForm } from "@/components/source/curate-forms";
import { ImpactNote } from "@/components/source/impact-note";
import { MissingEntry } from "@/components/source/missing-entry";
import { PageHead } from "@/components/ui/page-head";
import { countSourceImpact } from "@/lib/article/source-impact";
import { parseInteger } from "@/lib/platform/query-string";
import { sourceHref } from "@/lib/source/addresses";
import { findSource } from "@/lib/source/queries";
import { loadEditor } from "../../../gate";
import { ReviewersOnly } from "../../gate";

export const metadata: Metadata = { title: "Retire entry" };

export default async function RetireSourcePage({ params }: { params: Promise<{ id: string }> }) {
	const id = parseInteger((await params).id) ?? 0;
	const { actor, allowed } = await loadEditor(`/sources/${id}/retire`, "curate-sources");
	const source = await findSource(actor, id);
	if (!source) return <MissingEntry what="work" />;
	if (!allowed) return <ReviewersOnly backHref={sourceHref(id)} />;
	if (source.mergedIntoId !== null) redirect(`${sourceHref(id)}?redirect=no`);
	const { title, retired, versionId } = source;
	return (
		<div className="narrow">
			<PageHead title={retired ? `Bring “${title}” back` : `Retire “${title}”`}>
				{retired
					? "Lists and searches show it again, and it can be cited."
					: "Lists, searches and suggestions leave it out. Its page stays, and so does every citation of it."}
			</PageHead>
			{!retired && <ImpactNote impact={await countSourceImpact(actor, { id })} act="retire" />}
			<RetireForm id={id} versionId={versionId} retired={retired} />
		</div>
	);
}
