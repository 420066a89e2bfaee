import { describe, expect, test } from "vitest";
import { splitSummary } from "./summary";

describe("splitSummary", () => {
	test.each([
		["reworded", [], "reworded"],
		["", [], ""],
		["→Aftermath: reworded", ["Aftermath"], "reworded"],
		["→ Aftermath", ["Aftermath"], ""],
		["→Aftermath, →Death toll: both", ["Aftermath", "Death toll"], "both"],
		["→Weeks, not days: counted", ["Weeks, not days"], "counted"],
		["see →Aftermath: no", [], "see →Aftermath: no"],
		["→", [], "→"],
		["→: x", [], "→: x"],
	])("%j", (summary, sections, rest) => {
		expect(splitSummary(summary)).toEqual({ sections, rest });
	});

	test("takes a hostile summary in linear time", () => {
		const started = performance.now();
		splitSummary(`→${" ".repeat(100_000)}x`);
		splitSummary(`→${", →".repeat(30_000)}`);
		expect(performance.now() - started).toBeLessThan(200);
	});
});
