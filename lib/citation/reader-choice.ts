import type { Query } from "@/lib/platform/query-string";
import { CITATION_STYLES, type CitationStyle } from "./present-citations";

/** What `?lens=` says to see everything, whatever is remembered. */
export const EVERYTHING = "all";

/** Cookies with what a reader chose for every page; there only by their choice. */
export const LENS_COOKIE = "canonry-lens";
export const STYLE_COOKIE = "canonry-cite";

/** What is remembered, as the cookies say; nobody vouches for it. */
export interface RememberedChoice {
	readonly lens: string | undefined;
	readonly style: string | undefined;
}

/** The citation style that is named, or null. */
export function readStyle(written: unknown): CitationStyle | null {
	return CITATION_STYLES.find((style) => style === written) ?? null;
}

/**
 * The query of the address that a reader with remembered choices is led to: what the address itself says goes first,
 * and what this page does not offer is left out. Null where the address stays as it is.
 */
export function rememberedQuery(
	query: Query,
	remembered: RememberedChoice,
	offered: { lensKeys: readonly string[]; defaultStyle: CitationStyle },
): Record<string, string> | null {
	const { lens } = remembered;
	const style = readStyle(remembered.style);
	const added: Record<string, string> = {};
	if (query.lens === undefined && lens !== undefined && offered.lensKeys.includes(lens)) added.lens = lens;
	if (query.cite === undefined && style !== null && style !== offered.defaultStyle) added.cite = style;
	if (Object.keys(added).length === 0) return null;
	const kept = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === "string");
	return { ...Object.fromEntries(kept), ...added };
}
