import type { ReviewedRevision } from "@/lib/revision/held-edits";

/** An edit that waits, unless something else is said of it. */
export function pendingEdit(id: number, more: Partial<ReviewedRevision> = {}): ReviewedRevision {
	return { id, authorId: 1, review: "waiting", sha256: String(id), reverts: [], rejectedIn: null, ...more };
}
