import { COLOUR_NAMES, type TierColour } from "@/lib/source/source";
import type { TierDifference } from "@/lib/source/tier-version";
import type { TierVersion } from "@/lib/source/version-queries";
import { VersionLine } from "./entry-history";

/** What became of the tiers, the newest version first. */
export function TierHistory({ versions }: { versions: readonly TierVersion[] }) {
	return (
		<ol className="entry-history" reversed>
			{versions.map(({ isFirst, tiers, differences, ...version }, index) => (
				<li key={version.id}>
					<VersionLine {...version} restoreHref={index > 0 && tiers ? `/sources/tiers/restore/${version.id}` : null} />
					{isFirst && tiers ? (
						<p>Entered: {writeOrder(tiers.map(({ name }) => name))}.</p>
					) : (
						<TierDifferences differences={differences} />
					)}
				</li>
			))}
		</ol>
	);
}

/** What a change did to the tiers, one line for each. */
export function TierDifferences({ differences }: { differences: readonly TierDifference[] }) {
	return (
		<ul className="entry-differences">
			{differences.map((difference) => (
				<li key={`${difference.kind} ${"key" in difference ? difference.key : ""}`}>
					<TierChange {...difference} />
				</li>
			))}
		</ul>
	);
}

function TierChange(difference: TierDifference) {
	switch (difference.kind) {
		case "added":
			return (
				<>
					added: <ins>{difference.name}</ins>
				</>
			);
		case "removed":
			return (
				<>
					removed: <del>{difference.name}</del>
				</>
			);
		case "renamed":
			return (
				<>
					name: <del>{difference.before}</del> → <ins>{difference.after}</ins>
				</>
			);
		case "coloured":
			return (
				<>
					colour of {difference.name}: <del>{describeColour(difference.before)}</del> →{" "}
					<ins>{describeColour(difference.after)}</ins>
				</>
			);
		case "moved":
			return (
				<>
					order: <del>{writeOrder(difference.before)}</del> → <ins>{writeOrder(difference.after)}</ins>
				</>
			);
	}
}

function describeColour(colour: TierColour | null): string {
	return colour === null ? "usual for its place" : COLOUR_NAMES[colour].toLowerCase();
}

function writeOrder(names: readonly string[]): string {
	return names.join(", ");
}
