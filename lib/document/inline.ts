import type { DocumentNode, Mark } from "./schema";

function equalAttributes(a: Mark["attrs"] = {}, b: Mark["attrs"] = {}): boolean {
	const names = Object.keys(a);
	return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** Marks in canonical order are equal when they are equal one by one. */
export function equalMarks(a: readonly Mark[] = [], b: readonly Mark[] = []): boolean {
	return (
		a.length === b.length && a.every((mark, i) => mark.type === b[i]?.type && equalAttributes(mark.attrs, b[i]?.attrs))
	);
}

/** Joins neighbouring texts that carry the same marks, so that a run of text has one way to be written. */
export function joinTexts(nodes: readonly DocumentNode[]): readonly DocumentNode[] {
	const joined: DocumentNode[] = [];
	for (const node of nodes) {
		const last = joined.at(-1);
		if (node.type === "text" && last?.type === "text" && equalMarks(last.marks, node.marks)) {
			joined[joined.length - 1] = { ...last, text: `${last.text ?? ""}${node.text ?? ""}` };
		} else {
			joined.push(node);
		}
	}
	return joined.length === nodes.length ? nodes : joined;
}
