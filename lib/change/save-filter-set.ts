import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { readQuery } from "@/lib/platform/query-string";
import { canonicalQuery } from "./filter";
import { type FilterSet, filterSetFields, lockFilterSets, MAX_FILTER_SETS } from "./filter-sets";

export type SaveFilterSetOutcome =
	| { readonly ok: true; readonly set: FilterSet }
	| { readonly ok: false; readonly problem: "sign-in-required" | "too-many-filter-sets" };

/**
 * Keeps a filter under a name, in place of what the actor kept under it before. Of the query stays what the filter
 * understands. Nobody else ever sees it, and so no change is recorded.
 */
export async function saveFilterSet(
	actor: Actor,
	{ name, query }: { name: string; query: string },
): Promise<SaveFilterSetOutcome> {
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const userId = actor.id;
	const kept = canonicalQuery(readQuery(new URLSearchParams(query)));
	return db.$transaction(async (tx) => {
		await lockFilterSets(tx, userId);
		const own = await tx.filterSet.findMany({ where: { userId }, select: { id: true, name: true } });
		const before = own.find((set) => set.name === name);
		if (!before && own.length >= MAX_FILTER_SETS) return { ok: false, problem: "too-many-filter-sets" };
		const set = before
			? await tx.filterSet.update({ where: { id: before.id }, data: { query: kept }, select: filterSetFields })
			: await tx.filterSet.create({ data: { userId, name, query: kept }, select: filterSetFields });
		return { ok: true, set };
	});
}
