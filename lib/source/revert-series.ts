import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { findSeriesProblems } from "./create-series";
import { readStandingSeries, replaceSeries } from "./stored-series";
import { readSeriesEntry } from "./version";
import { writeRegistry } from "./write-registry";

export type RevertSeriesOutcome =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly problem: "not-found" | "entry-changed" | "version-not-found" | "name-taken" | DenialReason;
	  };

/**
 * Brings a series back to what it was in an earlier version: a reviewer's act, as changing it is. A tier that is gone
 * since then is left out; a code or title that another series has taken refuses the whole.
 */
export async function revertSeries(
	actor: Actor,
	{ id, versionId, toVersionId }: { id: number; versionId: number; toVersionId: number },
): Promise<RevertSeriesOutcome> {
	const right = can(actor, "curate-sources");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return writeRegistry(async (tx): Promise<RevertSeriesOutcome> => {
		const standing = await readStandingSeries(tx, id);
		if (!standing) return { ok: false, problem: "not-found" };
		if (standing.versionId !== versionId) return { ok: false, problem: "entry-changed" };
		const version = await tx.sourceVersion.findFirst({ where: { id: toVersionId, seriesId: id } });
		const kept = readSeriesEntry(version?.after);
		if (!kept) return { ok: false, problem: "version-not-found" };
		const tier = kept.tierKey && (await tx.continuityTier.findUnique({ where: { key: kept.tierKey } }));
		const after = { ...kept, tierKey: tier ? tier.key : null };
		if ((await findSeriesProblems(tx, after, id)).length > 0) return { ok: false, problem: "name-taken" };
		await replaceSeries(actor, tx, standing, after, "series-reverted");
		return { ok: true };
	});
}
