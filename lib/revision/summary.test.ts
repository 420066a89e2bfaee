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

	// With a square in it these would outlast the runner's patience.
	test.each([`→${" ".repeat(1_000_000)}x`, `→${", →".repeat(300_000)}`])(
		"comes to an end with a hostile summary",
		(summary) => {
			expect(splitSummary(summary).sections.length).toBeGreaterThan(0);
		},
	);
});
