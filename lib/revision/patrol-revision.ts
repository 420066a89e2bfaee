import "server-only";
import { recordChange } from "@/lib/change/record-change";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { inTransaction } from "@/lib/platform/db";
import { findRevisionRow } from "./queries";

export type PatrolOutcome =
	/** `already`: somebody had looked at it before, and that stands. */
	{ ok: true; already: boolean } | { ok: false; problem: DenialReason | "revision-not-found" };

/** Marks one revision as looked at by somebody trusted. Nothing else changes: it is no approval. */
export async function patrolRevision(actor: Actor, id: number): Promise<PatrolOutcome> {
	const revision = await findRevisionRow(actor, id);
	if (!revision) return { ok: false, problem: "revision-not-found" };
	const { title } = revision.page;
	const right = can(actor, "patrol", title);
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return inTransaction(async (tx) => {
		const marked = await tx.revision.updateMany({
			where: { id, patrolledAt: null },
			data: { patrolledAt: new Date(), patrolledById: actor.id },
		});
		if (marked.count === 0) return { ok: true, already: true };
		await recordChange(actor, tx, { kind: "revision-patrolled", pageId: revision.pageId, title, revisionId: id });
		return { ok: true, already: false };
	});
}
