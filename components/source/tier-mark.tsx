import type { Tier } from "@/lib/source/source";
import { tierAttributes } from "@/lib/source/tier-attributes";

/** A tier in words, with its colour and shape: circle, diamond and triangle from the innermost out, then squares. */
export function TierMark({ tier }: { tier: Tier | null }) {
	if (!tier) return <span className="tier none">No tier</span>;
	return (
		<span className="tier" {...tierAttributes(tier)}>
			{tier.name}
		</span>
	);
}
