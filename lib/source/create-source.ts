import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { type FieldProblem, fieldProblems } from "./field-problem";
import { searchKey, titleKey } from "./name-key";
import { resolveSourceInput } from "./resolve-input";
import { type SourceInput, sourceInputSchema } from "./schema";
import { findSimilarSources } from "./similar-sources";
import type { SimilarSource } from "./source";
import { storedKind } from "./stored-source";
import { recordVersion, writeRegistry } from "./write-registry";

export type CreateSourceOutcome =
	| { readonly ok: true; readonly id: number }
	| { readonly ok: false; readonly problem: "alike"; readonly similar: readonly SimilarSource[] }
	| { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly FieldProblem[] }
	| { readonly ok: false; readonly problem: DenialReason };

/**
 * Enters a work into the registry. Where one like it stands already, it asks: `despiteLikeness` is the answer
 * that this is another work. `at` is when it happened; now, but for imports.
 */
export async function createSource(
	actor: Actor,
	input: SourceInput,
	{ despiteLikeness = false, at }: { despiteLikeness?: boolean; at?: Date } = {},
): Promise<CreateSourceOutcome> {
	const right = can(actor, "edit-source");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const checked = sourceInputSchema.safeParse(input);
	if (!checked.success) return { ok: false, problem: "invalid", issues: fieldProblems(checked.error) };
	return writeRegistry(async (tx): Promise<CreateSourceOutcome> => {
		const resolved = await resolveSourceInput(tx, checked.data);
		if (!resolved.ok) return { ok: false, problem: "invalid", issues: resolved.issues };
		const { entry, series } = resolved;
		const similar = despiteLikeness ? [] : await findSimilarSources(actor, entry, tx);
		if (similar.length > 0) return { ok: false, problem: "alike", similar };
		const { id } = await tx.source.create({
			data: {
				...entry,
				kind: storedKind(entry.kind),
				creators: [...entry.creators],
				titleKey: titleKey(entry.title),
				searchKey: searchKey(entry, series),
				...(at && { createdAt: at }),
			},
			select: { id: true },
		});
		await recordVersion(actor, tx, { kind: "source-created", sourceId: id, before: null, after: entry, at });
		return { ok: true, id };
	});
}
