import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { countBlocks } from "./idle-line";

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

const countWords = countBlocks<number>(
	(block) => block.textBetween(0, block.content.size, " ", " ").match(WORD)?.length ?? 0,
	(a, b) => a + b,
	0,
);

/** How long the text is. */
export function describeLength(doc: ProseMirrorNode): string {
	const words = countWords(doc);
	return `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
}
