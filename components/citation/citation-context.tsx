import type { CitedSources } from "@/lib/citation/cited-works";
import { readCitation } from "@/lib/citation/collect-citations";
import type { Note } from "@/lib/citation/notes";
import type { CitedDocument } from "@/lib/citation/present-citations";
import type { RenderContext } from "@/lib/document/render";
import type { InlineContext } from "@/lib/document/render/inline";
import type { DocumentNode } from "@/lib/document/schema";
import { CitationGroup, CitationNumbers } from "./citation-group";

function readAll(nodes: readonly DocumentNode[]) {
	return nodes.flatMap((node) => readCitation(node) ?? []);
}

/** Names citations in text that stands beside others of its kind: comparisons, previews, old revisions. */
export function withCitations<C extends InlineContext>(context: C, sources: CitedSources): C {
	return {
		...context,
		renderCitations: (nodes: readonly DocumentNode[]) => (
			<CitationGroup citations={readAll(nodes)} sources={sources} lens={null} anchors={false} />
		),
	};
}

/** Shows the citations of a page as its reader chose: style, lens, folds. */
export function readingContext(context: RenderContext, cited: CitedDocument): RenderContext {
	const { sources, style, lens, view } = cited;
	const notes = new Map<string, Note>(
		cited.notes.flatMap((note) => note.citationIds.map((id): [string, Note] => [id, note])),
	);
	return {
		...context,
		renderCitations: (nodes) => {
			const citations = readAll(nodes);
			return style === "notes" ? (
				<CitationNumbers citations={citations} notes={notes} lens={lens} anchors />
			) : (
				<CitationGroup citations={citations} sources={sources} lens={lens} anchors />
			);
		},
		...(view && { arrangement: view.arrangement }),
	};
}
