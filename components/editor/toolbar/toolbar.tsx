"use client";

import type { Editor } from "@tiptap/core";
import { redoDepth, undoDepth } from "@tiptap/pm/history";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef } from "react";
import {
	BLOCK_COMMANDS,
	type EditorCommand,
	MARK_COMMANDS,
	readableKeys,
	SOURCE_COMMANDS,
	TABLE_COMMANDS,
} from "./commands";
import { Icon, type IconName } from "./icon";
import { readPlace } from "./place";
import { isMac } from "./platform";

const IN_BAR = ["bullet-list", "ordered-list", "quotation", "callout", "table"];
const STYLES = BLOCK_COMMANDS.filter(({ id }) => id === "paragraph" || id.startsWith("heading-"));
const BLOCKS = BLOCK_COMMANDS.filter(({ id }) => IN_BAR.includes(id));

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
	const controls = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled), select")];
	const place = controls.indexOf(document.activeElement as HTMLElement);
	const onSelect = document.activeElement instanceof HTMLSelectElement;
	const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: onSelect ? -2 : 0, End: onSelect ? -2 : -1 }[
		event.key
	];
	if (next === undefined || next === -2 || place === -1) return;
	event.preventDefault();
	const target = controls.at(next % controls.length);
	for (const control of controls) control.tabIndex = control === target ? 0 : -1;
	target?.focus();
}

interface ButtonProps {
	label: string;
	icon: IconName;
	keys?: string;
	pressed?: boolean;
	disabled?: boolean;
	onPress: () => void;
	first?: boolean;
}

export function ToolbarButton({ label, icon, keys, pressed, disabled, onPress, first }: ButtonProps) {
	const hint = keys ? `${label} (${readableKeys(keys, isMac())})` : label;
	return (
		<button
			type="button"
			className="tool"
			aria-label={label}
			title={hint}
			aria-pressed={pressed}
			disabled={disabled}
			tabIndex={first ? 0 : -1}
			// The selection in the text must survive the press.
			onMouseDown={(event) => event.preventDefault()}
			onClick={onPress}
		>
			<Icon name={icon} />
		</button>
	);
}

function CommandButton({ editor, command, pressed }: { editor: Editor; command: EditorCommand; pressed?: boolean }) {
	return (
		<ToolbarButton
			label={command.label}
			icon={command.icon}
			keys={command.keys}
			pressed={pressed}
			onPress={() => command.run(editor)}
		/>
	);
}

interface ToolbarProps {
	editor: Editor;
	onLink: () => void;
	onFindCitations: () => void;
	onHelp: () => void;
}

/** The slim bar above the text (below it on phones). One tab stop; arrows move inside. */
export function Toolbar({ editor, onLink, onFindCitations, onHelp }: ToolbarProps) {
	const bar = useRef<HTMLDivElement>(null);
	const state = useEditorState({
		editor,
		selector: ({ editor: { state: current } }) => {
			const place = readPlace(current);
			return {
				active: [...MARK_COMMANDS, ...BLOCK_COMMANDS]
					.filter((command) => command.active?.(place))
					.map(({ id }) => id)
					.join(" "),
				link: place.marks.has("wikiLink") || place.marks.has("link"),
				inTable: place.blocks.has("table"),
				inQuotation: place.blocks.has("blockquote"),
				canUndo: undoDepth(current) > 0,
				canRedo: redoDepth(current) > 0,
			};
		},
	});
	const active = new Set(state.active.split(" "));
	const style = STYLES.find(({ id }) => id !== "paragraph" && active.has(id))?.id ?? "paragraph";
	const attribution = BLOCK_COMMANDS.find(({ id }) => id === "attribution");

	return (
		<div className="toolbar" role="toolbar" aria-label="Formatting" ref={bar} onKeyDown={moveFocus}>
			<div className="toolbar-row">
				<ToolbarButton
					first
					label="Undo"
					icon="undo"
					keys="Mod-z"
					disabled={!state.canUndo}
					onPress={() => editor.chain().focus().undo().run()}
				/>
				<ToolbarButton
					label="Redo"
					icon="redo"
					keys="Mod-Shift-z"
					disabled={!state.canRedo}
					onPress={() => editor.chain().focus().redo().run()}
				/>
				<span className="tool-gap" />
				<select
					className="tool-style"
					aria-label="Paragraph style"
					tabIndex={-1}
					value={style}
					onChange={(event) => STYLES.find(({ id }) => id === event.target.value)?.run(editor)}
				>
					{STYLES.map(({ id, label }) => (
						<option key={id} value={id}>
							{label}
						</option>
					))}
				</select>
				<span className="tool-gap" />
				{MARK_COMMANDS.map((command) => (
					<CommandButton key={command.id} editor={editor} command={command} pressed={active.has(command.id)} />
				))}
				<span className="tool-gap" />
				<ToolbarButton label="Link" icon="link" keys="Mod-k" pressed={state.link} onPress={onLink} />
				{SOURCE_COMMANDS.map((command) => (
					<CommandButton key={command.id} editor={editor} command={command} />
				))}
				<ToolbarButton label="Find citations in this text" icon="find-citations" onPress={onFindCitations} />
				{BLOCKS.map((command) => (
					<CommandButton key={command.id} editor={editor} command={command} pressed={active.has(command.id)} />
				))}
				{state.inQuotation && attribution && <CommandButton editor={editor} command={attribution} pressed={false} />}
				<span className="tool-gap" />
				<ToolbarButton label="Keyboard help" icon="help" keys="Mod-/" onPress={onHelp} />
			</div>
			{state.inTable && (
				<fieldset className="toolbar-row toolbar-table" aria-label="Table">
					{TABLE_COMMANDS.map(({ id, label, run }) => (
						<button
							key={id}
							type="button"
							className="tool tool-text"
							tabIndex={-1}
							onMouseDown={(event) => event.preventDefault()}
							onClick={() => run(editor)}
						>
							{label}
						</button>
					))}
				</fieldset>
			)}
		</div>
	);
}
