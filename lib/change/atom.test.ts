import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Feed, writeAtom } from "./atom";

const SITE = { base: "https://wiki.test", siteName: "A & B" };

function feed(entry: Partial<Feed["entries"][number]> = {}, title = "Recent changes"): Feed {
	const at = new Date("2026-06-15T12:00:00Z");
	const whole = {
		id: "/wiki/Special:Diff/7",
		title: "Bajor",
		path: "/wiki/Bajor?diff=7",
		author: "Nog",
		at,
		summary: "",
		categories: [],
	};
	return { title, path: "/wiki/X", selfPath: "/wiki/X?a=1&feed=atom", entries: [{ ...whole, ...entry }] };
}

/** The texts between tags and in attributes, with their entities resolved; throws on what is no XML of this small kind. */
function readXml(xml: string): { tags: string[]; texts: string[] } {
	const [tags, texts]: [string[], string[]] = [[], []];
	const open: string[] = [];
	const plain = (written: string) => {
		if (/[<>]|&(?!(?:amp|lt|gt|quot);)/.test(written)) throw new Error(`not escaped: ${written}`);
		return written.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
	};
	for (const [, markup, between] of xml.replace(/^<\?xml[^>]*\?>/, "").matchAll(/<((?:[^"<>]|"[^"<]*")*)>([^<]*)/g)) {
		const name = /^\/?([\w:]+)/.exec(markup ?? "")?.[1] ?? "";
		if (markup?.startsWith("/")) expect(open.pop()).toBe(name);
		else {
			tags.push(name);
			for (const [, value] of (markup ?? "").matchAll(/="([^"]*)"/g)) texts.push(plain(value ?? ""));
			if (!markup?.endsWith("/")) open.push(name);
		}
		texts.push(plain(between ?? ""));
	}
	expect(open).toEqual([]);
	return { tags, texts };
}

describe("an Atom feed", () => {
	it("says of every entry what the standard asks for", () => {
		const xml = writeAtom(feed({ categories: ["undo"], summary: "+1 citation" }), SITE);
		expect(xml).toContain("<id>https://wiki.test/wiki/X?a=1&amp;feed=atom</id>");
		expect(xml).toContain("<title>Recent changes · A &amp; B</title>");
		expect(xml).toContain("<id>https://wiki.test/wiki/Special:Diff/7</id>");
		expect(xml).toContain("<updated>2026-06-15T12:00:00.000Z</updated>");
		expect(xml).toContain("<author><name>Nog</name></author>");
		expect(xml).toContain('<category term="undo"/>');
	});

	it("has a moment without entries too, always the same", () => {
		expect(writeAtom({ ...feed(), entries: [] }, SITE)).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
	});

	it("is well-formed and keeps every character that XML can hold, whatever people write", () => {
		const anything = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom("<script>", "]]>", "&lt;", '"/><x a="', "\u0000\u000b\ufffe\ud800", "👩‍👩‍👧"),
		);
		fc.assert(
			fc.property(anything, anything, anything, (title, author, summary) => {
				const { tags, texts } = readXml(writeAtom(feed({ title, author, summary, categories: [title] }), SITE));
				expect(tags.filter((tag) => tag === "entry")).toHaveLength(1);
				const possible = (value: string) =>
					value.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");
				for (const value of [title, author, summary]) expect(texts).toContain(possible(value));
			}),
		);
	});
});
