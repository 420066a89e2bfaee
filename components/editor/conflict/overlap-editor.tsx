"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import type { WikiDocument } from "@/lib/document/schema";
import type { SourceBook } from "../citation/source-book";
import { documentExtensions } from "../extensions/kit";
import type { LinkBook } from "../link-book";
import { asContent } from "../session";

interface OverlapEditorProps {
	label: string;
	/** What the editor begins with. */
	text: WikiDocument;
	/** Whether the writer has just asked for it, and will write. */
	focused: boolean;
	book: LinkBook;
	sources: SourceBook;
	onChange: (written: WikiDocument) => void;
}

/** Writes the text of one overlap in its place, citations and links included. */
export function OverlapEditor({ label, text, focused, book, sources, onChange }: OverlapEditorProps) {
	const editor = useEditor({
		extensions: documentExtensions(book, sources),
		content: asContent(text),
		immediatelyRender: false,
		shouldRerenderOnTransaction: false,
		injectCSS: false,
		autofocus: focused && "end",
		editorProps: {
			attributes: { class: "prose overlap-text", role: "textbox", "aria-multiline": "true", "aria-label": label },
			// Tab leads on to the next choice: in a table it would add rows for ever.
			handleDOMEvents: { keydown: (_view, event) => event.key === "Tab" },
		},
		onUpdate: ({ editor: own }) => onChange(own.getJSON() as unknown as WikiDocument),
	});
	return <EditorContent editor={editor} />;
}
