import "@/components/source/source.css";
import "@/components/ui/form.css";
import type { Metadata } from "next";
import { SeriesForm } from "@/components/source/series-form";
import { PageHead } from "@/components/ui/page-head";
import { listSeries, listTiers } from "@/lib/source/queries";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "New series" };

export default async function NewSeriesPage() {
	const { actor } = await loadEditor("/sources/new-series", "edit-source");
	const [tiers, others] = await Promise.all([listTiers(actor), listSeries(actor)]);
	return (
		<div className="narrow">
			<PageHead title="New series">What works belong to: a show, a line of novels, a game and its sequels.</PageHead>
			<SeriesForm entry={null} values={{}} tiers={tiers} others={others} />
		</div>
	);
}
