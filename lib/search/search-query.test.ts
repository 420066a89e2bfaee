import { describe, expect, test } from "vitest";
import { parseSearchQuery } from "./search-query";

describe("parseSearchQuery", () => {
	test.each([
		["kira", "kira:*"],
		["Kira NERYS", "kira:* & nerys:*"],
		["Élim Garak’s", "elim:* & garaks:*"],
		["of DS9", "of & ds9:*"],
		['"terok nor" kira', "(terok <-> nor) & kira:*"],
		["bajor -dukat", "bajor:* & !dukat:*"],
		['bajor -"gul dukat"', "bajor:* & !(gul <-> dukat)"],
		["intitle:bajor", "bajor:*A"],
		["Terok-Nor", "(terok:* <-> nor:*)"],
		["2328–2369", "(2328:* <-> 2369:*)"],
	])("%s", (typed, expression) => {
		expect(parseSearchQuery(typed)?.expression).toBe(expression);
	});

	test.each(["", "   ", "%%%% ' \\ & | ! ( ) : *", "-dukat", '"', "…"])("asks for nothing: %j", (typed) => {
		expect(parseSearchQuery(typed)).toBeNull();
	});

	test("reads a bounded number of words of whatever is typed", () => {
		const query = parseSearchQuery("word ".repeat(10_000));
		expect(query?.expression.split("&")).toHaveLength(16);
	});
});
