/** HTML as plain data, so that what is done to it needs no browser. */
export interface Element {
	tag: string;
	attrs: Readonly<Record<string, string>>;
	children: Html[];
}

/** An element or a piece of text. */
export type Html = Element | string;

const VOID = new Set(["br", "hr", "img", "col"]);
/** Deeper than any document may be, and far from what would exhaust the stack. */
const MAX_DEPTH = 200;

export function element(tag: string, attrs: Readonly<Record<string, string>>, ...children: Html[]): Element {
	return { tag, attrs, children };
}

export function isElement(node: Html): node is Element {
	return typeof node !== "string";
}

/** All text inside, in order. */
export function textOf(node: Html): string {
	return isElement(node) ? node.children.map(textOf).join("") : node;
}

/**
 * Reads a property where the browser defines it: on a pasted form, `attributes` may be a field of that name.
 * The interfaces are asked for only here, because tests read no DOM.
 */
function own<T>(holder: { prototype: object }, node: Node, name: string): T {
	return Reflect.get(holder.prototype, name, node) as T;
}

function fromDom(node: Node, depth: number): Html[] {
	const kind = own<number>(Node, node, "nodeType");
	if (kind === 3) return [own<string | null>(Node, node, "nodeValue") ?? ""];
	if (kind !== 1 || depth > MAX_DEPTH) return [];
	const tag = own<string>(globalThis.Element, node, "localName").toLowerCase();
	const given = [...own<NamedNodeMap>(globalThis.Element, node, "attributes")];
	const attrs = Object.fromEntries(given.map(({ name, value }) => [name.toLowerCase(), value]));
	const children = [...own<NodeListOf<ChildNode>>(Node, node, "childNodes")];
	return [{ tag, attrs, children: children.flatMap((child) => fromDom(child, depth + 1)) }];
}

/** Reads HTML in a document of its own, where nothing is loaded and no script runs. */
export function readHtml(html: string, document: Document): Html[] {
	const Parser = document.defaultView?.DOMParser ?? DOMParser;
	const parsed = new Parser().parseFromString(html, "text/html");
	return [...parsed.body.childNodes].flatMap((child) => fromDom(child, 0));
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The tree as HTML text, everything escaped. */
export function writeHtml(nodes: readonly Html[]): string {
	return nodes
		.map((node) => {
			if (!isElement(node)) return escapeHtml(node);
			const attrs = Object.entries(node.attrs).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
			const open = `<${node.tag}${attrs.join("")}>`;
			return VOID.has(node.tag) ? open : `${open}${writeHtml(node.children)}</${node.tag}>`;
		})
		.join("");
}
