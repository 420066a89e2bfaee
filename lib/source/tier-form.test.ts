import { expect, test } from "vitest";
import { readTierForm, tierValues } from "./tier-form";

const tiers = ["canon", "licensed", "fan"].map((key, index) => ({ key, name: `The ${key}`, rank: index + 1 }));
const keysOf = (changes: Record<string, string>) =>
	readTierForm({ ...tierValues(tiers), ...changes }, tiers).map(({ key }) => key);

test("an untouched form describes the tiers as they are", () => {
	expect(readTierForm(tierValues(tiers), tiers)).toEqual(tiers.map(({ key, name }) => ({ key, name })));
});

test("a tier takes the place that it was given, inward and outward", () => {
	expect(keysOf({ "place-fan": "1" })).toEqual(["fan", "canon", "licensed"]);
	expect(keysOf({ "place-canon": "2" })).toEqual(["licensed", "canon", "fan"]);
	expect(keysOf({ "place-canon": "3" })).toEqual(["licensed", "fan", "canon"]);
	expect(keysOf({ "place-canon": "2", "place-licensed": "1" })).toEqual(["licensed", "canon", "fan"]);
	expect(keysOf({ "place-fan": "nowhere" })).toEqual(["canon", "licensed", "fan"]);
});

test("a tier is coloured as chosen, and as its place where nothing is", () => {
	const coloured = {
		...tierValues(tiers),
		"colour-canon": "blue",
		"new-key": "talk",
		"new-name": "Talk",
		"new-colour": "rose",
	};
	expect(readTierForm(coloured, tiers).map(({ colour }) => colour)).toEqual(["blue", undefined, undefined, "rose"]);
	const [canon] = readTierForm({ "colour-canon": "" }, [{ key: "canon", name: "Canon", rank: 1, colour: "blue" }]);
	expect(canon).toEqual({ key: "canon", name: "Canon" });
});

test("tiers are renamed, removed and added", () => {
	expect(readTierForm({ ...tierValues(tiers), "name-fan": "Fans" }, tiers)[2]).toEqual({ key: "fan", name: "Fans" });
	expect(keysOf({ "remove-licensed": "yes" })).toEqual(["canon", "fan"]);
	expect(keysOf({ "new-key": "talk", "new-name": "Talk" })).toEqual(["canon", "licensed", "fan", "talk"]);
	expect(keysOf({ "new-key": "talk", "new-name": "Talk", "new-place": "2" })).toEqual([
		"canon",
		"talk",
		"licensed",
		"fan",
	]);
});
