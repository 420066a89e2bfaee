import { expect, test } from "vitest";
import { readQuery } from "@/lib/platform/query-string";
import { historyHref, isDay, parseHistoryFilter } from "./history-filter";

test("a filter asks for what the database can be asked", () => {
	expect(parseHistoryFilter({ tag: "undo", from: "2026-01-31", to: "9999-12-31" })).toEqual({
		tag: "undo",
		from: "2026-01-31",
		to: "9999-12-31",
		runs: false,
		minors: false,
	});
	for (const day of ["0000-01-01", "2026-13-01", "2026-1-1", "26-01-01", "+020260-01-01", "today", "\0"]) {
		expect(isDay(day), day).toBe(false);
		expect(parseHistoryFilter({ from: day, to: day }), day).toMatchObject({ tag: null, from: null, to: null });
	}
	for (const tag of ["", "\0", "Undo", "a b", "x".repeat(65)]) expect(parseHistoryFilter({ tag }).tag).toBeNull();
});

test("the address of a filter is read as that filter", () => {
	for (const asked of [
		{ tag: null, from: null, to: null, runs: false, minors: false },
		{ tag: "undo", from: "2026-01-31", to: "2026-02-01", runs: true, minors: true },
		{ tag: null, from: null, to: null, runs: true, minors: false },
	]) {
		const { searchParams } = new URL(historyHref("/wiki/Bajor", asked), "http://wiki.test");
		expect(searchParams.get("action")).toBe("history");
		expect(parseHistoryFilter(readQuery(searchParams))).toEqual(asked);
	}
	expect(historyHref("/wiki/Bajor", { runs: false })).toBe("/wiki/Bajor?action=history");
});
