import { expect, test } from "vitest";
import { diffRevisionsOperation } from "@/lib/api/operations/revision";
import { as, br, citation, citationNeeded, doc, p, text } from "@/test/document";
import { diffDocuments } from "../diff";
import type { DocumentNode } from "../schema";
import { plainBlocks } from "./plain";

/** The segments of a paragraph that changed. */
const segments = (before: DocumentNode, after: DocumentNode) =>
	plainBlocks(diffDocuments(doc(as("a", before)), doc(as("a", after)))).flatMap((block) => block.segments);

test("a citation that changed is told with all that it says", () => {
	const cited = (quotation: string) => citation(7, { id: "x", locator: { type: "page", value: "3" }, quotation });
	const [kept, removed, added] = segments(
		p("He left. ", cited("He walked away")),
		p("He left. ", cited("He never walked away")),
	);
	expect(kept).toEqual({ kind: "same", before: "He left. ", after: "He left. " });
	expect(removed).toEqual({
		kind: "removed",
		before: "",
		after: "",
		nodes: { before: [{ at: 0, ...cited("He walked away") }], after: [] },
	});
	expect(added).toEqual({
		kind: "added",
		before: "",
		after: "",
		nodes: { before: [], after: [{ at: 0, ...cited("He never walked away") }] },
	});
});

test("nodes stand behind as much text as in their line", () => {
	const [segment] = segments(
		p("He left.", citationNeeded("2026-11-22"), " So", br(), "it was."),
		p(text("He left.", "bold"), citationNeeded("2026-11-22"), " So", br(), "it was."),
	).filter(({ kind }) => kind === "same");
	const nodes = [
		{ at: 0, type: "citationNeeded", attrs: { since: "2026-11-22" } },
		{ at: 3, type: "hardBreak" },
	];
	expect(segment).toEqual({
		kind: "same",
		before: " So\nit was.",
		after: " So\nit was.",
		nodes: { before: nodes, after: nodes },
	});
});

test.each([
	["a line break", br()],
	["a request for a source", citationNeeded()],
	["a citation", citation(7)],
])("%s that came is told", (_what, node) => {
	const told = segments(p("It was."), p("It was.", node)).find(({ kind }) => kind === "added");
	expect(told?.nodes?.after).toEqual([{ at: 0, ...node }]);
});

test("answers what the API says it does", () => {
	const diff = diffDocuments(doc(p("He left. ", citation(7))), doc(p("He went. ", br())));
	const answer = { before: 1, after: 2, events: [], blocks: plainBlocks(diff) };
	expect(diffRevisionsOperation.answers[200].parse(answer)).toEqual(answer);
});
