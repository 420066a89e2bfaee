import { expect, test } from "vitest";
import { tierAttributes, tierColour } from "./tier-attributes";

test("a tier has the colour that the wiki chose, else that of its place", () => {
	expect([1, 2, 3, 4, 9].map((rank) => tierColour({ rank }))).toEqual(["green", "ochre", "violet", "grey", "grey"]);
	expect(tierColour({ rank: 1, colour: null })).toBe("green");
	expect(tierColour({ rank: 1, colour: "blue" })).toBe("blue");
});

test("its shape is that of its place, whatever its colour", () => {
	expect(tierAttributes({ rank: 7, colour: "rose" })).toEqual({ "data-colour": "rose", "data-rank": "4" });
});
