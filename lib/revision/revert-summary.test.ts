import { expect, test } from "vitest";
import { rejectSummary, restoreSummary, rollbackSummary, undoSummary } from "./revert-summary";

const edit = (id: number, author: string) => ({ id, author });

test.each([
	[[edit(123, "Kira")], "Undid revision 123 by Kira"],
	[[edit(1, "Kira"), edit(2, "Kira")], "Undid revisions 1 and 2 by Kira"],
	[[edit(1, "Kira"), edit(3, "Odo"), edit(4, "Dax")], "Undid revisions 1, 3 and 4 by Kira, Odo and Dax"],
	[[1, 2, 3, 4].map((id) => edit(id, "Kira")), "Undid 4 revisions by Kira"],
	[["Kira", "Odo", "Dax", "Quark"].map((name, id) => edit(id, name)), "Undid 4 revisions by 4 people"],
])("undoing %j", (edits, expected) => {
	expect(undoSummary(edits)).toBe(expected);
});

test("rolling back, restoring and rejecting", () => {
	expect(rollbackSummary("Dukat", "Kira")).toBe("Reverted edits by Dukat to last version by Kira");
	expect(restoreSummary(edit(99, "Kira"))).toBe("Restored revision 99 by Kira");
	expect(rejectSummary(edit(99, "Dukat"))).toBe("Rejected revision 99 by Dukat");
});
