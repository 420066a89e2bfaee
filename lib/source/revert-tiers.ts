import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { leavesWorksWithout, readStandingTiers, replaceTiers } from "./stored-tiers";
import { readTierEntries } from "./tier-version";
import { writeRegistry } from "./write-registry";

export type RevertTiersOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: "tiers-changed" | "version-not-found" | "tier-in-use" | DenialReason };

/**
 * Brings the tiers back to what they were in an earlier version. A tier that would go while works or series stand in
 * it refuses the whole: where they belong is a question for people, not for a button.
 */
export async function revertTiers(
	actor: Actor,
	{ versionId, toVersionId }: { versionId: number; toVersionId: number },
): Promise<RevertTiersOutcome> {
	const right = can(actor, "change-settings");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return writeRegistry(async (tx): Promise<RevertTiersOutcome> => {
		const standing = await readStandingTiers(tx);
		if (standing.versionId !== versionId) return { ok: false, problem: "tiers-changed" };
		const version = await tx.tierVersion.findUnique({ where: { id: toVersionId } });
		const after = readTierEntries(version?.after);
		if (!after) return { ok: false, problem: "version-not-found" };
		if (await leavesWorksWithout(tx, after)) return { ok: false, problem: "tier-in-use" };
		await replaceTiers(actor, tx, standing, after, { kind: "tiers-reverted" });
		return { ok: true };
	});
}
