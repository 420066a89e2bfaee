"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { BubbleMenu } from "@tiptap/react/menus";
import { selectedCitation } from "../extensions/citations";
import { MARK_COMMANDS } from "./commands";
import { readPlace } from "./place";
import { ToolbarButton } from "./toolbar";

const SHOWN = MARK_COMMANDS.filter(({ id }) => ["bold", "italic", "small-caps", "code"].includes(id));

/** The few things one does to selected words, beside them. */
export function Bubble({ editor, onLink }: { editor: Editor; onLink: () => void }) {
	const active = useEditorState({
		editor,
		selector: ({ editor: { state } }) => {
			const place = readPlace(state);
			return SHOWN.filter((command) => command.active?.(place))
				.map(({ id }) => id)
				.join(" ");
		},
	}).split(" ");
	return (
		<BubbleMenu
			editor={editor}
			className="bubble-place"
			shouldShow={({ editor: current, state }) =>
				!state.selection.empty &&
				// A citation has a form of its own, and no letters to set.
				!selectedCitation(state) &&
				current.isEditable &&
				!current.isActive("codeBlock") &&
				current.isFocused
			}
		>
			{/* The element of the menu itself takes no role from React. */}
			<div className="bubble" role="toolbar" aria-label="Selected text">
				{SHOWN.map((command) => (
					<ToolbarButton
						key={command.id}
						label={command.label}
						icon={command.icon}
						keys={command.keys}
						pressed={active.includes(command.id)}
						onPress={() => command.run(editor)}
					/>
				))}
				<ToolbarButton label="Link" icon="link" keys="Mod-k" onPress={onLink} />
				<ToolbarButton
					label="Accounts that differ"
					icon="accounts"
					onPress={() => editor.chain().focus().wrapInAccounts().run()}
				/>
			</div>
		</BubbleMenu>
	);
}
