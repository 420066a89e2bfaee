import { expect, test } from "vitest";
import { describeRefusal, type ReviewRefusal, type WayOn } from "./review-refusal";

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
		{ ok: false, problem: "holds-rejected-text", rejectedId: 11, revisionId: 15 },
		/revision 11, which was rejected\. Revision 15 holds nothing of it/,
		{ step: "look", revisionId: 15 },
	],
	[
		{ ok: false, problem: "holds-rejected-text", rejectedId: 11, revisionId: null },
		/no later edit takes it out\. Undo it/,
		{ step: "undo", revisionId: 11 },
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
