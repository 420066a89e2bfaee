import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import { getSettings } from "@/lib/setting/queries";
import { recountWaiting } from "./decide-revision";
import { findHistory } from "./find-history";
import type { LockedPage } from "./lock-page";
import { markRejected } from "./mark-rejected";
import { isUndecided, listPending } from "./review";
import { publishesItself, type ReviewSettings, reviewModeOf } from "./review-mode";
import { planSettlement, type Settlement } from "./settlement";

type RevertedPage = Pick<LockedPage, "id" | "namespace" | "approvedRevisionId" | "latestRevisionId" | "reviewMode">;

/** A text that takes revisions back. */
interface Revert {
	readonly takenBack: readonly number[];
	/** Of the text that comes of it. */
	readonly sha256: string;
}

/** What taking revisions back does to the edits of the page that wait, and whether the public reads it at once. */
export interface Settling {
	/** Null where nothing is decided about any of them. */
	readonly settlement: Settlement | null;
	readonly published: boolean;
}

/**
 * Finds what becomes of the edits that wait where a reviewer takes revisions back and says that it settles them. The
 * public reads the result at once where it holds nothing undecided and either says what the public reads already or
 * is by somebody whose own saves are read at once.
 */
export async function findSettlement(
	tx: Prisma.TransactionClient,
	actor: Actor,
	page: RevertedPage,
	{ takenBack, sha256, settings }: Revert & { settings: ReviewSettings },
): Promise<Settling> {
	const mode = reviewModeOf(page, settings);
	const publishes = (nothingWaits: boolean) => publishesItself(actor, { mode, nothingWaits, settings });
	const settlement = planSettlement(await findHistory(tx, page.id), { takenBack, sha256 });
	if (!settlement) return { settlement, published: publishes(page.approvedRevisionId === page.latestRevisionId) };
	if (!settlement.clean) return { settlement, published: false };
	const approved =
		page.approvedRevisionId === null
			? null
			: await tx.revision.findUnique({ where: { id: page.approvedRevisionId }, select: { sha256: true } });
	return { settlement, published: approved?.sha256 === sha256 || publishes(true) };
}

/** Whether what would be settled is just what somebody saw before they decided. */
export function settlesExactly({ settlement }: Settling, seen: readonly number[]): boolean {
	const ids = new Set(settlement?.rejectedIds);
	return ids.size === new Set(seen).size && seen.every((id) => ids.has(id));
}

/** Writes what was settled by a revision that took edits back. Part of its transaction, behind the revision. */
export async function settleWaiting(
	tx: Prisma.TransactionClient,
	{ id: reviewerId, name: reviewerName }: UserActor,
	{
		pageId,
		settling: { settlement, published },
		note,
		at,
	}: { pageId: number; settling: Settling; note: string; at: Date },
): Promise<void> {
	if (!settlement) return;
	const { rejectedIds } = settlement;
	await markRejected(tx, rejectedIds);
	await tx.revision.updateMany({
		where: { id: { in: [...rejectedIds] }, patrolledAt: null },
		data: { patrolledAt: at, patrolledById: reviewerId },
	});
	await tx.reviewDecision.createMany({
		data: rejectedIds.map((revisionId) => ({
			revisionId,
			reviewerId,
			reviewerName,
			state: "rejected" as const,
			note,
			createdAt: at,
		})),
	});
	if (published) await includeSpent(tx, settlement.spentIds);
	await recountWaiting(tx, pageId);
}

/**
 * Settles the reverts that took out what was rejected, once nothing else is left to decide about. Their own texts may
 * hold what else was rejected, so the public never reads those.
 */
export async function includeSpent(tx: Prisma.TransactionClient, revisionIds: readonly number[]): Promise<void> {
	await tx.revision.updateMany({ where: { id: { in: [...revisionIds] } }, data: { review: "included" } });
}

/** What somebody is told before they take revisions back. */
export interface SettlingOffer {
	/** Waiting edits that they may settle with it; none where they do not review. */
	readonly settles: readonly number[];
	/** Waiting edits that stay and that somebody has to decide about. */
	readonly open: number;
	/** Whether readers see it at once where those are settled, and whether it waits where they are not. */
	readonly published: boolean;
	readonly waits: boolean;
}

/** Finds what taking revisions of a page back would do to its edits that wait. */
export async function findSettling(
	actor: Actor,
	{ pageId, ...revert }: Revert & { readonly pageId: number },
): Promise<SettlingOffer> {
	const [page, settings] = await Promise.all([
		db.page.findUniqueOrThrow({
			where: { id: pageId },
			select: { id: true, namespace: true, approvedRevisionId: true, latestRevisionId: true, reviewMode: true },
		}),
		getSettings(),
	]);
	const undecided = listPending(await findHistory(db, page.id)).filter(isUndecided).length;
	const nothingWaits = page.approvedRevisionId === page.latestRevisionId;
	const mode = reviewModeOf(page, settings);
	const waits = !publishesItself(actor, { mode, nothingWaits, settings });
	const { settlement, published } = await findSettlement(db, actor, page, { ...revert, settings });
	if (!settlement || !can(actor, "review").allowed) return { settles: [], open: undecided, published: !waits, waits };
	return { settles: settlement.rejectedIds, open: settlement.openIds.length, published, waits };
}
