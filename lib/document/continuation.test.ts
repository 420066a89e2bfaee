import { describe, expect, test } from "vitest";
import { as, bullets, citation, heading, item, p, text } from "@/test/document";
import { continues } from "./continuation";
import type { DocumentNode } from "./schema";

const bold = (words: string) => text(words, "bold");
const cited = (id: string, sourceId: number) => citation(sourceId, { id });
const a = (...content: Parameters<typeof p>) => as("a", p(...content));
const list = (...items: [string, string][]) =>
	as("list", bullets(...items.map(([id, words]) => as(`item-${id}`, item(as(id, p(words)))))));

describe("a place goes on", () => {
	const cases: [string, DocumentNode | null, DocumentNode | null, DocumentNode | null][] = [
		["with more words at the end", a("A b."), a("A b. C d."), a("A b. C d. E e.")],
		["with more words in front and between", a("A b."), a("A c b."), a("Now A quite c b.")],
		["behind words that were replaced", a("The red fox."), a("The blue fox."), a("The blue fox ran.")],
		["behind words that were deleted", a("Red and blue."), a("Blue."), a("Blue. More.")],
		["in a new paragraph", null, a("A b."), a("A b. C.")],
		["behind a citation", a("A b."), a("A b.", cited("x", 1)), a("A b.", cited("y", 1), " C d.")],
		["behind another look", a("A b."), a("A ", bold("b"), "."), a("A ", bold("b"), ". C.")],
		["in a block of another kind", a("Title"), as("a", heading(2, "Title")), as("a", heading(2, "Title one"))],
		[
			"in a list with more items",
			list(["i", "One."]),
			list(["i", "One. Two."]),
			list(["i", "One. Two. 3."], ["j", "x"]),
		],
	];
	test.each(cases)("%s", (_name, base, theirs, mine) => {
		expect(continues({ base, mine, theirs })).toBe(true);
	});
});

describe("a place does not go on", () => {
	const cases: [string, DocumentNode | null, DocumentNode | null, DocumentNode | null][] = [
		["where another word stands", a("The red fox."), a("The blue fox."), a("The green fox.")],
		["where a word grew", a("The fox."), a("The lamp fox."), a("The lamps fox.")],
		["where words stand in another order", a("A b."), a("A c d b."), a("A d c b.")],
		["where a sign is missing", a("A b"), a("A, b!"), a("A, b and c")],
		["where a deleted word stands again", a("Red and blue."), a("Blue."), a("Red. Blue. More.")],
		["where a look is lost", a("A b."), a("A ", bold("b"), "."), a("A b. C.")],
		["where a citation is lost or another", a("A b."), a("A b.", cited("x", 1)), a("A b. C.", cited("x", 2))],
		["where the block was deleted", a("A b."), null, a("A b. C.")],
		["where it is deleted", a("A b."), a("A b. C."), null],
		["where the kind is another", a("Title"), as("a", heading(2, "Title")), as("a", heading(3, "Title one"))],
		["where an item is lost", list(["i", "1."]), list(["i", "1."], ["j", "2."]), list(["i", "1. More."])],
		[
			"where an item stands again",
			list(["i", "1."], ["j", "2."]),
			list(["i", "1. 2."]),
			list(["i", "1. 2. 3."], ["j", "2."]),
		],
		["where items stand in another order", null, list(["i", "1."], ["j", "2."]), list(["j", "2."], ["i", "1."])],
	];
	test.each(cases)("%s", (_name, base, theirs, mine) => {
		expect(continues({ base, mine, theirs })).toBe(false);
	});
});
