import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import type { EntryProblem } from "./change-source";
import { readStanding, replaceEntry } from "./stored-entry";
import { writeRegistry } from "./write-registry";

export type MergeOutcome =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly problem: EntryProblem | "survivor-not-found" | "survivor-merged" | "survivor-retired" | DenialReason;
	  };

/**
 * Says that an entry is another one twice: its address and its citations lead to the other from now on. What the
 * surviving entry says is not changed. The survivor must stand by itself, so merges never lead in a circle.
 */
export async function mergeSources(
	actor: Actor,
	{ id, versionId, intoId }: { id: number; versionId: number; intoId: number },
): Promise<MergeOutcome> {
	const right = can(actor, "curate-sources");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return writeRegistry(async (tx): Promise<MergeOutcome> => {
		const [standing, survivor] = [await readStanding(tx, id), await readStanding(tx, intoId)];
		if (!standing) return { ok: false, problem: "not-found" };
		if (!survivor || intoId === id) return { ok: false, problem: "survivor-not-found" };
		if (standing.entry.mergedIntoId !== null) return { ok: false, problem: "entry-merged" };
		if (standing.versionId !== versionId) return { ok: false, problem: "entry-changed" };
		if (survivor.entry.mergedIntoId !== null) return { ok: false, problem: "survivor-merged" };
		if (survivor.entry.retiredAt !== null) return { ok: false, problem: "survivor-retired" };
		await replaceEntry(actor, tx, standing, { ...standing.entry, mergedIntoId: intoId }, "source-merged");
		return { ok: true };
	});
}
