import { expect, test } from "vitest";
import { describeRefusal, type ReviewRefusal } from "./review-refusal";

test.each<[ReviewRefusal, RegExp, number | null]>([
	[
		{ ok: false, problem: "older-edits-wait", revisionIds: [12, 13] },
		/revisions 12, 13\. Decide about those first/,
		12,
	],
	[{ ok: false, problem: "older-edits-wait", revisionIds: [12] }, /revision 12\./, 12],
	[{ ok: false, problem: "holds-rejected-text", revisionId: 15 }, /Revision 15 takes it out/, 15],
	[{ ok: false, problem: "holds-rejected-text", revisionId: null }, /restore the version that readers see/, null],
	[{ ok: false, problem: "later-edits-overlap", blockIds: ["a"] }, /later edits changed the same text/, null],
	[{ ok: false, problem: "own-edit" }, /your own edit/, null],
	[{ ok: false, problem: "revision-not-waiting" }, /decided about this edit meanwhile/, null],
	[{ ok: false, problem: "revision-not-found" }, /deleted meanwhile/, null],
	[{ ok: false, problem: "sign-in-required" }, /not signed in any more/, null],
	[{ ok: false, problem: "right-missing" }, /may not decide/, null],
])("a refusal says what to do: %o", (refusal, sentence, revisionId) => {
	const described = describeRefusal(refusal);
	expect(described.sentence).toMatch(sentence);
	expect(described.revisionId).toBe(revisionId);
});
