import { describe, expect, test } from "vitest";
import { rememberedQuery } from "./reader-choice";

const offered = { lensKeys: ["canon", "licensed"], defaultStyle: "grouped" } as const;
const none = { lens: undefined, style: undefined };

describe("what a reader chose for every page", () => {
	test.each([
		["nothing remembered leads nowhere", {}, none, null],
		["a lens", {}, { ...none, lens: "canon" }, { lens: "canon" }],
		["a style", {}, { ...none, style: "notes" }, { cite: "notes" }],
		["the usual style is no choice", {}, { ...none, style: "grouped" }, null],
		[
			"both, beside what the address says",
			{ from: "x" },
			{ lens: "canon", style: "notes" },
			{ from: "x", lens: "canon", cite: "notes" },
		],
		["the address goes first", { lens: "all" }, { ...none, lens: "canon" }, null],
		[
			"the address goes first, the rest is added",
			{ lens: "all" },
			{ lens: "canon", style: "notes" },
			{ lens: "all", cite: "notes" },
		],
		["a lens that is not offered", {}, { ...none, lens: "fan" }, null],
		["a cookie that somebody made up", {}, { lens: "__proto__", style: "x\r\ny" }, null],
	])("%s", (_name, query, remembered, led) => expect(rememberedQuery(query, remembered, offered)).toEqual(led));
});
