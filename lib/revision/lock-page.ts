import "server-only";
import { Prisma, type ReviewMode } from "@/generated/prisma/client";
import type { Title } from "@/lib/title/title";

/** A page whose row nobody else can change until the end of the transaction. */
export interface LockedPage {
	readonly id: number;
	readonly namespace: number;
	/** The title without its prefix. */
	readonly titleText: string;
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
	return lockWhere(tx, Prisma.sql`namespace = ${title.namespace} AND title = ${title.text}`);
}

/** Locks the row of the page with this id. */
export async function lockPageById(tx: Prisma.TransactionClient, id: number): Promise<LockedPage | null> {
	return lockWhere(tx, Prisma.sql`id = ${id}`);
}

/** Makes the page where there is none at this title, and locks it. */
export async function lockNewPage(tx: Prisma.TransactionClient, title: Title, at: Date): Promise<LockedPage | null> {
	await tx.$executeRaw`
		INSERT INTO page (namespace, title, created_at) VALUES (${title.namespace}, ${title.text}, ${at})
		ON CONFLICT (namespace, title) DO NOTHING`;
	return lockPage(tx, title);
}

async function lockWhere(tx: Prisma.TransactionClient, condition: Prisma.Sql): Promise<LockedPage | null> {
	const [page] = await tx.$queryRaw<LockedPage[]>`
		SELECT id, namespace, title AS "titleText", latest_revision_id AS "latestRevisionId",
			approved_revision_id AS "approvedRevisionId", revision_count AS "revisionCount",
			review_mode AS "reviewMode", waiting_since AS "waitingSince", deleted_at AS "deletedAt"
		FROM page WHERE ${condition} FOR NO KEY UPDATE`;
	return page ?? null;
}
