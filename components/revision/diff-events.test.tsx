import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { presentDiff } from "@/lib/document/diff/present";
import type { DocumentNode } from "@/lib/document/schema";
import { accounts, as, citation, doc, p, rule } from "@/test/document";
import { DiffEvents } from "./diff-events";

const cited = citation(1, { id: "c" });

/** The lines that head a comparison. */
function lines(before: DocumentNode | DocumentNode[], after: DocumentNode | DocumentNode[]): string[] {
	const diff = presentDiff(diffDocuments(doc(...[before].flat()), doc(...[after].flat())));
	const html = renderToStaticMarkup(<DiffEvents diff={diff} sources={new Map()} />);
	return [...html.matchAll(/<li.*?<\/li>/g)].map(([line]) => line.replace(/<[^>]+>/g, ""));
}

test("a number and the claim that it stands in are one line", () => {
	const said = (number: string) => as("a", p(`About ${number} million died.`, cited));
	expect(lines(said("10"), said("12"))).toEqual(["Number changed, citation kept: 10 → 12 million, work 1"]);
});

test("so are the number of an answer and the account that it heads", () => {
	const said = accounts("unexplained", "How many?", ["More than ten million", p("Said on the promenade.", cited)]);
	const [question, account] = said.content ?? [];
	const [answer, body] = account?.content ?? [];
	const told = (text: string): DocumentNode => ({
		...said,
		content: [
			question,
			{ ...account, content: [{ ...answer, content: [{ type: "text", text }] }, body] },
		] as DocumentNode[],
	});
	expect(lines(told("More than ten million"), told("More than twelve million"))).toEqual([
		"Number changed, citation kept: ten → twelve million, work 1",
	]);
});

test("a citation that quotes other words is not told to have been replaced by itself", () => {
	const said = (...quotation: string[]) => {
		const attrs = quotation.length > 0 ? { id: "c", quotation: quotation[0] } : { id: "c" };
		return as("a", p("He left.", citation(1, attrs)));
	};
	expect(lines(said("He walked away"), said("He never walked away"))).toEqual([
		"Quotation changed: work 1, He walked away → He never walked away",
	]);
	expect(lines(said(), said("He walked away"))).toEqual(["Quotation changed: work 1, no quotation → He walked away"]);
});

test("a line that moved is named, though it says nothing", () => {
	const [above, line, below] = [as("a", p("Before the war.")), as("r", rule()), as("b", p("After the war."))];
	expect(lines([above, line, below], [line, above, below])).toEqual(["Moved: a block without words"]);
});
