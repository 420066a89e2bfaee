"use client";

import { useMemo } from "react";
import "@/components/revision/diff.css";
import { DocumentDiff } from "@/components/revision/document-diff";
import { diffDocuments } from "@/lib/document/diff";
import { type RenderContext, renderDocument } from "@/lib/document/render";
import type { WikiDocument } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";
import type { LinkBook } from "./link-book";

/** Links of a text that is shown beside the editor: they say where they lead, as for readers. */
function readerContext(book: LinkBook, title: string): RenderContext {
	return {
		resolveLink: (link) => {
			const found = book.find(link);
			return { ...found, self: found.title === title };
		},
	};
}

/** The text as the validator would store it, so that what is compared does not differ by spelling alone. */
function normalised(document: WikiDocument): WikiDocument {
	const checked = validateDocument(document, { ids: "optional" });
	return checked.ok ? checked.document : document;
}

interface PreviewProps {
	document: WikiDocument;
	book: LinkBook;
	title: string;
}

/** The text as readers will see it. */
export function Preview({ document, book, title }: PreviewProps) {
	return <div className="prose">{renderDocument(normalised(document), readerContext(book, title))}</div>;
}

interface ChangesProps {
	before: WikiDocument;
	after: WikiDocument;
	book: LinkBook;
	title: string;
}

/** What one text has over another, as on the diff page; inline, for the column of a text is narrow. */
export function Changes({ before, after, book, title }: ChangesProps) {
	const diff = useMemo(() => diffDocuments(normalised(before), normalised(after)), [before, after]);
	const context = readerContext(book, title);
	return <DocumentDiff diff={diff} contexts={{ before: context, after: context }} mode="inline" />;
}
