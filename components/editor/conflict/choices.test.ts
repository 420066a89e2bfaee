import { expect, test } from "vitest";
import { mergeDocuments, resolveMerge } from "@/lib/document/merge";
import { as, bullets, doc, item, p } from "@/test/document";
import { asMergeChoices, beginConflict, type Choices, choose, write } from "./choices";

const NO_CHOICES: Choices = new Map();
const merge = mergeDocuments(doc(as("a", p("One."))), doc(as("a", p("Mine."))), doc(as("a", p("Theirs."))));
const texts = (choices: Choices) =>
	resolveMerge(merge, asMergeChoices(merge, choices)).content.map(({ content }) => content?.[0]?.text);

test("what was written for a place is there again after other choices", () => {
	expect(merge.overlaps.map(({ blockId }) => blockId)).toEqual(["a"]);
	expect(texts(choose(NO_CHOICES, "a", "edited"))).toEqual(["Mine."]);
	const written = write(NO_CHOICES, "a", doc(p("Anew."), p("And more.")));
	expect(texts(written)).toEqual(["Anew.", "And more."]);
	const compared = choose(choose(written, "a", "both"), "a", "theirs");
	expect(texts(compared)).toEqual(["Theirs."]);
	expect(texts(choose(compared, "a", "edited"))).toEqual(["Anew.", "And more."]);
});

test("choices outlive the page as the browser keeps them", () => {
	const written = choose(write(NO_CHOICES, "a", doc(p("Anew."))), "a", "mine");
	expect(structuredClone(written)).toEqual(written);
});

test("nothing is chosen where nobody chose, and of places that are not asked about nothing is used", () => {
	expect(asMergeChoices(merge, NO_CHOICES).size).toBe(0);
	expect(asMergeChoices(merge, choose(NO_CHOICES, "gone", "mine")).size).toBe(0);
});

test("a conflict over what was chosen in another begins without choices, and knows the wiki's copies of both", () => {
	const text = doc(as("a", p("Once.")));
	const conflict = (draftId: number | null) => ({
		...{ base: { revisionId: 1, document: text }, mine: text, theirs: { revisionId: 2, document: text } },
		...{ since: { revisions: 1, authors: [], others: 0, own: false }, authors: new Map(), draftId },
	});
	const first = { ...beginConflict(conflict(7), null), choices: choose(NO_CHOICES, "a", "mine") };
	expect(beginConflict(conflict(8), first)).toEqual({ conflict: conflict(8), choices: NO_CHOICES, copies: [7, 8] });
	expect(beginConflict(conflict(null), first).copies).toEqual([7]);
});

test("an item of a list is written in its list, and goes back without it", () => {
	const anew = [item(p("Anew.")), item(p("Another."))];
	const overlaps = [
		{
			blockId: "i",
			base: null,
			mine: item(p("Mine.")),
			theirs: item(p("Theirs.")),
			joined: null,
			putInto: { mine: null, theirs: null },
		},
	];
	const written = write(NO_CHOICES, "i", doc(bullets(...anew)));
	expect(asMergeChoices({ overlaps }, written).get("i")).toEqual({ edited: anew });
});
