import { type CitedSources, formatLocator, groupCitations, isQuoted, seriesLabel } from "@/lib/citation/cited-works";
import { type Citation, readCitation } from "@/lib/citation/collect-citations";
import type { DocumentNode } from "@/lib/document/schema";

/** What one citation shows of the group it stands in; the pieces in a row read as the group does. */
export interface Piece {
	readonly before: string;
	readonly title: string;
	readonly italic: boolean;
	readonly after: string;
	/** Name and rank of its tier. */
	readonly tier: string | null;
	readonly rank: number | null;
}

/**
 * Spreads a group over its citations: `(DS9: “Emissary”`, `, “Cardassians”`, `; TLE novel: Day of the Vipers)`. Each
 * stays where it was written, unlike for readers, who get works of one series together.
 */
export function drawGroup(nodes: readonly DocumentNode[], sources: CitedSources): Piece[] {
	let last: string | null = null;
	return nodes.map((node, index) => {
		const citation = readCitation(node);
		const { label, ...shown } = describeCitation(citation, sources);
		const lead = label === null ? "" : `${label}: `;
		const before = index === 0 ? `(${lead}` : label !== null && label === last ? ", " : `; ${lead}`;
		last = label;
		return { ...shown, before, after: index === nodes.length - 1 ? ")" : "" };
	});
}

function describeCitation(citation: Citation | null, sources: CitedSources) {
	const [run] = citation ? groupCitations([citation], sources) : [];
	const source = run?.works[0]?.source;
	const place = citation?.locator ? ` ${formatLocator(citation.locator)}` : "";
	if (!run || !source) {
		return { label: null, title: `unknown source${place}`, italic: false, tier: null, rank: null };
	}
	const quoted = isQuoted(source.kind);
	return {
		label: seriesLabel(run),
		title: `${quoted ? `“${source.title}”` : source.title}${place}`,
		italic: !quoted,
		tier: source.tier?.name ?? null,
		rank: source.tier?.rank ?? null,
	};
}
