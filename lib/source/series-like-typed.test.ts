import { expect, test } from "vitest";
import { seriesLikeTyped } from "./series-like-typed";

const series = [
	{ id: 1, code: "DS9", title: "Star Trek: Deep Space Nine", kind: "episode", tier: null },
	{ id: 2, code: "TLE", title: "The Lost Era", kind: "novel", tier: null },
	{ id: 3, code: null, title: "Bait and Switch", kind: "fan-work", tier: null },
] as const;

test.each([
	["deep spa", [1]],
	["DS-9", [1]],
	["the lost", [2]],
	["Bait & Sw", [3]],
	["S", []],
	["Lost Space", []],
	["   ", []],
])("%j is like %j", (typed, ids) => {
	expect(seriesLikeTyped(typed, series).map(({ id }) => id)).toEqual(ids);
});
