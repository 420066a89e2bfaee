import { describe, expect, test } from "vitest";
import { as, citation, doc, normal, p } from "@/test/document";
import { type Content, merge } from "@/test/merging";
import { documentText } from "../text";

/** The claim with citations of works behind it: `[work, page, quotation]`. */
type Cited = [sourceId: number, page?: string, quotation?: string];

function claim(words: string, ...cited: Cited[]): Content {
	const notes = cited.map(([sourceId, page, quotation], index) =>
		as(
			`cited-${index}`,
			citation(sourceId, {
				...(page !== undefined && { locator: { type: "page", value: page } }),
				...(quotation !== undefined && { quotation }),
			}),
		),
	);
	return [as("x", p(words, ...notes, " So it ended."))];
}

/** The merged text with the works cited, or that people are asked, whoever saved first. */
function merged(base: Content, mine: Content, theirs: Content): string {
	const [one, two] = [merge(base, mine, theirs), merge(base, theirs, mine)].map(({ document, overlaps }) => {
		const works = document.content[0]?.content?.flatMap(({ attrs }) => attrs?.sourceId ?? []);
		return overlaps.length > 0 ? "asked" : `${documentText(normal(doc(...document.content)))} ${works}`;
	});
	expect(one).toBe(two);
	return one ?? "";
}

describe("a citation changed by one, the words before it by the other", () => {
	const changes: [string, Cited, Cited][] = [
		["of another work", [37], [55]],
		["with a quotation", [37], [37, undefined, "ten died"]],
		["that quotes other words", [37, "12", "some died"], [37, "12", "ten died"]],
	];
	test.each(changes)("%s: asked about as one that was added", (_change, was, is) => {
		const cited = (words: string, note: Cited) => claim(words, note);
		const old = "About 10 died there.";
		expect(merged(cited(old, was), cited(old, is), cited("About 600 died there.", was))).toBe("asked");
		expect(merged(cited(old, was), cited(old, is), cited("Nobody ever knew anything about Kira.", was))).toBe("asked");
		expect(merged(cited(old, was), cited(old, is), cited("About 10 vanished.", was))).toBe("asked");
		expect(merged(cited(old, was), cited(old, is), cited("Some 10 died there.", was))).toBe(
			`Some 10 died there. So it ended. ${is[0]}`,
		);
	});

	test("under an id of its own", () => {
		const cited = (words: string, id: string, sourceId: number) => [as("x", p(words, as(id, citation(sourceId))))];
		const base = cited("About 10 died there.", "c", 37);
		expect(merged(base, cited("About 10 died there.", "d", 55), cited("About 600 died there.", "c", 37))).toBe("asked");
	});

	test("whose replacement is undone after the number was changed", () => {
		const [before, after] = [claim("About 10 died there.", [37]), claim("About 10 died there.", [55])];
		expect(merged(after, before, claim("About 600 died there.", [55]))).toBe("asked");
	});

	test("at another place of the same work: asked about where most of the sentence is gone", () => {
		const cited = (words: string, page: string) => claim(words, [37, page]);
		const base = cited("About 10 died there.", "12");
		const corrected = cited("About 10 died there.", "13");
		expect(merged(base, corrected, cited("About 600 died there.", "12"))).toBe("About 600 died there. So it ended. 37");
		expect(merged(base, corrected, cited("Nobody ever knew anything about Kira.", "12"))).toBe("asked");
	});

	test("both made the same of it, and one says where in the work", () => {
		const base = claim("About 10 died there.", [37]);
		const located = claim("About 600 died there.", [55, "12"]);
		expect(merged(base, claim("About 10 died there.", [55]), located)).toBe("About 600 died there. So it ended. 55");
	});

	test("both made the same of it", () => {
		expect(
			merged(
				claim("About 10 died there.", [37]),
				claim("About 10 died there.", [55]),
				claim("About 600 died there.", [55]),
			),
		).toBe("About 600 died there. So it ended. 55");
	});
});

describe("a citation put by one behind a sentence of which the other changed a number", () => {
	const asked: [string, string, string][] = [
		["in words", "About ten died there.", "About twelve died there."],
		["by a word of scale", "About 10 died there.", "About 10 million died there."],
		["by exchanging two", "There fell 10 ships and 600 men in all.", "There fell 600 ships and 10 men in all."],
		["that is a share now", "There 10 of the men died.", "There 10% of the men died."],
		["in Japanese", "そこで十人が死んだ。", "そこで二十人が死んだ。"],
		["beside it", "It had a crew of 10", "It had a crew of 10 million"],
	];
	test.each(asked)("%s: asked about", (_how, before, after) => {
		expect(merged(claim(before), claim(before, [1]), claim(after))).toBe("asked");
		expect(merged(claim(after), claim(after, [1]), claim(before))).toBe("asked");
	});

	test("by taking it away: asked about; a number put where none was is not one that was changed", () => {
		const [counted, without] = ["About ten of them died there.", "They died there."];
		expect(merged(claim(counted), claim(counted, [1]), claim("Of them died there."))).toBe("asked");
		expect(merged(claim(without), claim(without, [1]), claim("They died there in 2369."))).toBe(
			"They died there in 2369. So it ended. 1",
		);
	});

	const kept: [string, string, string][] = [
		["that is written otherwise", "About ten died there.", "About 10 died there."],
		["of the sentence before", "Then 20 fled. About ten died there.", "Then 30 fled. About ten died there."],
		["by parting the sentence", "They were 20 and about ten died there.", "They were 20. And about ten died there."],
		["beside one more", "About ten died there.", "In 2369 about ten died there."],
	];
	test.each(kept)("%s: both", (_how, before, after) => {
		expect(merged(claim(before), claim(before, [1]), claim(after))).toBe(`${after} So it ended. 1`);
	});

	test("or took away most of the words", () => {
		const before = "The fleet of the Order was lost there.";
		expect(merged(claim(before), claim(before, [1]), claim("Nobody ever went there."))).toBe("asked");
	});
});
