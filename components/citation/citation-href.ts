import type { CitationStyle, CitedDocument } from "@/lib/citation/present-citations";
import { withQuery } from "@/lib/platform/query-string";
import type { Settings } from "@/lib/setting/setting";
import { type Title, titleToHref } from "@/lib/title/title";

/** The address of an article for another choice of lens or style; what is not said stays. */
export function citationHref(
	title: Title,
	cited: CitedDocument,
	settings: Settings,
	choice: { lens?: string | null; style?: CitationStyle },
): string {
	const lens = choice.lens === undefined ? (cited.lens?.key ?? null) : choice.lens;
	const style = choice.style ?? cited.style;
	return withQuery(titleToHref(title), { lens, cite: style === settings.citationStyle ? null : style });
}
