import type { Attrs } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";

/** What stands around the cursor: the marks that typing would carry, and the blocks it is in. */
export interface Place {
	marks: ReadonlySet<string>;
	blocks: ReadonlyMap<string, Attrs>;
}

/**
 * Reads the surroundings of the selection. Looks at its ends and its own range only: asking Tiptap for each
 * button would walk a long article once per button and keystroke.
 */
export function readPlace(state: EditorState): Place {
	const { $from, from, to, empty } = state.selection;
	const marks = new Set<string>();
	if (empty) {
		for (const { type } of state.storedMarks ?? $from.marks()) marks.add(type.name);
	} else {
		for (const [name, type] of Object.entries(state.schema.marks)) {
			if (state.doc.rangeHasMark(from, to, type)) marks.add(name);
		}
	}
	const blocks = new Map<string, Attrs>();
	for (let depth = $from.depth; depth > 0; depth--) {
		const { type, attrs } = $from.node(depth);
		if (!blocks.has(type.name)) blocks.set(type.name, attrs);
	}
	return { marks, blocks };
}
