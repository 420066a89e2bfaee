import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";

/** Throws one of the actor's own filters away; one of somebody else is not found. */
export async function deleteFilterSet(actor: Actor, id: number): Promise<"deleted" | "not-found"> {
	if (actor.kind !== "user") return "not-found";
	const { count } = await db.filterSet.deleteMany({ where: { id, userId: actor.id } });
	return count === 0 ? "not-found" : "deleted";
}
