import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import type { EntryProblem } from "./change-source";
import { readStanding, replaceEntry } from "./stored-entry";
import { readSourceEntry } from "./version";
import { writeRegistry } from "./write-registry";

export type RevertSourceOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: EntryProblem | "version-not-found" | "survivor-merged" | DenialReason };

/**
 * Brings an entry back to what it was in an earlier version, merges and retirements included: undoing those is as
 * much a reviewer's act as doing them.
 */
export async function revertSource(
	actor: Actor,
	{ id, versionId, toVersionId }: { id: number; versionId: number; toVersionId: number },
): Promise<RevertSourceOutcome> {
	const right = can(actor, "edit-source");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return writeRegistry(async (tx): Promise<RevertSourceOutcome> => {
		const standing = await readStanding(tx, id);
		if (!standing) return { ok: false, problem: "not-found" };
		if (standing.versionId !== versionId) return { ok: false, problem: "entry-changed" };
		const version = await tx.sourceVersion.findFirst({ where: { id: toVersionId, sourceId: id } });
		const kept = readSourceEntry(version?.after);
		if (!kept) return { ok: false, problem: "version-not-found" };
		const { entry } = standing;
		if (kept.retiredAt !== entry.retiredAt || kept.mergedIntoId !== entry.mergedIntoId) {
			const curate = can(actor, "curate-sources");
			if (!curate.allowed) return { ok: false, problem: curate.reason };
		}
		if (kept.mergedIntoId !== null && kept.mergedIntoId !== entry.mergedIntoId) {
			const survivor = await readStanding(tx, kept.mergedIntoId);
			if (!survivor || survivor.entry.mergedIntoId !== null) return { ok: false, problem: "survivor-merged" };
		}
		const tier = kept.tierKey && (await tx.continuityTier.findUnique({ where: { key: kept.tierKey } }));
		await replaceEntry(actor, tx, standing, { ...kept, tierKey: tier ? tier.key : null }, "source-reverted");
		return { ok: true };
	});
}
