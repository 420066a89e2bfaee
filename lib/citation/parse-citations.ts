import type { SourceKind } from "@/lib/source/source";
import { findBracketPairs } from "./bracket-pairs";
import type { CitationRegistry } from "./citation-registry";
import type { Locator } from "./locator";
import { type ReadCitation, readGroup } from "./read-group";

/**
 * Finds citations in running text, as fan wikis write them: `(DS9: "Emissary", "Cardassians"; TLE novel: Day of the
 * Vipers)`.
 *
 * Strategy: one pass pairs the round brackets (bracket-pairs). Each pair, outer before inner, is read as a group from
 * left to right (read-group): a prefix (citation-prefix: series by code or title, kind word), then titles, in
 * quotation marks, italics or bare, the longest known title first (bind-work), each with its locator (locator). What
 * the registry does not know must prove itself by its shape (title-evidence, title-shape); one proof carries its
 * neighbours. A bracket whose content is not understood to its last character is no group at all, and what stands
 * inside it is tried by itself. Length and nesting of a bracket and the length of a title are bounded, so the time
 * is linear in the text, with the bounds as the factor.
 */

export interface ParsedCitation {
	/** The code of a known series, its title if it has no code; of an unknown one what was written. */
	readonly series: string | null;
	readonly kind: SourceKind | null;
	/** As the registry has it, or as written, without the marks around it. */
	readonly title: string;
	readonly locator: Locator | null;
	readonly sourceId: number | null;
	readonly seriesId: number | null;
	/** Where title (marks included) and locator stand in the text. */
	readonly start: number;
	readonly end: number;
}

export interface CitationGroup {
	/** Of the opening bracket, in UTF-16 units of the whole text. */
	readonly start: number;
	/** Behind the closing bracket, or where it is missing. */
	readonly end: number;
	readonly citations: readonly ParsedCitation[];
}

/** The groups of citations in a text, in order and without overlap. Never throws; gives the same for the same. */
export function parseCitations(text: string, registry: CitationRegistry): CitationGroup[] {
	const groups: CitationGroup[] = [];
	// Pages cite the same few works over and over.
	const known = new Map<string, readonly ReadCitation[] | null>();
	let behind = 0;
	for (const { start, end, isClosed } of findBracketPairs(text)) {
		if (start < behind) continue;
		const contentStart = start + 1;
		const contentEnd = isClosed ? end - 1 : trimEnd(text, contentStart, end);
		const content = text.slice(contentStart, contentEnd);
		const needsRegistry = isGlued(text, start);
		let readings = needsRegistry ? undefined : known.get(content);
		if (readings === undefined) {
			readings = readGroup(content, registry, needsRegistry);
			if (!needsRegistry) known.set(content, readings);
		}
		if (!readings) continue;
		behind = isClosed ? end : contentEnd;
		groups.push({ start, end: behind, citations: readings.map((reading) => toCitation(reading, contentStart)) });
	}
	return groups;
}

/** `call(DS9: "x")`: a bracket that sticks to a word is a citation only if the registry says so. */
function isGlued(text: string, start: number): boolean {
	return text[start] === "(" && /[\w$\]]/.test(text[start - 1] ?? " ");
}

/** Without spaces and the full stop of the sentence. */
function trimEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && /[\s.]/.test(text[at - 1] ?? "")) at--;
	return at;
}

function toCitation({ prefix, title, work, locator, start, end }: ReadCitation, offset: number): ParsedCitation {
	const known = prefix.known ?? work?.series ?? null;
	return {
		series: known ? (known.code ?? known.title) : prefix.written,
		kind: work?.kind ?? prefix.kinds?.[0] ?? null,
		title,
		locator,
		sourceId: work?.id ?? null,
		seriesId: known?.id ?? null,
		start: start + offset,
		end: end + offset,
	};
}
