import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { accounts, as, citation, citationNeeded, doc, p, text } from "@/test/document";
import { adoptBlockIds, assignBlockIds } from "./block-id";
import { diffDocuments } from "./diff";
import { leafBlocks } from "./leaf-blocks";
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
		const folds = [{ from: 1, to: 3, label: "2 paragraphs hidden" }];
		expect(markup(doc(p("a"), p("b"), p("c"), p("d")), { folds })).toBe(
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
		const second = block.content?.[2];
		const html = markup(doc(block));
		expect(html).toContain("accounts differ · an estimate");
		expect(html).toContain("<dt><span>10 million</span></dt><dd><p>taught<cite>(1)</cite></p></dd>");
		const ids = new Set([String(second?.attrs?.id)]);
		const folded = markup(doc(block), { foldedAccounts: { ids, label: () => "1 more account" } });
		expect(folded).toContain("<summary>1 more account</summary><dl><dt><span>600 million");
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

	test("a client that knows no ids gives citations theirs back", () => {
		const base = doc(as("a", p("One.", citation(1, { id: "c1" }), " Two.", citation(2, { id: "c2" }))));
		const sent = doc({
			type: "paragraph",
			content: [text("One and a half."), { type: "citation", attrs: { sourceId: 2 } }, text(" Two.")],
		});
		expect(adoptBlockIds(sent, base).content[0]?.content?.[1]?.attrs?.id).toBe("c2");
	});
});
