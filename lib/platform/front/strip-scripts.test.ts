import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { readHtml, withoutScriptPreloads } from "./strip-scripts";

const page = (body: string, head = "") =>
	`<!DOCTYPE html><html lang="en" data-reading=""><head>${head}</head><body>${body}</body></html>`;

/** The names of the attributes of each script of a page. */
function scriptsIn(node: DefaultTreeAdapterTypes.Node): string[][] {
	const own = node.nodeName === "script" && "attrs" in node ? [node.attrs.map(({ name }) => name)] : [];
	return "childNodes" in node ? [...own, ...node.childNodes.flatMap(scriptsIn)] : own;
}

describe("readHtml", () => {
	it("removes the framework's scripts, preloads, markers and nonces", () => {
		const html = page(
			'<p>one<!-- -->two</p><!--$--><!--/$--><script nonce="x">self.__next_f.push([1,"<p>\\u003c/script>"])</script>' +
				'<script src="/_next/static/a.js" async="" nonce="x"></script>',
			'<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>' +
				'<link rel="modulepreload" href="/m.js"><link rel="stylesheet" href="/a.css" nonce="x" data-precedence="next"/>',
		);
		expect(readHtml(html).html).toBe(
			page("<p>onetwo</p>", '<link rel="stylesheet" href="/a.css" data-precedence="next"/>'),
		);
	});

	const kept: Record<string, string> = {
		"our own script": '<script type="module" src="/assets/reading.ABC.js" data-own=""></script>',
		"JSON-LD": '<script type="application/ld+json">{"@type":"Article","name":"<b>\\u003c/script>"}</script>',
		"escaped script in text": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
		"script in an attribute": '<p title="<script>alert(1)</script>">x</p>',
		"script in a single-quoted attribute": "<p title='a > <script src=\"x\"></script>'>x</p>",
		"end tag in an attribute": '<a href="/wiki/x" data-x="</script></p>">x</a>',
		"marker in an attribute": '<p title="a<!-- -->b">x</p>',
		"script in a textarea": "<textarea><script>alert(1)</script><!-- --></textarea>",
		"script in a title": "<title><script>a</script></title>",
		"script in a style": '<style>a::after{content:"<script>"}</style>',
		"script in a comment": "<!-- <script>a</script> -->",
		"an element named alike": "<scripture>x</scripture>",
		"less-than in text": "<p>1 < 2 <- 3 <3</p>",
		"style preload": '<link rel="preload" as="style" href="/a.css"/>',
		"font preload": '<link rel="preload" as="font" href="/a.woff2" crossorigin=""/>',
		"other meta": '<meta name="description" content="404"/>',
	};
	it.each(Object.entries(kept))("keeps %s", (_name, body) => {
		expect(readHtml(page(body)).html).toBe(page(body));
	});

	const dropped: Record<string, string> = {
		"upper case": "<SCRIPT>x</SCRIPT>",
		"white space in the end tag": "<script>x</script\n >",
		"attributes on the end tag": '<script>x</script a=">">',
		"self-closing look": "<script/>x</script>",
		"quotes in the code": `<script>"</scrip" + 't>' + "<p>"</script>`,
		"data-own without src": "<script data-own>x</script>",
		"data-own only as a value": '<script class="data-own">x</script>',
		"JSON-LD with src": '<script type="application/ld+json" src="/x.js"></script>',
		"a nested look": "<script><!-- <script> </script> --></script>",
		"the closed short comment": "<script><!--> <script> </script>",
	};
	it.each(Object.entries(dropped))("drops a script with %s", (_name, body) => {
		expect(readHtml(page(`<p>a</p>${body}<p>b</p>`)).html).toBe(page("<p>a</p><p>b</p>"));
	});

	it("drops what is left of a page that breaks off inside a script", () => {
		expect(readHtml("<html data-reading><p>a</p><script>x").html).toBe("<html data-reading><p>a</p>");
		expect(readHtml('<html data-reading><p>a</p><script src="x').html).toBe("<html data-reading><p>a</p>");
	});

	it("leaves other pages byte for byte", () => {
		const html = '<!DOCTYPE html><html lang="en"><body>a<!-- -->b<script nonce="x">x</script></body></html>';
		expect(readHtml(html)).toEqual({ reading: false, status: null, retryAfter: null, html });
	});

	it("is not persuaded by the marker anywhere else", () => {
		expect(readHtml('<html title="data-reading"><body data-reading><script>x</script>').reading).toBe(false);
		expect(readHtml("<!-- <html data-reading> --><html><script>x</script>").reading).toBe(false);
	});

	it("reads the status and removes its mark", () => {
		const marked = page("<h1>None</h1>", '<meta name="canonry-status" content="404"/>');
		expect(readHtml(marked)).toEqual({ reading: true, status: 404, retryAfter: null, html: page("<h1>None</h1>") });
		expect(readHtml('<html><meta content="403" name="canonry-status">').status).toBe(403);
	});

	it.each(["200", "302", "1404", "4o4", ""])("ignores the status %j", (content) => {
		expect(readHtml(page("", `<meta name="canonry-status" content="${content}"/>`)).status).toBeNull();
	});

	it("does not take a status from text or attributes", () => {
		const text = '&lt;meta name="canonry-status" content="404"&gt;';
		const attribute = `<p title='<meta name="canonry-status" content="410">'>x</p>`;
		expect(readHtml(page(text + attribute)).status).toBeNull();
	});

	it("takes a nonce out without drawing its neighbours together", () => {
		const cut = (tag: string) => readHtml(`<html data-reading>${tag}`).html.slice(19);
		expect(cut('<script src="/a.js" data-own nonce="x"defer></script>')).toBe(
			'<script src="/a.js" data-own defer></script>',
		);
		expect(cut('<script src="/a.js" data-own nonce="x"/></script>')).toBe('<script src="/a.js" data-own/></script>');
	});

	it("never throws, never grows, and leaves no script to a parser", () => {
		const piece = fc.constantFrom(
			"<",
			">",
			"</",
			"<!--",
			"-->",
			"<script",
			"</script>",
			" data-own",
			' src="',
			'"',
			"'",
			"=",
			"/",
			"<p>",
			"text",
			"<!-- -->",
			"<textarea>",
			"</title ",
			"<link rel=preload as=script>",
			' nonce="a"',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const once = readHtml(`<html data-reading>${pieces.join("")}`);
				expect(once.html.length).toBeLessThanOrEqual(19 + pieces.join("").length);
				expect(scriptsIn(parse(once.html)).filter((names) => !names.includes("data-own"))).toEqual([]);
			}),
		);
	});

	it.each([
		"<",
		"<!--",
		"<script ",
		'<a b="',
		"<a =",
		"<p><!-- -->",
		"<script>",
		"<script><!--<script>",
		"</title",
		"<textarea>",
	])("comes to an end with a million characters of %j", (piece) => {
		// With a square in it this would outlast the runner's patience.
		expect(readHtml(`<html data-reading>${piece.repeat(1_000_000 / piece.length)}`).reading).toBe(true);
	});
});

describe("withoutScriptPreloads", () => {
	it("keeps style sheets and fonts", () => {
		const header =
			'</_next/a.js>; rel=preload; as="script"; nonce="x", </a,b.css>; rel=preload; as="style"; nonce="x", ' +
			'</_next/b.js>; rel="modulepreload", </f.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2"';
		expect(withoutScriptPreloads(header)).toBe(
			'</a,b.css>; rel=preload; as="style", </f.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2"',
		);
		expect(withoutScriptPreloads("</a.js>; rel=preload; as=script")).toBeNull();
	});
});
