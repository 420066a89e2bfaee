import type { WikiDocument } from "@/lib/document/schema";
import type { Tier } from "@/lib/source/source";
import { applyLens, countShown, type LensView } from "./apply-lens";
import type { CitedSources } from "./cited-works";
import { collectCitations, type PlacedCitation } from "./collect-citations";
import { type Coverage, citationCoverage } from "./coverage";
import { findLens, type Lens, type LensSet, listLenses, type UncitedRule } from "./lens";
import { listCitedSources, type Note, numberNotes, type TierGroup } from "./notes";
import { readParts } from "./passages";

export const CITATION_STYLES = ["grouped", "notes"] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** What a reader asked for, read from the address. */
export interface CitationChoice {
	readonly style: CitationStyle;
	readonly lens: string | null;
	/** What the address itself says, where it may differ: the style is also a setting, everything also the rule. */
	readonly asked?: AskedChoice;
}

export interface AskedChoice {
	readonly lens: string | null;
	readonly style: CitationStyle | null;
}

const NOTHING_ASKED: AskedChoice = { lens: null, style: null };

/** Everything about the citations of a document that a page shows. */
export interface CitedDocument {
	readonly sources: CitedSources;
	readonly citations: readonly PlacedCitation[];
	readonly style: CitationStyle;
	readonly notes: readonly Note[];
	readonly works: readonly TierGroup[];
	readonly coverage: Coverage;
	/** Null where everything is shown. */
	readonly lens: Lens | null;
	readonly view: LensView | null;
	/** What the address says; links to other choices keep it. */
	readonly asked: AskedChoice;
	/** What may be chosen, with how many passages each shows. */
	readonly lenses: readonly { readonly lens: Lens; readonly shown: number }[];
}

/** Prepares the citations of a document for a reader's choice, by the wiki's settings. `tiers` come with the innermost first. */
export function presentCitations(
	document: WikiDocument,
	{ sources, tiers }: { sources: CitedSources; tiers: readonly Tier[] },
	choice: CitationChoice,
	{ uncitedText: uncited, lensSets }: { uncitedText: UncitedRule; lensSets: readonly LensSet[] },
): CitedDocument {
	const citations = collectCitations(document);
	const parts = readParts(document);
	const lenses = listLenses(tiers, lensSets);
	const lens = findLens(lenses, choice.lens);
	return {
		sources,
		citations,
		style: choice.style,
		notes: numberNotes(citations, sources),
		works: listCitedSources(citations, sources),
		coverage: citationCoverage(document),
		lens,
		asked: choice.asked ?? NOTHING_ASKED,
		view: lens && applyLens(document, parts, { sources, tiers, lens, uncited }),
		lenses: lenses.map((each) => ({ lens: each, shown: countShown(parts, { sources, tiers, lens: each }) })),
	};
}
