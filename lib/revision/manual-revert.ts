import "server-only";
import type { Prisma } from "@/generated/prisma/client";

/** So many revisions back, a text that is the same again counts as a revert. */
const LOOK_BACK = 15;

/**
 * The revisions that a save takes back because its text is that of an earlier one, oldest first; none where it is not.
 * `revisionCount` is the number of revisions before the save.
 */
export async function findManuallyReverted(
	tx: Prisma.TransactionClient,
	{ pageId, revisionCount, sha256 }: { pageId: number; revisionCount: number; sha256: string },
): Promise<number[]> {
	const recent = await tx.revision.findMany({
		where: { pageId, seq: { gt: revisionCount - LOOK_BACK } },
		orderBy: { seq: "asc" },
		select: { id: true, sha256: true },
	});
	const same = recent.findLastIndex((revision) => revision.sha256 === sha256);
	return same === -1 ? [] : recent.slice(same + 1).map(({ id }) => id);
}
