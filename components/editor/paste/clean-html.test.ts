import { describe, expect, it } from "vitest";
import { cleanHtml } from "./clean-html";
import { writeHtml } from "./html-tree";
import { readTestHtml } from "./test-html";

function clean(html: string): string {
	return writeHtml(cleanHtml(readTestHtml(html), "https://wiki.test")).replaceAll("\u00a0", " ");
}

const EDIT =
	'<span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/w/index.php?title=Lanterns&amp;action=edit&amp;section=1">edit</a><span class="mw-editsection-bracket">]</span></span>';

describe("pasting from a wiki", () => {
	it("keeps headings at their levels, without edit links", () => {
		const html = `<h2><span class="mw-headline" id="Toll">Toll</span>${EDIT}</h2><p>Many.</p>
<h2><span class="mw-headline" id="Elsewhere">Elsewhere</span>${EDIT}</h2>
<h3><span class="mw-headline" id="Mirror">Mirror</span>${EDIT}</h3><p>Other.</p>`;
		expect(clean(html).replace(/\n/g, "")).toBe(
			"<h2>Toll</h2><p>Many.</p><h2>Elsewhere</h2><h3>Mirror</h3><p>Other.</p>",
		);
	});

	it.each([
		["<h2>Toll[]</h2>", "<h2>Toll</h2>"],
		["<h2><span>Toll</span><span>[</span><a href='/w/x'>edit</a><span>]</span></h2>", "<h2>Toll</h2>"],
		["<h3>Toll [edit | edit source]</h3>", "<h3>Toll</h3>"],
		[`<div class="mw-heading mw-heading2"><h2 id="T">Toll</h2>${EDIT}</div>`, "<div><h2>Toll</h2></div>"],
		["<h2><b>Toll</b></h2>", "<h2>Toll</h2>"],
		["<h2> </h2>", ""],
	])("cleans the heading %s", (html, expected) => {
		expect(clean(html)).toBe(expected);
	});

	it("brings levels of other programs to ours", () => {
		expect(clean("<h1>Title</h1><h2>A</h2><h5>B</h5>")).toBe("<h2>Title</h2><h2>A</h2><h4>B</h4>");
		expect(clean("<h1>A</h1><h2>B</h2><h1>C</h1>")).toBe("<h2>A</h2><h3>B</h3><h2>C</h2>");
	});

	it("makes links into the wiki links by title", () => {
		expect(clean('<a href="/wiki/Kira_Nerys#Youth" title="Kira Nerys">Kira</a>')).toBe(
			'<a data-wiki-link="" data-title="Kira Nerys" data-anchor="Youth">Kira</a>',
		);
		expect(clean('<a href="https://other.test/wiki/Bajor" title="Bajor">Bajor</a>')).toContain('data-title="Bajor"');
		expect(clean('<a href="/w/index.php?title=Nobody&amp;action=edit&amp;redlink=1" class="new">nobody</a>')).toContain(
			'data-title="Nobody"',
		);
	});

	it.each([
		['<a class="external" href="https://other.test/wiki/Bajor">x</a>', '<a href="https://other.test/wiki/Bajor">x</a>'],
		['<a href="https://a.test/?id=1&amp;utm_source=feed&amp;fbclid=9">x</a>', '<a href="https://a.test/?id=1">x</a>'],
		['<a href="https://www.google.com/url?q=https://a.test/b&amp;sa=D">x</a>', '<a href="https://a.test/b">x</a>'],
		['<a href="//a.test/b">x</a>', '<a href="https://a.test/b">x</a>'],
		['<a href="javascript:alert(1)">x</a>', "x"],
		['<a href=" java	script:alert(1)">x</a>', "x"],
		['<a href="data:text/html,x">x</a>', "x"],
		['<a href="/wiki/Special:Random">x</a>', "x"],
		['<a href="#cite_note-1">x</a>', "x"],
	])("treats the link %s", (html, expected) => {
		expect(clean(html).replaceAll("&#38;", "&")).toBe(expected);
	});

	it("leaves out what is no text of the article", () => {
		const html = `<div id="toc">Contents</div><p>Fact.<sup class="reference"><a href="#n">[1]</a></sup></p><style>p{}</style>
<ol class="references"><li>Note</li></ol><script>alert(1)</script><div class="navbox">Nav</div><p onclick="x()" class="y" style="color:red">Plain.</p>`;
		expect(clean(html).replace(/\s+/g, " ")).toBe("<p>Fact.</p> <p>Plain.</p>");
	});

	it("puts a table's caption above it and keeps spans", () => {
		expect(
			clean('<table class="wikitable"><caption>Dates</caption><tbody><tr><th colspan="2">A</th></tr></tbody></table>'),
		).toBe('<p><strong>Dates</strong></p><table><tbody><tr><th colspan="2">A</th></tr></tbody></table>');
	});
});

describe("pasting from an office program", () => {
	it("reads the lists of Word", () => {
		const item = (level: number, marker: string, text: string) =>
			`<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><![if !supportLists]><span style="mso-list:Ignore">${marker}<span>&nbsp;</span></span><![endif]>${text}<o:p></o:p></p>\n`;
		expect(clean(item(1, "·", "A") + item(2, "o", "B") + item(1, "·", "C") + item(1, "1.", "D"))).toBe(
			"<ul><li><p>A</p><ul><li><p>B</p></li></ul></li><li><p>C</p></li></ul><ol><li><p>D</p></li></ol>",
		);
	});

	it("drops the empty paragraphs of Word", () => {
		expect(clean('<p class="MsoNormal">A</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p>B</p>')).toBe(
			"<p>A</p><p>B</p>",
		);
	});

	it("reads what Google Docs says in styles", () => {
		const html = `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span><span style="font-style:italic"> slanted</span><span style="vertical-align:super">2</span></p></b>`;
		expect(clean(html)).toBe("<p>Plain <strong>bold</strong><em> slanted</em><sup>2</sup></p>");
	});

	it("puts lists that stand directly in a list where they belong", () => {
		expect(clean("<ul><li>A</li><ul><li>B</li></ul></ul>")).toBe("<ul><li>A<ul><li>B</li></ul></li></ul>");
	});
});

describe("hostile HTML", () => {
	it("loses every attribute and element that is not ours", () => {
		const html = `<p id="__next" name="body" style="position:fixed" data-block-id="x"><img src="x" onerror="alert(1)"><svg><script>1</script></svg><iframe src="x"></iframe><math><mtext>m</mtext></math>ok</p>`;
		expect(clean(html)).toBe("<p>ok</p>");
	});

	it("escapes what looks like markup in text", () => {
		expect(writeHtml(['<img src=x onerror="1">&'])).toBe("&#60;img src=x onerror=&#34;1&#34;&#62;&#38;");
	});

	it("is walked in time that grows with its length", () => {
		const html = `${"<ul><li>".repeat(150)}x${"</li></ul>".repeat(150)}${"[".repeat(50_000)}<h2>${" [".repeat(50_000)}</h2>`;
		const before = performance.now();
		clean(html);
		expect(performance.now() - before).toBeLessThan(500);
	});
});
