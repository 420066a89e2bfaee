import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { presentDiff } from "@/lib/document/diff/present";
import type { DocumentNode } from "@/lib/document/schema";
import { as, cell, citation, citationNeeded, doc, p, row, table, text } from "@/test/document";
import { DocumentDiff } from "./document-diff";

// The names of works are another subject: a citation stands as its number.
const context = {
	resolveLink: () => ({ href: "#", title: "", exists: true, self: false }),
	renderCitations: (nodes: readonly DocumentNode[]) => nodes.map(({ attrs }) => `(${attrs?.sourceId})`).join(""),
};

/** Both sides of the first change: `[-gone-]`, `[+came+]`, `{-gone, for the inline layout-}`. */
function sides(before: readonly DocumentNode[], after: readonly DocumentNode[], mode: "row" | "cell" = "row") {
	const block = (content: readonly DocumentNode[]) => {
		const paragraph = as("a", p(...content));
		return mode === "row" ? paragraph : as("t", table(as("r", row(as("c", cell(paragraph))))));
	};
	const diff = presentDiff(diffDocuments(doc(block(before)), doc(block(after))));
	const html = renderToStaticMarkup(<DocumentDiff diff={diff} context={context} sources={new Map()} />);
	return html
		.split(/<div class="diff-side (?:before|after)/)
		.slice(1)
		.map((side) =>
			(side.match(/<p>(.*?)<\/p>/)?.[1] ?? "")
				.replace(/<del class="inline-only">(.*?)<\/del>/g, "{-$1-}")
				.replace(/<del>(.*?)<\/del>/g, "[-$1-]")
				.replace(/<ins>(.*?)<\/ins>/g, "[+$1+]")
				.replace(/<[^>]+>/g, ""),
		);
}

const cited = (quotation?: string, more = {}) =>
	citation(1, { ...more, ...(quotation !== undefined && { quotation }) });

describe("a citation with another quotation", () => {
	const [was, is] = ["He walked away", "He never walked away"];

	test("has it written out, its words marked, and is not struck out beside its like", () => {
		expect(sides([text("He left."), cited(was)], [text("He left."), cited(is)])).toEqual([
			"He left.(1) quoting “He walked away”",
			"He left.(1) quoting “He [+never +]walked away”",
		]);
		expect(sides([text("He left."), cited(is)], [text("He left."), cited(was)])).toEqual([
			"He left.(1) quoting “He [-never -]walked away”",
			"He left.(1) quoting “He {-never -}walked away”",
		]);
	});

	test("that had none, or has none any more", () => {
		expect(sides([text("He left."), cited()], [text("He left."), cited(was)])).toEqual([
			"He left.(1)",
			"He left.(1)[+ quoting “He walked away”+]",
		]);
		expect(sides([text("He left."), cited(was)], [text("He left."), cited()])).toEqual([
			"He left.(1)[- quoting “He walked away”-]",
			"He left.(1){- quoting “He walked away”-}",
		]);
	});

	test("shows it at both ends of a move, each its own", () => {
		const stays = as("b", p("Somebody else stayed for a good while longer than he did."));
		const [before, after] = [was, is].map((quotation) => as("a", p("He left.", cited(quotation))));
		const diff = presentDiff(diffDocuments(doc(before as DocumentNode, stays), doc(stays, after as DocumentNode)));
		const html = renderToStaticMarkup(<DocumentDiff diff={diff} context={context} sources={new Map()} />);
		expect(html).toContain("quoting “He walked away”");
		expect(html).toContain("quoting “He <ins>never </ins>walked away”");
	});

	test("stands apart from the words that changed with it", () => {
		const [before, after] = [
			[text("He left"), cited(was), text(" at six.")],
			[text("He went"), cited(is), text(" at six.")],
		];
		expect(sides(before, after)).toEqual([
			"He [-left-](1) quoting “He walked away” at six.",
			"He {-left-}[+went+](1) quoting “He [+never +]walked away” at six.",
		]);
	});

	test("and another place is another citation", () => {
		const moved = cited(is, { locator: { type: "page", value: "3" } });
		expect(sides([text("He left."), cited(was)], [text("He left."), moved])).toEqual([
			"He left.[-(1)-]",
			"He left.{-(1)-}[+(1)+]",
		]);
	});

	test("shows it in a table too", () => {
		expect(sides([text("He left."), cited(was)], [text("He left."), cited(is)], "cell")[1]).toBe(
			"He left.(1) quoting “He [+never +]walked away”",
		);
	});

	test("is found among others that came and went", () => {
		const other = (sourceId: number) => citation(sourceId);
		expect(sides([text("He left."), other(2), cited(was)], [text("He left."), other(3), cited(is), other(4)])).toEqual([
			"He left.[-(2)-](1) quoting “He walked away”",
			"He left.{-(2)-}[+(3)+](1) quoting “He [+never +]walked away”[+(4)+]",
		]);
	});
});

test("the day since when a citation is needed shows where it differs", () => {
	const since = (day: string) => [text("He left."), citationNeeded(day)];
	expect(sides(since("2026-01-01"), since("2026-02-02"))).toEqual([
		"He left.[citation needed] since [-2026-01-01-]",
		"He left.[citation needed] since {-2026-01-01-}[+2026-02-02+]",
	]);
});
