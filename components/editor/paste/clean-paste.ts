import { Extension } from "@tiptap/core";
import { DOMParser as ProseMirrorParser, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { LinkBook } from "../link-book";
import { cleanHtml } from "./clean-html";
import { readHtml, writeHtml } from "./html-tree";
import { plainTextBlocks } from "./plain-text";

/** Cleans what is pasted: text of other wikis, of Word and of Google Docs, and plain text. */
export const CleanPaste = Extension.create<{ book: LinkBook | null }>({
	name: "cleanPaste",
	addOptions: () => ({ book: null }),
	addProseMirrorPlugins() {
		return [
			new Plugin({
				props: {
					transformPastedHTML(html, view) {
						// Copied inside an editor of this wiki: it is clean, and keeps its ids where they are free.
						if (html.includes("data-pm-slice")) return html;
						return writeHtml(cleanHtml(readHtml(html, view.dom.ownerDocument), window.location.origin));
					},
					clipboardTextParser(text, $context, plain, view) {
						if (plain || $context.parent.type.spec.code) {
							const { schema } = view.state;
							if ($context.parent.type.spec.code) {
								return new Slice(
									schema.nodes.paragraph?.create(null, schema.text(text)).content ?? Slice.empty.content,
									0,
									0,
								);
							}
						}
						const host = view.dom.ownerDocument.createElement("div");
						host.innerHTML = writeHtml(plainTextBlocks(text));
						return ProseMirrorParser.fromSchema(view.state.schema).parseSlice(host, {
							preserveWhitespace: false,
							context: $context,
						});
					},
				},
			}),
		];
	},
});
