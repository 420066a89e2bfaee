import type { Editor, Extension } from "@tiptap/core";
import type { Tier } from "@/lib/source/source";
import type { ProposalDesk } from "../citation/proposal-desk";
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

/** Says of the block at the cursor which continuity it belongs to, where its sources do not. */
function setContinuity(editor: Editor, continuity: string | null): void {
	const { $from } = editor.state.selection;
	if ($from.depth === 0 || !("continuity" in $from.node(1).attrs)) return;
	const attrs = { ...$from.node(1).attrs, continuity };
	editor.view.dispatch(editor.state.tr.setNodeMarkup($from.before(1), null, attrs));
}

function continuityItems(tiers: readonly Tier[]): typeof ITEMS {
	const choices = [...tiers, { key: "all", name: "Every continuity" }, { key: null, name: "As its sources say" }];
	return choices.map(({ key, name }) => ({
		id: `continuity-${key}`,
		label: name,
		detail: "continuity",
		words: "continuity tier lens canon",
		run: (editor) => setContinuity(editor, key),
	}));
}

/** `/` lists the blocks that can be put here. */
export function slashMenu(store: PopupStore, desk: ProposalDesk): Extension {
	const read = { id: "read-citations", label: "Find citations in this text", words: "sources parse brackets" };
	const all = [...ITEMS, { ...read, run: () => desk.readDocument() }, ...continuityItems(desk.book.tiers)];
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
			return all.filter(({ label, words }) => `${label} ${words}`.toLowerCase().includes(wanted)).slice(0, 14);
		},
		choose: (editor, range, { run }) => {
			editor.chain().focus().deleteRange(range).run();
			run(editor);
		},
	});
}
