import { expect, test } from "vitest";
import type { WikiDocument } from "@/lib/document/schema";
import { autosummary } from "./autosummary";
import { summarySchema } from "./schema";

const written = (text: string): WikiDocument => ({
	type: "doc",
	attrs: { version: 1 },
	content: [{ type: "paragraph", attrs: { id: text.slice(0, 3) }, content: [{ type: "text", text }] }],
});

test("what the wiki words itself is as clean as what people must write", () => {
	const hostile = "Bajor \u202e\u2067reversed\u2028next line\u0085 and more".repeat(20);
	for (const before of [null, written("old")]) {
		const summary = autosummary(before, written(hostile), null);
		expect(summary).toContain("Bajor reversed next line");
		expect(summarySchema.safeParse(summary).success).toBe(true);
	}
});
