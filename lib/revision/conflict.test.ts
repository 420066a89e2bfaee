import { expect, test } from "vitest";
import { overlapAuthors, type SavedSince, sayPeople, saySaved } from "./conflict";

const since = (more: Partial<SavedSince>): SavedSince => ({
	revisions: 1,
	authors: ["Kira"],
	others: 0,
	own: false,
	...more,
});

test.each([
	[since({}), "Kira published revision 12 at 14:03"],
	[since({ revisions: 2 }), "Kira published 2 revisions, the last of them revision 12 at 14:03"],
	[
		since({ revisions: 9, authors: ["Kira", "Odo"], others: 3 }),
		"Kira, Odo, and 3 others published 9 revisions, the last of them revision 12 by Kira at 14:03",
	],
	[
		since({ own: true }),
		"You published revision 12 at 14:03 in another tab, or by a save whose answer you did not get",
	],
	[
		since({ own: true, revisions: 2 }),
		"You published 2 revisions in another tab, or by a save whose answer you did not get, the last of them revision 12 at 14:03",
	],
	[
		since({ revisions: 2, authors: ["you in another tab", "Odo"] }),
		"You in another tab and Odo published 2 revisions, the last of them revision 12 by you in another tab at 14:03",
	],
	[since({ authors: ["demo-admin"] }), "demo-admin published revision 12 at 14:03"],
	[since({ authors: [] }), "Somebody published revision 12 at 14:03"],
])("says who saved what", (saved, said) => {
	expect(saySaved(saved, 12, " at 14:03")).toBe(said);
});

test("people are named, and the rest counted", () => {
	expect(sayPeople(["Kira"])).toBe("Kira");
	expect(sayPeople(["Kira", "Odo"], 1)).toBe("Kira, Odo, and one more");
});

test("who wrote in the same places is known of all places or not said", () => {
	expect(overlapAuthors([{ authors: ["Odo"] }, { authors: ["Kira", "Odo"] }])).toEqual(["Odo", "Kira"]);
	expect(overlapAuthors([{ authors: ["Odo"] }, { authors: [] }])).toEqual([]);
});
