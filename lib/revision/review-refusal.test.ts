import { expect, test } from "vitest";
import { describeRefusal, type ReviewRefusal, type WayOn } from "./review-refusal";

const held = { ok: false, problem: "holds-rejected-text" } as const;

test.each<[ReviewRefusal, RegExp, WayOn | null]>([
	[
		{ ok: false, problem: "older-edits-wait", revisionIds: [12, 13, 15], unreadIds: [] },
		/revisions 12, 13 and 15\. Decide about those first/,
		{ step: "look", revisionId: 12 },
	],
	[
		{ ok: false, problem: "older-edits-wait", revisionIds: [12], unreadIds: [] },
		/, revision 12\./,
		{ step: "look", revisionId: 12 },
	],
	[
		{ ...held, rejectedId: 11, revisionId: 15, undoId: null, broughtBackIds: [] },
		/revision 11, which was rejected\. Revision 15 holds nothing of it/,
		{ step: "look", revisionId: 15 },
	],
	[
		{ ...held, rejectedId: 11, revisionId: null, undoId: 11, broughtBackIds: [] },
		/no later edit takes it out\. Undo it; what comes of that can be approved\.$/,
		{ step: "undo", revisionId: 11 },
	],
	[
		{ ...held, rejectedId: 11, revisionId: null, undoId: 12, broughtBackIds: [11, 13] },
		/revision 11, .* the latest one holds revision 12, .* they should stand after all, .* with revisions 11 and 13\.$/,
		{ step: "undo", revisionId: 12 },
	],
	[
		{ ...held, rejectedId: 11, revisionId: null, undoId: null, broughtBackIds: [11] },
		/no later edit takes it out\. If that should stand after all, .* with revision 11\.$/,
		null,
	],
	[
		{ ok: false, problem: "brings-back-rejected", rejectedId: 11, revisionId: 12 },
		/^It takes out revision 11, which was rejected\. If that was a mistake, undo this one/,
		{ step: "undo", revisionId: 12 },
	],
	[{ ok: false, problem: "later-edits-overlap", blockIds: ["a"] }, /^Later edits changed the same text/, null],
	[{ ok: false, problem: "own-edit", revisionIds: [12] }, /an edit of your own, revision 12, and nobody/, null],
	[{ ok: false, problem: "own-edit", revisionIds: [12, 13] }, /edits of your own, revisions 12 and 13, /, null],
	[{ ok: false, problem: "revision-not-waiting" }, /decided about this edit meanwhile/, null],
	[{ ok: false, problem: "revision-not-found" }, /deleted meanwhile/, null],
	[{ ok: false, problem: "sign-in-required" }, /not signed in any more/, null],
	[{ ok: false, problem: "right-missing" }, /may not decide/, null],
])("a refusal says what to do: %o", (refusal, sentence, way) => {
	const described = describeRefusal(refusal);
	expect(described.sentence).toMatch(sentence);
	expect(described.way).toEqual(way);
});
