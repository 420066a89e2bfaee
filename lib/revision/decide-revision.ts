import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { inTransaction } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { findHistory } from "./find-history";
import type { ReviewedRevision, ReviewHistory } from "./held-edits";
import { type LockedPage, lockPageById } from "./lock-page";
import { listPending } from "./review";

/** A page under its lock, with its history and what of that stands behind its approved revision, oldest first. */
export interface PendingPage {
	readonly page: LockedPage & { readonly title: Title };
	readonly history: ReviewHistory;
	readonly pending: readonly ReviewedRevision[];
}

/**
 * Makes a decision about a revision: asks whether the actor reviews, locks its page, lets `decide` write, brings up to
 * date what the page says about the edits that wait, and marks the revision as looked at. All in one transaction.
 */
export async function decideRevision<Outcome extends { readonly ok: boolean }>(
	actor: Actor,
	revisionId: number,
	decide: (tx: Prisma.TransactionClient, reviewer: UserActor, found: PendingPage) => Promise<Outcome>,
): Promise<Outcome | { ok: false; problem: DenialReason | "revision-not-found" }> {
	const right = can(actor, "review");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return inTransaction(async (tx) => {
		const found = await lockPendingPage(tx, revisionId);
		if (!found) return { ok: false, problem: "revision-not-found" };
		const outcome = await decide(tx, actor, found);
		if (!outcome.ok) return outcome;
		await recountWaiting(tx, found.page.id);
		await tx.revision.updateMany({
			where: { id: revisionId, patrolledAt: null },
			data: { patrolledAt: new Date(), patrolledById: actor.id },
		});
		return outcome;
	});
}

/** Locks the page of a revision; null where there is none. */
async function lockPendingPage(tx: Prisma.TransactionClient, revisionId: number): Promise<PendingPage | null> {
	const revision = await tx.revision.findUnique({ where: { id: revisionId }, select: { pageId: true } });
	const page = revision && (await lockPageById(tx, revision.pageId));
	if (!page || page.deletedAt !== null) return null;
	const history = await findHistory(tx, page.id);
	return {
		page: { ...page, title: { namespace: getNamespace(page.namespace).number, text: page.titleText } },
		history,
		pending: listPending(history),
	};
}

/** Brings up to date what the page says about the edits that wait. */
export async function recountWaiting(tx: Prisma.TransactionClient, pageId: number): Promise<void> {
	const { _count, _min } = await tx.revision.aggregate({
		where: { pageId, review: "waiting" },
		_count: true,
		_min: { createdAt: true },
	});
	await tx.page.update({
		where: { id: pageId },
		data: { waitingCount: _count, waitingSince: _min.createdAt },
		select: { id: true },
	});
}
