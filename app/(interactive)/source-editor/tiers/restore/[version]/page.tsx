import "@/components/source/source.css";
import "@/components/ui/form.css";
import type { Metadata } from "next";
import { RevertTiersForm } from "@/components/source/curate-forms";
import { ViewShifts } from "@/components/source/impact-note";
import { MissingEntry } from "@/components/source/missing-entry";
import { TierDifferences } from "@/components/source/tier-history";
import { formatMoment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { foreseeTierOrder } from "@/lib/article/source-impact";
import { parseInteger } from "@/lib/platform/query-string";
import { listTiers, listUsedTiers } from "@/lib/source/queries";
import { tierDifferences } from "@/lib/source/tier-version";
import { listTierVersions } from "@/lib/source/version-queries";
import { loadEditor } from "../../../../gate";
import { AdministratorsOnly } from "../../../gate";

export const metadata: Metadata = { title: "Restore the tiers" };

export default async function RestoreTiersPage({ params }: { params: Promise<{ version: string }> }) {
	const { version: asked } = await params;
	const { actor, allowed } = await loadEditor(`/sources/tiers/restore/${asked}`, "change-settings");
	if (!allowed) return <AdministratorsOnly />;
	const [versions, tiers, used] = await Promise.all([listTierVersions(actor), listTiers(actor), listUsedTiers(actor)]);
	const version = versions.find(({ id }) => id === parseInteger(asked));
	if (!version?.tiers) return <MissingEntry what="version" />;
	const keys = version.tiers.map(({ key }) => key);
	const differences = tierDifferences(tiers, version.tiers);
	const kept = tiers.filter(({ key }) => used.includes(key) && !keys.includes(key));
	return (
		<div className="narrow">
			<PageHead title="Restore the tiers">
				The version of {formatMoment(version.createdAt)} by {version.actorName}.
			</PageHead>
			{differences.length === 0 ? (
				<p>
					The tiers are these now. <a href="/sources/tiers">Back to the tiers</a>
				</p>
			) : (
				<>
					<p>This changes:</p>
					<TierDifferences differences={differences} />
					{kept.length > 0 ? (
						<Notice kind="problem">
							This version cannot be restored while works or series stand in a tier that it does not have. Give them
							another tier first:{" "}
							{kept.map(({ key, name }, index) => (
								<span key={key}>
									{index > 0 && ", "}
									<a href={`/sources?${new URLSearchParams({ tier: key })}`}>{name}</a>
								</span>
							))}
							.
						</Notice>
					) : (
						<>
							<Impact views={await foreseeTierOrder(actor, keys)} />
							<RevertTiersForm versionId={versions[0]?.id ?? 0} toVersionId={version.id} />
						</>
					)}
				</>
			)}
		</div>
	);
}

function Impact({ views }: { views: Awaited<ReturnType<typeof foreseeTierOrder>> }) {
	if (views.length === 0) return <Notice>Every view keeps its passages.</Notice>;
	return (
		<Notice kind="warning">
			With these tiers:
			<ViewShifts views={views} />
		</Notice>
	);
}
