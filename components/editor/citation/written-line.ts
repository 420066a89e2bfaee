import type { Node as ProseMirrorNode } from "@tiptap/pm/model";

/** Words of a line as the parser of citations reads them, and where in the document each sign of them stands. */
export interface WrittenLine {
	readonly text: string;
	/** One place more than there are signs: the end. */
	readonly places: readonly number[];
}

/** Writes a stretch of one block as text. Italics, which titles are set in, become `*…*`; other nodes one sign each. */
export function writeLine(doc: ProseMirrorNode, from: number, to: number): WrittenLine {
	let text = "";
	let italic = false;
	const places: number[] = [];
	const put = (signs: string, place: number, step: 0 | 1): void => {
		for (let index = 0; index < signs.length; index++) places.push(place + index * step);
		text += signs;
	};
	doc.nodesBetween(from, to, (node, position) => {
		if (!node.isInline) return;
		const start = Math.max(from, position);
		const end = Math.min(to, position + node.nodeSize);
		const isItalic = node.isText && node.marks.some(({ type }) => type.name === "italic");
		if (isItalic !== italic) put("*", start, 0);
		italic = isItalic;
		if (node.isText) put((node.text ?? "").slice(start - position, end - position), start, 1);
		else put(node.type.name === "hardBreak" ? "\n" : "\ufffc", start, 1);
	});
	if (italic) put("*", to, 0);
	places.push(to);
	return { text, places };
}
