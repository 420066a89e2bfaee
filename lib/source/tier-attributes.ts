import type { Tier, TierColour } from "./source";

/** Colours of the innermost tiers where the wiki chose none; further out, and without a place, all is grey. */
const USUAL: readonly TierColour[] = ["green", "ochre", "violet"];

/** The colour in which readers see a tier: the chosen one, or that of its place. */
export function tierColour({ rank, colour }: Pick<Tier, "rank" | "colour">): TierColour {
	return colour ?? USUAL[rank - 1] ?? "grey";
}

/** What an element says of its tier: the colour, and the place, which is a shape. */
export function tierAttributes(tier: Pick<Tier, "rank" | "colour">): {
	"data-colour": TierColour;
	"data-rank": string;
} {
	return { "data-colour": tierColour(tier), "data-rank": String(Math.min(tier.rank, 4)) };
}
