"use client";

import { useEffect, useMemo, useState } from "react";
import "@/components/revision/diff.css";
import { readingContext, withCitations } from "@/components/citation/citation-context";
import { DocumentDiff } from "@/components/revision/document-diff";
import type { CitedSources } from "@/lib/citation/cited-works";
import { listLenses } from "@/lib/citation/lens";
import { presentCitations } from "@/lib/citation/present-citations";
import type { PresentedDiff } from "@/lib/document/diff/present";
import { type RenderContext, renderDocument } from "@/lib/document/render";
import type { WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import type { Settings } from "@/lib/setting/setting";
import type { Tier } from "@/lib/source/source";
import { doApart } from "./apart/do-apart";
import { normalised, workHere } from "./apart/editor-works";
import type { LinkBook } from "./link-book";

/** What a text is read with: the pages and works it names, and the title of its own page. */
export interface Surroundings {
	book: LinkBook;
	sources: CitedSources;
	title: string;
}

/** Links of a text that is shown beside the editor: they say where they lead, as for readers. */
function readerContext({ book, sources, title }: Surroundings): RenderContext {
	const context: RenderContext = {
		resolveLink: (link) => {
			const found = book.find(link);
			return { ...found, self: found.title === title };
		},
	};
	return withCitations(context, sources);
}

interface PreviewProps extends Surroundings {
	document: WikiDocument;
	tiers: readonly Tier[];
	/** The wiki's settings that decide how citations are read. */
	reading: Pick<Settings, "citationStyle" | "uncitedText" | "lensSets">;
}

/** The text as readers will see it, through any of their lenses. */
export function Preview({ document, tiers, reading, ...around }: PreviewProps) {
	const [lens, setLens] = useState<string | null>(null);
	const shown = useMemo(() => normalised(document), [document]);
	const { sources } = around;
	const cited = presentCitations(shown, { sources, tiers }, { style: reading.citationStyle, lens }, reading);
	return (
		<>
			{cited.citations.length > 0 && (
				<label className="preview-lens">
					<span>Seen through</span>
					<select value={lens ?? ""} onChange={(event) => setLens(event.target.value || null)}>
						{listLenses(tiers, reading.lensSets).map(({ key, name }) => (
							<option key={key} value={key ?? ""}>
								{name}
							</option>
						))}
					</select>
				</label>
			)}
			<div className="prose">{renderDocument(shown, readingContext(readerContext(around), cited))}</div>
		</>
	);
}

/** A text as readers will see it, by itself. */
export function PlainText({ document, ...around }: Surroundings & { document: WikiDocument }) {
	const shown = useMemo(() => normalised(document), [document]);
	return <div className="prose">{renderDocument(shown, readerContext(around))}</div>;
}

/** Characters of two texts together up to which they are compared before anybody could notice. */
const SHORT = 100_000;

function isLong(before: WikiDocument, after: WikiDocument): boolean {
	return documentText(before).length + documentText(after).length > SHORT;
}

interface ChangesProps extends Surroundings {
	before: WikiDocument;
	after: WikiDocument;
}

/** What one text has over another, as on the diff page; inline, for the column of a text is narrow. */
export function Changes({ before, after, ...around }: ChangesProps) {
	const atOnce = useMemo(
		() => (isLong(before, after) ? undefined : workHere({ work: "compare", task: { before, after } })),
		[before, after],
	);
	/** Undefined while long texts are compared, null where that failed. */
	const [apart, setApart] = useState<PresentedDiff | null>();
	useEffect(() => {
		setApart(undefined);
		return atOnce ? undefined : doApart("compare", { before, after }, setApart);
	}, [before, after, atOnce]);
	const diff = atOnce ?? apart;
	if (diff === undefined) {
		return (
			<p className="comparing" role="status">
				Comparing the texts… <progress aria-label="Comparing" />
			</p>
		);
	}
	if (diff === null) {
		return (
			<p className="publish-message error" role="alert">
				The texts could not be compared in this browser. Nothing is lost.
			</p>
		);
	}
	return <DocumentDiff diff={diff} context={readerContext(around)} sources={around.sources} mode="inline" />;
}

/** The same for a text that comes as JSON: while it is the same, it is not compared again. */
export function WrittenChanges({ text, ...compared }: Omit<ChangesProps, "after"> & { text: string }) {
	const after = useMemo(() => JSON.parse(text) as WikiDocument, [text]);
	return <Changes after={after} {...compared} />;
}
