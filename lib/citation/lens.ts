/**
 * The continuity lens: some tiers only, and the one rule of what stands in them.
 *
 * A passage stands where one of its works does. One that cites a work without a tier stands in every lens, marked:
 * nobody has said yet that it lies outside, and what readers do not know to miss must not be hidden from them.
 */
import type { Tier } from "@/lib/source/source";
import type { Passage } from "./passages";

/** A choice of tiers that the wiki made and named, as its settings have it. */
export interface LensSet {
	readonly key: string;
	readonly name: string;
	readonly tiers: readonly string[];
}

/**
 * A choice of tiers: a prefix of their order, for which `?lens=` takes the key of the last tier that it shows, or a
 * set that the wiki named.
 */
export interface Lens {
	/** Null shows everything. */
	readonly key: string | null;
	readonly name: string;
	readonly tierKeys: ReadonlySet<string>;
}

/**
 * What a reader may choose: everything, then ever fewer tiers, then the sets of the wiki. `tiers` come with the
 * innermost first. A set that takes the key of a tier is passed over: addresses that name the tier keep their meaning.
 */
export function listLenses(tiers: readonly Tier[], sets: readonly LensSet[]): Lens[] {
	const all: Lens = { key: null, name: "Everything", tierKeys: new Set(tiers.map(({ key }) => key)) };
	const prefixes = tiers.slice(0, -1).map((tier, index): Lens => {
		const shown = tiers.slice(0, index + 1);
		const names = shown.map(({ name }, place) => (place === 0 ? name : lowerFirst(name)));
		return {
			key: tier.key,
			name: index === 0 ? `${tier.name} only` : joinWords(names),
			tierKeys: new Set(shown.map(({ key }) => key)),
		};
	});
	const named = sets
		.filter(({ key }) => !tiers.some((tier) => tier.key === key))
		.map((set): Lens => ({ key: set.key, name: set.name, tierKeys: new Set(set.tiers) }));
	return [all, ...prefixes.reverse(), ...named];
}

/** The lens that an address asks for; everything where it asks for none that there is. */
export function findLens(lenses: readonly Lens[], key: unknown): Lens | null {
	return lenses.find((lens) => lens.key !== null && lens.key === key) ?? null;
}

export function isInside(lens: Lens, tier: Tier | null): boolean {
	return lens.key === null || (tier !== null && lens.tierKeys.has(tier.key));
}

/** What becomes of text without a source, as the wiki has set it. */
export type UncitedRule = "show" | "fold";

/** Where a passage stands: in the lens, outside, only among works without a tier, or on no work at all. */
export type Verdict = "inside" | "outside" | "unplaced" | "uncited";

/** What the registry knows: the tiers by key, and the tier of a work; undefined of works that it does not have. */
export interface Placement {
	readonly tiers: ReadonlyMap<string, Tier>;
	tierOf(sourceId: number): Tier | null | undefined;
}

/**
 * Whether a passage stands in a lens: what readers see, and what is counted before a tier changes. Where an editor
 * said which continuity it belongs to, that decides; a key that the wiki no longer has says nothing.
 */
export function judgePassage({ sourceIds, continuity }: Passage, { tiers, tierOf }: Placement, lens: Lens): Verdict {
	if (continuity === "all") return "inside";
	const own = continuity === null ? undefined : tiers.get(continuity);
	if (own) return isInside(lens, own) ? "inside" : "outside";
	let verdict: Verdict = "uncited";
	for (const id of sourceIds) {
		const tier = tierOf(id);
		if (tier === undefined) continue;
		if (isInside(lens, tier)) return "inside";
		if (tier === null) verdict = "unplaced";
		else if (verdict === "uncited") verdict = "outside";
	}
	return verdict;
}

/** Whether a lens hides a passage with this verdict. */
export function isHidden(verdict: Verdict, lens: Lens, uncited: UncitedRule): boolean {
	return verdict === "outside" || (verdict === "uncited" && uncited === "fold" && lens.key !== null);
}

export function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** "novels, comics and games" */
export function joinWords(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
