import { describe, expect, test } from "vitest";
import { pendingEdit as edit } from "@/test/pending-edit";
import { type ReviewedRevision, readHistory } from "./held-edits";
import { planSettlement as planOf } from "./settlement";

const planSettlement = (revisions: readonly ReviewedRevision[], takenBack: readonly number[], sha256 = "new") =>
	planOf(readHistory(revisions), { takenBack, sha256 });

describe("taking back edits that wait", () => {
	test("all of them leaves nothing to decide about", () => {
		expect(planSettlement([edit(2), edit(3, { review: "sent_back" })], [2, 3])).toEqual({
			rejectedIds: [2, 3],
			openIds: [],
			spentIds: [],
			clean: true,
		});
	});

	test("some of them decides about those alone", () => {
		expect(planSettlement([edit(2), edit(3)], [3])).toMatchObject({ rejectedIds: [3], openIds: [2], clean: false });
	});

	test("with what the public reads decides about those that wait", () => {
		expect(planSettlement([edit(5)], [3, 4, 5])).toMatchObject({ rejectedIds: [5], clean: true });
	});

	test("is nothing to decide about where none of them waits", () => {
		expect(planSettlement([edit(5)], [3, 4])).toBeNull();
		expect(planSettlement([], [])).toBeNull();
	});

	test("leaves no revert to decide about that took out what was rejected before", () => {
		const pending = [edit(2, { review: "rejected", rejectedIn: 4 }), edit(3), edit(4, { reverts: [2] })];
		const whole = [edit(1, { review: "approved" }), ...pending];
		expect(planSettlement(whole, [3], "1")).toEqual({ rejectedIds: [3], openIds: [], spentIds: [4], clean: true });
		// It may have taken out in passing some of what was rejected, which would be back.
		expect(planSettlement(whole, [3])).toBeNull();
	});

	test("never brings back what was rejected", () => {
		const pending = [edit(2, { review: "rejected", rejectedIn: 4 }), edit(3), edit(4, { reverts: [2] })];
		expect(planSettlement(pending, [4])).toBeNull();
		expect(planSettlement(pending, [3, 4])).toBeNull();
		expect(planSettlement(pending, [2, 3, 4])).toMatchObject({ clean: true });
	});

	test("is not clean where a rejected text stands that nothing took out", () => {
		expect(planSettlement([edit(1, { review: "rejected" }), edit(2)], [2])).toMatchObject({
			rejectedIds: [2],
			clean: false,
		});
	});
});
