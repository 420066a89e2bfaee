import { describe, expect, test } from "vitest";
import { placeCard } from "./card-place";

const card = { width: 300, height: 150 };
const view = { width: 1000, height: 600 };
const anchor = (left: number, top: number) => ({ left, top, bottom: top + 20 });

describe("a card", () => {
	test.each([
		["below what it tells of", anchor(100, 100), view, { left: 100, top: 126 }],
		["above where there is no room below", anchor(100, 500), view, { left: 100, top: 344 }],
		["within the right edge", anchor(950, 100), view, { left: 688, top: 126 }],
		["within the left edge of a narrow window", anchor(5, 100), { width: 310, height: 600 }, { left: 12, top: 126 }],
		["on the roomier side of a low window", anchor(100, 90), { width: 1000, height: 180 }, { left: 100, top: 12 }],
	])("stands %s", (_name, at, window, place) => expect(placeCard(at, card, window)).toEqual(place));
});
