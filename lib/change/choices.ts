import type { ReviewState as StoredReviewState } from "@/generated/prisma/enums";
import { NAMESPACES, type NamespaceNumber } from "@/lib/title/namespace";

/** How long people have been here: not yet autoconfirmed, on the way, and at home. */
export const EXPERIENCES = ["newcomer", "learner", "experienced"] as const;
export type Experience = (typeof EXPERIENCES)[number];

/** An edit of a page, a page that was created, a change of the registry of sources. */
export const CHANGE_SORTS = ["edit", "new", "source"] as const;
export type ChangeSort = (typeof CHANGE_SORTS)[number];

/** What reviewers may have decided about a revision. */
export const REVIEW_STATES = [
	"approved",
	"included",
	"waiting",
	"sent_back",
	"rejected",
] as const satisfies readonly StoredReviewState[];
export type ReviewState = (typeof REVIEW_STATES)[number];

export const PAGE_NAMESPACES: readonly NamespaceNumber[] = NAMESPACES.map(({ number }) => number).filter(
	(number) => number >= 0,
);
