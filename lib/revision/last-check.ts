import "server-only";
import { db } from "@/lib/platform/db";

/** A reviewer's word that what the public read then was right. */
export interface Check {
	readonly reviewerName: string;
	readonly createdAt: Date;
	/** Whether it was said of the very revision that the public reads; else trusted editors wrote on since. */
	readonly current: boolean;
}

/** Approved revisions that are looked at for it, from the newest on. */
const LOOKED_AT = 50;

/** When a reviewer approved something of a page last; null where nobody did lately. */
export async function findLastCheck(page: { id: number; approvedRevisionId: number | null }): Promise<Check | null> {
	const rows = await db.revision.findMany({
		where: { pageId: page.id, review: "approved" },
		orderBy: { seq: "desc" },
		take: LOOKED_AT,
		select: {
			id: true,
			decisions: {
				where: { state: "approved" },
				orderBy: { id: "desc" },
				take: 1,
				select: { reviewerName: true, createdAt: true },
			},
		},
	});
	const [last] = rows.flatMap(({ id, decisions }) =>
		decisions.map((decision) => ({ ...decision, current: id === page.approvedRevisionId })),
	);
	return last ?? null;
}
