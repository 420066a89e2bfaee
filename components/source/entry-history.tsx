import { Moment } from "@/components/ui/moment";
import type { EntryDifference } from "@/lib/source/version";
import { specialPageHref } from "@/lib/title/special-pages";
import { describeDifference, type EntryNames } from "./entry-names";

interface EntryHistoryProps {
	versions: readonly {
		readonly id: number;
		readonly actorName: string;
		readonly createdAt: Date;
		readonly isFirst: boolean;
		readonly differences: readonly EntryDifference[];
	}[];
	names: EntryNames;
	/** Where an earlier version is brought back. */
	restoreHref: (versionId: number) => string;
}

/** What became of an entry of the registry, the newest version first. */
export function EntryHistory({ versions, names, restoreHref }: EntryHistoryProps) {
	return (
		<ol className="entry-history" reversed>
			{versions.map(({ id, actorName, createdAt, isFirst, differences }, index) => (
				<li key={id}>
					<VersionLine
						id={id}
						actorName={actorName}
						createdAt={createdAt}
						restoreHref={index > 0 ? restoreHref(id) : null}
					/>
					{isFirst ? <p>Entered.</p> : <Differences differences={differences} names={names} />}
				</li>
			))}
		</ol>
	);
}

interface VersionLineProps {
	id: number;
	actorName: string;
	createdAt: Date;
	/** Null where there is nothing to bring back. */
	restoreHref: string | null;
}

/** When and by whom a version was made, and the way back to it. */
export function VersionLine({ id, actorName, createdAt, restoreHref }: VersionLineProps) {
	return (
		<div className="entry-version" id={`version-${id}`}>
			<Moment at={createdAt} />
			<a href={specialPageHref("Contributions", actorName)}>
				<bdi>{actorName}</bdi>
			</a>
			{restoreHref && (
				<a
					href={restoreHref}
					rel="nofollow"
					aria-label={`Restore the version of ${createdAt.toISOString().slice(0, 16).replace("T", ", ")}`}
				>
					restore
				</a>
			)}
		</div>
	);
}

/** What a change did to an entry, field by field. */
export function Differences({ differences, names }: { differences: readonly EntryDifference[]; names: EntryNames }) {
	return (
		<ul className="entry-differences">
			{differences.map((difference) => {
				const { field, before, after } = describeDifference(difference, names);
				return (
					<li key={field}>
						{field}: {before !== null && <del>{before}</del>}
						{before !== null && after !== null && " → "}
						{after !== null && <ins>{after}</ins>}
					</li>
				);
			})}
		</ul>
	);
}
