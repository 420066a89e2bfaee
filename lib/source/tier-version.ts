import { z } from "zod";
import { TIER_COLOURS, type TierColour } from "./source";

/** A tier as people decide on it; its rank is its place in the list. */
export interface TierEntry {
	readonly key: string;
	readonly name: string;
	/** Null or left out for the usual colour of its place. */
	readonly colour?: TierColour | null | undefined;
}

const tierEntriesSchema = z
	.array(z.object({ key: z.string(), name: z.string(), colour: z.enum(TIER_COLOURS).nullish().catch(null) }))
	.min(1);

/** The tiers from what a version kept of them, the innermost first; null where they cannot be read. */
export function readTierEntries(kept: unknown): readonly TierEntry[] | null {
	return tierEntriesSchema.safeParse(kept).data ?? null;
}

/** One thing that a change did to the tiers; names are those of its own time. */
export type TierDifference =
	| { readonly kind: "added" | "removed"; readonly key: string; readonly name: string }
	| { readonly kind: "renamed"; readonly key: string; readonly before: string; readonly after: string }
	| {
			readonly kind: "coloured";
			readonly key: string;
			readonly name: string;
			readonly before: TierColour | null;
			readonly after: TierColour | null;
	  }
	| { readonly kind: "moved"; readonly before: readonly string[]; readonly after: readonly string[] };

/** What a change did to the tiers: who came, who went, who has another name or colour, and the order of those that stayed. */
export function tierDifferences(before: readonly TierEntry[], after: readonly TierEntry[]): TierDifference[] {
	const stayed = after.filter(({ key }) => before.some((tier) => tier.key === key));
	const stood = before.filter(({ key }) => stayed.some((tier) => tier.key === key));
	const differences: TierDifference[] = [
		...after.filter((tier) => !stayed.includes(tier)).map(({ key, name }) => ({ kind: "added" as const, key, name })),
		...before.filter((tier) => !stood.includes(tier)).map(({ key, name }) => ({ kind: "removed" as const, key, name })),
	];
	for (const { key, name, colour = null } of stayed) {
		const was = stood.find((tier) => tier.key === key);
		if (was && was.name !== name) differences.push({ kind: "renamed", key, before: was.name, after: name });
		const had = was?.colour ?? null;
		if (had !== colour) differences.push({ kind: "coloured", key, name, before: had, after: colour });
	}
	if (stayed.some(({ key }, place) => stood[place]?.key !== key)) {
		// Under today's names, so that the eye compares places alone.
		const before = stood.map(({ key, name }) => stayed.find((tier) => tier.key === key)?.name ?? name);
		differences.push({ kind: "moved", before, after: stayed.map(({ name }) => name) });
	}
	return differences;
}
