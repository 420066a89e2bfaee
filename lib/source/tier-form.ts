import type { ViewShift } from "@/lib/article/source-impact";
import type { FormState } from "@/lib/user/form-state";
import type { Tier } from "./source";

/** What the form of the tiers shows after it was sent. */
export interface TierFormState extends FormState {
	/** What the new order would move: nothing is saved before the form is sent again with the same answer. */
	readonly views?: readonly ViewShift[];
}

interface TypedTier {
	readonly key: string;
	readonly name: string;
	/** As it was sent; left out for the usual one of its place. */
	readonly colour?: string;
}

type Fields = Readonly<Record<string, string>>;

/** The values of a form for these tiers. */
export function tierValues(tiers: readonly Tier[]): Record<string, string> {
	return Object.fromEntries(
		tiers.flatMap(({ key, name, colour }, index) => [
			[`name-${key}`, name],
			[`colour-${key}`, colour ?? ""],
			[`place-${key}`, String(index + 1)],
		]),
	);
}

/**
 * The tiers that a form describes, in their new order. A tier that moves to the place of another one pushes that one
 * on; the new tier stands last unless it says where.
 */
export function readTierForm(fields: Fields, standing: readonly Tier[]): TypedTier[] {
	const places = standing
		.filter(({ key }) => fields[`remove-${key}`] === undefined)
		.map(({ key, name, colour }, index) => ({
			key,
			name: fields[`name-${key}`] ?? name,
			colour: fields[`colour-${key}`] ?? colour,
			place: placeOf(fields[`place-${key}`], index + 1),
			was: standing.findIndex((tier) => tier.key === key) + 1,
		}));
	const [newKey = "", newName = ""] = [fields["new-key"]?.trim(), fields["new-name"]?.trim()];
	if (newKey !== "" || newName !== "") {
		const last = standing.length + 1;
		places.push({
			key: newKey,
			name: newName,
			colour: fields["new-colour"],
			place: placeOf(fields["new-place"], last),
			was: last,
		});
	}
	return places
		.sort((a, b) => a.place - b.place || pull(a) - pull(b) || a.was - b.was)
		.map(({ key, name, colour }) => ({ key, name, ...(colour && { colour }) }));
}

/** At one place, what moved inward stands before what was there, and what moved outward behind it. */
function pull({ place, was }: { place: number; was: number }): number {
	return Math.sign(place - was);
}

function placeOf(typed: string | undefined, otherwise: number): number {
	return typed !== undefined && /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : otherwise;
}
