"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type FormEvent, useRef, useState } from "react";
import { standingSource } from "@/lib/citation/cited-works";
import { readCitation } from "@/lib/citation/collect-citations";
import { LOCATOR_TYPES, type LocatorType } from "@/lib/document/schema";
import { sourceHref } from "@/lib/source/addresses";
import type { SourceKind } from "@/lib/source/source";
import { selectedCitation } from "../extensions/citations";
import { useClearOf } from "../use-clear-of";
import { asDocumentNode } from "./citation-groups";
import { describeSource } from "./describe-work";
import type { SourceBook } from "./source-book";

const TYPE_NAMES: Readonly<Record<LocatorType, string>> = {
	page: "Page",
	chapter: "Chapter",
	time: "Time",
	issue: "Issue",
	panel: "Panel",
	scene: "Scene",
	level: "Level",
	section: "Section",
};

/** How one names a place in each kind of work, the usual way first. */
const TYPES_OF_KIND: Readonly<Partial<Record<SourceKind, readonly LocatorType[]>>> = {
	episode: ["time", "scene"],
	film: ["time", "scene"],
	novel: ["page", "chapter"],
	"short-story": ["page", "section"],
	"reference-book": ["page", "chapter", "section"],
	comic: ["issue", "page", "panel"],
	game: ["level", "scene", "time"],
	web: ["section", "page"],
};

interface CitationPanelProps {
	editor: Editor;
	book: SourceBook;
}

/** Beside the selected citation: which work, where in it, and what it says there. */
export function CitationPanel({ editor, book }: CitationPanelProps) {
	const selected = useEditorState({ editor, selector: ({ editor: { state } }) => selectedCitation(state) });
	if (!selected) return null;
	return <CitationForm key={selected.node.attrs.id} editor={editor} book={book} {...selected} />;
}

type Selected = NonNullable<ReturnType<typeof selectedCitation>>;

function CitationForm({ editor, book, node, position }: CitationPanelProps & Selected) {
	const citation = readCitation(asDocumentNode(node));
	const source = standingSource(book.sources, node.attrs.sourceId);
	const usual = (source && TYPES_OF_KIND[source.kind]) ?? LOCATOR_TYPES;
	const [type, setType] = useState<LocatorType>(citation?.locator?.type ?? usual[0] ?? "page");
	const [value, setValue] = useState(citation?.locator?.value ?? "");
	const [quotation, setQuotation] = useState(citation?.quotation ?? "");
	const panel = useRef<HTMLElement>(null);
	useClearOf(editor, panel);

	const back = (): void => {
		editor
			.chain()
			.focus()
			.setTextSelection(position + 1)
			.run();
	};
	const save = (event: FormEvent): void => {
		event.preventDefault();
		const place = value.trim();
		editor
			.chain()
			.updateAttributes("citation", {
				locator: place === "" ? null : { type, value: place },
				quotation: quotation.trim() || null,
			})
			.run();
		back();
	};
	return (
		<aside className="link-panel citation-panel" aria-label="Citation" ref={panel}>
			<form
				onSubmit={save}
				onKeyDown={(event) => {
					if (event.key !== "Escape") return;
					event.preventDefault();
					back();
				}}
			>
				<p>
					{source ? (
						<a href={sourceHref(source.id)} target="_blank" rel="noopener">
							{describeSource(source)}
						</a>
					) : (
						"A source that the registry does not have"
					)}
				</p>
				<fieldset className="citation-place">
					<legend>Where in it</legend>
					<select
						aria-label="Kind of place"
						value={type}
						onChange={(event) => setType(LOCATOR_TYPES.find((one) => one === event.target.value) ?? "page")}
					>
						{[...new Set([type, ...usual, ...LOCATOR_TYPES])].map((one) => (
							<option key={one} value={one}>
								{TYPE_NAMES[one]}
							</option>
						))}
					</select>
					<input
						type="text"
						aria-label="Place"
						value={value}
						maxLength={100}
						placeholder={type === "time" ? "12:34" : "12"}
						onChange={(event) => setValue(event.target.value)}
					/>
				</fieldset>
				<label>
					<span>Quotation</span>
					<textarea
						rows={3}
						value={quotation}
						maxLength={1000}
						onChange={(event) => setQuotation(event.target.value)}
					/>
				</label>
				<div className="link-buttons">
					<button type="submit" className="button primary">
						Done
					</button>
					<button type="button" className="button" onClick={() => editor.chain().focus().deleteSelection().run()}>
						Remove citation
					</button>
				</div>
			</form>
		</aside>
	);
}
