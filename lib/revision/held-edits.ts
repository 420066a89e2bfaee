import type { ReviewState } from "@/generated/prisma/enums";

/** A revision of a page, as far as reviewing matters. */
export interface ReviewedRevision {
	readonly id: number;
	readonly authorId: number;
	readonly review: ReviewState;
	readonly sha256: string;
	/** The revisions that it takes back. */
	readonly reverts: readonly number[];
	/** The newest revision of the page when this one was rejected: its text holds nothing of it. */
	readonly rejectedIn: number | null;
}

/** What a text holds more, and what less, than the one before it. */
interface Step {
	readonly added: ReadonlySet<number>;
	readonly removed: ReadonlySet<number>;
}

/** The revisions of a page, oldest first, with the edits that their texts hold and that no text that is read holds. */
export interface ReviewHistory {
	readonly revisions: readonly ReviewedRevision[];
	readonly steps: readonly Step[];
	/** The rejected edits whose words are not to be read: what only took out others that were rejected has none. */
	readonly unwanted: ReadonlyMap<number, Unwanted>;
	/**
	 * Those that do nothing but take out what was rejected. That is a decision already, not something to be decided
	 * about.
	 */
	readonly spent: ReadonlySet<number>;
	/** Where a rejected edit may have come back that took back others, or that later ones had taken out in passing. */
	readonly doubts: readonly { readonly id: number; readonly inId: number }[];
	readonly isAbsent: IsAbsent;
}

interface Unwanted {
	/** The newest revision of the page when it was rejected. */
	readonly until: number;
	/**
	 * The edits whose words it brought back or took out, where it did: of an undo and the like nothing is held where the
	 * former are gone and the latter are there.
	 */
	readonly brings: readonly number[];
	readonly takes: readonly number[];
}

/** Whether the text of the revision `inId` is known to hold nothing of a rejected edit. */
type IsAbsent = (id: number, inId: number) => boolean;

/**
 * Finds out which edits each text of a page holds, from the first that the public does not read on.
 *
 * An edit is a mark on the texts that hold its words. A save adds its own. Taking back a run of revisions is the way
 * back from the last of them to the one before the first, so that of the marks: what the run put in goes, what it took
 * out returns. In this way an undo or a restored version carries the marks of what it brings back, and who takes those
 * out again takes them out of it, whichever of the edits they name. Where the whole text is that of an earlier
 * revision, so are its marks, whatever was said about taking back; and at the revision up to which a rejected edit
 * counted, nothing of it is left. Edits before that may have taken some of it out in passing: whoever takes back one of
 * those may bring that back, unless `isAbsent` knows better. What the public reads has no marks: all of its words are known.
 */
export function readHistory(revisions: readonly ReviewedRevision[], isAbsent: IsAbsent = () => false): ReviewHistory {
	const places = new Map(revisions.map(({ id }, place) => [id, place]));
	const rejected = revisions.filter(({ review }) => review === "rejected");
	const rejectedIds = new Set(rejected.map(({ id }) => id));
	const endings = new Map<number | null, number[]>();
	for (const { id, rejectedIn } of rejected) endings.set(rejectedIn, [...(endings.get(rejectedIn) ?? []), id]);
	const steps: Step[] = [];
	const unwanted = new Map<number, Unwanted>();
	const [spent, held] = [new Set<number>(), new Set<number>()];
	const lastAlike = new Map<string, number>();
	/** By their place those with the text of an earlier one: they put nothing in that a third such text would hold. */
	const copies = new Map<number, number>();
	/** Those with words of their own. */
	const written = new Set<number>();
	const writtenAmong = (ids: ReadonlySet<number>) => [...ids].filter((id) => written.has(id));
	/** Those of which edits between two places may have taken out some in passing; `whole` where no revert did anything. */
	const inPassing = new Map<number, { readonly from: number; readonly to: number; readonly whole: boolean }>();
	const doubts: { id: number; inId: number }[] = [];
	for (const [place, one] of revisions.entries()) {
		const [added, removed] = [new Set<number>(), new Set<number>()];
		const [touched, guessed] = [new Set<number>(), new Set<number>()];
		const add = (id: number) => {
			if (held.has(id)) return;
			held.add(id);
			touched.add(id);
			if (!removed.delete(id)) added.add(id);
		};
		const remove = (id: number) => {
			if (held.delete(id) && !added.delete(id)) removed.add(id);
		};
		const takeBack = (first: number, last: number) => {
			const run = sum(steps, first, last);
			for (const id of run.added) remove(id);
			for (const id of run.removed) add(id);
		};
		const guess = (first: number) => {
			for (const [id, { from, to }] of inPassing) {
				if (held.has(id) || first <= from || first > to) continue;
				add(id);
				guessed.add(id);
			}
		};
		const alike = lastAlike.get(one.sha256);
		if (alike !== undefined) {
			takeBack(alike + 1, place - 1);
			remove(copies.get(alike) ?? one.id);
			copies.set(place, one.id);
		} else {
			for (const [first, last] of runsOf(one.reverts, places)) {
				takeBack(first, last);
				guess(first);
			}
		}
		for (const id of endings.get(one.id) ?? []) {
			const ended = places.get(id);
			if (ended === undefined || ended >= place) continue;
			if (held.has(id)) takeBack(ended, ended);
			inPassing.set(id, { from: ended, to: place, whole: !one.reverts.includes(id) });
		}
		const isDoubtful = (id: number) =>
			guessed.has(id) || inPassing.get(id)?.whole || (unwanted.has(id) && !written.has(id));
		for (const id of [...touched].filter((id) => held.has(id) && isDoubtful(id))) {
			doubts.push({ id, inId: one.id });
			if (isAbsent(id, one.id)) remove(id);
		}
		const bringsBack = [...added].some((id) => unwanted.has(id));
		const writes = one.reverts.length === 0 && alike === undefined;
		const takesOutRejected = one.reverts.length > 0 && one.reverts.every((id) => rejectedIds.has(id));
		if (takesOutRejected && !bringsBack) spent.add(one.id);
		else if (rejectedIds.has(one.id)) {
			unwanted.set(one.id, {
				until: one.rejectedIn ?? Number.POSITIVE_INFINITY,
				brings: writes ? [] : writtenAmong(added),
				takes: writes ? [] : writtenAmong(removed),
			});
		}
		if (writes) written.add(one.id);
		add(one.id);
		if (one.review === "approved") for (const id of [...held]) remove(id);
		steps.push({ added, removed });
		lastAlike.set(one.sha256, place);
	}
	return { revisions, steps, unwanted, spent, doubts, isAbsent };
}

/** The edits that the text at a place holds; without a place, the latest text. */
export function heldAt({ steps }: ReviewHistory, place = steps.length - 1): ReadonlySet<number> {
	return sum(steps, 0, place).added;
}

/** Those of the edits that a text holds that are not to be read. */
export function unwantedAmong({ unwanted }: ReviewHistory, held: ReadonlySet<number>): number[] {
	return [...held].filter((id) => {
		const one = unwanted.get(id);
		if (!one || (one.brings.length === 0 && one.takes.length === 0)) return one !== undefined;
		return one.brings.some((other) => held.has(other)) || one.takes.some((other) => !held.has(other));
	});
}

/** By the place of a text how many of the edits that it holds are `counted` there. */
export function countHeld(
	{ steps }: ReviewHistory,
	counted: (id: number, place: number) => boolean,
): readonly number[] {
	const now = new Set<number>();
	return steps.map(({ added, removed }, place) => {
		for (const id of removed) now.delete(id);
		for (const id of added) if (counted(id, place)) now.add(id);
		return now.size;
	});
}

/** What takes others out of the latest text. */
interface Removal {
	readonly takenBack: readonly number[];
	/** Of the text that comes of it, where that is known. */
	readonly sha256?: string;
}

/**
 * The history with one revision more, that takes others out of the latest text; `rejecting` those is decided with it.
 */
export function takingBack(
	{ revisions, isAbsent }: ReviewHistory,
	{ takenBack, sha256 = "" }: Removal,
	rejecting: ReadonlySet<number> = new Set(),
): ReviewHistory {
	const id = Number.POSITIVE_INFINITY;
	const next = { id, authorId: 0, review: "waiting", sha256, reverts: takenBack, rejectedIn: null } as const;
	const decided = revisions.map((one) =>
		rejecting.has(one.id) ? ({ ...one, review: "rejected", rejectedIn: id } as const) : one,
	);
	return readHistory([...decided, next], isAbsent);
}

/** A rejected edit that taking revisions out of the latest text would bring back to it; undefined where there is none. */
export function broughtBackBy(history: ReviewHistory, removal: Removal): number | undefined {
	const now = heldAt(history);
	return unwantedAmong(history, heldAt(takingBack(history, removal))).find((id) => !now.has(id));
}

/**
 * The rejected edit that a revert took out, where rejecting that would bring it back: a rejection is not rejected itself.
 * Undefined for any other edit; one that took words out in passing wrote others, which may be rejected.
 */
export function rejectionUndoneBy(history: ReviewHistory, id: number): number | undefined {
	const reverts = history.revisions.find((one) => one.id === id)?.reverts ?? [];
	if (reverts.length === 0) return undefined;
	return broughtBackBy(history, { takenBack: [id] }) ?? (history.spent.has(id) ? reverts[0] : undefined);
}

/** What neighbouring steps do together. */
function sum(steps: readonly Step[], first: number, last: number): Step {
	const [added, removed] = [new Set<number>(), new Set<number>()];
	for (let place = first; place <= last; place++) {
		for (const id of steps[place]?.removed ?? []) if (!added.delete(id)) removed.add(id);
		for (const id of steps[place]?.added ?? []) if (!removed.delete(id)) added.add(id);
	}
	return { added, removed };
}

/** The runs of neighbours among revisions, the newest first. */
function runsOf(ids: readonly number[], places: ReadonlyMap<number, number>): [first: number, last: number][] {
	const found = ids.flatMap((id) => places.get(id) ?? []).sort((a, b) => b - a);
	const runs: [number, number][] = [];
	for (const place of found) {
		const newest = runs.at(-1);
		if (newest && newest[0] === place + 1) newest[0] = place;
		else runs.push([place, place]);
	}
	return runs;
}
