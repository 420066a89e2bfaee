import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { tierInputSchema } from "./schema";
import { leavesWorksWithout, readStandingTiers, replaceTiers } from "./stored-tiers";
import { writeRegistry } from "./write-registry";

export type SetTiersOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: "invalid" | "tiers-changed" | "tier-in-use" | DenialReason };

/**
 * Says which tiers of continuity the wiki has, the innermost first. A tier that works stand in cannot go. `versionId`
 * is the version that was looked at: another one in between refuses the whole.
 */
export async function setTiers(
	actor: Actor,
	tiers: z.input<typeof tierInputSchema>,
	{ versionId, at }: { versionId?: number; at?: Date } = {},
): Promise<SetTiersOutcome> {
	const right = can(actor, "change-settings");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const checked = tierInputSchema.safeParse(tiers);
	if (!checked.success) return { ok: false, problem: "invalid" };
	return writeRegistry(async (tx): Promise<SetTiersOutcome> => {
		const standing = await readStandingTiers(tx);
		if (versionId !== undefined && versionId !== standing.versionId) return { ok: false, problem: "tiers-changed" };
		if (await leavesWorksWithout(tx, checked.data)) return { ok: false, problem: "tier-in-use" };
		await replaceTiers(actor, tx, standing, checked.data, { kind: "tiers-changed", at });
		return { ok: true };
	});
}
