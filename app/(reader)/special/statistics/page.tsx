import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import { countWiki } from "@/lib/article/page-lists";
import { ANONYMOUS } from "@/lib/permission/actor";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Statistics", robots: { index: false } };
export const dynamic = "force-dynamic";

const numbers = new Intl.NumberFormat("en");

export default async function StatisticsPage() {
	const wiki = await countWiki(ANONYMOUS);
	const rows = [
		["Articles", wiki.articles],
		["Redirects", wiki.redirects],
		["Pages of every kind", wiki.pages],
		["Edits", wiki.revisions],
		["Registered users", wiki.users],
	] as const;
	return (
		<StaticMarkup className="wide">
			<PageHead title="Statistics">Counted at this moment.</PageHead>
			<dl className="figures">
				{rows.map(([label, count]) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{numbers.format(count)}</dd>
					</div>
				))}
			</dl>
		</StaticMarkup>
	);
}
