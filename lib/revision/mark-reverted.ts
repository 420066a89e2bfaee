import "server-only";
import type { Prisma } from "@/generated/prisma/client";

/**
 * Says of revisions which later one took them back; what was taken back before keeps its first answer. What the
 * public read is not taken back by an edit that still waits: approving that edit says so.
 */
export async function markReverted(
	tx: Prisma.TransactionClient,
	revisionIds: readonly number[],
	{ revertedById, approved }: { revertedById: number; approved: boolean },
): Promise<void> {
	if (revisionIds.length === 0) return;
	await tx.revision.updateMany({
		where: { id: { in: [...revisionIds] }, revertedById: null, ...(!approved && { review: { not: "approved" } }) },
		data: { revertedById, tags: { push: "reverted" } },
	});
}
