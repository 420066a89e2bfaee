import { describe, expect, test } from "vitest";
import { pendingEdit as edit } from "@/test/pending-edit";
import { type ReviewedRevision, readHistory } from "./held-edits";
import { planApproval as planOf } from "./review";

const planApproval = (revisions: readonly ReviewedRevision[], ...asked: [number, Parameters<typeof planOf>[2]]) =>
	planOf(readHistory(revisions), ...asked);
const approve = (pending: readonly ReviewedRevision[], id: number) =>
	planApproval(pending, id, { upTo: true, reviewerId: 9, ownAllowed: true });

describe("a text that holds what was rejected", () => {
	const bad = edit(1, { review: "rejected", rejectedIn: 4 });

	test("is not approved, and the edit that takes it out is named", () => {
		expect(approve([bad, edit(3), edit(4, { reverts: [1] })], 3)).toEqual({
			ok: false,
			problem: "holds-rejected-text",
			rejectedId: 1,
			revisionId: 4,
			undoId: null,
			broughtBackIds: [],
		});
	});

	test("leads to an edit that holds none of what was rejected, not to one that is refused for the same reason", () => {
		const both = [edit(1, { review: "rejected" }), edit(2, { review: "rejected" }), edit(3)];
		const leadsTo = (...behind: ReviewedRevision[]) => approve([...both, ...behind], 3);
		const [takesOne, takesOther] = [edit(4, { reverts: [1] }), edit(5, { reverts: [2] })];
		expect(leadsTo(takesOne, takesOther)).toMatchObject({ rejectedId: 1, revisionId: 5 });
		expect(leadsTo(takesOther, takesOne)).toMatchObject({ rejectedId: 1, revisionId: 4 });
		expect(leadsTo(takesOne)).toMatchObject({ rejectedId: 1, revisionId: null });
		expect(leadsTo(takesOne, { ...takesOther, review: "rejected" })).toMatchObject({ revisionId: null });
		const undone = [edit(4, { reverts: [1, 2] }), edit(5, { reverts: [4] }), edit(6, { reverts: [5] })];
		expect(approve([...both, ...undone], 5)).toMatchObject({ revisionId: 6 });
	});

	test("is the reason also where older edits wait: approving those too would not help", () => {
		const alone = { upTo: false, reviewerId: 9, ownAllowed: true };
		expect(planApproval([bad, edit(3), edit(5)], 5, alone)).toMatchObject({ problem: "holds-rejected-text" });
	});

	test("is not approved where what took it out was taken back", () => {
		const pending = [bad, edit(2, { review: "rejected" }), edit(3, { reverts: [2] })];
		expect(approve(pending, 3)).toMatchObject({ problem: "holds-rejected-text", rejectedId: 1, revisionId: null });
		expect(approve([...pending, edit(4, { reverts: [1, 2, 3] })], 4)).toMatchObject({ ok: true, publishedId: 4 });
	});
});

describe("what was rejected", () => {
	const states = (pending: readonly ReviewedRevision[], id: number) => {
		const planned = approve(pending, id);
		return planned.ok ? [...planned.states] : planned.problem;
	};
	const bad = edit(2, { review: "rejected" });

	test("is unread up to what took it out, and what others wrote after that is read", () => {
		const row = [edit(1), bad, edit(3), edit(4, { authorId: 9, reverts: [2] }), edit(5), edit(6)];
		expect(states(row, 6)).toEqual([
			[1, "approved"],
			[3, "included"],
			[4, "included"],
			[5, "approved"],
			[6, "approved"],
		]);
		expect(states(row, 4)).toEqual([
			[1, "approved"],
			[3, "included"],
			[4, "approved"],
		]);
	});

	test("is unread too where it was brought back for a while", () => {
		const chain = [edit(3, { reverts: [2] }), edit(4, { reverts: [3] }), edit(5), edit(6, { reverts: [4] })];
		expect(states([edit(1), bad, ...chain, edit(7), edit(8)], 8)).toEqual([
			[1, "approved"],
			[3, "included"],
			[4, "included"],
			[5, "included"],
			[6, "approved"],
			[7, "approved"],
			[8, "approved"],
		]);
	});
});

describe("what was sent back", () => {
	const plan = (pending: readonly ReviewedRevision[], id: number, upTo = true, ownAllowed = true) =>
		planApproval(pending, id, { upTo, reviewerId: 9, ownAllowed });
	const states = (pending: readonly ReviewedRevision[], id: number) => {
		const planned = plan(pending, id);
		return planned.ok ? [...planned.states] : planned.problem;
	};
	const sent = edit(1, { review: "sent_back" });

	test("waits before every later edit, whoever made it", () => {
		const refused = { ok: false, problem: "older-edits-wait", revisionIds: [1], unreadIds: [1] };
		expect(plan([sent, edit(2)], 2, false)).toEqual(refused);
		expect(plan([sent, edit(2, { authorId: 2 })], 2, false)).toEqual(refused);
		expect(plan([sent, edit(2)], 1, false)).toMatchObject({ ok: true, publishedId: 1 });
	});

	test("is unread up to the last that its author saved, and up to what is approved where its author saved no more", () => {
		const row = [sent, edit(2), edit(3, { authorId: 2 }), edit(4), edit(5, { authorId: 2 })];
		expect(states(row, 5)).toEqual([
			[1, "included"],
			[2, "included"],
			[3, "included"],
			[4, "approved"],
			[5, "approved"],
		]);
		expect(states([sent, edit(2, { authorId: 2 }), edit(3, { authorId: 3 })], 3)).toEqual([
			[1, "included"],
			[2, "included"],
			[3, "approved"],
		]);
	});

	test("is unread, as any edit is, up to the one that took it out", () => {
		const by = (authorId: number) => ({ authorId });
		expect(states([edit(1), edit(2, by(2)), edit(3, { ...by(3), reverts: [1] }), edit(4, by(2))], 4)).toEqual([
			[1, "included"],
			[2, "included"],
			[3, "approved"],
			[4, "approved"],
		]);
	});

	test("is unread up to what took it out, also where its author saved something else before", () => {
		const by = (authorId: number) => ({ authorId });
		const row = [sent, edit(2), edit(3, { ...by(2), reverts: [1] }), edit(4, by(3)), edit(5, by(3))];
		expect(states(row, 5)).toEqual([
			[1, "included"],
			[2, "included"],
			[3, "approved"],
			[4, "approved"],
			[5, "approved"],
		]);
	});

	test("is one's own edit like any other", () => {
		const own = edit(1, { review: "sent_back", authorId: 9 });
		const refused = { ok: false, problem: "own-edit", revisionIds: [1] };
		expect(plan([own, edit(2)], 2, true, false)).toEqual(refused);
		expect(plan([own, edit(2)], 2, false, false)).toEqual(refused);
	});
});

test("where older edits wait, it says which of them are never read by themselves, and upTo approves them all", () => {
	const pending = [edit(1), edit(2), edit(3, { authorId: 9, reverts: [2] })];
	const asked = { reviewerId: 9, ownAllowed: true };
	expect(planApproval(pending, 3, { ...asked, upTo: false })).toEqual({
		ok: false,
		problem: "older-edits-wait",
		revisionIds: [1, 2],
		unreadIds: [2],
	});
	expect(planApproval(pending, 3, { ...asked, upTo: true })).toMatchObject({ ok: true, publishedId: 3 });
});

describe("what was rejected and is brought back", () => {
	const bad = edit(1, { review: "rejected", rejectedIn: 3 });
	const row = [bad, edit(2), edit(3, { reverts: [1] }), edit(4, { reverts: [3] }), edit(5)];
	const asked = { upTo: true, reviewerId: 9, ownAllowed: true };

	test("is approved where the reviewer names all of it, and not in the texts that were rejected with it", () => {
		expect(planApproval(row, 5, { ...asked, letStand: [2] })).toMatchObject({ broughtBackIds: [1], undoId: null });
		const approved = planApproval(row, 5, { ...asked, letStand: [1] });
		expect(approved.ok && [...approved.states]).toEqual([
			[2, "included"],
			[3, "included"],
			[4, "approved"],
			[5, "approved"],
		]);
	});

	test("is not approved in a text from before it was rejected", () => {
		const refused = { problem: "holds-rejected-text", revisionId: 3, broughtBackIds: [] };
		expect(planApproval(row, 2, { ...asked, letStand: [1] })).toMatchObject(refused);
	});

	test("is told also where it was rejected before what the public reads", () => {
		const read = [edit(0, { review: "approved" }), { ...bad, rejectedIn: 2 }];
		const out = edit(2, { review: "approved", reverts: [1] });
		expect(planApproval([...read, out, edit(3, { reverts: [2] })], 3, asked)).toMatchObject({
			problem: "holds-rejected-text",
			rejectedId: 1,
			undoId: 1,
		});
	});
});
