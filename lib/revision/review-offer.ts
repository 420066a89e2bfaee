import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import { getSettings } from "@/lib/setting/queries";
import { findHistory } from "./find-history";
import { planRemoval } from "./plan-removal";
import { findBroughtBack } from "./reject-revision";
import { type ApprovalRefusal, isReturnable, isUndecided, listPending, planApproval } from "./review";
import type { ReviewRefusal } from "./review-refusal";

/** What a reviewer may decide about an edit at this moment, by the rules that the decisions themselves follow. */
export interface ReviewOffer {
	readonly revisionId: number;
	/** Whether approving it approves edits before it too. */
	readonly upTo: boolean;
	/** Why it cannot be approved; null where it can. */
	readonly notApproved: ApprovalRefusal | null;
	/** Rejected edits that it brings back, where it can be approved with them and no later edit takes them out. */
	readonly letStand: readonly number[];
	/** Where it cannot be, the last edit before it that can. */
	readonly approvableId: number | null;
	readonly returnable: boolean;
	/** Why it cannot be rejected; null where it can. */
	readonly notRejected: ReviewRefusal | null;
}

/**
 * Finds what somebody may decide about an edit, null where nothing. `alone` says that it is looked at by itself and can
 * go back or be rejected: whether later edits stand in the way of that is a merge.
 */
export async function findReviewOffer(
	actor: Actor,
	page: { readonly id: number; readonly approvedRevisionId: number | null; readonly latestRevisionId: number },
	{ revisionId, alone }: { revisionId: number; alone: boolean },
): Promise<ReviewOffer | null> {
	if (actor.kind !== "user" || !can(actor, "review").allowed) return null;
	const [{ reviewOwnEdits }, history] = await Promise.all([getSettings(), findHistory(db, page.id)]);
	const undecided = listPending(history).filter(isUndecided);
	const place = undecided.findIndex(({ id }) => id === revisionId);
	const target = undecided[place];
	if (!target) return null;
	const plan = (id: number, letStand: readonly number[] = []) =>
		planApproval(history, id, { upTo: true, reviewerId: actor.id, ownAllowed: reviewOwnEdits, letStand });
	const approval = plan(revisionId);
	const approvable = approval.ok ? undefined : undecided.slice(0, place).findLast(({ id }) => plan(id).ok);
	const asksBack = !approval.ok && approval.problem === "holds-rejected-text" && approval.revisionId === null;
	const broughtBack = alone && asksBack ? approval.broughtBackIds : [];
	const back = alone ? findBroughtBack(history, revisionId) : null;
	// Taken out of the latest text by itself, an edit leaves what was before it.
	const merged = alone && !back && revisionId !== page.latestRevisionId;
	const removal = merged ? await planRemoval(db, { ...page, revisionId }) : back;
	return {
		revisionId,
		upTo: place > 0,
		notApproved: approval.ok ? null : approval,
		letStand: plan(revisionId, broughtBack).ok ? broughtBack : [],
		approvableId: approvable?.id ?? null,
		returnable: isReturnable(target),
		notRejected: removal?.ok === false ? removal : null,
	};
}
