import {
	type CitedSources,
	formatLocator,
	groupCitations,
	isQuoted,
	runKey,
	seriesLabel,
} from "@/lib/citation/cited-works";
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
 * stays where it is. Where works of a series stand apart, as in texts that were not written here, the series is named
 * with the first of them alone, unless the words are to be read by a machine.
 */
export function drawGroup(
	nodes: readonly DocumentNode[],
	sources: CitedSources,
	{ nameAgain = false }: { nameAgain?: boolean } = {},
): Piece[] {
	const named = new Set<string>();
	let last: string | null = null;
	return nodes.map((node, index) => {
		const { label, key, ...shown } = describeCitation(readCitation(node), sources);
		const lead = label === null || (named.has(key) && !nameAgain) ? "" : `${label}: `;
		const goesOn = label !== null && key === last;
		const before = index === 0 ? `(${lead}` : goesOn ? ", " : `; ${lead}`;
		named.add(key);
		last = key;
		return { ...shown, before, after: index === nodes.length - 1 ? ")" : "" };
	});
}

function describeCitation(citation: Citation | null, sources: CitedSources) {
	const [run] = citation ? groupCitations([citation], sources) : [];
	const source = run?.works[0]?.source;
	const place = citation?.locator ? ` ${formatLocator(citation.locator)}` : "";
	if (!run || !source) {
		return { label: null, key: "", title: `unknown source${place}`, italic: false, tier: null, rank: null };
	}
	const quoted = isQuoted(source.kind);
	return {
		label: seriesLabel(run),
		key: runKey(source),
		title: `${quoted ? `“${source.title}”` : source.title}${place}`,
		italic: !quoted,
		tier: source.tier?.name ?? null,
		rank: source.tier?.rank ?? null,
	};
}
