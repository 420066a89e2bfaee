import fc from "fast-check";
import { expect, test } from "vitest";
import { pendingEdit as edit } from "@/test/pending-edit";
import { type ReviewedRevision, readHistory, rejectionUndoneBy } from "./held-edits";
import { isUndecided, listPending, planApproval } from "./review";
import { planSettlement } from "./settlement";

// A page whose every save writes one word, its id, and on which taking back is done on words: so each text is known.

type Text = ReadonlySet<number>;

interface Written extends ReviewedRevision {
	readonly text: Text;
}

interface Wiki {
	readonly revisions: Written[];
	/** The words of the texts that somebody chose to let be read. */
	readonly chosen: Set<number>;
}

const hash = (text: Text): string => [...text].sort((one, other) => one - other).join();

function write(wiki: Wiki, text: Text, more: Partial<ReviewedRevision> = {}): Written | null {
	const latest = wiki.revisions.at(-1);
	if (latest?.sha256 === hash(text)) return null;
	const written = { ...edit(wiki.revisions.length + 1, more), text, sha256: hash(text) };
	wiki.revisions.push(written);
	return written;
}

function decide(wiki: Wiki, ids: readonly number[], more: Partial<ReviewedRevision>): void {
	for (const id of ids) wiki.revisions[id - 1] = { ...(wiki.revisions[id - 1] as Written), ...more };
}

const textOf = (wiki: Wiki, id: number): Text => wiki.revisions[id - 1]?.text ?? new Set();

/** The latest text, or that of another revision, without some edits: of each run of neighbours, the newest first, the way back. */
function without(wiki: Wiki, ids: readonly number[], from = wiki.revisions.length): Text {
	const text = new Set(textOf(wiki, from));
	const descending = ids.toSorted((one, other) => other - one);
	for (const [index, last] of descending.entries()) {
		if (descending[index - 1] === last + 1) continue;
		let first = last;
		while (descending.includes(first - 1)) first--;
		const [before, after] = [textOf(wiki, first - 1), textOf(wiki, last)];
		for (const word of after) if (!before.has(word)) text.delete(word);
		for (const word of before) if (!after.has(word)) text.add(word);
	}
	return text;
}

const historyOf = (wiki: Wiki) =>
	readHistory(wiki.revisions, (id, inId) => hash(without(wiki, [id], inId)) === hash(textOf(wiki, inId)));

function reject(wiki: Wiki, id: number): void {
	const history = historyOf(wiki);
	if (rejectionUndoneBy(history, id) !== undefined) return;
	const settlement = planSettlement(history, { takenBack: [id], sha256: hash(without(wiki, [id])) });
	const settled = settlement?.clean === true && wiki.revisions.some(({ review }) => review === "approved");
	const review = settled ? "approved" : "waiting";
	const revert = write(wiki, without(wiki, [id]), { authorId: 9, reverts: [id], review });
	if (revert && settled) {
		decide(wiki, settlement.spentIds, { review: "included" });
		for (const word of revert.text) wiki.chosen.add(word);
	}
	decide(wiki, [id], { review: "rejected", rejectedIn: wiki.revisions.length });
}

function approve(wiki: Wiki, id: number, stands: boolean): void {
	const asked = { upTo: true, reviewerId: 9, ownAllowed: true };
	const history = historyOf(wiki);
	const plain = planApproval(history, id, asked);
	const words = textOf(wiki, id);
	const holds = wiki.revisions.filter((one) => one.review === "rejected" && words.has(one.id));
	if (plain.ok) expect(holds.filter(({ id }) => !wiki.chosen.has(id))).toEqual([]);
	else if (plain.problem === "holds-rejected-text") {
		// An edit that only took out words is held where they are missing; what was let stand once is known.
		const { rejectedId, undoId } = plain;
		const isNew = (id: number) => !wiki.chosen.has(id);
		if (textOf(wiki, rejectedId).has(rejectedId) && isNew(rejectedId)) expect(words).toContain(rejectedId);
		if (undoId !== null && isNew(undoId)) {
			expect(hash(without(wiki, [undoId]))).not.toBe(wiki.revisions.at(-1)?.sha256);
		}
	}
	const letStand = !plain.ok && plain.problem === "holds-rejected-text" && stands ? plain.broughtBackIds : [];
	const plan = planApproval(history, id, { ...asked, letStand });
	if (!plan.ok) return;
	for (const [one, review] of plan.states) decide(wiki, [one], { review });
	for (const word of textOf(wiki, plan.publishedId)) wiki.chosen.add(word);
}

const step = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ save: fc.integer({ min: 1, max: 3 }) }) },
	{ weight: 3, arbitrary: fc.record({ undo: fc.array(fc.nat(8), { minLength: 1, maxLength: 2 }) }) },
	{ weight: 1, arbitrary: fc.record({ restore: fc.nat(8) }) },
	{ weight: 1, arbitrary: fc.record({ byHand: fc.nat(8) }) },
	{ weight: 3, arbitrary: fc.record({ reject: fc.nat(8) }) },
	{ weight: 1, arbitrary: fc.record({ sendBack: fc.nat(8) }) },
	{ weight: 3, arbitrary: fc.record({ approve: fc.nat(8), stands: fc.boolean() }) },
);

function take(wiki: Wiki, one: Record<string, unknown>): void {
	const latest = wiki.revisions.length;
	const back = (steps: number) => Math.max(1, latest - steps);
	const undecided = listPending(historyOf(wiki)).filter(isUndecided);
	const pick = (at: number) => undecided.at(-1 - (at % Math.max(undecided.length, 1)))?.id;
	if ("save" in one) {
		const text = new Set([...textOf(wiki, latest), latest + 1]);
		write(wiki, text, { authorId: one.save as number });
	} else if ("undo" in one) {
		const ids = [...new Set((one.undo as number[]).map(back))].filter((id) => id > 1);
		if (ids.length > 0) write(wiki, without(wiki, ids), { reverts: ids });
	} else if ("restore" in one || "byHand" in one) {
		const old = back((one.restore ?? one.byHand) as number);
		const reverts = Array.from({ length: latest - old }, (_, index) => old + 1 + index);
		write(wiki, textOf(wiki, old), { reverts: "restore" in one ? reverts : [] });
	} else if ("reject" in one) {
		const id = pick(one.reject as number);
		if (id !== undefined) reject(wiki, id);
	} else if ("sendBack" in one) {
		const id = pick(one.sendBack as number);
		if (id !== undefined) decide(wiki, [id], { review: "sent_back" });
	} else {
		const id = pick(one.approve as number);
		if (id !== undefined) approve(wiki, id, one.stands as boolean);
	}
}

test("every word that the public reads stands in a text that somebody chose, and no rejected one unless it was named", () => {
	let included = 0;
	fc.assert(
		fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
			const first = { ...edit(1, { review: "approved" }), text: new Set([1]), sha256: "1" };
			const wiki: Wiki = { revisions: [first], chosen: new Set([1]) };
			for (const one of steps) take(wiki, one);
			for (const { review, text } of wiki.revisions) {
				if (review === "included") included++;
				if (review === "approved") expect([...text].filter((word) => !wiki.chosen.has(word))).toEqual([]);
			}
		}),
		{ numRuns: 3_000 },
	);
	expect(included).toBeGreaterThan(1_000);
});
