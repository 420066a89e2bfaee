import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { type FieldProblem, fieldProblems } from "./field-problem";
import { titleKey } from "./name-key";
import { resolveSourceInput } from "./resolve-input";
import { type SourceInput, sourceInputSchema } from "./schema";
import { findSimilarSources } from "./similar-sources";
import type { SimilarSource } from "./source";
import { readStanding, replaceEntry } from "./stored-entry";
import { writeRegistry } from "./write-registry";

/** Why an entry was left as it is: gone, changed by somebody else meanwhile, or merged into another. */
export type EntryProblem = "not-found" | "entry-changed" | "entry-merged";

export type ChangeSourceOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: "alike"; readonly similar: readonly SimilarSource[] }
	| { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly FieldProblem[] }
	| { readonly ok: false; readonly problem: EntryProblem | DenialReason };

interface ChangeSourceInput {
	readonly id: number;
	/** The version that was changed. */
	readonly versionId: number;
	/** The whole entry: what is left out becomes empty. */
	readonly input: SourceInput;
}

/** Changes what is known of a work. A new title or series is compared with the other entries as a new entry is. */
export async function changeSource(
	actor: Actor,
	{ id, versionId, input }: ChangeSourceInput,
	{ despiteLikeness = false }: { despiteLikeness?: boolean } = {},
): Promise<ChangeSourceOutcome> {
	const right = can(actor, "edit-source");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const checked = sourceInputSchema.safeParse(input);
	if (!checked.success) return { ok: false, problem: "invalid", issues: fieldProblems(checked.error) };
	return writeRegistry(async (tx): Promise<ChangeSourceOutcome> => {
		const standing = await readStanding(tx, id);
		if (!standing) return { ok: false, problem: "not-found" };
		if (standing.entry.mergedIntoId !== null) return { ok: false, problem: "entry-merged" };
		if (standing.versionId !== versionId) return { ok: false, problem: "entry-changed" };
		const resolved = await resolveSourceInput(tx, checked.data);
		if (!resolved.ok) return { ok: false, problem: "invalid", issues: resolved.issues };
		const after = { ...resolved.entry, retiredAt: standing.entry.retiredAt };
		const renamed =
			titleKey(after.title) !== titleKey(standing.entry.title) || after.seriesId !== standing.entry.seriesId;
		const similar = renamed && !despiteLikeness ? await findSimilarSources(actor, { ...after, exceptId: id }, tx) : [];
		if (similar.length > 0) return { ok: false, problem: "alike", similar };
		await replaceEntry(actor, tx, standing, after, "source-changed");
		return { ok: true };
	});
}
