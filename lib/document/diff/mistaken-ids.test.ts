import { expect, test } from "vitest";
import { as, bullets, cell, doc, heading, item, p, row, table, th } from "@/test/document";
import { cite } from "@/test/document-events";
import { diffDocuments } from "../diff";
import { documentEvents } from "../events";
import type { DocumentNode } from "../schema";

const union = "The Union seized control of the planet and dissolved the Republic of Bajor in 2328.";
const guard = "The Resistance fought the Cardassian Guard with guerrilla warfare for fifty years.";
const none = "The Federation refused to become involved due to the Prime Directive.";

/** Paragraphs that are numbered as they stand. */
const numbered = (...texts: string[]) => doc(...texts.map((text, index) => as(`p${index}`, p(text))));

/** What changed, in short: the kind and the text. */
function changed(before: readonly DocumentNode[], after: readonly DocumentNode[]): string[] {
	return diffDocuments(doc(...before), doc(...after)).rows.flatMap(({ kind, segments }) =>
		kind === "unchanged" ? [] : `${kind} ${segments.flatMap((one) => [...one.before, ...one.after])[0]?.text ?? ""}`,
	);
}

test("a paragraph taken out up to the beginning of the next, whose words stand under its id now", () => {
	const citation = cite("x", 1);
	const [first, second] = [as("a", p(union, citation)), as("b", p(guard))];
	expect(changed([first, second], [as("a", p(guard))])).toEqual([`removed ${union}`]);
	expect(documentEvents(doc(first, second), doc(as("a", p(guard)))).map(({ type }) => type)).toEqual([
		"citation-removed",
	]);
});

test("a line begun above a paragraph, which got a new id", () => {
	expect(changed([as("a", p(union))], [as("a", p("Quite new.")), as("b", p(union))])).toEqual(["added Quite new."]);
	expect(changed([as("a", p(union))], [as("a", p()), as("b", p(union))])).toEqual(["added "]);
});

test("blocks that a client numbers as they stand", () => {
	const [before, after] = [numbered(union, guard, none), numbered("A new lead of some words.", union, guard, none)];
	expect(changed(before.content, after.content)).toEqual(["added A new lead of some words."]);
	expect(changed(after.content, before.content)).toEqual(["removed A new lead of some words."]);
	expect(changed(numbered(union, guard).content, [as("p1", p(union)), as("p0", p(guard))])).toEqual([]);
});

test("also where words of them changed, and in lists", () => {
	const list = (...texts: string[]) =>
		bullets(...texts.map((text, index) => as(`i${index}`, item(as(`p${index}`, p(text))))));
	const now = union.replace("2328", "2319");
	expect(changed([list(union, guard)], [list("A new item that nobody knew.", now, guard)])).toEqual([
		"added A new item that nobody knew.",
		`changed ${union.slice(0, -5)}`,
	]);
});

test("a paragraph that was written anew keeps its id where its old words stand nowhere", () => {
	expect(changed([as("a", p(union)), as("b", p(none))], [as("a", p(guard)), as("b", p(none))])).toEqual([
		"changed The ",
	]);
	expect(changed([as("a", p(union))], [as("a", p())])).toEqual([`changed ${union}`]);
	expect(changed([as("a", p(union))], [as("a", p(guard)), as("h", heading(2, union))])).toEqual([
		"changed The ",
		`added ${union}`,
	]);
});

test("cells are known by their rows", () => {
	const facts = (...said: string[]) =>
		as(
			"t",
			table(
				as("h", row(th("Said"))),
				...said.map((text, n) => as(`r${n}`, row(as(`c${n}`, cell(as(`q${n}`, p(text))))))),
			),
		);
	expect(changed([facts(union, guard)], [facts(guard, union)])).toHaveLength(2);
});
