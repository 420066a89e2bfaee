import { expect, test } from "vitest";
import { isDay, parseHistoryFilter } from "./history-filter";

test("a filter asks for what the database can be asked", () => {
	expect(parseHistoryFilter({ tag: "undo", from: "2026-01-31", to: "9999-12-31" })).toEqual({
		tag: "undo",
		from: "2026-01-31",
		to: "9999-12-31",
	});
	for (const day of ["0000-01-01", "2026-13-01", "2026-1-1", "26-01-01", "+020260-01-01", "today", "\0"]) {
		expect(isDay(day), day).toBe(false);
		expect(parseHistoryFilter({ from: day, to: day }), day).toEqual({ tag: null, from: null, to: null });
	}
	for (const tag of ["", "\0", "Undo", "a b", "x".repeat(65)]) expect(parseHistoryFilter({ tag }).tag).toBeNull();
});
