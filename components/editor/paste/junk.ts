import type { Element } from "./html-tree";

const TAGS = new Set(
	"script style meta link title head noscript template iframe object embed svg math button input select textarea img picture figure video audio canvas map area colgroup".split(
		" ",
	),
);
/** What wikis put around the text of an article: edit links, reference marks and lists, contents, navigation. */
const CLASSES = new Set(
	"mw-editsection mw-editsection-like editsection mw-jump-link mw-cite-backlink mw-empty-elt mw-references-wrap mw-indicators reference references reflist navbox navbox-styles vertical-navbox toc toctitle noprint printfooter catlinks ambox metadata thumb thumbinner gallery wikia-gallery sistersitebox".split(
		" ",
	),
);
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|mso-list\s*:\s*ignore)/i;

export function classesOf({ attrs }: Element): string[] {
	return (attrs.class ?? "").split(/\s+/).filter(Boolean);
}

/** Whether an element is no part of what somebody wanted to copy. */
export function isJunk(node: Element): boolean {
	return (
		TAGS.has(node.tag) ||
		classesOf(node).some((name) => CLASSES.has(name)) ||
		node.attrs.id === "toc" ||
		HIDDEN.test(node.attrs.style ?? "")
	);
}
