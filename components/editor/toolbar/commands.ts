import type { Editor } from "@tiptap/core";
import type { IconName } from "./icon";
import type { Place } from "./place";

/** One thing the editor can do: the toolbar, the slash menu, the bubble menu and the keyboard sheet all read this list. */
export interface EditorCommand {
	id: string;
	label: string;
	icon: IconName;
	/** As Tiptap writes keys: `Mod-b`. */
	keys?: string;
	/** What to type instead. */
	typed?: string;
	/** Words that find it in the slash menu. */
	words?: string;
	run: (editor: Editor) => void;
	active?: (place: Place) => boolean;
}

const mark = (name: string) => (place: Place) => place.marks.has(name);
const block = (name: string) => (place: Place) => place.blocks.has(name);

export const MARK_COMMANDS: readonly EditorCommand[] = [
	{
		id: "bold",
		label: "Bold",
		icon: "bold",
		keys: "Mod-b",
		typed: "**text**",
		run: (editor) => editor.chain().focus().toggleBold().run(),
		active: mark("bold"),
	},
	{
		id: "italic",
		label: "Italic",
		icon: "italic",
		keys: "Mod-i",
		typed: "*text*",
		run: (editor) => editor.chain().focus().toggleItalic().run(),
		active: mark("italic"),
	},
	{
		id: "underline",
		label: "Underline",
		icon: "underline",
		keys: "Mod-u",
		run: (editor) => editor.chain().focus().toggleUnderline().run(),
		active: mark("underline"),
	},
	{
		id: "strike",
		label: "Strike through",
		icon: "strike",
		keys: "Mod-Shift-s",
		typed: "~~text~~",
		run: (editor) => editor.chain().focus().toggleStrike().run(),
		active: mark("strike"),
	},
	{
		id: "small-caps",
		label: "Small capitals",
		icon: "small-caps",
		keys: "Mod-Shift-k",
		run: (editor) => editor.chain().focus().toggleSmallCaps().run(),
		active: mark("smallCaps"),
	},
	{
		id: "superscript",
		label: "Superscript",
		icon: "superscript",
		keys: "Mod-.",
		run: (editor) => editor.chain().focus().toggleSuperscript().run(),
		active: mark("superscript"),
	},
	{
		id: "subscript",
		label: "Subscript",
		icon: "subscript",
		keys: "Mod-,",
		run: (editor) => editor.chain().focus().toggleSubscript().run(),
		active: mark("subscript"),
	},
	{
		id: "code",
		label: "Code",
		icon: "code",
		keys: "Mod-e",
		typed: "`text`",
		run: (editor) => editor.chain().focus().toggleCode().run(),
		active: mark("code"),
	},
];

export const BLOCK_COMMANDS: readonly EditorCommand[] = [
	{
		id: "paragraph",
		label: "Paragraph",
		icon: "paragraph",
		keys: "Mod-Alt-0",
		words: "text plain",
		run: (editor) => editor.chain().focus().setParagraph().run(),
		active: block("paragraph"),
	},
	...([2, 3, 4] as const).map(
		(level): EditorCommand => ({
			id: `heading-${level}`,
			label: ["Heading", "Subheading", "Minor heading"][level - 2] ?? "Heading",
			icon: `heading-${level}`,
			keys: `Mod-Alt-${level}`,
			typed: `${"#".repeat(level)} `,
			words: `h${level} section title`,
			run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
			active: (place) => place.blocks.get("heading")?.level === level,
		}),
	),
	{
		id: "bullet-list",
		label: "Bulleted list",
		icon: "bullet-list",
		keys: "Mod-Shift-8",
		typed: "- ",
		words: "unordered points",
		run: (editor) => editor.chain().focus().toggleBulletList().run(),
		active: block("bulletList"),
	},
	{
		id: "ordered-list",
		label: "Numbered list",
		icon: "ordered-list",
		keys: "Mod-Shift-7",
		typed: "1. ",
		words: "ordered steps",
		run: (editor) => editor.chain().focus().toggleOrderedList().run(),
		active: block("orderedList"),
	},
	{
		id: "quotation",
		label: "Quotation",
		icon: "quotation",
		keys: "Mod-Shift-b",
		typed: "> ",
		words: "blockquote quote said",
		run: (editor) => editor.chain().focus().toggleBlockquote().run(),
		active: block("blockquote"),
	},
	{
		id: "attribution",
		label: "Attribution of a quotation",
		icon: "attribution",
		words: "who said quote source",
		run: (editor) => {
			if (!editor.isActive("blockquote")) editor.chain().focus().setBlockquote().run();
			editor.chain().focus().addAttribution().run();
		},
	},
	{
		id: "callout",
		label: "Callout",
		icon: "callout",
		words: "note box aside",
		run: (editor) => editor.chain().focus().toggleCallout("note").run(),
		active: block("callout"),
	},
	{
		id: "spoiler",
		label: "Spoiler callout",
		icon: "callout",
		words: "warning box",
		run: (editor) => editor.chain().focus().toggleCallout("spoiler").run(),
		active: (place) => place.blocks.get("callout")?.kind === "spoiler",
	},
	{
		id: "accounts",
		label: "Accounts that differ",
		icon: "accounts",
		words: "conflict contradiction versions answers",
		run: (editor) => editor.chain().focus().wrapInAccounts().run(),
		active: block("accounts"),
	},
	{
		id: "table",
		label: "Table",
		icon: "table",
		words: "grid rows columns",
		run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
		active: block("table"),
	},
	{
		id: "code-block",
		label: "Code block",
		icon: "code-block",
		keys: "Mod-Alt-c",
		typed: "``` ",
		words: "pre source",
		run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
		active: block("codeBlock"),
	},
	{
		id: "rule",
		label: "Dividing line",
		icon: "rule",
		typed: "---",
		words: "horizontal separator",
		run: (editor) => editor.chain().focus().setHorizontalRule().run(),
	},
];

export const TABLE_COMMANDS: readonly { id: string; label: string; run: (editor: Editor) => void }[] = [
	{ id: "row-above", label: "Row above", run: (editor) => editor.chain().focus().addRowBefore().run() },
	{ id: "row-below", label: "Row below", run: (editor) => editor.chain().focus().addRowAfter().run() },
	{ id: "column-left", label: "Column left", run: (editor) => editor.chain().focus().addColumnBefore().run() },
	{ id: "column-right", label: "Column right", run: (editor) => editor.chain().focus().addColumnAfter().run() },
	{ id: "merge", label: "Merge or split cells", run: (editor) => editor.chain().focus().mergeOrSplit().run() },
	{ id: "header-row", label: "Header row", run: (editor) => editor.chain().focus().toggleHeaderRow().run() },
	{ id: "header-column", label: "Header column", run: (editor) => editor.chain().focus().toggleHeaderColumn().run() },
	{ id: "header-cell", label: "Header cell", run: (editor) => editor.chain().focus().toggleHeaderCell().run() },
	{ id: "delete-row", label: "Delete row", run: (editor) => editor.chain().focus().deleteRow().run() },
	{ id: "delete-column", label: "Delete column", run: (editor) => editor.chain().focus().deleteColumn().run() },
	{ id: "delete-table", label: "Delete table", run: (editor) => editor.chain().focus().deleteTable().run() },
];

/** What stands among the words to say where they come from. */
export const SOURCE_COMMANDS: readonly EditorCommand[] = [
	{
		id: "citation",
		label: "Cite a source",
		icon: "citation",
		keys: "Mod-Shift-c",
		typed: "((",
		words: "citation reference",
		run: (editor) => editor.chain().focus().insertContent("((").run(),
	},
	{
		id: "citation-needed",
		label: "Citation needed",
		icon: "citation-needed",
		words: "unsourced missing source",
		run: (editor) => editor.chain().focus().markCitationNeeded().run(),
	},
];

/** `Mod-Shift-b` as this platform writes it: `Ctrl+Shift+B` or `⌘⇧B`. */
export function readableKeys(keys: string, mac: boolean): string {
	const names: Record<string, string> = mac
		? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Ctrl: "⌃" }
		: { Mod: "Ctrl", Shift: "Shift", Alt: "Alt", Ctrl: "Ctrl" };
	return keys
		.split("-")
		.map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
		.join(mac ? "" : "+");
}
