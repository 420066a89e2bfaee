import type { ReviewState } from "@/generated/prisma/enums";

/** A revision between the approved one and the latest, as far as reviewing it matters. */
export interface PendingRevision {
	readonly id: number;
	readonly authorId: number;
	readonly review: ReviewState;
	readonly sha256: string;
	/** The revision that took it back, if one did. */
	readonly revertedById: number | null;
	/** The revisions that it takes back. */
	readonly reverts: readonly number[];
}

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
	 * It still holds the edit `rejectedId`; `revisionId` is the next that waits and holds nothing rejected, null where
	 * none does.
	 */
	| {
			readonly ok: false;
			readonly problem: "holds-rejected-text";
			readonly rejectedId: number;
			readonly revisionId: number | null;
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
 * What approving a revision means for those between the approved one and the latest, given oldest first.
 *
 * What is refused with `upTo` too comes first: where the answer is that older edits wait, saying it is enough.
 *
 * Revisions follow one another, so the text of one holds the edits before it. The target becomes what the
 * public reads; those before it are approved with it where the reviewer said so (`upTo`), also what was sent back,
 * whoever saved since: a later edit may leave standing what a reviewer objected to. Those between a rejected edit and
 * what took it out are only `included`: their texts may hold what was rejected, and the public never reads them. So are
 * those from any other that was taken out to what took it out, and from one that was sent back to the last that its
 * author saved since, or to the target where that author saved no more: one of them may have taken out what was objected
 * to. And so is what does nothing but take out what was rejected, which the public never read in the first place. The
 * pointer then passes over rejected edits and the reverts that took them back, as long as the text stays the same, so
 * that nothing is left waiting that would change nothing.
 */
export function planApproval(
	pending: readonly PendingRevision[],
	targetId: number,
	{ upTo, reviewerId, ownAllowed }: { upTo: boolean; reviewerId: number; ownAllowed: boolean },
): Approval {
	const place = pending.findIndex(({ id }) => id === targetId);
	const target = pending[place];
	if (!target || !isUndecided(target)) return { ok: false, problem: "revision-not-waiting" };
	const stretch = pending.slice(0, place + 1);
	const [kept] = keptRejected(stretch);
	if (kept) {
		const revisionId = findFreed(pending, place)?.id ?? null;
		return { ok: false, problem: "holds-rejected-text", rejectedId: kept.id, revisionId };
	}
	const older = stretch.slice(0, -1).filter(isUndecided);
	const rejected = new Set(pending.filter(({ review }) => review === "rejected").map(({ id }) => id));
	const own = [...older, target].filter((one) => one.authorId === reviewerId && !isSpent(one, rejected));
	if (!ownAllowed && own.length > 0) return { ok: false, problem: "own-edit", revisionIds: own.map(({ id }) => id) };

	const states = planStates(stretch, rejected);
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

/** What becomes of the edits of a stretch whose last is approved and holds nothing of those that were rejected. */
function planStates(
	stretch: readonly PendingRevision[],
	rejected: ReadonlySet<number>,
): Map<number, "approved" | "included"> {
	const states = new Map<number, "approved" | "included">();
	const lastSaved = new Map(
		stretch.flatMap((one, index) => (isUndecided(one) ? [[one.authorId, index] as const] : [])),
	);
	const gone = takenOut(stretch);
	const outAt = lastTakers(stretch);
	const last = stretch.length - 1;
	let unreadUntil = 0;
	for (const [index, one] of stretch.entries()) {
		const out = gone.has(one.id) ? outAt.get(one.id) : undefined;
		const mended = lastSaved.get(one.authorId) ?? index;
		if (one.review === "sent_back") unreadUntil = Math.max(unreadUntil, mended > index ? mended : (out ?? last));
		unreadUntil = Math.max(unreadUntil, out ?? 0);
		if (one.review === "rejected") continue;
		const unread = index < unreadUntil || (index < last && isSpent(one, rejected));
		states.set(one.id, unread ? "included" : "approved");
	}
	return states;
}

/** Those that were rejected and that the text of the last still holds. */
function keptRejected(stretch: readonly PendingRevision[]): PendingRevision[] {
	const gone = takenOut(stretch);
	return stretch.filter(({ id, review }) => review === "rejected" && !gone.has(id));
}

/** The next edit behind a place that waits and whose text holds nothing rejected. Only one that takes out some can be. */
function findFreed(pending: readonly PendingRevision[], place: number): PendingRevision | undefined {
	const inPassing = new Set(pending.map(({ revertedById }) => revertedById));
	return pending.find(
		(one, index) =>
			index > place &&
			isUndecided(one) &&
			(one.reverts.length > 0 || inPassing.has(one.id)) &&
			keptRejected(pending.slice(0, index + 1)).length === 0,
	);
}

/**
 * The edits of a stretch, given oldest first, of which the text of its last holds nothing: later ones took them out. What
 * a revert took out is there again where the revert was taken back itself.
 */
export function takenOut(stretch: readonly PendingRevision[]): ReadonlySet<number> {
	const inPassing = new Map<number, number[]>();
	for (const { id, revertedById } of stretch) {
		if (revertedById === null) continue;
		const others = inPassing.get(revertedById);
		if (others) others.push(id);
		else inPassing.set(revertedById, [id]);
	}
	const gone = new Set<number>();
	for (const later of stretch.toReversed()) {
		if (gone.has(later.id)) continue;
		for (const id of later.reverts) gone.add(id);
		for (const id of inPassing.get(later.id) ?? []) gone.add(id);
	}
	return gone;
}

/** By the id of an edit the place of the last in the stretch that took it out. */
function lastTakers(stretch: readonly PendingRevision[]): ReadonlyMap<number, number> {
	const places = new Map(stretch.map(({ id }, place) => [id, place]));
	const takers = new Map<number, number>();
	for (const { id, revertedById } of stretch) {
		const inPassing = revertedById === null ? undefined : places.get(revertedById);
		if (inPassing !== undefined) takers.set(id, inPassing);
	}
	for (const [place, { reverts }] of stretch.entries()) {
		for (const id of reverts) takers.set(id, Math.max(place, takers.get(id) ?? 0));
	}
	return takers;
}

/**
 * Whether an edit does nothing but take out what was rejected. That is a decision already, not something to be decided
 * about.
 */
export function isSpent({ reverts }: { readonly reverts: readonly number[] }, rejected: ReadonlySet<number>): boolean {
	return reverts.length > 0 && reverts.every((id) => rejected.has(id));
}

/** Whether a reviewer still has to say something about it. */
export function isUndecided({ review }: { readonly review: ReviewState }): boolean {
	return review === "waiting" || review === "sent_back";
}

/** Whether it can go back to its author: one that did already cannot. */
export function isReturnable({ review }: { readonly review: ReviewState }): boolean {
	return review === "waiting";
}
