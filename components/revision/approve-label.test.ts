import { expect, test } from "vitest";
import { approveLabel } from "./approve-label";

const ALL = { count: 60, beyond: 0, alone: false, returned: false };

test.each([
	[ALL, "Approve all 60 edits"],
	[{ ...ALL, count: 1 }, "Approve"],
	[{ ...ALL, beyond: 10 }, "Approve the first 60 of 70 edits"],
	[{ ...ALL, count: 1, beyond: 10 }, "Approve"],
	[{ ...ALL, alone: true, beyond: 10 }, "Approve up to here (60 edits)"],
	[{ ...ALL, returned: true }, "Approve all 60 edits, also what was sent back"],
	[{ ...ALL, returned: true, beyond: 10 }, "Approve the first 60 of 70 edits, also what was sent back"],
])("%j", (edits, label) => expect(approveLabel(edits)).toBe(label));
