import { describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";
import { parseMarkup } from "./markup";

function text(words: string, ...marks: (string | [string, Record<string, unknown>])[]): DocumentNode {
	if (marks.length === 0) return { type: "text", text: words };
	const written = marks.map((mark) => (typeof mark === "string" ? { type: mark } : { type: mark[0], attrs: mark[1] }));
	return { type: "text", text: words, marks: written };
}

function paragraph(...content: DocumentNode[]): DocumentNode {
	return content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" };
}

function cell(words: string, attrs = {}, type = "tableCell"): DocumentNode {
	return { type, attrs, content: [words === "" ? paragraph() : paragraph(text(words))] };
}

describe("inline notation", () => {
	test.each<[string, string, DocumentNode[]]>([
		["plain words", "Just words.", [text("Just words.")]],
		[
			"marks",
			"a **b** *c* ^{d} {{e}}",
			[
				text("a "),
				text("b", "bold"),
				text(" "),
				text("c", "italic"),
				text(" "),
				text("d", "superscript"),
				text(" "),
				text("e", "smallCaps"),
			],
		],
		["marks inside marks", "**a *b***", [text("a ", "bold"), text("b", "bold", "italic")]],
		["a link", "[[Bajor]]", [text("Bajor", ["wikiLink", { title: "Bajor" }])]],
		[
			"a link to a section in other words",
			"[[Bajor#Moons|its *moons*]]",
			[
				text("its ", ["wikiLink", { title: "Bajor", anchor: "Moons" }]),
				text("moons", ["wikiLink", { title: "Bajor", anchor: "Moons" }], "italic"),
			],
		],
		["a link within the page", "[[#Moons|below]]", [text("below", ["wikiLink", { anchor: "Moons" }])]],
		["a link inside a mark", "*[[Bajor]]*", [text("Bajor", "italic", ["wikiLink", { title: "Bajor" }])]],
		["an external link", "[https://example.org/a here]", [text("here", ["link", { href: "https://example.org/a" }])]],
		["code, in which nothing else counts", "`**a**`", [text("**a**", "code")]],
		[
			"a missing citation",
			"a.[?2026-11-22] b",
			[text("a."), { type: "citationNeeded", attrs: { since: "2026-11-22" } }, text(" b")],
		],
		["a line break", "a\\\\ b", [text("a"), { type: "hardBreak" }, text("b")]],
		["signs that stand for themselves", "2 \\* 3 \\[[a]]", [text("2 * 3 [[a]]")]],
		["lines of one paragraph", "a\nb", [text("a b")]],
	])("%s", (_case, markup, content) => {
		expect(parseMarkup(markup).content).toEqual([paragraph(...content)]);
	});
});

describe("block notation", () => {
	test.each<[string, string, DocumentNode[]]>([
		[
			"headings",
			"== A ==\n\n==== B ====",
			[
				{ type: "heading", attrs: { level: 2 }, content: [text("A")] },
				{ type: "heading", attrs: { level: 4 }, content: [text("B")] },
			],
		],
		[
			"lists, and lists in lists",
			"* a\n*# b\n* c",
			[
				{
					type: "bulletList",
					content: [
						{
							type: "listItem",
							content: [
								paragraph(text("a")),
								{ type: "orderedList", content: [{ type: "listItem", content: [paragraph(text("b"))] }] },
							],
						},
						{ type: "listItem", content: [paragraph(text("c"))] },
					],
				},
			],
		],
		[
			"a quotation",
			"> a\n> -- b",
			[{ type: "blockquote", content: [paragraph(text("a")), { type: "attribution", content: [text("b")] }] }],
		],
		[
			"a callout",
			":::tip\na\n\nb\n:::",
			[{ type: "callout", attrs: { kind: "tip" }, content: [paragraph(text("a")), paragraph(text("b"))] }],
		],
		[
			"accounts that differ",
			"???retcon Who?\n? *A*\none\ntwo\n\nthree\n\n? B\nfour\n???",
			[
				{
					type: "accounts",
					attrs: { reason: "retcon" },
					content: [
						{ type: "accountsQuestion", content: [text("Who?")] },
						{
							type: "account",
							content: [
								{ type: "accountAnswer", content: [text("A", "italic")] },
								paragraph(text("one two")),
								paragraph(text("three")),
							],
						},
						{ type: "account", content: [{ type: "accountAnswer", content: [text("B")] }, paragraph(text("four"))] },
					],
				},
			],
		],
		[
			"a rule and code",
			"----\n```json\n{}\n\n[]\n```",
			[{ type: "horizontalRule" }, { type: "codeBlock", attrs: { language: "json" }, content: [text("{}\n\n[]")] }],
		],
		[
			"a table with spans and an empty cell",
			"|!2> a |!2v b\n| c | |\n",
			[
				{
					type: "table",
					content: [
						{
							type: "tableRow",
							content: [cell("a", { colspan: 2 }, "tableHeader"), cell("b", { rowspan: 2 }, "tableHeader")],
						},
						{ type: "tableRow", content: [cell("c"), cell("")] },
					],
				},
			],
		],
		[
			"a redirect",
			"->[[Bajor#Moons]]",
			[{ type: "redirect", attrs: { title: "Bajor", anchor: "Moons" } }, paragraph()],
		],
	])("%s", (_case, markup, blocks) => {
		const document = parseMarkup(markup);
		expect(document.content).toEqual(blocks);
		expect(validateDocument(document, { ids: "optional" })).toMatchObject({ ok: true });
	});

	test("a bar inside a link is no cell's end", () => {
		const [table] = parseMarkup("| [[Bajor|home]] | b").content;
		expect(table?.content?.[0]?.content).toHaveLength(2);
	});

	test.each([
		["a callout of no known kind", ":::boast\na\n:::"],
		["a callout without an end", ":::tip\na"],
		["accounts that differ for no known reason", "???whim Who?\n? A\na\n? B\nb\n???"],
		["accounts that begin without an answer", "???retcon Who?\nA\n? B\nb\n???"],
		["an answer to no question", "? A\na"],
		["a list that begins too deep", "** a"],
		["a heading without its other half", "== A"],
	])("refuses %s", (_case, markup) => {
		expect(() => parseMarkup(markup)).toThrow(SyntaxError);
	});
});
