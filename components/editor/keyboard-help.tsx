"use client";

import { useEffect, useRef } from "react";
import { BLOCK_COMMANDS, MARK_COMMANDS, readableKeys, SOURCE_COMMANDS } from "./toolbar/commands";
import { isMac } from "./toolbar/platform";

const REST: readonly { label: string; keys?: string; typed?: string }[] = [
	{ label: "Link to a page", keys: "Mod-k", typed: "[[" },
	{ label: "Insert a block", typed: "/" },
	{ label: "Undo", keys: "Mod-z" },
	{ label: "Redo", keys: "Mod-Shift-z" },
	{ label: "Line break", keys: "Shift-Enter" },
	{ label: "Next cell", keys: "Tab" },
	{ label: "To the toolbar", keys: "Alt-F10" },
	{ label: "To the summary", keys: "Mod-Enter" },
	{ label: "This sheet", keys: "Mod-/" },
];

/** All that the keyboard can do, in one sheet. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => dialog.current?.showModal(), []);
	const mac = isMac();
	return (
		<dialog className="keyboard-help" ref={dialog} aria-labelledby="keyboard-help-title" onClose={onClose}>
			<form className="keyboard-help-head" method="dialog">
				<h2 id="keyboard-help-title">Keyboard</h2>
				<button type="submit" className="button">
					Close
				</button>
			</form>
			<table>
				<thead>
					<tr>
						<th scope="col">What</th>
						<th scope="col">Keys</th>
						<th scope="col">Or type</th>
					</tr>
				</thead>
				<tbody>
					{[...REST, ...SOURCE_COMMANDS, ...MARK_COMMANDS, ...BLOCK_COMMANDS]
						.filter(({ keys, typed }) => keys || typed)
						.map(({ label, keys, typed }) => (
							<tr key={label}>
								<td>{label}</td>
								<td>{keys && <kbd>{readableKeys(keys, mac)}</kbd>}</td>
								<td>{typed && <kbd>{typed}</kbd>}</td>
							</tr>
						))}
				</tbody>
			</table>
		</dialog>
	);
}
