import type { Extension } from "@tiptap/core";
import { BLOCK_COMMANDS, type EditorCommand, SOURCE_COMMANDS, TABLE_COMMANDS } from "../toolbar/commands";
import { menuExtension } from "./menu-plugin";
import type { PopupItem, PopupStore } from "./popup-store";

type SlashItem = PopupItem & { run: EditorCommand["run"] };

const ITEMS: readonly (SlashItem & { words: string })[] = [
	...[...BLOCK_COMMANDS, ...SOURCE_COMMANDS].map(({ id, label, typed, words = "", run }) => ({
		id,
		label,
		detail: typed?.trim(),
		words,
		run,
	})),
	...TABLE_COMMANDS.filter(({ id }) => id.startsWith("row") || id.startsWith("column")).map(({ id, label, run }) => ({
		id,
		label: `Table: ${label.toLowerCase()}`,
		words: "",
		run,
	})),
];

/** `/` lists the blocks that can be put here. */
export function slashMenu(store: PopupStore): Extension {
	return menuExtension<SlashItem>(store, {
		name: "slashMenu",
		char: "/",
		label: "Insert",
		empty: "Nothing by that name",
		allowSpaces: false,
		insideWords: false,
		wait: 0,
		items: (query) => {
			const wanted = query.toLowerCase();
			return ITEMS.filter(({ label, words }) => `${label} ${words}`.toLowerCase().includes(wanted)).slice(0, 14);
		},
		choose: (editor, range, { run }) => {
			editor.chain().focus().deleteRange(range).run();
			run(editor);
		},
	});
}
