import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import {
	accounts,
	as,
	cell,
	citation,
	citationNeeded,
	doc,
	item,
	numbers,
	p,
	row,
	table,
	text,
	th,
} from "@/test/document";
import type { Arrangement, Fold } from "./arrangement";
import { adoptBlockIds, assignBlockIds } from "./block-id";
import { diffDocuments } from "./diff";
import { leafBlocks } from "./diff/leaf-blocks";
import { type RenderContext, renderDocument } from "./render";
import type { DocumentNode, WikiDocument } from "./schema";
import { documentText } from "./text";
import { validateDocument } from "./validate";

const HOSTILE: unknown[] = [[], {}, { type: "page" }, "1", 1.5, 0, -1, 2 ** 31, Number.NaN, true, "__proto__"];

function holding(...nodes: unknown[]): unknown {
	return { type: "doc", content: [{ type: "paragraph", attrs: { id: "a" }, content: nodes }] };
}

function issues(input: unknown): string[] {
	const checked = validateDocument(input);
	return checked.ok ? [] : checked.issues.map(({ path }) => path.replace("content[0].content[0].", ""));
}

function folding(...folds: Fold[]): Arrangement {
	return { folds, marks: new Map(), inside: new Map() };
}

function cited(attrs: object): unknown {
	return holding({ type: "citation", attrs: { id: "c", sourceId: 1, ...attrs } });
}

describe("citations are checked", () => {
	test.each(HOSTILE)("%j is no source and no quotation and no locator", (value) => {
		expect(issues(cited({ sourceId: value }))).toEqual(["attrs.sourceId"]);
		if (typeof value !== "string") expect(issues(cited({ quotation: value }))).toEqual(["attrs.quotation"]);
		expect(issues(cited({ locator: value }))).toEqual(["attrs.locator"]);
		expect(issues(cited({ locator: { type: value, value: "1" } }))).toEqual(["attrs.locator"]);
		if (typeof value !== "string") {
			expect(issues(cited({ locator: { type: "page", value } }))).toEqual(["attrs.locator"]);
		}
		expect(issues(holding({ type: "citationNeeded", attrs: { since: value } }))).toEqual(["attrs.since"]);
	});

	test("foreign fields, missing sources, impossible days", () => {
		expect(issues(cited({ href: "javascript:x" }))).toEqual(["attrs"]);
		expect(issues(cited({ locator: { type: "page", value: "1", extra: 1 } }))).toEqual(["attrs.locator"]);
		expect(issues(cited({ quotation: "x".repeat(1001) }))).toEqual(["attrs.quotation"]);
		expect(issues(holding({ type: "citation", attrs: { id: "c" } }))).toEqual(["attrs.sourceId"]);
		expect(issues(holding({ type: "citationNeeded", attrs: { since: "2026-13-01" } }))).toEqual(["attrs.since"]);
		expect(issues({ type: "doc", content: [{ type: "paragraph", attrs: { id: "a", continuity: "<b>" } }] })).toEqual([
			"content[0].attrs.continuity",
		]);
	});

	test("an id stands once among blocks and citations", () => {
		expect(issues(holding(citation(1, { id: "a" })))).toEqual(["attrs.id"]);
		const twice = holding(citation(1, { id: "c" }), citation(1, { id: "c" })) as WikiDocument;
		expect(issues(twice)).toEqual(["content[0].content[1].attrs.id"]);
		expect(issues(assignBlockIds(twice))).toEqual([]);
	});

	test("10,000 in a row are checked, identified, compared and rendered", () => {
		const row = Array.from({ length: 10_000 }, () => ({ type: "citation", attrs: { sourceId: 7 } }));
		const checked = validateDocument(holding(...row), { ids: "optional" });
		if (!checked.ok) throw new Error("refused");
		const document = assignBlockIds(checked.document);
		expect(issues(document)).toEqual([]);
		expect(diffDocuments(document, document).changes).toBe(0);
		expect(renderToStaticMarkup(renderDocument(document, context))).toContain("7 7 7");
	});

	test("marks of the text around them do not stay on them", () => {
		const bold = { ...citation(1), marks: [{ type: "bold" }] };
		const checked = validateDocument(holding(bold));
		expect(checked.ok && checked.document.content[0]?.content?.[0]?.marks).toBeUndefined();
	});
});

const context: RenderContext = {
	resolveLink: () => ({ href: "/", title: "", exists: true, self: false }),
	renderCitations: (group) => <cite>({group.map(({ attrs }) => String(attrs?.sourceId)).join(" ")})</cite>,
};

function markup(document: WikiDocument, more: Partial<RenderContext> = {}): string {
	return renderToStaticMarkup(renderDocument(document, { ...context, ...more })).replace(/ id="[^"]*"/g, "");
}

describe("rendering", () => {
	test("neighbours are a group; text between parts them", () => {
		expect(markup(doc(p("a ", citation(1), citation(2), " b ", citation(3))))).toBe(
			"<p>a <cite>(1 2)</cite> b <cite>(3)</cite></p>",
		);
	});

	test("citations are left out where nobody can name them", () => {
		expect(markup(doc(p("a", citation(1))), { renderCitations: undefined })).toBe("<p>a</p>");
	});

	test("the mark of a missing source says since when", () => {
		expect(markup(doc(p("a", citationNeeded("2026-11-22"))))).toBe(
			'<p>a<sup class="citation-needed" title="Since 2026-11-22">[citation needed]</sup></p>',
		);
	});

	test("stretches fold under a line", () => {
		const arrangement = folding({ places: [1, 2], label: "2 paragraphs hidden" });
		expect(markup(doc(p("a"), p("b"), p("c"), p("d")), { arrangement })).toBe(
			'<p>a</p><details class="lens-fold"><summary>2 paragraphs hidden</summary><p>b</p><p>c</p></details><p>d</p>',
		);
	});

	test("accounts show question, reason, answers and rank; folded ones stay behind a line", () => {
		const block = accounts(
			"estimate",
			"How many?",
			["10 million", p("taught", citation(1))],
			["600 million", p("said")],
		);
		const html = markup(doc(block));
		expect(html).toContain("accounts differ · an estimate");
		expect(html).toContain("<dt><span>10 million</span></dt><dd><p>taught<cite>(1)</cite></p></dd>");
		const inside = new Map([[0, folding({ places: [2], label: "1 more account" })]]);
		const folded = markup(doc(block), { arrangement: { ...folding(), inside } });
		expect(folded).toContain("<summary>1 more account</summary><dl><dt><span>600 million");
	});

	test("accounts as prose run answer, rank and what says so into one sentence each", () => {
		const [asked, first, second] = accounts("retcon", "Who?", ["A", p("says one")], ["", p("Another.")]).content ?? [];
		const content = [asked, { ...first, attrs: { id: "x", rank: "preferred" } }, second] as DocumentNode[];
		const html = markup(doc({ type: "accounts", attrs: { id: "a", display: "prose", reason: "retcon" }, content }));
		expect(html).toContain('<div class="accounts accounts-prose">');
		expect(html).toContain('<p class="accounts-question">Who?</p>');
		expect(html).toContain(
			'<ul><li><p><strong class="account-preferred"><span>A</span></strong><small class="account-rank"> (preferred)</small>: says one</p></li><li><p>Another.</p></li></ul>',
		);
		expect(html).not.toContain("<dl>");
	});

	test("folded items and rows stand in an item and a row of their own, and numbers go on", () => {
		const places = { places: [1, 2], label: "2 hidden" };
		const list = { ...numbers(...["a", "b", "c", "d"].map((value) => item(p(value)))), attrs: { start: 3 } };
		const inside = new Map([[0, folding(places)]]);
		const arrangement = { ...folding(), inside };
		expect(markup(doc(list), { arrangement })).toBe(
			'<ol start="3"><li><p>a</p></li><li class="folded-items"><details class="lens-fold"><summary>2 hidden</summary><ol start="4"><li><p>b</p></li><li><p>c</p></li></ol></details></li><li value="6"><p>d</p></li></ol>',
		);
		const grid = table(row(th("a"), th("b")), row(cell("c"), cell("d")), row(cell("e", { colspan: 2 })));
		expect(markup(doc(grid), { arrangement })).toContain(
			'</thead><tbody><tr class="folded-rows"><td colSpan="2"><details class="lens-fold"><summary>2 hidden</summary><table><tbody><tr><td><p>c</p></td><td><p>d</p></td></tr><tr><td colSpan="2"><p>e</p></td></tr></tbody></table></details></td></tr></tbody>',
		);
	});

	test.each(HOSTILE)("whatever a row holds, %j too, it renders", (value) => {
		const broken = [
			{ type: "citation", attrs: { id: value, sourceId: value, locator: value, quotation: value } },
			{ type: "citationNeeded", attrs: { since: value } },
			{ type: "accounts", attrs: { reason: value }, content: [{ type: "account", attrs: { rank: value } }, p("x")] },
			{ type: "accountAnswer", content: [text("y")] },
		] as DocumentNode[];
		expect(() => markup(doc(p(...broken), ...broken))).not.toThrow();
	});
});

describe("text and comparison", () => {
	test("text leaves citations out", () => {
		expect(documentText(doc(p("Ten million died.", citation(1), citationNeeded())))).toBe("Ten million died.");
	});

	test("another work, locator or quotation is a change; another id is none", () => {
		const before = doc(as("a", p("It ended.", citation(1))));
		const with_ = (sourceId: number, more = {}) => doc(as("a", p("It ended.", citation(sourceId, more))));
		expect(diffDocuments(before, with_(1)).changes).toBe(0);
		expect(diffDocuments(before, with_(2)).changes).toBe(1);
		expect(diffDocuments(before, with_(1, { locator: { type: "page", value: "3" } })).changes).toBe(1);
		expect(diffDocuments(before, with_(1, { quotation: "it ended" })).changes).toBe(1);
	});

	test("the parts of accounts are blocks of their own", () => {
		const block = accounts("retcon", "Who?", ["A", p("one")], ["B", p("two")]);
		expect(
			leafBlocks(doc(block)).map(({ type, containers }) => [
				type,
				containers[0]?.kind === "accounts" && containers[0].ordinal,
			]),
		).toEqual([
			["accountsQuestion", null],
			["accountAnswer", 1],
			["paragraph", 1],
			["accountAnswer", 2],
			["paragraph", 2],
		]);
	});

	test("showing accounts in another way is a change", () => {
		const block = accounts("retcon", "Who?", ["A", p("one")], ["B", p("two")]);
		const shown = { ...block, attrs: { ...block.attrs, display: "prose" } };
		expect(diffDocuments(doc(block), doc(shown)).changes).toBeGreaterThan(0);
		expect(validateDocument(doc(shown))).toEqual({ ok: true, document: doc(shown) });
		expect(validateDocument(doc({ ...shown, attrs: { ...shown.attrs, display: "table" } }))).toEqual({
			ok: true,
			document: doc(block),
		});
		expect(validateDocument(doc({ ...shown, attrs: { ...shown.attrs, display: "song" } })).ok).toBe(false);
	});

	test("a client that knows no ids gives citations theirs back", () => {
		const base = doc(as("a", p("One.", citation(1, { id: "c1" }), " Two.", citation(2, { id: "c2" }))));
		const sent = doc({
			type: "paragraph",
			content: [text("One and a half."), { type: "citation", attrs: { sourceId: 2 } }, text(" Two.")],
		});
		expect(adoptBlockIds(sent, base).content[0]?.content?.[1]?.attrs?.id).toBe("c2");
	});
});
