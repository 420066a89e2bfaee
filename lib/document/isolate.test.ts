import { expect, test } from "vitest";
import { type DocumentEvent, eventSummary } from "./events";
import { sayChange } from "./events/quantities";
import { isolate } from "./isolate";

const [open, close] = ["\u2068", "\u2069"];
const cited = (value: string) => ({ citationId: "c1", sourceId: 1, locator: { type: "section", value } });

test("what is written from right to left stands apart, what is not stays as it is", () => {
	expect(isolate("ten")).toBe("ten");
	expect(isolate("العدد")).toBe(`${open}العدد${close}`);
	expect(isolate("\u202eten")).toBe("ten");
	expect(isolate(`${close}שלום\u202e`)).toBe(`${open}שלום${close}`);
});

test("a change is said in its own order, whatever the digits", () => {
	expect(sayChange("10 million", "600 million")).toBe("10 → 600 million");
	expect(sayChange("١٠", "٦٠٠")).toBe(`${open}١٠${close} → ${open}٦٠٠${close}`);
});

test("the line of a list cannot be turned around by what an edit wrote", () => {
	const events: DocumentEvent[] = [
		{ type: "number-changed", blockId: "a", before: "١٠", after: "٦٠٠" },
		{ type: "locator-changed", blockId: "a", before: cited("alpha\u202e"), after: cited("פרק") },
		{ type: "section-removed", blockId: "b", before: "\u2067Aftermath", after: null },
		{ type: "citation-added", blockId: "a", before: null, after: cited("x") },
	];
	const line = eventSummary(events, { titleOf: () => "ספר" });
	expect(line).toContain(`: ${open}١٠${close} → ${open}٦٠٠${close}`);
	expect(line).toContain(`: section alpha → ${open}section פרק${close}`);
	expect(line).toContain("1 section removed: Aftermath");
	expect(line).toContain(`+1 citation: ${open}ספר${close}`);
});
