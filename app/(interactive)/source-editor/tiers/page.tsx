import "@/components/source/source.css";
import "@/components/ui/form.css";
import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { TiersForm } from "@/components/source/tiers-form";
import { PageHead } from "@/components/ui/page-head";
import { listTiers, listUsedTiers } from "@/lib/source/queries";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "Change the tiers" };

export default async function TiersEditorPage() {
	const { actor, allowed } = await loadEditor("/sources/tiers/edit", "change-settings");
	if (!allowed) {
		return (
			<div className="narrow">
				<PageStatus status={403} />
				<PageHead title="For administrators">The tiers decide what every reader sees through each view.</PageHead>
				<p>
					<a href="/sources/tiers">Back to the tiers</a>
				</p>
			</div>
		);
	}
	const [tiers, used] = await Promise.all([listTiers(actor), listUsedTiers(actor)]);
	return (
		<div className="narrow">
			<PageHead title="Change the tiers">
				The first is the innermost. Each view of the readers shows the tiers from the first down to one of them, so a
				new order moves passages in and out of views.
			</PageHead>
			<TiersForm tiers={tiers} used={used} />
		</div>
	);
}
