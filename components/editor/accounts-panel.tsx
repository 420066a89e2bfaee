"use client";

import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { REASON_WORDS } from "@/lib/document/render/accounts";
import { ACCOUNT_RANKS, ACCOUNT_REASONS, ACCOUNTS_DISPLAYS } from "@/lib/document/schema";
import { accountsAround } from "./extensions/accounts";

const RANK_NAMES = { preferred: "Preferred", normal: "Normal", deprecated: "Set aside" } as const;
const DISPLAY_NAMES = { table: "A table", prose: "Sentences" } as const;

function sentence(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Beside accounts that differ: why they do, how readers see them, how the one at the cursor ranks. */
export function AccountsPanel({ editor }: { editor: Editor }) {
	const around = useEditorState({
		editor,
		selector: ({ editor: { state } }) => {
			// A citation that is selected has a form of its own.
			const found = state.selection instanceof TextSelection ? accountsAround(state) : null;
			return (
				found && {
					reason: String(found.accounts.attrs.reason),
					display: String(found.accounts.attrs.display),
					rank: found.account ? String(found.account.attrs.rank) : null,
					count: found.accounts.childCount - 1,
				}
			);
		},
	});
	if (!around) return null;
	const run = (name: "addAccount" | "removeAccount" | "unwrapAccounts") => () => editor.chain().focus()[name]().run();
	return (
		<aside className="link-panel accounts-panel" aria-label="Accounts that differ">
			<label>
				<span>Why they differ</span>
				<select
					value={around.reason}
					onChange={(event) => editor.commands.updateAttributes("accounts", { reason: event.target.value })}
				>
					{ACCOUNT_REASONS.map((reason) => (
						<option key={reason} value={reason}>
							{sentence(REASON_WORDS[reason])}
						</option>
					))}
				</select>
			</label>
			<label>
				<span>Readers see</span>
				<select
					value={around.display}
					onChange={(event) => editor.commands.updateAttributes("accounts", { display: event.target.value })}
				>
					{ACCOUNTS_DISPLAYS.map((display) => (
						<option key={display} value={display}>
							{DISPLAY_NAMES[display]}
						</option>
					))}
				</select>
			</label>
			{around.rank !== null && (
				<label>
					<span>This account</span>
					<select
						value={around.rank}
						onChange={(event) => editor.commands.updateAttributes("account", { rank: event.target.value })}
					>
						{ACCOUNT_RANKS.map((rank) => (
							<option key={rank} value={rank}>
								{RANK_NAMES[rank]}
							</option>
						))}
					</select>
				</label>
			)}
			<div className="link-buttons">
				<button type="button" className="button" onClick={run("addAccount")}>
					Add an answer
				</button>
				{around.rank !== null && around.count > 2 && (
					<button type="button" className="button" onClick={run("removeAccount")}>
						Remove this answer
					</button>
				)}
				<button type="button" className="button" onClick={run("unwrapAccounts")}>
					Make it plain text
				</button>
			</div>
		</aside>
	);
}
