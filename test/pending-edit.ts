import type { PendingRevision } from "@/lib/revision/review";

/** An edit that waits, unless something else is said of it. */
export function pendingEdit(id: number, more: Partial<PendingRevision> = {}): PendingRevision {
	return { id, authorId: 1, review: "waiting", sha256: String(id), revertedById: null, reverts: [], ...more };
}
