import "@/components/source/source.css";
import "@/components/ui/form.css";
import "@/components/ui/lists.css";
import type { Metadata } from "next";
import { SourceForm } from "@/components/source/source-form";
import { PageHead } from "@/components/ui/page-head";
import { parseText, type Query, withQuery } from "@/lib/platform/query-string";
import { listSeries, listTiers } from "@/lib/source/queries";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "New work" };

export default async function NewSourcePage({ searchParams }: { searchParams: Promise<Query> }) {
	const query = await searchParams;
	const values = { title: parseText(query.title).slice(0, 300), series: parseText(query.series).slice(0, 10) };
	const { actor } = await loadEditor(
		withQuery("/sources/new", { title: values.title || null, series: values.series || null }),
		"edit-source",
	);
	const [series, tiers] = await Promise.all([listSeries(actor), listTiers(actor)]);
	return (
		<div className="narrow">
			<PageHead title="New work">
				Only the title is needed; the rest can follow. If the series is missing,{" "}
				<a href="/sources/new-series">enter it first</a>.
			</PageHead>
			<SourceForm entry={null} values={values} series={series} tiers={tiers} />
		</div>
	);
}
