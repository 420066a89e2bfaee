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
	| { readonly ok: false; readonly problem: "revision-not-waiting" }
	/** Edits before it were not decided: approving one never approves another without it being said. */
	| { readonly ok: false; readonly problem: "older-edits-wait"; readonly revisionIds: readonly number[] }
	/** It still holds what was rejected; `revisionId` is the edit that takes that out, null where none does. */
	| { readonly ok: false; readonly problem: "holds-rejected-text"; readonly revisionId: number | null }
	| { readonly ok: false; readonly problem: "own-edit" };

/**
 * What approving a revision means for those between the approved one and the latest, given oldest first.
 *
 * Revisions follow one another, so the text of one holds the edits before it. The target becomes what the
 * public reads; those before it are approved with it where the reviewer said so (`upTo`), also what was sent back,
 * whoever saved since: a later edit may leave standing what a reviewer objected to. One that stands after a rejected
 * edit is only `included`: its text may hold what was rejected, and the public never reads it. So are those from one
 * that was sent back to the last that its author saved since, or to the target where that author saved no more: one of
 * them may have taken out what was objected to. And so are those from one that was taken out to what took it out. The
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
	const older = stretch.slice(0, -1).filter(isUndecided);
	if (older.length > 0 && !upTo) {
		return { ok: false, problem: "older-edits-wait", revisionIds: older.map(({ id }) => id) };
	}
	const gone = takenOut(stretch);
	const kept = stretch.find(({ id, review }) => review === "rejected" && !gone.has(id));
	if (kept) {
		const freed = takenOut(pending).has(kept.id)
			? pending.slice(place + 1).find((one) => takesOut(one, kept))
			: undefined;
		return { ok: false, problem: "holds-rejected-text", revisionId: freed?.id ?? null };
	}
	// Taking out what was rejected is a decision already, not something of one's own to be decided about.
	const rejected = new Set(pending.filter(({ review }) => review === "rejected").map(({ id }) => id));
	const decided = [...older, target].filter(
		({ reverts }) => reverts.length === 0 || reverts.some((id) => !rejected.has(id)),
	);
	if (!ownAllowed && decided.some(({ authorId }) => authorId === reviewerId)) return { ok: false, problem: "own-edit" };

	const states = new Map<number, "approved" | "included">();
	const lastSaved = new Map(
		stretch.flatMap((one, index) => (isUndecided(one) ? [[one.authorId, index] as const] : [])),
	);
	const outAt = lastTakers(stretch);
	let unreadUntil = 0;
	for (const [index, one] of stretch.entries()) {
		const mended = lastSaved.get(one.authorId) ?? index;
		if (one.review === "rejected") unreadUntil = place;
		else if (one.review === "sent_back") unreadUntil = Math.max(unreadUntil, mended > index ? mended : place);
		else if (gone.has(one.id)) unreadUntil = Math.max(unreadUntil, outAt.get(one.id) ?? 0);
		if (one.review !== "rejected") states.set(one.id, index < unreadUntil ? "included" : "approved");
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

/** Whether an edit took out another: by saying so, or in passing. */
function takesOut(later: PendingRevision, one: PendingRevision): boolean {
	return later.reverts.includes(one.id) || one.revertedById === later.id;
}

/** Whether a reviewer still has to say something about it. */
export function isUndecided({ review }: { readonly review: ReviewState }): boolean {
	return review === "waiting" || review === "sent_back";
}
