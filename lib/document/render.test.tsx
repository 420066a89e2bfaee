import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import * as build from "@/test/document";
import { type RenderContext, renderDocument } from "./render";
import type { DocumentNode, WikiDocument } from "./schema";
import { upgradeDocument } from "./upgrade";

// Laws are tried many times; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const context: RenderContext = {
	resolveLink: ({ pageId, title, anchor }) => ({
		href: `/wiki/${title ?? pageId ?? ""}${anchor === null ? "" : `#${anchor}`}`,
		title: title ?? `Page ${pageId}`,
		exists: title !== "Nowhere",
		self: (pageId === null && title === null) || title === "Here",
	}),
	sectionEdit: ({ index }) => `/edit/Bajor?section=${index}`,
};

function html(...content: DocumentNode[]): string {
	return markup(build.doc(...content));
}

/** Without element ids, which the builders count. */
function bare(...content: DocumentNode[]): string {
	return html(...content).replace(/ id="b-[^"]*"/g, "");
}

function markup(document: unknown): string {
	return renderToStaticMarkup(renderDocument(document as WikiDocument, context));
}

describe("blocks", () => {
	test.each<[string, DocumentNode, string]>([
		[
			"paragraph",
			build.p("a ", build.text("b", "bold"), build.br(), "<i>"),
			"<p>a <strong>b</strong><br/>&lt;i&gt;</p>",
		],
		["list", build.bullets(build.item(build.p("a"))), "<ul><li><p>a</p></li></ul>"],
		[
			"numbered list",
			{ ...build.numbers(build.item(build.p("a"))), attrs: { start: 3 } },
			'<ol start="3"><li><p>a</p></li></ol>',
		],
		[
			"quotation",
			build.quote(build.p("a"), build.attribution("Kira")),
			'<blockquote><p>a</p><footer class="attribution">Kira</footer></blockquote>',
		],
		["rule", build.rule(), "<hr/>"],
		["code", build.code("a < b", "ts"), '<pre tabindex="0"><code class="language-ts">a &lt; b</code></pre>'],
		[
			"callout",
			build.callout("warning", build.p("a")),
			'<aside class="callout callout-warning" role="note"><p class="callout-label">Warning</p><p>a</p></aside>',
		],
		[
			"spoiler, folded",
			build.callout("spoiler", build.p("a")),
			'<details class="callout callout-spoiler"><summary class="callout-label">Spoiler</summary><p>a</p></details>',
		],
		[
			"redirect",
			build.redirect("Bajor"),
			'<p class="redirect"><span aria-hidden="true">↳ </span>Redirect to: <a href="/wiki/Bajor" title="Bajor">Bajor</a></p>',
		],
		[
			"heading",
			build.heading(3, "Death toll"),
			'<div class="section-heading level-3"><h3 id="Death_toll">Death toll</h3>' +
				'<a class="permalink" href="#Death_toll" aria-label="Link to section: Death toll">#</a>' +
				'<a class="section-edit" href="/edit/Bajor?section=1" aria-label="Edit section: Death toll">edit</a></div>',
		],
	])("%s", (_, node, expected) => expect(bare(node)).toBe(expected));

	test("each carries its id", () => {
		const node = build.as("q1", build.quote(build.as("p1", build.p("a"))));
		expect(html(node)).toBe('<blockquote id="b-q1"><p id="b-p1">a</p></blockquote>');
	});

	test("a table says which cells its headings are for", () => {
		const table = build.table(
			build.row(build.th(""), build.th("Year"), build.th("Dead", { colspan: 2 })),
			build.row(build.th("War"), build.cell("2328"), build.cell("10"), build.cell("15")),
		);
		expect(bare(table).replace(/<\/?p>/g, "")).toBe(
			'<div class="table-scroll" role="region" aria-label="Table 1" tabindex="0"><table><thead><tr><td></td>' +
				'<th scope="col">Year</th><th scope="colgroup" colSpan="2">Dead</th></tr></thead>' +
				'<tbody><tr><th scope="row">War</th><td>2328</td><td>10</td><td>15</td></tr></tbody></table></div>',
		);
	});

	test("heading rows that reach down stay in one body with what they reach", () => {
		const table = build.table(build.row(build.th("a", { rowspan: 2 }), build.th("b")), build.row(build.cell("c")));
		expect(html(table)).not.toContain("<thead>");
	});

	test("two tables are two regions", () => {
		const table = () => build.table(build.row(build.cell("x")));
		expect(html(table(), table()).match(/Table \d/g)).toEqual(["Table 1", "Table 2"]);
	});
});

describe("links", () => {
	test.each<[string, DocumentNode[], string]>([
		["to a page", [build.wikiLink("it", "Bajor")], '<a href="/wiki/Bajor" title="Bajor">it</a>'],
		[
			"to a missing page, said in words",
			[build.wikiLink("it", "Nowhere")],
			'<a class="missing" href="/wiki/Nowhere" rel="nofollow" title="Nowhere (page does not exist)">it' +
				'<span class="visually-hidden"> (page does not exist)</span></a>',
		],
		["to the page itself", [build.wikiLink("it", "Here")], '<b class="self">it</b>'],
		["to a section of the page itself", [build.wikiLink("it", "Here", "Top")], '<a href="/wiki/Here#Top">it</a>'],
		[
			"outside",
			[build.link("it", "https://example.org/?a=1&b=2")],
			'<a class="external" href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow ugc">it</a>',
		],
		["outside, by script", [build.link("it", "javascript:alert(1)")], "it"],
		[
			"with formatting inside, as one link",
			[
				build.text("a", { type: "link", attrs: { href: "https://example.org" } }),
				build.text("b", { type: "link", attrs: { href: "https://example.org" } }, "italic"),
			],
			'<a class="external" href="https://example.org" rel="noopener nofollow ugc">a<em>b</em></a>',
		],
	])("%s", (_, content, expected) => expect(bare(build.p(...content))).toBe(`<p>${expected}</p>`));
});

describe("whatever is stored", () => {
	const names = ["type", "attrs", "content", "marks", "text"];
	const types = [
		"doc",
		"paragraph",
		"heading",
		"table",
		"tableRow",
		"tableCell",
		"text",
		"wikiLink",
		"link",
		"redirect",
		"codeBlock",
		"callout",
	];
	const { tree } = fc.letrec((tie) => ({
		tree: fc.oneof(
			{ weight: 2, arbitrary: fc.jsonValue() },
			fc.constantFrom<unknown>(...types, 3, null, "2><script>", Number.NaN),
			fc.array(tie("tree"), { maxLength: 4 }),
			fc.dictionary(
				fc.constantFrom(...names, "id", "level", "href", "colspan", "start", "colwidth", "__proto__"),
				tie("tree"),
				{ maxKeys: 5 },
			),
			fc.record({
				type: fc.constantFrom<unknown>(...types),
				content: fc.array(tie("tree"), { maxLength: 3 }),
				attrs: tie("tree"),
				marks: tie("tree"),
				text: tie("tree"),
			}),
		),
	}));

	test("rendering never throws, nor does reading the row", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					tree,
					fc.array(tree).map((content) => ({ type: "doc", content })),
				),
				(stored) => {
					expect(typeof markup(stored)).toBe("string");
					expect(typeof markup(upgradeDocument(stored))).toBe("string");
				},
			),
			{ numRuns: 1000 },
		);
	});

	test("a tree deeper than the stack is cut", () => {
		const deep: unknown = JSON.parse(`${'{"type":"bulletList","content":['.repeat(10_000)}${"]}".repeat(10_000)}`);
		expect(markup({ type: "doc", content: [deep] })).toContain("<ul>");
		expect(markup(upgradeDocument(deep))).toBe('<p id="b-salvaged-1"></p>');
	});

	test("attributes that are markup or objects are not used", () => {
		const bad = '"><script>alert(1)</script>';
		for (const value of [bad, [bad], { a: bad }, 1e9, null]) {
			const document = build.doc(
				{ type: "heading", attrs: { id: value, level: value }, content: [build.text("h")] },
				{ type: "orderedList", attrs: { id: value, start: value }, content: [build.item(build.p("x"))] },
				{ type: "codeBlock", attrs: { language: value }, content: [build.text("x")] },
				{ type: "callout", attrs: { kind: value }, content: [build.p("x")] },
				build.table(build.row(build.cell("x", { colspan: value, rowspan: value, colwidth: value, style: value }))),
				build.p(build.text("x", { type: "link", attrs: { href: value, class: value } })),
			);
			expect(markup(document)).not.toMatch(/script|style|object|1000000000"? (?!start)colspan/i);
		}
	});

	test("everything the validator accepts is rendered with all of its text", () => {
		fc.assert(
			fc.property(build.documents(), (document) => {
				const visible = markup(document).replace(/<[^>]+>/g, "");
				const walk = (node: DocumentNode): void => {
					if (node.text) expect(visible).toContain(escaped(node.text));
					node.content?.forEach(walk);
				};
				walk(document);
			}),
			{ numRuns: 100 },
		);
	});
});

function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;")
		.replaceAll("'", "&#x27;");
}
