"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import type { DocumentNode } from "@/lib/document/schema";
import type { SourceBook } from "../citation/source-book";
import { documentExtensions } from "../extensions/kit";
import type { LinkBook } from "../link-book";
import { asContent } from "../session";
import { asDocument, fromDocument } from "./overlap-block";

interface OverlapEditorProps {
	label: string;
	/** What the editor begins with. */
	block: DocumentNode;
	book: LinkBook;
	sources: SourceBook;
	onChange: (written: readonly DocumentNode[]) => void;
}

/** Writes the text of one overlap in its place, citations and links included. */
export function OverlapEditor({ label, block, book, sources, onChange }: OverlapEditorProps) {
	const editor = useEditor({
		extensions: documentExtensions(book, sources),
		content: asContent(asDocument(block)),
		immediatelyRender: false,
		shouldRerenderOnTransaction: false,
		injectCSS: false,
		autofocus: "end",
		editorProps: {
			attributes: { class: "prose overlap-text", role: "textbox", "aria-multiline": "true", "aria-label": label },
		},
		onUpdate: ({ editor: own }) => onChange(fromDocument(own.getJSON().content as DocumentNode[], block.type)),
	});
	return <EditorContent editor={editor} />;
}
