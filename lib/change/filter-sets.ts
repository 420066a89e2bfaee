import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";

/** Filters that one person may keep. */
export const MAX_FILTER_SETS = 20;

/** A filter of recent changes that somebody named for themselves. */
export interface FilterSet {
	readonly id: number;
	readonly name: string;
	/** The query of its address, with its question mark; "" lets everything through. */
	readonly query: string;
	readonly isDefault: boolean;
}

export const filterSetFields = { id: true, name: true, query: true, isDefault: true } satisfies Prisma.FilterSetSelect;

/** The filters that somebody keeps, by name. Nobody sees those of others. */
export async function listFilterSets(viewer: Actor): Promise<FilterSet[]> {
	if (viewer.kind !== "user") return [];
	return db.filterSet.findMany({ where: { userId: viewer.id }, select: filterSetFields, orderBy: { name: "asc" } });
}

/** Makes whoever else changes the filters of this person wait: they are counted, and one of them is the default. */
export async function lockFilterSets(tx: Prisma.TransactionClient, userId: number): Promise<void> {
	await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId} FOR NO KEY UPDATE`;
}
