import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visibleRevisions } from "./visibility";

/**
 * The next revision that nobody trusted has looked at, on the way from the newest to the oldest: below an id, and
 * from the newest again when nothing is left below; null when everything was looked at.
 */
export async function findNextUnpatrolled(viewer: Actor, below: number | null): Promise<number | null> {
	const where = { patrolledAt: null, ...visibleRevisions(viewer) };
	const find = (id: { lt: number } | { gt: number } | undefined) =>
		db.revision.findFirst({ where: { ...where, id }, orderBy: { id: "desc" }, select: { id: true } });
	const next = await find(below === null ? undefined : { lt: below });
	// The revision that was just looked at may still stand open in another tab: it is not its own successor.
	const found = next ?? (below === null ? null : await find({ gt: below }));
	return found?.id ?? null;
}
