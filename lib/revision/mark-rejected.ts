import "server-only";
import type { Prisma } from "@/generated/prisma/client";

/**
 * Says of revisions that the public never reads them, and up to which revision of their page they counted. Called behind
 * the revision that takes them out, where there is one, with the page locked.
 */
export async function markRejected(tx: Prisma.TransactionClient, revisionIds: readonly number[]): Promise<void> {
	if (revisionIds.length === 0) return;
	await tx.$executeRaw`
		UPDATE revision SET review = 'rejected', rejected_in = page.latest_revision_id
		FROM page WHERE page.id = revision.page_id AND revision.id = ANY(${[...revisionIds]}::int[])`;
}
