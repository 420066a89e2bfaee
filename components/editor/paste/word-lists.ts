import { type Element, element, type Html, isElement, textOf } from "./html-tree";

const LIST_STYLE = /mso-list\s*:\s*l\d+\s+level(\d+)/i;
const NUMBERED = /^\s*(?:\d+|[a-z]|[ivx]+)[.)]/i;
const MARKER = /mso-list\s*:\s*ignore/i;

interface WordItem {
	level: number;
	tag: "ul" | "ol";
	node: Element;
}

function markerOf(node: Html): string {
	if (!isElement(node)) return "";
	return MARKER.test(node.attrs.style ?? "") ? textOf(node) : node.children.map(markerOf).join("");
}

function readItem(node: Html): WordItem | null {
	if (!isElement(node) || node.tag !== "p") return null;
	const level = LIST_STYLE.exec(node.attrs.style ?? "")?.[1];
	if (level === undefined) return null;
	return { level: Math.min(9, Number(level)), tag: NUMBERED.test(markerOf(node)) ? "ol" : "ul", node };
}

function build(items: readonly WordItem[]): Html[] {
	const [first] = items;
	if (!first) return [];
	const lists: Element[] = [];
	for (let index = 0; index < items.length; ) {
		const item = items[index];
		if (!item) break;
		let end = index + 1;
		while ((items[end]?.level ?? 0) > item.level) end++;
		let open = lists.at(-1);
		if (open?.tag !== item.tag) {
			open = element(item.tag, {});
			lists.push(open);
		}
		const inner = { ...item.node, attrs: {} };
		open.children.push(element("li", {}, inner, ...build(items.slice(index + 1, end))));
		index = end;
	}
	return lists;
}

/** Word writes lists as paragraphs that only their styles call list items; here they become lists. */
export function gatherWordLists(nodes: readonly Html[]): Html[] {
	const gathered: Html[] = [];
	let items: WordItem[] = [];
	const close = (): void => {
		gathered.push(...build(items));
		items = [];
	};
	for (const node of nodes) {
		const item = readItem(node);
		if (item) {
			items.push(item);
			continue;
		}
		// Line ends between two items separate nothing.
		if (items.length > 0 && !isElement(node) && node.trim() === "") continue;
		close();
		gathered.push(isElement(node) ? { ...node, children: gatherWordLists(node.children) } : node);
	}
	close();
	return gathered;
}
