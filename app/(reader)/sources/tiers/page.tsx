import { StaticMarkup } from "@/components/ui/static-markup";
import "@/components/source/source.css";
import "@/components/ui/lists.css";
import type { Metadata } from "next";
import { RegistryCounts } from "@/components/source/registry-counts";
import { TierHistory } from "@/components/source/tier-history";
import { TierMark } from "@/components/source/tier-mark";
import { PageHead } from "@/components/ui/page-head";
import { countRegistry, type RegistryCount } from "@/lib/article/registry-counts";
import { ANONYMOUS } from "@/lib/permission/actor";
import { listTiers } from "@/lib/source/queries";
import { listTierVersions } from "@/lib/source/version-queries";

export const metadata: Metadata = { title: "Tiers – sources", alternates: { canonical: "/sources/tiers" } };

export default async function TiersPage() {
	const [tiers, counts, versions] = await Promise.all([
		listTiers(ANONYMOUS),
		countRegistry(ANONYMOUS),
		listTierVersions(ANONYMOUS),
	]);
	const without = counts.filter(({ tier }) => tier === null);
	return (
		<StaticMarkup className="wide source-page">
			<PageHead title="Tiers">
				How close to the heart of its world a work stands. Readers may look at the first tier alone, or from the first
				down to another.
			</PageHead>
			<p className="source-actions">
				<a href="/sources">Sources</a>
				<a href="/sources/tiers/edit" rel="nofollow">
					Change the tiers
				</a>
			</p>
			{tiers.length === 0 && <p className="empty">This wiki has no tiers yet.</p>}
			<ol className="tier-order">
				{tiers.map((tier) => (
					<li key={tier.key}>
						<TierMark tier={tier} />{" "}
						<a href={`/sources?${new URLSearchParams({ tier: tier.key })}`}>
							{sumUp(counts.filter((count) => count.tier?.key === tier.key))}
						</a>
					</li>
				))}
			</ol>
			{without.length > 0 && (
				<p>
					<a href="/sources?missing=tier">Without a tier</a>: {sumUp(without)}. What cites them stands in every view,
					marked.
				</p>
			)}
			{counts.length > 0 && (
				<section className="source-section" aria-labelledby="counts">
					<h2 id="counts">By tier and kind</h2>
					<RegistryCounts counts={counts} />
				</section>
			)}
			{versions.length > 0 && (
				<section className="source-section" aria-labelledby="history">
					<h2 id="history">History of the tiers</h2>
					<TierHistory versions={versions} />
				</section>
			)}
		</StaticMarkup>
	);
}

function sumUp(counts: readonly RegistryCount[]): string {
	const works = counts.reduce((total, count) => total + count.works, 0);
	const citations = counts.reduce((total, count) => total + count.citations, 0);
	return `${works.toLocaleString("en")} ${works === 1 ? "work" : "works"}, ${citations.toLocaleString("en")} ${
		citations === 1 ? "citation" : "citations"
	}`;
}
