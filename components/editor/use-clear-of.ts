import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect } from "react";

/** Pixels between the words and what is about them. */
const GAP = 12;

/** Scrolls so far when a panel opens that it does not lie over the selected words. */
export function useClearOf(editor: Editor, panel: RefObject<HTMLElement | null>): void {
	useEffect(() => {
		const own = panel.current?.getBoundingClientRect();
		const words = editor.view.coordsAtPos(editor.state.selection.to, -1);
		if (!own || words.left > own.right || words.right < own.left) return;
		const covered = words.bottom + GAP - own.top;
		if (covered > 0 && words.top < own.bottom) window.scrollBy({ top: covered });
	}, [editor, panel]);
}
