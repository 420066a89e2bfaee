import type { Prisma, ReviewState } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";

/** What the rule of visibility looks at. */
export interface VisibilitySubject {
	readonly deletedAt: Date | null;
	readonly latestRevisionId: number | null;
	readonly approvedRevisionId: number | null;
}

/**
 * Who may read what no reviewer approved: those who write, because an edit is made on the latest text. The
 * public is everybody else.
 */
export function readsWaiting(viewer: Actor): boolean {
	return can(viewer, "read-waiting").allowed;
}

/**
 * The one rule of visibility: the revision of a page that this viewer reads, or null when the page does
 * not exist for them. Page, history, diff, raw, search, lists, feeds and API all ask it or its twins for
 * queries. What is derived from the text (links, citations, worklists, search) is kept of the approved
 * revision alone, so it is the same for everybody.
 */
export function visibleRevisionId(viewer: Actor, page: VisibilitySubject): number | null {
	if (page.deletedAt !== null) return null;
	return readsWaiting(viewer) ? page.latestRevisionId : page.approvedRevisionId;
}

/** The same rule as a filter of pages for Prisma queries. */
export function visiblePages(viewer: Actor) {
	return readsWaiting(viewer)
		? { deletedAt: null, latestRevisionId: { not: null } }
		: { deletedAt: null, approvedRevisionId: { not: null } };
}

/**
 * The pages that the public knows or knew. One that was deleted is among them, so that what leads to it finds it again
 * when it is restored.
 */
export const PUBLISHED_PAGES = { approvedRevisionId: { not: null } } satisfies Prisma.PageWhereInput;

/** The same rule as a filter of revisions: of one that never was what the public reads, the public learns nothing. */
export function visibleRevisions(viewer: Actor): Prisma.RevisionWhereInput {
	return { page: visiblePages(viewer), ...(!readsWaiting(viewer) && { review: "approved" }) };
}

/** What became of the edits whose authors the public may know: what is accepted as part of a later one is not read by itself. */
export const ACCEPTED: readonly ReviewState[] = ["approved", "included"];
