import { expect, test } from "vitest";
import { doc, link, p, redirect, text, wikiLink } from "@/test/document";
import { documentLinks, documentRedirect, mapWikiLinks } from "./links";
import { validateDocument } from "./validate";

const anchorOnly = text("here", { type: "wikiLink", attrs: { anchor: "History" } });

test("each page a document leads to is named once for each kind of link", () => {
	const document = doc(
		redirect("Bajor"),
		p(
			wikiLink("a", "Bajor"),
			" ",
			wikiLink("b", 7),
			" ",
			wikiLink("c", 7, "History"),
			" ",
			anchorOnly,
			link("d", "https://example.org"),
		),
	);
	expect(documentLinks(document)).toEqual([
		{ pageId: null, title: "Bajor", kind: "redirect" },
		{ pageId: null, title: "Bajor", kind: "link" },
		{ pageId: 7, title: null, kind: "link" },
	]);
	expect(documentRedirect(document)).toEqual({ pageId: null, title: "Bajor", anchor: null });
	expect(documentRedirect(doc(p("x")))).toBeNull();
});

test("titles are bound to ids wherever they stand, and the result is still in normal form", () => {
	const document = doc(
		redirect("Bajor"),
		p(wikiLink("Ba", "Bajor"), text("jor", { type: "wikiLink", attrs: { pageId: 7, title: "Bajor" } })),
		p("x"),
	);
	const bound = mapWikiLinks(document, (target) => (target.title === "Bajor" ? { ...target, pageId: 7 } : target));
	expect(documentLinks(bound).map(({ pageId }) => pageId)).toEqual([7, 7]);
	expect(bound.content[1]?.content).toHaveLength(1);
	expect(validateDocument(bound)).toEqual({ ok: true, document: bound });
	expect(bound.content[2]).toBe(document.content[2]);
});

test("a document whose links stay is returned as it is", () => {
	const document = doc(p(wikiLink("a", "Bajor"), anchorOnly));
	expect(mapWikiLinks(document, (target) => ({ ...target }))).toBe(document);
});

test("a link whose page is gone and whose title nobody knows becomes text", () => {
	const document = doc(p("a ", wikiLink("b", 7), " c"));
	const bound = mapWikiLinks(document, (target) => ({ ...target, pageId: null }));
	expect(bound.content[0]?.content).toEqual([text("a b c")]);
	expect(validateDocument(bound).ok).toBe(true);
});
