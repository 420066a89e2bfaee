import { expect, test } from "vitest";
import {
	accounts,
	as,
	bullets,
	cell,
	citation,
	citationNeeded,
	doc,
	heading,
	item,
	p,
	row,
	table,
} from "@/test/document";
import { pageState } from "./page-state";

test("finds the sentence, section, block and day of each mark, wherever it stands", () => {
	const document = doc(
		as("a", p("It began. It was long.", citationNeeded("2025-03-01"), " It ended.", citation(1), citationNeeded())),
		heading(2, "  Fall \n of it "),
		bullets(item(as("b", p("It fell.", citationNeeded("2024-01-31"))))),
		table(row(cell("2328"), cell(as("c", p(citationNeeded()))))),
	);
	expect(pageState(document).marks).toEqual([
		mark("a", "2025-03-01", "It was long.", null),
		mark("a", "2026-11-22", "It ended.", null),
		mark("b", "2024-01-31", "It fell.", "Fall of it"),
		mark("c", "2026-11-22", "2328", "Fall of it"),
	]);
	function mark(blockId: string, sortKey: string, text: string, section: string | null) {
		return { kind: "citation-needed", blockId, sortKey, text, section, answers: null };
	}
});

test("finds accounts with question, reason and how many answers there are", () => {
	const document = doc(
		heading(2, "Death toll"),
		as("q", accounts("retcon", "How many\n died?", ["Ten", p("Ten did.", citation(1))], ["None", p("All lived.")])),
		as("r", accounts("unexplained", "x".repeat(499).concat("😀"), ["A", p("a")], ["B", p("b")], ["C", p("c")])),
	);
	const { coverage, marks } = pageState(document);
	expect(coverage).toEqual({ total: 5, cited: 1 });
	const common = { kind: "accounts", section: "Death toll" };
	expect(marks).toEqual([
		{ ...common, blockId: "q", sortKey: "retcon", text: "How many died?", answers: 2 },
		{ ...common, blockId: "r", sortKey: "unexplained", text: "x".repeat(499), answers: 3 },
	]);
});

test("marks without a day, and accounts of any shape, break nothing", () => {
	const document = doc(p("One.", { type: "citationNeeded" }, { type: "citationNeeded", attrs: { since: "soon" } }), {
		type: "accounts",
		attrs: { reason: "whim" },
	});
	expect(pageState(document).marks).toEqual([
		{ kind: "accounts", blockId: "", sortKey: "unexplained", text: "", section: null, answers: 0 },
	]);
});
