import { expect, test } from "vitest";
import { readTierEntries, tierDifferences } from "./tier-version";

const canon = { key: "canon", name: "Canon" };
const licensed = { key: "licensed", name: "Licensed" };
const fan = { key: "fan", name: "Fan works" };

test("equal tiers differ in nothing", () => {
	expect(tierDifferences([canon, fan], [canon, fan])).toEqual([]);
});

test("a tier comes, goes, and takes another name", () => {
	expect(tierDifferences([canon, licensed], [{ ...canon, name: "Televised" }, fan])).toEqual([
		{ kind: "added", key: "fan", name: "Fan works" },
		{ kind: "removed", key: "licensed", name: "Licensed" },
		{ kind: "renamed", key: "canon", before: "Canon", after: "Televised" },
	]);
});

test("a tier takes another colour, or the usual one again", () => {
	expect(
		tierDifferences(
			[canon, { ...fan, colour: "rose" }],
			[
				{ ...canon, colour: "blue" },
				{ ...fan, colour: null },
			],
		),
	).toEqual([
		{ kind: "coloured", key: "canon", name: "Canon", before: null, after: "blue" },
		{ kind: "coloured", key: "fan", name: "Fan works", before: "rose", after: null },
	]);
});

test("a colour that no wiki has is none", () => {
	expect(readTierEntries([{ ...canon, colour: "plaid" }])).toEqual([{ ...canon, colour: null }]);
});

test("an order is compared under the new names, without those that came or went", () => {
	expect(tierDifferences([canon, licensed], [fan, licensed, { ...canon, name: "Televised" }])).toEqual([
		{ kind: "added", key: "fan", name: "Fan works" },
		{ kind: "renamed", key: "canon", before: "Canon", after: "Televised" },
		{ kind: "moved", before: ["Televised", "Licensed"], after: ["Licensed", "Televised"] },
	]);
	expect(tierDifferences([canon, fan], [canon, licensed, fan])).toEqual([
		{ kind: "added", key: "licensed", name: "Licensed" },
	]);
});

test.each([[null], [[]], [[{ key: "canon" }]], ["canon"]])("%j are no tiers", (kept) => {
	expect(readTierEntries(kept)).toBeNull();
});
