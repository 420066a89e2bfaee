import { expect, test } from "vitest";
import { reviewNoteSchema } from "./schema";

test("a note to an author says something that can be seen", () => {
	for (const note of ["", "   \n ", "\u200b", "\u2060 \u00ad\ufeff", "\u200d\u200d"]) {
		expect(reviewNoteSchema.safeParse(note).success, JSON.stringify(note)).toBe(false);
	}
	for (const note of ["?", "👩🏽‍🚀", "لماذا؟", "Where from?\nWhich scene?", "−"]) {
		expect(reviewNoteSchema.safeParse(note).success, note).toBe(true);
	}
});
