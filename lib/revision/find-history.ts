import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { type ReviewedRevision, type ReviewHistory, readHistory } from "./held-edits";
import { planRemoval } from "./plan-removal";

/** So many doubts about texts are cleared at once; what is left counts as held. */
const MAX_DOUBTS = 50;

/**
 * Reads what reviewing a page needs of its history: from the last that the public reads before the first it does not.
 *
 * A rejected edit that a later one had taken out in passing may come back with whatever is taken back of those between:
 * there the texts themselves are asked. A text that stays the same without the edit holds nothing of it.
 */
export async function findHistory(tx: Prisma.TransactionClient, pageId: number): Promise<ReviewHistory> {
	// The state is written out, so that the index of revisions that the public does not read is used.
	const revisions = await tx.$queryRaw<ReviewedRevision[]>`
		SELECT id, author_id AS "authorId", review, sha256, reverts, rejected_in AS "rejectedIn" FROM revision
		WHERE page_id = ${pageId} AND id >= (
			SELECT coalesce(parent_id, id) FROM revision
			WHERE page_id = ${pageId} AND review <> 'approved' ORDER BY id LIMIT 1)
		ORDER BY seq`;
	const absent = new Map<string, boolean>();
	for (;;) {
		const history = readHistory(revisions, (id, inId) => absent.get(`${id} ${inId}`) ?? false);
		const doubt = history.doubts.find(({ id, inId }) => !absent.has(`${id} ${inId}`));
		if (!doubt || absent.size === MAX_DOUBTS) return history;
		const removal = await planRemoval(tx, { revisionId: doubt.id, latestRevisionId: doubt.inId });
		absent.set(`${doubt.id} ${doubt.inId}`, removal.ok && removal.print.sha256 === removal.latest.sha256);
	}
}
