import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import type { EntryProblem } from "./change-source";
import { readStanding, replaceEntry } from "./stored-entry";
import { writeRegistry } from "./write-registry";

export type CurateOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: EntryProblem | DenialReason };

/** Takes an entry out of lists and searches, or brings it back. Citations of it stay what they are. */
export async function retireSource(
	actor: Actor,
	{ id, versionId, retired }: { id: number; versionId: number; retired: boolean },
): Promise<CurateOutcome> {
	const right = can(actor, "curate-sources");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return writeRegistry(async (tx): Promise<CurateOutcome> => {
		const standing = await readStanding(tx, id);
		if (!standing) return { ok: false, problem: "not-found" };
		const { entry } = standing;
		if (entry.mergedIntoId !== null) return { ok: false, problem: "entry-merged" };
		if (standing.versionId !== versionId) return { ok: false, problem: "entry-changed" };
		if ((entry.retiredAt !== null) === retired) return { ok: true };
		const after = { ...entry, retiredAt: retired ? new Date().toISOString() : null };
		await replaceEntry(actor, tx, standing, after, retired ? "source-retired" : "source-reinstated");
		return { ok: true };
	});
}
