import { expect, test } from "vitest";
import type { WikiDocument } from "@/lib/document/schema";
import { callout, doc, p, redirect } from "@/test/document";
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

test("content is replaced where nothing of it is left, and not where it stands in something else", () => {
	const paragraph = p("All of it.");
	expect(autosummary(doc(paragraph), doc(p("Other.")), null)).toBe("Replaced content with “Other.”");
	expect(autosummary(doc(paragraph), doc(callout("spoiler", paragraph)), null)).toBe("");
});

test("a page is redirected once", () => {
	const led = doc(redirect("Bajor"), p());
	expect(autosummary(doc(p("Text.")), led, "Bajor")).toBe("Redirected page to “Bajor”");
	expect(autosummary(doc(redirect("Terok Nor"), p()), led, "Bajor")).toBe("Redirected page to “Bajor”");
	expect(autosummary(led, doc(...led.content, p("A note.")), "Bajor")).toBe("");
});
