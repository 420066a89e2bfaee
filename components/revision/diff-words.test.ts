import { expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { as, citation, doc, p } from "@/test/document";
import { countChanges } from "./diff-words";

const said = (id: string, ...works: number[]) =>
	as(id, p(`What ${id} says of the Occupation.`, ...works.map((work) => citation(work))));

test.each([
	["added", [said("a")], [said("a", 1, 2)], ["2 citations added", "1 block changed"]],
	["removed with their block", [said("a", 1), said("b", 2)], [said("a", 1)], ["1 citation removed", "1 block removed"]],
	["exchanged", [said("a", 1)], [said("a", 2)], ["1 citation added", "1 citation removed", "1 block changed"]],
	["carried to another block", [said("a", 1), said("b")], [said("a"), said("b", 1)], ["2 blocks changed"]],
	["moved with their block", [said("a", 1), said("b")], [said("b"), said("a", 1)], ["1 block moved"]],
])("citations %s are told first", (_, before, after, words) => {
	expect(countChanges(diffDocuments(doc(...before), doc(...after)).rows)).toEqual(words);
});
