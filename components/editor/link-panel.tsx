"use client";

import type { Editor } from "@tiptap/core";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { LinkBook } from "./link-book";
import { externalHref } from "./paste/addresses";
import { findPages, type PageItem } from "./suggest/find-pages";
import { useClearOf } from "./use-clear-of";

interface LinkPanelProps {
	editor: Editor;
	book: LinkBook;
	onClose: () => void;
}

function currentTarget(editor: Editor): string {
	const wiki = editor.getAttributes("wikiLink");
	if (typeof wiki.title === "string") return wiki.anchor ? `${wiki.title}#${wiki.anchor}` : wiki.title;
	if (typeof wiki.anchor === "string") return `#${wiki.anchor}`;
	const { href } = editor.getAttributes("link");
	if (typeof href === "string") return href;
	const { from, to } = editor.state.selection;
	return editor.state.doc.textBetween(from, to, " ").slice(0, 200);
}

/** Links the selected words to a page of the wiki or to an address outside; one field finds both. */
export function LinkPanel({ editor, book, onClose }: LinkPanelProps) {
	const [typed, setTyped] = useState(() => currentTarget(editor));
	const [rows, setRows] = useState<PageItem[]>([]);
	const [active, setActive] = useState(0);
	const [problem, setProblem] = useState("");
	const field = useRef<HTMLInputElement>(null);
	const listId = useId();
	const linked = editor.isActive("wikiLink") || editor.isActive("link");

	const panel = useRef<HTMLElement>(null);
	useClearOf(editor, panel);
	useEffect(() => field.current?.select(), []);
	useEffect(() => {
		const asked = new AbortController();
		const timer = setTimeout(async () => {
			const found = await findPages(typed, asked.signal);
			if (!asked.signal.aborted) {
				setRows(found);
				setActive(0);
			}
		}, 80);
		return () => {
			clearTimeout(timer);
			asked.abort();
		};
	}, [typed]);

	const link = (item: PageItem | undefined): void => {
		const href = item?.href ?? (item === undefined ? externalHref(typed) : null);
		if (!item && href === null) {
			setProblem("Type the title of a page, or an address that begins with https://");
			return;
		}
		const chain = editor.chain().focus().extendMarkRange("wikiLink").extendMarkRange("link");
		const label = item?.title ?? item?.anchor ?? href ?? typed;
		if (item?.title) book.learn({ pageId: item.pageId, title: item.title, exists: item.pageId !== null });
		const mark =
			href !== null
				? { type: "link", attrs: { href } }
				: { type: "wikiLink", attrs: { pageId: item?.pageId, title: item?.title, anchor: item?.anchor } };
		if (editor.state.selection.empty && !linked) {
			chain.insertContent({ type: "text", text: label, marks: [mark] }).run();
		} else if (href !== null) {
			chain.setExternalLink(href).run();
		} else if (item) {
			chain.setWikiLink({ pageId: item.pageId, title: item.title, anchor: item.anchor }).run();
		}
		onClose();
	};

	const onKeyDown = (event: KeyboardEvent): void => {
		if (event.key === "Escape") {
			event.preventDefault();
			editor.commands.focus();
			onClose();
		}
		if (rows.length === 0 || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
		event.preventDefault();
		setActive((active + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length);
	};

	return (
		<aside className="link-panel" aria-label="Link" ref={panel}>
			<form
				onSubmit={(event: FormEvent) => {
					event.preventDefault();
					link(rows[active]);
				}}
			>
				<label>
					<span>Link to</span>
					<input
						ref={field}
						type="text"
						role="combobox"
						aria-expanded={rows.length > 0}
						aria-controls={listId}
						aria-activedescendant={rows.length > 0 ? `${listId}-${active}` : undefined}
						autoComplete="off"
						placeholder="Page title or https://…"
						value={typed}
						onChange={(event) => {
							setTyped(event.target.value);
							setProblem("");
						}}
						onKeyDown={onKeyDown}
					/>
				</label>
				<div className="link-rows" id={listId} role="listbox" aria-label="Pages">
					{rows.map((row, index) => (
						<div
							key={row.id}
							id={`${listId}-${index}`}
							role="option"
							tabIndex={-1}
							aria-selected={index === active}
							className="popup-row"
							onMouseDown={(event) => {
								event.preventDefault();
								link(row);
							}}
						>
							<span className={row.missing ? "popup-missing" : undefined}>{row.label}</span>
							{row.detail && <small>{row.detail}</small>}
						</div>
					))}
				</div>
				{problem && (
					<p className="link-problem" role="alert">
						{problem}
					</p>
				)}
				<div className="link-buttons">
					<button type="submit" className="button primary">
						Link
					</button>
					{linked && (
						<button
							type="button"
							className="button"
							onClick={() => {
								editor.chain().focus().unsetLinks().run();
								onClose();
							}}
						>
							Remove link
						</button>
					)}
					<button
						type="button"
						className="button"
						onClick={() => {
							editor.commands.focus();
							onClose();
						}}
					>
						Close
					</button>
				</div>
			</form>
		</aside>
	);
}
