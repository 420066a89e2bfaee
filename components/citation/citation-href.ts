import type { CitationStyle, CitedDocument } from "@/lib/citation/present-citations";
import { EVERYTHING } from "@/lib/citation/reader-choice";
import { withQuery } from "@/lib/platform/query-string";
import { type Title, titleToHref } from "@/lib/title/title";

/**
 * The address of an article for another choice of lens or style; what is not said stays. A choice is always named, also
 * the usual one: the plain address shows what the reader has it remember.
 */
export function citationHref(
	title: Title,
	{ asked }: CitedDocument,
	choice: { lens?: string | null; style?: CitationStyle },
): string {
	const lens = choice.lens === undefined ? asked.lens : (choice.lens ?? EVERYTHING);
	return withQuery(titleToHref(title), { lens, cite: choice.style ?? asked.style });
}
