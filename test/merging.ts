import { mergeDocuments } from "@/lib/document/merge";
import type { DocumentNode } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { as, doc, normal, p } from "./document";

// What tests of merges share, and the paragraph that is split and joined in them.

export type Content = readonly DocumentNode[];

export function merge(base: Content, mine: Content, theirs: Content) {
	return mergeDocuments(normal(doc(...base)), normal(doc(...mine)), normal(doc(...theirs)));
}

/** The merged text, blocks parted by bars, whoever saved first; or what is asked about. */
export function said(base: Content, one: Content, two: Content): string {
	const [merged, mirrored] = [merge(base, one, two), merge(base, two, one)].map(({ document, overlaps }) =>
		overlaps.length === 0
			? documentText(document).replaceAll("\n", " | ")
			: `asked about ${overlaps.map(({ blockId }) => blockId).sort()}`,
	);
	return merged === mirrored ? (merged ?? "") : `${merged}, but had the other saved first: ${mirrored}`;
}

export const line = (id: string, ...words: (string | DocumentNode)[]): DocumentNode => as(id, p(...words));
export const FIRST = "The station fell in 2369.";
export const SECOND = "The council met at dawn, and nobody wept.";
export const whole = [line("a", `${FIRST} ${SECOND}`)];
export const halves = [line("a", FIRST), line("b", SECOND)];
export const rose = (words: string) => words.replace("fell", "rose");
export const dusk = (words: string) => words.replace("dawn", "dusk");
