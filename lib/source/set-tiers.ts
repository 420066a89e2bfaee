import "server-only";
import type { z } from "zod";
import { recordChange } from "@/lib/change/record-change";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { tierInputSchema } from "./schema";
import { writeRegistry } from "./write-registry";

export type SetTiersOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: "invalid" | "tier-in-use" | DenialReason };

/** Says which tiers of continuity the wiki has, the innermost first. A tier that works stand in cannot go. */
export async function setTiers(
	actor: Actor,
	tiers: z.input<typeof tierInputSchema>,
	{ at }: { at?: Date } = {},
): Promise<SetTiersOutcome> {
	const right = can(actor, "change-settings");
	if (!right.allowed) return { ok: false, problem: right.reason };
	const checked = tierInputSchema.safeParse(tiers);
	if (!checked.success) return { ok: false, problem: "invalid" };
	const keys = checked.data.map(({ key }) => key);
	return writeRegistry(async (tx): Promise<SetTiersOutcome> => {
		const going = { tierKey: { notIn: keys, not: null } };
		if ((await tx.series.count({ where: going })) + (await tx.source.count({ where: going })) > 0)
			return { ok: false, problem: "tier-in-use" };
		await tx.continuityTier.deleteMany({ where: { key: { notIn: keys } } });
		// Ranks are unique: out of the way first.
		await tx.continuityTier.updateMany({ data: { rank: { increment: 1000 } } });
		for (const [index, { key, name }] of checked.data.entries()) {
			const tier = { name, rank: index + 1 };
			await tx.continuityTier.upsert({ where: { key }, create: { key, ...tier }, update: tier });
		}
		await recordChange(actor, tx, { kind: "tiers-changed", ...(at && { at }) });
		return { ok: true };
	});
}
