import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { lockFilterSets } from "./filter-sets";

/** Makes one of the actor's own filters what the plain list of recent changes shows them, or (null) none. */
export async function setDefaultFilterSet(
	actor: Actor,
	id: number | null,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: "sign-in-required" | "not-found" }> {
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const userId = actor.id;
	return db.$transaction(async (tx) => {
		await lockFilterSets(tx, userId);
		if (id !== null && (await tx.filterSet.count({ where: { id, userId } })) === 0) {
			return { ok: false, problem: "not-found" };
		}
		await tx.filterSet.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } });
		if (id !== null) await tx.filterSet.update({ where: { id }, data: { isDefault: true }, select: { id: true } });
		return { ok: true };
	});
}
