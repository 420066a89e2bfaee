"use client";

import type { Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { useEffect, useRef } from "react";

/** How long typing pauses before the text is looked at, in milliseconds. */
const PAUSE = 600;

interface IdleLineProps {
	editor: Editor;
	className: string;
	/** What there is to say; the same function each time. */
	say: (doc: ProseMirrorNode) => string;
}

/** A line about the text, worked out when the typing pauses and written past React, as the draft's state is. */
export function IdleLine({ editor, className, say }: IdleLineProps) {
	const line = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		let timer = 0;
		const show = (): void => {
			if (line.current) line.current.textContent = say(editor.state.doc);
		};
		const later = (): void => {
			window.clearTimeout(timer);
			timer = window.setTimeout(show, PAUSE);
		};
		show();
		editor.on("update", later);
		return () => {
			window.clearTimeout(timer);
			editor.off("update", later);
		};
	}, [editor, say]);
	return <span className={className} ref={line} />;
}

/** Counts something block by block and adds it up; blocks that did not change are not counted again. */
export function countBlocks<Count>(
	count: (block: ProseMirrorNode) => Count,
	add: (total: Count, one: Count) => Count,
	nothing: Count,
): (doc: ProseMirrorNode) => Count {
	const counted = new WeakMap<ProseMirrorNode, Count>();
	return (doc) => {
		let total = nothing;
		doc.forEach((block) => {
			const one = counted.get(block) ?? count(block);
			counted.set(block, one);
			total = add(total, one);
		});
		return total;
	};
}
