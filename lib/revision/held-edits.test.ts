import { describe, expect, test } from "vitest";
import { pendingEdit as edit } from "@/test/pending-edit";
import { broughtBackBy, heldAt, type ReviewedRevision, readHistory } from "./held-edits";

const held = (revisions: readonly ReviewedRevision[]) =>
	[...heldAt(readHistory(revisions))].sort((one, other) => one - other);
const approved = (id: number, more: Partial<ReviewedRevision> = {}) => edit(id, { review: "approved", ...more });

describe("the edits that a text holds", () => {
	test("are those since the last that the public reads", () => {
		expect(held([approved(1), edit(2), edit(3)])).toEqual([2, 3]);
		expect(held([edit(1, { review: "included" }), approved(2), edit(3)])).toEqual([3]);
	});

	test("are no more those that were taken back, and are again where that was", () => {
		const chain = [edit(1), edit(2, { reverts: [1] }), edit(3, { reverts: [2] }), edit(4, { reverts: [3] })];
		expect(held(chain.slice(0, 2))).toEqual([2]);
		expect(held(chain.slice(0, 3))).toEqual([1, 3]);
		expect(held(chain)).toEqual([2, 4]);
	});

	test("are those of a restored text, whatever stood between", () => {
		const row = [edit(1), edit(2), edit(3, { reverts: [1] }), edit(4), edit(5, { reverts: [3, 4] })];
		expect(held(row)).toEqual([1, 2, 5]);
	});

	test("go with whatever they came by: taking out an edit takes it out of what brought it back", () => {
		const read = [approved(1), edit(2, { review: "rejected", rejectedIn: 3 }), approved(3, { reverts: [2] })];
		const back = [...read, edit(4, { reverts: [3] })];
		expect(held(back)).toEqual([2, 4]);
		expect(held([...back, edit(5, { reverts: [2] })])).toEqual([4, 5]);
	});

	test("are those of the earlier revision that says the same", () => {
		expect(held([approved(1, { sha256: "one" }), edit(2), edit(3), edit(4, { sha256: "one" })])).toEqual([4]);
		expect(held([edit(1, { sha256: "one" }), edit(2, { reverts: [1] }), edit(3, { sha256: "one" })])).toEqual([1, 3]);
	});

	test("are not those that later ones had taken out in passing when they were rejected", () => {
		const bad = edit(1, { review: "rejected", rejectedIn: 3 });
		expect(held([bad, edit(2)])).toEqual([1, 2]);
		expect(held([bad, edit(2), edit(3), edit(4)])).toEqual([2, 3, 4]);
	});
});

test("what was taken out in passing may be back with whatever took it out, unless its text says otherwise", () => {
	const row = [edit(1, { review: "rejected", rejectedIn: 3 }), edit(2), edit(3), edit(4, { reverts: [2] })];
	const history = readHistory(row);
	expect([history.doubts, [...heldAt(history)].sort()]).toEqual([[{ id: 1, inId: 4 }], [1, 3, 4]]);
	const known = readHistory(row, (id, inId) => id === 1 && inId === 4);
	expect([...heldAt(known)].sort()).toEqual([3, 4]);
	const revert = [edit(1, { review: "rejected", rejectedIn: 3 }), edit(2), edit(3, { reverts: [1] })];
	// Some of it may have been, before a revert took out the rest.
	expect(readHistory([...revert, edit(4, { reverts: [2] })]).doubts).toEqual([{ id: 1, inId: 4 }]);
	expect(readHistory([...revert, edit(4), edit(5, { reverts: [4] })]).doubts).toEqual([]);
});

test("a text that stood before holds what it held then, whatever was taken out in passing between", () => {
	const bad = edit(2, { review: "rejected", rejectedIn: 5 });
	const row = [edit(1, { review: "approved" }), bad, edit(3, { sha256: "1", reverts: [2] }), edit(4)];
	const history = readHistory([...row, edit(5, { reverts: [4] }), edit(6, { sha256: "1" })]);
	expect([history.doubts, [...heldAt(history)]]).toEqual([[], [6]]);
});

test("a removal of what was rejected is no unwanted text, and what brings that back is", () => {
	const bad = edit(1, { review: "rejected", rejectedIn: 2 });
	const removal = edit(2, { review: "rejected", reverts: [1], rejectedIn: 3 });
	const back = edit(3, { review: "rejected", reverts: [2], rejectedIn: 4 });
	const { unwanted, spent } = readHistory([bad, removal, back, edit(4, { reverts: [3] })]);
	expect([[...unwanted.keys()], [...spent]]).toEqual([
		[1, 3],
		[2, 4],
	]);
});

test("taking out what took out a rejected edit would bring that back", () => {
	const history = readHistory([edit(1, { review: "rejected", rejectedIn: 2 }), edit(2, { reverts: [1] }), edit(3)]);
	expect(broughtBackBy(history, { takenBack: [2] })).toBe(1);
	expect(broughtBackBy(history, { takenBack: [2, 3] })).toBe(1);
	expect(broughtBackBy(history, { takenBack: [3] })).toBeUndefined();
	expect(broughtBackBy(history, { takenBack: [1, 2, 3] })).toBeUndefined();
});

test("a long row of restored versions is read at once", () => {
	const ids = Array.from({ length: 2_000 }, (_, index) => index + 1);
	const row = ids.map((id) => edit(id, { reverts: ids.slice(Math.max(0, id - 200), id - 1) }));
	expect(held(row)).toContain(2_000);
});
