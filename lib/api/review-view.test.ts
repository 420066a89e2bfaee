import { expect, test } from "vitest";
import { decisionProblem } from "./review-view";

const wait = (revisionIds: number[], unreadIds: number[] = []) =>
	decisionProblem({ ok: false, problem: "older-edits-wait", revisionIds, unreadIds });

test("where older edits wait, it says which, how they are approved too, and what is never read", () => {
	expect(wait([12])).toEqual({
		code: "older-edits-wait",
		detail:
			"This one stands on revision 12, about which nobody has decided. Send the same request with ?upTo=1 to approve revision 12 too, or decide about that first.",
		members: { revisionIds: [12] },
	});
	expect(wait([12, 13, 15], [12, 13]).detail).toBe(
		"This one stands on revisions 12, 13 and 15, about which nobody has decided. Send the same request with ?upTo=1 to approve revisions 12, 13 and 15 too, or decide about those first. The public then reads revisions 12 and 13 only as part of this one: a text that may hold what was rejected, sent back or taken out later is never read by itself.",
	);
});

test("where the text holds what was rejected, it names that and the way on", () => {
	const refusal = {
		ok: false,
		problem: "holds-rejected-text",
		rejectedId: 11,
		undoId: null,
		broughtBackIds: [],
	} as const;
	expect(decisionProblem({ ...refusal, revisionId: 15 })).toMatchObject({
		detail: expect.stringContaining("Revision 15 holds nothing of it: approve that one with ?upTo=1."),
		members: { rejectedId: 11, revisionId: 15 },
	});
	expect(decisionProblem({ ...refusal, revisionId: null, undoId: 11, broughtBackIds: [11] })).toMatchObject({
		detail: expect.stringContaining(
			"Undo 11, then approve the revision that this makes with ?upTo=1. To let revision 11 stand after all, send ?upTo=1&letStand=11.",
		),
		members: { rejectedId: 11, revisionId: null, undoId: 11 },
	});
});

test("where rejecting would bring back what was rejected, it says how that is done on purpose", () => {
	const refusal = { ok: false, problem: "brings-back-rejected", rejectedId: 11, revisionId: 12 } as const;
	expect(decisionProblem(refusal)).toMatchObject({
		detail: expect.stringMatching(/undo 12, then approve the revision that this makes with \?upTo=1&letStand=11/),
		members: { rejectedId: 11 },
	});
});

test("one's own edits are named", () => {
	expect(decisionProblem({ ok: false, problem: "own-edit", revisionIds: [12, 13] })).toMatchObject({
		detail: "It would approve revisions 12 and 13, which you wrote. Another reviewer must do that.",
	});
});
