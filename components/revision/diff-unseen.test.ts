import { expect, test } from "vitest";
import { diffInline } from "@/lib/document/diff/word-diff";
import { citation, text } from "@/test/document";
import { describeUnseen } from "./diff-unseen";

const say = (before: string, after: string) => describeUnseen(diffInline([text(before)], [text(after)]));

test.each([
	["ten million", "ten\u00a0million", "not seen: space removed, no-break space added"],
	["a  b", "a b", "not seen: space removed"],
	["even tually", "even tu\u00adally", "not seen: soft hyphen added"],
	["caf\u00e9 x", "cafe\u0301 x", "not seen: written with other signs that look the same"],
	["a 👩\u200d👧 b", "a 👩👧 b", ""],
	["ten million", "ten millions", ""],
	["ab", "a b", ""],
	["so", "so ", "not seen: space added"],
	[" so it is", "so it is", "not seen: space removed"],
	["so", "so it", ""],
	["same", "same", ""],
])("%j → %j", (before, after, said) => expect(say(before, after)).toBe(said));

test("is said beside words that changed", () => {
	expect(say("ten million died there", "ten\u00a0million died here")).toBe(
		"not seen: space removed, no-break space added",
	);
});

test("citations are seen", () => {
	expect(describeUnseen(diffInline([text("So."), citation(1)], [text("So."), citation(2)]))).toBe("");
	expect(describeUnseen(diffInline([text("So. "), citation(1)], [text("So.")]))).toBe("");
});
