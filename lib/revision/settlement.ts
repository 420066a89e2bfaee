import { broughtBackBy, heldAt, type ReviewHistory, takingBack, unwantedAmong } from "./held-edits";
import { isUndecided, listPending } from "./review";

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

/**
 * Plans what becomes of the edits between the approved revision and the latest where those of `takenBack` are taken out
 * of the latest text, which leaves one of that hash. Null where there is nothing to decide about: none of them waits, or taking them back would bring
 * back what was rejected, which nobody decides in passing.
 */
export function planSettlement(
	history: ReviewHistory,
	{ takenBack, sha256 }: { readonly takenBack: readonly number[]; readonly sha256: string },
): Settlement | null {
	const back = new Set(takenBack);
	const waiting = listPending(history).filter(isUndecided);
	const rejectedIds = waiting.filter(({ id }) => back.has(id)).map(({ id }) => id);
	if (rejectedIds.length === 0 || broughtBackBy(history, { takenBack, sha256 }) !== undefined) return null;

	const after = takingBack(history, { takenBack, sha256 }, new Set(rejectedIds));
	const staying = waiting.filter(({ id }) => !back.has(id)).map(({ id }) => id);
	const openIds = staying.filter((id) => !after.spent.has(id));
	return {
		rejectedIds,
		openIds,
		spentIds: staying.filter((id) => after.spent.has(id)),
		clean: openIds.length === 0 && unwantedAmong(after, heldAt(after)).length === 0,
	};
}
