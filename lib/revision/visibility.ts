import type { Actor } from "@/lib/permission/actor";

/** What the rule of visibility looks at. */
export interface VisibilitySubject {
	readonly deletedAt: Date | null;
	readonly latestRevisionId: number | null;
}

/**
 * The one rule of visibility: the revision of a page that this viewer reads, or null when the page does
 * not exist for them. Page, history, diff, raw, search, lists and API all ask it or its twin for queries.
 */
export function visibleRevisionId(_viewer: Actor, page: VisibilitySubject): number | null {
	return page.deletedAt === null ? page.latestRevisionId : null;
}

/** The same rule as a filter of pages for Prisma queries. */
export function visiblePages(_viewer: Actor) {
	return { deletedAt: null, latestRevisionId: { not: null } } as const;
}
