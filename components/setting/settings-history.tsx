import { Moment } from "@/components/ui/moment";
import type { SettingVersion } from "@/lib/setting/queries";
import { specialPageHref } from "@/lib/title/special-pages";

/** Who changed which setting from what to what, the newest change first. */
export function SettingsHistory({ versions }: { versions: readonly SettingVersion[] }) {
	return (
		<ol className="entry-history" reversed>
			{versions.map(({ id, actorName, createdAt, differences }) => (
				<li key={id}>
					<div className="entry-version">
						<Moment at={createdAt} />
						<a href={specialPageHref("Contributions", actorName)}>
							<bdi>{actorName}</bdi>
						</a>
					</div>
					<ul className="entry-differences">
						{differences.map(({ key, name, before, after }) => (
							<li key={key}>
								{name}: {before && <del>{before}</del>}
								{before && after && " → "}
								{after && <ins>{after}</ins>}
							</li>
						))}
					</ul>
				</li>
			))}
		</ol>
	);
}
