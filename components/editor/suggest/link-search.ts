import { type Editor, Extension, InputRule, type Range } from "@tiptap/core";
import type { LinkTarget } from "@/lib/document/links";
import { formatTitle, parseTitle } from "@/lib/title/title";
import type { LinkBook } from "../link-book";
import { findPages, type PageItem } from "./find-pages";
import { menuExtension } from "./menu-plugin";
import type { PopupStore } from "./popup-store";

function insertLink(editor: Editor, range: Range, target: LinkTarget, shown: string): void {
	editor
		.chain()
		.focus()
		.insertContentAt(range, { type: "text", text: shown, marks: [{ type: "wikiLink", attrs: { ...target } }] })
		.unsetMark("wikiLink")
		.run();
}

function insertPage(editor: Editor, range: Range, item: PageItem, book: LinkBook): void {
	const typed = editor.state.doc.textBetween(range.from, range.to).slice(2);
	const label = typed.includes("|") ? typed.slice(typed.indexOf("|") + 1).trim() : "";
	if (item.href !== null) {
		editor
			.chain()
			.focus()
			.insertContentAt(range, {
				type: "text",
				text: label || item.href,
				marks: [{ type: "link", attrs: { href: item.href } }],
			})
			.run();
		return;
	}
	const { pageId, title, anchor } = item;
	if (title !== null) book.learn({ pageId, title, exists: pageId !== null });
	// The first letter of a title does not tell cases apart, so the sentence keeps the case it was typed in.
	const asTyped = title !== null && typed.trim().toLowerCase() === title.toLowerCase() ? typed.trim() : null;
	insertLink(editor, range, { pageId, title, anchor }, label || asTyped || title || anchor || typed);
}

/** `[[` searches pages as you type; `[[Title]]` and `[[Title|words]]` written out become links too. */
export function linkSearch(store: PopupStore, book: LinkBook): Extension[] {
	const written = Extension.create({
		name: "writtenLinks",
		addInputRules() {
			return [
				new InputRule({
					find: /\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]$/,
					handler: ({ range, match, chain }) => {
						const [, target = "", label] = match;
						const section = /^\s*#(.+)$/.exec(target)?.[1]?.trim();
						const parsed = parseTitle(target);
						if (section === undefined && !parsed.ok) return;
						const title = parsed.ok && section === undefined ? formatTitle(parsed.title) : null;
						const anchor = section ?? (parsed.ok ? parsed.anchor : null);
						const attrs: LinkTarget = { pageId: null, title, anchor };
						chain()
							.insertContentAt(range, {
								type: "text",
								text: (label ?? target).trim(),
								marks: [{ type: "wikiLink", attrs: { ...attrs } }],
							})
							.unsetMark("wikiLink")
							.run();
					},
				}),
			];
		},
	});
	const search = menuExtension<PageItem>(store, {
		name: "linkSearch",
		char: "[[",
		label: "Link to a page",
		empty: "Type a title",
		allowSpaces: true,
		insideWords: true,
		wait: 80,
		items: findPages,
		choose: (editor, range, item) => insertPage(editor, range, item, book),
	});
	return [written, search];
}
