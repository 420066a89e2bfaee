import { describe, expect, test } from "vitest";
import { mergeDocuments } from "@/lib/document/merge";
import type { DocumentNode } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";
import {
	accounts,
	as,
	attribution,
	bullets,
	callout,
	cell,
	doc,
	heading,
	item,
	p,
	quote,
	redirect,
	row,
	table,
	th,
} from "@/test/document";
import { asDocument, canBeWritten, describeBlock, describeHolders, fromDocument, sayPutInto } from "./overlap-block";

const dispute = accounts("estimate", "How many?", ["ten", p("Says one.")], ["nine", p("Says another.")]);
const blocks: DocumentNode[] = [
	p("Words."),
	heading(2, "Words"),
	bullets(item(p("One.")), item(p("Two."))),
	item(p("One."), bullets(item(p("Inner.")))),
	quote(p("Said."), attribution("Who")),
	attribution("Who said it"),
	table(row(cell("A"), cell("B"))),
	row(th("A"), cell("B")),
	cell("A"),
	th("A"),
	callout("tip", p("Words.")),
	dispute,
	...(dispute.content ?? []),
	redirect("Bajor"),
];

describe("a block to choose about", () => {
	test.each(blocks.map((block) => [block.type, block] as const))("%s stands as a valid document", (_type, block) => {
		const checked = validateDocument(asDocument(block), { ids: "optional" });
		expect(checked.ok ? [] : checked.issues).toEqual([]);
		expect(describeBlock(block)).not.toBe("Block");
	});

	test.each(blocks.filter(canBeWritten).map((block) => [block.type, block] as const))(
		"%s comes back from its document as it was",
		(_type, block) => {
			expect(fromDocument(asDocument(block).content, block.type)).toEqual([block]);
		},
	);

	test("where it stands in another block is said, and nothing of one that stands by itself", () => {
		const text = (word: string) =>
			doc(
				as("top", p(word)),
				table(row(as("c", cell(as("in-table", p(word)))))),
				bullets(as("i", item(as("in-list", p(word))))),
				quote(as("in-quote", p(word))),
			);
		const { tree } = mergeDocuments(text("Was."), text("Mine."), text("Theirs."));
		expect([...describeHolders(tree)]).toEqual([
			["in-table", "in a table"],
			["in-list", "in a list"],
			["in-quote", "in a quotation"],
		]);
	});

	test("what it was put into is said in words", () => {
		expect(["orderedList", "accounts", "doc"].map(sayPutInto)).toEqual([
			"It is in a numbered list now.",
			"It is in one of several accounts now.",
			"It stands by itself now.",
		]);
	});

	test("two paragraphs written for an answer become one", () => {
		const answer = dispute.content?.[0] ?? p();
		const [written] = fromDocument([p("How many"), p("people?")], answer.type);
		expect(written?.type).toBe("accountsQuestion");
		expect(written?.content).toEqual([{ type: "text", text: "How many people?" }]);
	});
});
