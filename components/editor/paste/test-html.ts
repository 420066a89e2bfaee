import { type Element, element, type Html } from "./html-tree";

const TOKEN =
	/<!--[\s\S]*?-->|<!\[[^>]*>|<(\/?)([a-z][\w:]*)((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|[^<]+/gi;
const ATTRIBUTE = /([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'))?/g;
const VOID = new Set(["br", "hr", "img", "meta", "link", "input"]);

/** Reads well-formed HTML into a tree for tests, which have no browser; the product reads with the browser's parser. */
export function readTestHtml(html: string): Html[] {
	const root = element("body", {});
	const open: Element[] = [root];
	for (const [token, closing, name, written = "", selfClosing] of html.matchAll(TOKEN)) {
		const parent = open.at(-1) ?? root;
		if (name === undefined) {
			if (!token.startsWith("<")) parent.children.push(token.replaceAll("&nbsp;", "\u00a0").replaceAll("&amp;", "&"));
		} else if (closing) {
			open.pop();
		} else {
			const attrs = [...written.matchAll(ATTRIBUTE)].map(([, key = "", a, b]): [string, string] => [
				key,
				(a ?? b ?? "").replaceAll("&amp;", "&"),
			]);
			const node = element(name.toLowerCase(), Object.fromEntries(attrs));
			parent.children.push(node);
			if (!selfClosing && !VOID.has(node.tag)) open.push(node);
		}
	}
	return root.children;
}
