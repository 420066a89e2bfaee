import "server-only";
import type { Prisma, ReviewMode } from "@/generated/prisma/client";
import type { Title } from "@/lib/title/title";

/** A page whose row nobody else can change until the end of the transaction. */
export interface LockedPage {
	readonly id: number;
	readonly latestRevisionId: number | null;
	readonly approvedRevisionId: number | null;
	readonly revisionCount: number;
	readonly reviewMode: ReviewMode | null;
	readonly waitingSince: Date | null;
	readonly deletedAt: Date | null;
}

/**
 * Locks the page's row until the end of the transaction. NO KEY: other pages may still link to it meanwhile, so
 * two saves that link to each other cannot deadlock.
 */
export async function lockPage(tx: Prisma.TransactionClient, title: Title): Promise<LockedPage | null> {
	const [page] = await tx.$queryRaw<LockedPage[]>`
		SELECT id, latest_revision_id AS "latestRevisionId", approved_revision_id AS "approvedRevisionId",
			revision_count AS "revisionCount", review_mode AS "reviewMode", waiting_since AS "waitingSince",
			deleted_at AS "deletedAt"
		FROM page WHERE namespace = ${title.namespace} AND title = ${title.text} FOR NO KEY UPDATE`;
	return page ?? null;
}

/** Makes the page where there is none at this title, and locks it. */
export async function lockNewPage(tx: Prisma.TransactionClient, title: Title, at: Date): Promise<LockedPage | null> {
	await tx.$executeRaw`
		INSERT INTO page (namespace, title, created_at) VALUES (${title.namespace}, ${title.text}, ${at})
		ON CONFLICT (namespace, title) DO NOTHING`;
	return lockPage(tx, title);
}
