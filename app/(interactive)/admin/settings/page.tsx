import "@/components/source/source.css";
import "@/components/ui/form.css";
import "@/components/setting/setting.css";
import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { SettingsForm } from "@/components/setting/settings-form";
import { SettingsHistory } from "@/components/setting/settings-history";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import type { Query } from "@/lib/platform/query-string";
import { settingValues } from "@/lib/setting/form";
import { loadSettings } from "@/lib/setting/loaders";
import { listSettingVersions } from "@/lib/setting/queries";
import { listTiers } from "@/lib/source/queries";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
	const { actor, allowed } = await loadEditor("/admin/settings", "change-settings");
	const versions = await listSettingVersions(actor);
	const [last] = versions;
	return (
		<div className="narrow">
			<PageHead title="Settings">
				{allowed
					? "What the community decides about its wiki. A change counts from the next page on, and stands in recent changes."
					: "Administrators change these. What they changed is open to everybody."}
			</PageHead>
			{allowed ? (
				<>
					{(await searchParams).saved === "1" && <Notice>The settings are saved.</Notice>}
					<SettingsForm
						key={last?.id}
						values={settingValues(await loadSettings())}
						versionId={last?.id ?? 0}
						tiers={await listTiers(actor)}
					/>
				</>
			) : (
				<PageStatus status={403} />
			)}
			{versions.length > 0 && (
				<section className="source-section" aria-labelledby="history">
					<h2 id="history">History of the settings</h2>
					<SettingsHistory versions={versions} />
				</section>
			)}
		</div>
	);
}
