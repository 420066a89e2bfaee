"use client";

import type { Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { useEffect, useRef } from "react";

const counted = new WeakMap<ProseMirrorNode, number>();

function countWords(doc: ProseMirrorNode): number {
	let total = 0;
	doc.forEach((block) => {
		let words = counted.get(block);
		if (words === undefined) {
			words =
				block.textBetween(0, block.content.size, " ", " ").match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
			counted.set(block, words);
		}
		total += words;
	});
	return total;
}

/** How long the text is, counted when the typing pauses and written past React, as the draft's state is. */
export function WordCount({ editor }: { editor: Editor }) {
	const line = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		let timer = 0;
		const show = (): void => {
			const words = countWords(editor.state.doc);
			if (line.current) line.current.textContent = `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
		};
		const later = (): void => {
			window.clearTimeout(timer);
			timer = window.setTimeout(show, 600);
		};
		show();
		editor.on("update", later);
		return () => {
			window.clearTimeout(timer);
			editor.off("update", later);
		};
	}, [editor]);
	return <span className="word-count" ref={line} />;
}
