import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
	bullets,
	cell,
	doc,
	documents,
	heading,
	item,
	link,
	p,
	redirect,
	row,
	table,
	text,
	wikiLink,
} from "@/test/document";
import { canonicalJson } from "./canonical";
import { documentSchema } from "./prosemirror";
import { DOCUMENT_LIMITS, type DocumentNode } from "./schema";
import { validateDocument } from "./validate";

// Laws are tried many times; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

function issuePaths(input: unknown): string[] {
	const result = validateDocument(input);
	return result.ok ? [] : result.issues.map(({ path }) => path);
}

/** A document with one paragraph that holds `node`. */
function holding(node: unknown): unknown {
	return { type: "doc", content: [{ type: "paragraph", attrs: { id: "a" }, content: [node] }] };
}

function withHref(href: unknown): unknown {
	return holding({ type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] });
}

const NOT_TEXT: unknown[] = [[], ["https://example.org"], {}, { toString: "x" }, 7, true];

describe("what is accepted", () => {
	test("drawn documents, in a normal form that validating again does not change", () => {
		fc.assert(
			fc.property(documents(), (document) => {
				expect(validateDocument(document)).toEqual({ ok: true, document });
			}),
			{ numRuns: 150 },
		);
	});

	test("exactly what ProseMirror's own check accepts, as far as structure goes", () => {
		const anyType = fc.constantFrom(...Object.keys(documentSchema.nodes).filter((type) => type !== "text"));
		const { tree } = fc.letrec<{ tree: DocumentNode }>((tie) => ({
			tree: fc.record({
				type: anyType,
				content: fc.option(
					fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant({ type: "text", text: "x" }) }, tie("tree")), {
						maxLength: 3,
					}),
					{ nil: [] },
				),
			}),
		}));
		let count = 0;
		const withAttributes = (node: DocumentNode): DocumentNode => ({
			...node,
			...(node.type === "heading" && { attrs: { level: 2 } }),
			...(node.type === "redirect" && { attrs: { title: "X" } }),
			...(node.type === "citationNeeded" && { attrs: { since: "2026-11-22" } }),
			...(node.type === "citation" && {
				attrs: { id: `citation${++count}`, sourceId: 1, locator: null, quotation: null },
			}),
			...(node.content && { content: node.content.map(withAttributes) }),
		});
		let accepted = 0;
		const compare = (document: DocumentNode): void => {
			let known = true;
			try {
				documentSchema.nodeFromJSON(document).check();
			} catch {
				known = false;
			}
			const result = validateDocument(document, { ids: "optional" });
			// A table without a cell is refused although its content expressions allow it.
			const issues = result.ok ? [] : result.issues.filter(({ message }) => message !== "table needs a cell");
			expect(issues.length === 0).toBe(known);
			if (known) accepted++;
		};
		fc.assert(
			fc.property(fc.array(tree, { minLength: 1, maxLength: 2 }), (content) =>
				compare(withAttributes({ type: "doc", content })),
			),
			{ numRuns: 1000 },
		);
		expect(accepted).toBeGreaterThan(20);
	});

	test.each([["2026-02-29"], ["2026-13-01"], ["22 November 2026"], [20261122]])("a day that is none: %j", (since) => {
		expect(issuePaths(holding({ type: "citationNeeded", attrs: { since } }))).toEqual([
			"content[0].content[0].attrs.since",
		]);
		expect(issuePaths(holding({ type: "citationNeeded", attrs: { since: "2024-02-29" } }))).toEqual([]);
	});

	test("nothing is lost or added that counts: equal content has equal JSON", () => {
		const written = validateDocument({
			content: [
				{
					content: [
						{ text: "Ba", type: "text", marks: [{ type: "italic" }, { type: "bold", attrs: {} }] },
						{ marks: [{ type: "bold" }, { type: "italic" }], type: "text", text: "jor" },
					],
					attrs: { id: "a" },
					type: "paragraph",
					marks: [],
				},
			],
			type: "doc",
		});
		const plain = validateDocument({
			type: "doc",
			attrs: { version: 1 },
			content: [
				{
					type: "paragraph",
					attrs: { id: "a" },
					content: [{ type: "text", marks: [{ type: "bold" }, { type: "italic" }], text: "Bajor" }],
				},
			],
		});
		if (!written.ok || !plain.ok) throw new Error("both are valid");
		expect(canonicalJson(written.document)).toBe(canonicalJson(plain.document));
		expect(written.document).toEqual(plain.document);
	});

	test("attributes that say nothing are left out", () => {
		const result = validateDocument(
			doc(
				table(row({ ...cell("x"), attrs: { id: "c", colspan: 1, rowspan: 1, colwidth: null } })),
				p({
					type: "text",
					text: "x",
					marks: [{ type: "wikiLink", attrs: { pageId: null, title: "Bajor", anchor: null } }],
				}),
			),
		);
		if (!result.ok) throw new Error("valid");
		expect(result.document.content[0]?.content?.[0]?.content?.[0]?.attrs).toEqual({ id: "c" });
		expect(result.document.content[1]?.content?.[0]?.marks?.[0]?.attrs).toEqual({ title: "Bajor" });
	});

	test.each([
		["terok_nor", { title: "Terok nor" }],
		["user:kira", { title: "User:Kira" }],
		["Bajor#Early history", { title: "Bajor", anchor: "Early history" }],
	])("the title %s is brought into its normal form", (title, attrs) => {
		const result = validateDocument(doc(p(wikiLink("x", title))));
		expect(result.ok && result.document.content[0]?.content?.[0]?.marks?.[0]?.attrs).toEqual(attrs);
	});
});

describe("addresses", () => {
	test.each([
		"https://example.org",
		"HTTP://Example.org/a?b=c#d",
		"https://example.org/%20/ü",
		"https://[2001:db8::1]/",
		"mailto:kira@example.org?subject=x",
	])("%s is accepted", (href) => expect(issuePaths(withHref(href))).toEqual([]));

	test.each([
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		" javascript:alert(1)",
		"java\tscript:alert(1)",
		"java\nscript:alert(1)",
		"\u0001javascript:alert(1)",
		"javascript&#58;alert(1)",
		"&#106;avascript:alert(1)",
		"javascript\u003aalert(1)",
		"ｊavascript:alert(1)",
		"java\u0000script:alert(1)",
		"javascript://example.org/%0aalert(1)",
		"\u202ejavascript:alert(1)",
		"view-source:javascript:alert(1)",
		"data:text/html,<script>alert(1)</script>",
		"data:image/svg+xml,<svg onload=alert(1)>",
		"blob:https://example.org/x",
		"vbscript:msgbox(1)",
		"file:///etc/passwd",
		"ftp://example.org",
		"//example.org",
		"/wiki/Bajor",
		"\\\\example.org",
		"https:example.org",
		"https:\\\\example.org",
		"https:///example.org",
		"https://exa mple.org",
		"https://example.org/\u200bx",
		"https://user:pass@example.org",
		"https://bank.example@evil.example",
		"https://",
		"mailto:",
		"",
		`https://example.org/${"x".repeat(3000)}`,
		null,
		...NOT_TEXT,
	])("%j is refused", (href) =>
		expect(issuePaths(withHref(href))).toEqual(["content[0].content[0].marks[0].attrs.href"]),
	);
});

describe("what is refused, and where", () => {
	const id = { id: "a" };
	const x = { type: "text", text: "x" };
	test.each<[string, unknown, string[]]>([
		["no document", null, [""]],
		["a list", [], [""]],
		["another node at the top", p("x"), [""]],
		["no blocks", { type: "doc", content: [] }, ["content"]],
		["content that is no list", { type: "doc", content: {} }, ["content"]],
		["a later version", { ...doc(p("x")), attrs: { version: 2 } }, ["attrs.version"]],
		["an unknown node", { type: "doc", content: [{ type: "script" }] }, ["content[0].type"]],
		["a node named like a method", { type: "doc", content: [{ type: "constructor" }] }, ["content[0].type"]],
		["an unknown field", { type: "doc", content: [{ ...p("x"), style: "color:red" }] }, ["content[0]"]],
		["an unknown attribute", doc({ type: "paragraph", attrs: { id: "a", class: "x" } }), ["content[0].attrs"]],
		["an event handler", doc({ type: "paragraph", attrs: { id: "a", onclick: "x" } }), ["content[0].attrs"]],
		[
			"attributes that are no object",
			{ type: "doc", content: [{ type: "paragraph", attrs: [] }] },
			["content[0].attrs"],
		],
		["a level that does not exist", doc({ type: "heading", attrs: { ...id, level: 1 } }), ["content[0].attrs.level"]],
		["a level as markup", doc({ type: "heading", attrs: { ...id, level: "2><script>" } }), ["content[0].attrs.level"]],
		["no level", doc({ type: "heading", attrs: id }), ["content[0].attrs.level"]],
		["a missing id", doc({ type: "paragraph" }), ["content[0].attrs.id"]],
		["an id that is null", doc({ type: "paragraph", attrs: { id: null } }), ["content[0].attrs.id"]],
		["an id that is markup", doc({ type: "paragraph", attrs: { id: '"><img>' } }), ["content[0].attrs.id"]],
		["an id twice", doc({ ...p("x"), attrs: id }, { ...p("y"), attrs: id }), ["content[1].attrs.id"]],
		["text that is empty", holding({ type: "text", text: "" }), ["content[0].content[0].text"]],
		["text that is no text", holding({ type: "text", text: 5 }), ["content[0].content[0].text"]],
		["text with U+0000", holding({ type: "text", text: "a\0b" }), ["content[0].content[0].text"]],
		["text with a lone surrogate", holding({ type: "text", text: "a\ud800b" }), ["content[0].content[0].text"]],
		["text in a block's place", { type: "doc", content: [x] }, ["content[0]"]],
		["a block in text's place", holding(p("x")), ["content[0].content[0]"]],
		["an unknown mark", holding({ ...x, marks: [{ type: "blink" }] }), ["content[0].content[0].marks[0].type"]],
		[
			"a mark twice",
			holding({ ...x, marks: [{ type: "bold" }, { type: "bold" }] }),
			["content[0].content[0].marks[1]"],
		],
		[
			"marks that exclude each other",
			doc(p(text("x", "superscript", "subscript"))),
			["content[0].content[0].marks[1]"],
		],
		[
			"marks in code",
			doc({ type: "codeBlock", attrs: id, content: [text("x", "bold")] }),
			["content[0].content[0].marks"],
		],
		["marks on a block", doc({ ...p("x"), marks: [{ type: "bold" }] }), ["content[0].marks"]],
		["a link to nowhere", doc(p(text("x", { type: "wikiLink", attrs: {} }))), ["content[0].content[0].marks[0].attrs"]],
		["a title that is none", doc(p(wikiLink("x", "a<b"))), ["content[0].content[0].marks[0].attrs.title"]],
		[
			"a link's class",
			doc(p(text("x", { type: "link", attrs: { href: "https://example.org", class: "y" } }))),
			["content[0].content[0].marks[0].attrs"],
		],
		["a redirect that is not first", doc(p("x"), redirect("Bajor")), ["content[1]"]],
		[
			"a cell too wide",
			doc(table(row(cell("x", { colspan: 101 })))),
			["content[0].content[0].content[0].attrs.colspan"],
		],
		["a table without cells", doc(table(row())), ["content[0].content"]],
		[
			"code in an unknown script",
			doc({ type: "codeBlock", attrs: { ...id, language: "a b" } }),
			["content[0].attrs.language"],
		],
		[
			"a callout of no kind",
			doc({ type: "callout", attrs: { ...id, kind: null }, content: [p("x")] }),
			["content[0].attrs.kind"],
		],
	])("%s", (_, input, paths) => expect(issuePaths(input)).toEqual(paths));

	test.each(["wikiLink.title", "wikiLink.anchor", "codeBlock.language", "callout.kind", "paragraph.id"])(
		"anything but text for %s",
		(name) => {
			const [type = "", attribute = ""] = name.split(".");
			for (const value of NOT_TEXT) {
				const input =
					type === "wikiLink"
						? holding({ type: "text", text: "x", marks: [{ type, attrs: { pageId: 1, [attribute]: value } }] })
						: {
								type: "doc",
								content: [
									{ type, attrs: { id: "a", [attribute]: value }, ...(type === "callout" && { content: [p("x")] }) },
								],
							};
				expect(issuePaths(input)).toHaveLength(1);
			}
		},
	);

	test("keys that reach for prototypes do nothing", () => {
		const hostile: unknown = JSON.parse(
			'{"type":"doc","__proto__":{"polluted":1},"content":[{"type":"paragraph","attrs":{"id":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}]}',
		);
		expect(issuePaths(hostile)).toEqual(["", "content[0].attrs", "content[0].attrs"]);
		expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
	});

	test("issues are named up to a number", () => {
		const paths = issuePaths({ type: "doc", content: Array.from({ length: 500 }, () => ({ type: "x" })) });
		expect(paths).toHaveLength(20);
	});
});

describe("limits", () => {
	function nested(levels: number): DocumentNode {
		return levels === 0 ? p("x") : bullets(item(p("x"), nested(levels - 1)));
	}

	test("depth", () => {
		// doc, 18 lists with their items, paragraph, text: 39 levels.
		expect(issuePaths(doc(nested(18)))).toEqual([]);
		expect(issuePaths(doc(nested(20)))[0]).toMatch(/content$/);
	});

	test("10,000 levels are refused without exhausting the stack", () => {
		const deep: unknown = JSON.parse(`${'{"type":"bulletList","content":['.repeat(10_000)}${"]}".repeat(10_000)}`);
		expect(validateDocument({ type: "doc", content: [deep] }).ok).toBe(false);
		expect(validateDocument(deep).ok).toBe(false);
	});

	test("nodes", () => {
		const paragraphs = (count: number) => doc(...Array.from({ length: count }, () => p()));
		expect(issuePaths(paragraphs(DOCUMENT_LIMITS.nodes - 1))).toEqual([]);
		expect(issuePaths(paragraphs(DOCUMENT_LIMITS.nodes))).toEqual([""]);
	});

	test("text, counted in bytes", () => {
		expect(issuePaths(doc(p("x".repeat(DOCUMENT_LIMITS.textBytes - 100))))).toEqual([]);
		expect(issuePaths(doc(p("é".repeat(DOCUMENT_LIMITS.textBytes / 2 + 1))))).toEqual([""]);
		expect(issuePaths(doc(p("👍".repeat(DOCUMENT_LIMITS.textBytes / 4 - 100))))).toEqual([]);
	});

	test("a table whose spans multiply", () => {
		const wide = row(...Array.from({ length: 20 }, () => cell("x", { colspan: 100, rowspan: 100 })));
		const rows = Array.from({ length: 30 }, () => row(cell("x")));
		expect(issuePaths(doc(table(wide, ...rows)))).toEqual(["content[0].content"]);
		expect(issuePaths(doc(table(wide)))).toEqual([]);
	});

	test("links carry addresses that count as text", () => {
		const href = `https://example.org/${"x".repeat(2000)}`;
		expect(issuePaths(doc(p(...Array.from({ length: 3000 }, (_, i) => link(`${i}`, href)))))).toEqual([""]);
	});

	test("headings are checked everywhere", () => {
		expect(issuePaths(doc(table(row(cell(heading(2, "x"))))))).toEqual([]);
	});
});

test("refuses a heading that is no heading any more", () => {
	const heading = (length: number) =>
		validateDocument({
			type: "doc",
			attrs: { version: 1 },
			content: [
				{ type: "heading", attrs: { id: "long", level: 2 }, content: [{ type: "text", text: "長".repeat(length) }] },
			],
		});
	expect(heading(500).ok).toBe(true);
	expect(heading(501)).toMatchObject({ ok: false, issues: [{ path: "content[0].content" }] });
});
