import "@/components/source/source.css";
import "@/components/ui/form.css";
import type { Metadata } from "next";
import { TiersForm } from "@/components/source/tiers-form";
import { PageHead } from "@/components/ui/page-head";
import { listTiers, listUsedTiers } from "@/lib/source/queries";
import { findTierVersionId } from "@/lib/source/version-queries";
import { loadEditor } from "../../gate";
import { AdministratorsOnly } from "../gate";

export const metadata: Metadata = { title: "Change the tiers" };

export default async function TiersEditorPage() {
	const { actor, allowed } = await loadEditor("/sources/tiers/edit", "change-settings");
	if (!allowed) return <AdministratorsOnly />;
	const [tiers, used, versionId] = await Promise.all([
		listTiers(actor),
		listUsedTiers(actor),
		findTierVersionId(actor),
	]);
	return (
		<div className="narrow">
			<PageHead title="Change the tiers">
				The first is the innermost. Each view of the readers shows the tiers from the first down to one of them, so a
				new order moves passages in and out of views.
			</PageHead>
			<TiersForm tiers={tiers} used={used} versionId={versionId} />
		</div>
	);
}
