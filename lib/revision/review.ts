import type { ReviewState } from "@/generated/prisma/enums";
import { countHeld, heldAt, type ReviewedRevision, type ReviewHistory, unwantedAmong } from "./held-edits";

export type Approval =
	| {
			readonly ok: true;
			/** What the public reads from now on: the target, or a revert right behind it that says the same. */
			readonly publishedId: number;
			readonly states: ReadonlyMap<number, "approved" | "included">;
	  }
	| ApprovalRefusal;

export type ApprovalRefusal =
	| { readonly ok: false; readonly problem: "revision-not-waiting" }
	/**
	 * It still holds the edit `rejectedId`; `revisionId` is the next that waits and holds nothing rejected. Where none
	 * does, `undoId` is a rejected edit that the latest text holds; null where that made the page.
	 */
	| {
			readonly ok: false;
			readonly problem: "holds-rejected-text";
			readonly rejectedId: number;
			readonly revisionId: number | null;
			readonly undoId: number | null;
			/**
			 * All rejected edits that it holds, where it brings back every one of them: with `letStand` it is approved. Empty
			 * where some of them stand in it from before they were rejected.
			 */
			readonly broughtBackIds: readonly number[];
	  }
	/** These are the reviewer's own, and would be approved with it. */
	| { readonly ok: false; readonly problem: "own-edit"; readonly revisionIds: readonly number[] }
	/**
	 * Edits before it were not decided: approving one never approves another without it being said. With `upTo` it is
	 * approved; of those in `unreadIds` the public never reads the text by itself.
	 */
	| {
			readonly ok: false;
			readonly problem: "older-edits-wait";
			readonly revisionIds: readonly number[];
			readonly unreadIds: readonly number[];
	  };

/**
 * What stands between the approved revision of a page and its latest, oldest first. Of a page that the public never read,
 * what was rejected until nothing was left is settled, and what follows is a new beginning.
 */
export function listPending({ revisions }: ReviewHistory): readonly ReviewedRevision[] {
	return revisions.slice(revisions.findLastIndex(({ review }) => review === "approved" || review === "included") + 1);
}

/**
 * What approving a revision means for those between the approved one and the latest.
 *
 * What is refused with `upTo` too comes first: where the answer is that older edits wait, saying it is enough.
 *
 * Revisions follow one another, so the text of one holds the edits before it. The target becomes what the
 * public reads; those before it are approved with it where the reviewer said so (`upTo`), also what was sent back,
 * whoever saved since: a later edit may leave standing what a reviewer objected to. A text that holds an edit which the
 * target does not hold, nor anything that was read before, is only `included`: what was taken out before it was approved
 * is never read. So are those from one that was sent back to the last that its author saved since, or to the target
 * where that author saved no more: one of them may have taken out what was objected to. And so is what does nothing
 * but take out what was rejected, which the public never read in the first place. The pointer then passes over rejected
 * edits and the reverts that took them back, as long as the text stays the same, so that nothing is left waiting that
 * would change nothing.
 *
 * A text that holds a rejected edit is refused, unless it brought that back and the reviewer names it in `letStand`: so
 * a mistaken rejection is taken back, by a new edit that stands for itself.
 */
export function planApproval(
	history: ReviewHistory,
	targetId: number,
	{
		upTo,
		reviewerId,
		ownAllowed,
		letStand = [],
	}: { upTo: boolean; reviewerId: number; ownAllowed: boolean; letStand?: readonly number[] },
): Approval {
	const pending = listPending(history);
	const place = pending.findIndex(({ id }) => id === targetId);
	const target = pending[place];
	if (!target || !isUndecided(target)) return { ok: false, problem: "revision-not-waiting" };
	const refusal = findRejectedText(history, target, letStand);
	if (refusal) return refusal;
	const stretch = pending.slice(0, place + 1);
	const older = stretch.slice(0, -1).filter(isUndecided);
	const own = [...older, target].filter(({ id, authorId }) => authorId === reviewerId && !history.spent.has(id));
	if (!ownAllowed && own.length > 0) return { ok: false, problem: "own-edit", revisionIds: own.map(({ id }) => id) };

	const states = planStates(history, stretch);
	if (older.length > 0 && !upTo) {
		const revisionIds = older.map(({ id }) => id);
		const unreadIds = revisionIds.filter((id) => states.get(id) === "included");
		return { ok: false, problem: "older-edits-wait", revisionIds, unreadIds };
	}
	let publishedId = targetId;
	for (const one of pending.slice(place + 1)) {
		if (one.review === "rejected") continue;
		if (one.sha256 !== target.sha256 || one.reverts.length === 0) break;
		states.set(one.id, "approved");
		publishedId = one.id;
	}
	return { ok: true, publishedId, states };
}

/** What becomes of the edits of a stretch whose last is approved. */
function planStates(
	history: ReviewHistory,
	stretch: readonly ReviewedRevision[],
): Map<number, "approved" | "included"> {
	const states = new Map<number, "approved" | "included">();
	const lastSaved = new Map(
		stretch.flatMap((one, index) => (isUndecided(one) ? [[one.authorId, index] as const] : [])),
	);
	const last = stretch.length - 1;
	const start = history.revisions.findIndex(({ id }) => id === stretch[0]?.id);
	const read = heldAt(history, start + last);
	// What was rejected and let stand is read where it was brought back, not in the texts that were rejected with it.
	const unread = countHeld(
		history,
		(id, place) => !read.has(id) || (history.revisions[place]?.id ?? 0) < (history.unwanted.get(id)?.until ?? 0),
	);
	let mendedAt = 0;
	for (const [index, one] of stretch.entries()) {
		const mended = lastSaved.get(one.authorId) ?? index;
		if (one.review === "sent_back" && mended > index) mendedAt = Math.max(mendedAt, mended);
		else if (one.review === "sent_back" && read.has(one.id)) mendedAt = last;
		if (one.review === "rejected") continue;
		const included =
			index < mendedAt || (unread[start + index] ?? 0) > 0 || (index < last && history.spent.has(one.id));
		states.set(one.id, included ? "included" : "approved");
	}
	return states;
}

/** The refusal of a text that holds what was rejected; null where it holds nothing of that but what may stand. */
function findRejectedText(
	history: ReviewHistory,
	target: ReviewedRevision,
	letStand: readonly number[],
): ApprovalRefusal | null {
	const { revisions, unwanted } = history;
	const place = revisions.indexOf(target);
	const isBack = (id: number) => (unwanted.get(id)?.until ?? target.id) < target.id;
	const unwantedAt = (at: number) => unwantedAmong(history, heldAt(history, at));
	const kept = unwantedAt(place);
	const [rejectedId] = kept.filter((id) => !isBack(id) || !letStand.includes(id));
	if (rejectedId === undefined) return null;
	const freed = revisions.find((one, at) => at > place && isUndecided(one) && unwantedAt(at).length === 0);
	const latest = unwantedAt(revisions.length - 1);
	const undoable = kept.find((id) => latest.includes(id)) ?? latest[0];
	return {
		ok: false,
		problem: "holds-rejected-text",
		rejectedId,
		revisionId: freed?.id ?? null,
		// The history begins with what the public read last before it, or with what made the page.
		undoId: freed || undoable === revisions[0]?.id ? null : (undoable ?? null),
		broughtBackIds: kept.every(isBack) ? kept : [],
	};
}

/** Whether a reviewer still has to say something about it. */
export function isUndecided({ review }: { readonly review: ReviewState }): boolean {
	return review === "waiting" || review === "sent_back";
}

/** Whether it can go back to its author: one that did already cannot. */
export function isReturnable({ review }: { readonly review: ReviewState }): boolean {
	return review === "waiting";
}
