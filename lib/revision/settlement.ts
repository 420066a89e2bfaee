import { isSpent, isUndecided, type PendingRevision, takenOut } from "./review";

/** What it means for the edits that wait that a reviewer takes revisions back and decides about those among them. */
export interface Settlement {
	/** The waiting edits that are taken back: they are rejected. */
	readonly rejectedIds: readonly number[];
	/** Waiting edits that stay and that somebody still has to decide about. */
	readonly openIds: readonly number[];
	/** Waiting edits that do nothing but take out what is rejected: where nothing else waits, they need no decision. */
	readonly spentIds: readonly number[];
	/** Whether the text without what is taken back holds nothing that waits or was rejected. */
	readonly clean: boolean;
}

/** What takes them back, before it is written. */
const NEXT: Omit<PendingRevision, "reverts"> = {
	id: Number.POSITIVE_INFINITY,
	authorId: 0,
	review: "waiting",
	sha256: "",
	revertedById: null,
};

/**
 * Plans what becomes of the edits between the approved revision and the latest, given oldest first, where those of
 * `takenBack` are taken out of the latest text. Null where there is nothing to decide about: none of them waits, or
 * taking them back would bring back what was rejected, which nobody decides in passing.
 */
export function planSettlement(pending: readonly PendingRevision[], takenBack: readonly number[]): Settlement | null {
	const back = new Set(takenBack);
	const waiting = pending.filter(isUndecided);
	const rejectedIds = waiting.filter(({ id }) => back.has(id)).map(({ id }) => id);
	if (rejectedIds.length === 0) return null;
	const rejected = pending.filter(({ review }) => review === "rejected");
	const [before, after] = [takenOut(pending), takenOut([...pending, { ...NEXT, reverts: takenBack }])];
	if (rejected.some(({ id }) => before.has(id) && !after.has(id))) return null;

	const gone = new Set([...rejectedIds, ...rejected.map(({ id }) => id)]);
	const staying = waiting.filter(({ id }) => !back.has(id));
	const spent = staying.filter((one) => isSpent(one, gone));
	const openIds = staying.filter((one) => !isSpent(one, gone)).map(({ id }) => id);
	return {
		rejectedIds,
		openIds,
		spentIds: spent.map(({ id }) => id),
		clean: openIds.length === 0 && rejected.every(({ id }) => after.has(id)),
	};
}
