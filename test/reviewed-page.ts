import { findPage } from "@/lib/article/queries";
import type { DocumentNode } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getRevision } from "@/lib/revision/queries";
import { rejectRevision } from "@/lib/revision/reject-revision";
import { findReviewOffer } from "@/lib/revision/review-offer";
import { listReviewQueue } from "@/lib/revision/review-queue";
import { setReviewMode } from "@/lib/revision/set-review-mode";
import { searchPages } from "@/lib/search/queries";
import { parseSearchQuery } from "@/lib/search/search-query";
import { emptyDatabase } from "./database";
import { as, p } from "./document";
import { buildAutoconfirmedUser, buildUser } from "./user";
import { bajor, save } from "./written-page";

// What tests of reviews share: those who take part, one page, and what is known of it.

export interface ReviewCast {
	readonly newcomer: UserActor;
	readonly other: UserActor;
	readonly reviewer: UserActor;
	readonly moderator: UserActor;
}

/** Begins with an empty wiki. */
export async function beginReviews(): Promise<ReviewCast> {
	await emptyDatabase();
	return {
		newcomer: await buildUser(),
		other: await buildUser(),
		reviewer: await buildAutoconfirmedUser({ groups: ["reviewer"] }),
		moderator: await buildAutoconfirmedUser({ groups: ["moderator"] }),
	};
}

/** A page that the public reads, from now on always reviewed; a few words where no other content is given. */
export async function reviewedPage({ reviewer, moderator }: ReviewCast, ...content: DocumentNode[]): Promise<number> {
	const { revisionId } = await save(reviewer, ...(content.length > 0 ? content : text("First.")));
	const outcome = await setReviewMode(moderator, { title: bajor, mode: "always" });
	if (!outcome.ok) throw new Error(outcome.problem);
	return revisionId;
}

export function text(first: string, second = "Second.", third = "Third."): DocumentNode[] {
	return [as("a", p(first)), as("b", p(second)), as("c", p(third))];
}

/** What somebody without an account reads of the page. */
export async function publicText(): Promise<string | null> {
	const page = await findPage(ANONYMOUS, bajor);
	return page && documentText((await getRevision(ANONYMOUS, page.latestRevisionId)).document);
}

export async function publicFinds(words: string): Promise<number> {
	const query = parseSearchQuery(words);
	return query ? (await searchPages(ANONYMOUS, query, { limit: 10, offset: 0 })).results.length : 0;
}

export async function stateOf(id: number) {
	return (await db.revision.findUniqueOrThrow({ where: { id } })).review;
}

/** Rejects an edit that the latest text holds, and answers with the revision that takes it out. */
export async function reject(reviewer: UserActor, revisionId: number, reason = "no"): Promise<number> {
	const outcome = await rejectRevision(reviewer, { revisionId, reason });
	if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
	return outcome.revertId;
}

/** What a viewer may decide about an edit. */
export async function offer(viewer: UserActor, revisionId: number) {
	const page = await findPage(viewer, bajor);
	if (!page) throw new Error("There is no such page");
	return findReviewOffer(viewer, page, { revisionId, alone: true });
}

export async function queue(reviewer: UserActor) {
	return (await listReviewQueue(reviewer, { limit: 10 })).pages;
}
