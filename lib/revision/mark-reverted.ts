import "server-only";
import type { Prisma } from "@/generated/prisma/client";

/** Says of revisions which later one took them back; what was taken back before keeps its first answer. */
export async function markReverted(
	tx: Prisma.TransactionClient,
	revisionIds: readonly number[],
	revertedById: number,
): Promise<void> {
	if (revisionIds.length === 0) return;
	await tx.revision.updateMany({
		where: { id: { in: [...revisionIds] }, revertedById: null },
		data: { revertedById, tags: { push: "reverted" } },
	});
}
