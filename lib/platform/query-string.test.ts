import { expect, test } from "vitest";
import { parseInteger, parseText, withQuery } from "./query-string";

test("a number that is none, or larger than any id, is absent", () => {
	for (const value of [undefined, "", "x", "-1", "1.5", "1e3", "2147483648", "99999999999", ["1", "2"]]) {
		expect(parseInteger(value), String(value)).toBeNull();
	}
	expect(parseInteger("2147483647")).toBe(2_147_483_647);
});

test("text comes without the space around it and without what the database refuses", () => {
	expect(parseText(" \u0000Ba\u0000jor ")).toBe("Bajor");
	expect(parseText("\u0000")).toBe("");
	expect(parseText(["a", "b"])).toBe("");
});

test("parameters cannot end the address or the header it stands in", () => {
	expect(withQuery("/wiki/A", { from: "a&b=\r\nX: #", limit: null })).toBe("/wiki/A?from=a%26b%3D%0D%0AX%3A+%23");
});
