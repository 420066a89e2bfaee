import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { unreadRevisions } from "./page-facts";

/**
 * How many edits of these people the viewer may read, by their ids.
 *
 * Each save raises a counter; what the viewer may not read is subtracted from it. That is little beside the rest and
 * stands in an index of its own, so that the cost does not grow with the edits of a person. A second counter would have
 * to be kept by every decision, for each author whom it is about.
 */
export async function countEdits(viewer: Actor, userIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
	const rows = await db.$queryRaw<{ id: number; edits: number }[]>`
		SELECT u.id, u.edit_count - (
			SELECT count(*) FROM revision h WHERE h.author_id = u.id AND ${unreadRevisions(viewer)}
		)::int AS edits
		FROM "user" u WHERE u.id = ANY(${userIds})`;
	return new Map(rows.map(({ id, edits }) => [id, edits]));
}
