/**
 * Turns HTML from elsewhere into HTML that the editor's schema reads as it was meant.
 *
 * Strategy: one walk over a plain tree builds a new one of few tags and no foreign attribute. What is no text
 * of the article (edit links, reference marks, contents) is left out; headings get levels of ours; links into
 * a wiki become links by title; what styles say about letters becomes marks. Safety does not hang on this
 * file: the schema and the validator refuse whatever it might let through.
 */
import { cleanHref, wikiAddress } from "./addresses";
import { withoutEditResidue } from "./edit-residue";
import { type Element, element, type Html, isElement, textOf } from "./html-tree";
import { marksOf } from "./inline-style";
import { classesOf, isJunk } from "./junk";
import { gatherWordLists } from "./word-lists";

const KEPT = new Set("p div ul ol li blockquote pre hr br table thead tbody tfoot tr td th h2 h3 h4".split(" "));
const CONTAINERS = new Set("section article main header footer aside nav center address details summary".split(" "));
const BLOCKS = new Set([...KEPT, ...CONTAINERS, "h1", "h5", "h6", "dl", "dt", "dd"]);

interface Paste {
	/** How much deeper headings stand here than there. */
	headingShift: number;
	fromWiki: boolean;
	origin: string;
}

function everyElement(nodes: readonly Html[], visit: (node: Element) => void): void {
	for (const node of nodes) {
		if (!isElement(node)) continue;
		visit(node);
		everyElement(node.children, visit);
	}
}

function readPaste(nodes: readonly Html[], origin: string): Paste {
	let mainHeadings = 0;
	let fromWiki = false;
	everyElement(nodes, (node) => {
		if (node.tag === "h1") mainHeadings++;
		if (classesOf(node).some((name) => name.startsWith("mw-"))) fromWiki = true;
	});
	// One h1 is the title of the page that was copied; several are the sections of an office document.
	return { headingShift: mainHeadings > 1 ? 1 : 0, fromWiki, origin };
}

/** Cleans a pasted tree. `origin` is that of this wiki, whose own links stay links to its pages. */
export function cleanHtml(nodes: readonly Html[], origin: string): Html[] {
	return tidy(cleanAll(gatherWordLists(nodes), readPaste(nodes, origin)));
}

function cleanAll(nodes: readonly Html[], paste: Paste): Html[] {
	return nodes.flatMap((node) => (isElement(node) ? clean(node, paste) : [node]));
}

function clean(node: Element, paste: Paste): Html[] {
	if (isJunk(node)) return [];
	const { tag } = node;
	if (/^h[1-6]$/.test(tag)) return cleanHeading(node, Number(tag[1]), paste);
	if (tag === "p" && classesOf(node).includes("MsoTitle")) return cleanHeading(node, 1, paste);
	if (tag === "br" || tag === "hr") return [element(tag, {})];
	if (tag === "pre") return [element("pre", {}, element("code", {}, textOf(node).replace(/\n$/, "")))];
	const children = cleanAll(node.children, paste);
	if (tag === "a") return cleanLink(node, children, paste);
	if (tag === "ul" || tag === "ol")
		return [element(tag, tag === "ol" ? pick(node, "start") : {}, ...intoItems(children))];
	if (tag === "td" || tag === "th") return [element(tag, pick(node, "colspan", "rowspan"), ...children)];
	if (tag === "table") return cleanTable(children);
	if (tag === "caption") return [element("caption", {}, ...children)];
	if (tag === "dt") return [element("p", {}, element("strong", {}, ...children))];
	if (tag === "dd") return [children.some(isBlock) ? element("div", {}, ...children) : element("p", {}, ...children)];
	if (CONTAINERS.has(tag)) return [element("div", {}, ...children)];
	if (KEPT.has(tag)) return [element(tag, {}, ...children)];
	return mark(node, children);
}

function isBlock(node: Html): boolean {
	return isElement(node) && BLOCKS.has(node.tag);
}

function pick({ attrs }: Element, ...names: string[]): Record<string, string> {
	return Object.fromEntries(
		names.flatMap((name) => {
			const number = Number.parseInt(attrs[name] ?? "", 10);
			return number >= 1 && number <= 100 ? [[name, String(number)]] : [];
		}),
	);
}

function mark(node: Element, children: Html[]): Html[] {
	// Google Docs wraps whole documents in an inline element; a mark around blocks means nothing.
	if (children.some(isBlock)) return children;
	let inner = children;
	for (const name of marksOf(node)) {
		inner = [name === "small-caps" ? element("span", { class: name }, ...inner) : element(name, {}, ...inner)];
	}
	return inner;
}

function cleanHeading(node: Element, level: number, paste: Paste): Html[] {
	// Office programs print headings bold; here the heading itself says so.
	const children = withoutResidue(plainWeight(cleanAll(node.children, paste)));
	if (children.map(textOf).join("").trim() === "") return [];
	const shown = Math.min(4, Math.max(2, level + paste.headingShift));
	return [element(`h${shown}`, {}, ...children)];
}

function plainWeight(nodes: readonly Html[]): Html[] {
	return nodes.flatMap((node): Html[] => {
		if (!isElement(node)) return [node.replace(/\s+/g, " ")];
		if (node.tag === "br") return [" "];
		const children = plainWeight(node.children);
		return node.tag === "strong" || isBlock(node) ? children : [{ ...node, children }];
	});
}

/** Takes `[edit]` and `[]` from the end of a heading, where a copy of the visible text alone leaves them. */
function withoutResidue(nodes: readonly Html[]): Html[] {
	const text = nodes.map(textOf).join("");
	const heading = withoutEditResidue(text) ?? text.trimEnd();
	return firstLetters(nodes, heading.length);
}

function firstLetters(nodes: readonly Html[], count: number): Html[] {
	const kept: Html[] = [];
	let left = count;
	for (const node of nodes) {
		if (left <= 0) break;
		kept.push(isElement(node) ? { ...node, children: firstLetters(node.children, left) } : node.slice(0, left));
		left -= textOf(node).length;
	}
	return kept;
}

function cleanLink(node: Element, children: Html[], paste: Paste): Html[] {
	const href = node.attrs.href?.trim() ?? "";
	if (href === "" || href.startsWith("#") || children.some(isBlock)) return mark(node, children);
	if (children.map(textOf).join("").trim() === "") return [];
	const classes = classesOf(node);
	const abroad = classes.includes("external") || classes.includes("extiw");
	const absolute = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href);
	const ours = !absolute || href.startsWith(`${paste.origin}/`);
	const page = wikiAddress(href);
	if (page && !abroad && (ours || paste.fromWiki || node.attrs.title !== undefined)) {
		const anchor: Record<string, string> = page.anchor === null ? {} : { "data-anchor": page.anchor };
		return [element("a", { "data-wiki-link": "", "data-title": page.title, ...anchor }, ...mark(node, children))];
	}
	const clean = cleanHref(href.startsWith("//") ? `https:${href}` : href);
	return clean === null ? mark(node, children) : [element("a", { href: clean }, ...mark(node, children))];
}

/** A caption has no place in our tables: it becomes the line above. */
function cleanTable(children: Html[]): Html[] {
	const captions = children.filter((node) => isElement(node) && node.tag === "caption") as Element[];
	const rest = children.filter((node) => !isElement(node) || node.tag !== "caption");
	return [
		...captions.map((caption) => element("p", {}, element("strong", {}, ...caption.children))),
		element("table", {}, ...rest),
	];
}

/** Only items stand in a list: a list inside a list goes to the item before it, stray text gets one. */
function intoItems(children: readonly Html[]): Html[] {
	const items: Element[] = [];
	for (const child of children) {
		if (isElement(child) && child.tag === "li") items.push(child);
		else if (textOf(child).trim() === "") continue;
		else if (isElement(child) && (child.tag === "ul" || child.tag === "ol") && items.length > 0)
			items.at(-1)?.children.push(child);
		else items.push(element("li", {}, child));
	}
	return items;
}

/** Empty paragraphs and containers are how other programs make space. */
function tidy(nodes: readonly Html[]): Html[] {
	return nodes.flatMap((node): Html[] => {
		if (!isElement(node)) return [node];
		const children = tidy(node.children);
		const empty = children.every((child) => textOf(child).trim() === "" && !(isElement(child) && child.tag !== "br"));
		if (empty && (node.tag === "p" || node.tag === "div" || node.tag === "ul" || node.tag === "ol")) return [];
		return [{ ...node, children }];
	});
}
