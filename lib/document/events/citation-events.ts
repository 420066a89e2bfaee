/**
 * What happened to the citations between two versions: which came, went, were replaced or point to another place,
 * and which stayed while the words that they support changed.
 *
 * `citation-pairs.ts` says which are the same, `cited-claims.ts` what they support. A citation that quotes other words
 * of its work than before was replaced by one that says something else.
 */

import type { CitationSide, DiffLines, LineCitation } from "../diff/lines";
import { pairCitations } from "./citation-pairs";
import { type ChangedClaim, CitedClaims } from "./cited-claims";
import { isAttribution } from "./surroundings";

export interface CitationChange {
	readonly type:
		| "citation-added"
		| "citation-removed"
		| "citation-replaced"
		| "locator-changed"
		| "claim-changed-under-citation";
	readonly blockId: string | null;
	/** Row of the comparison, for the order of reading. */
	readonly row: number;
	readonly before: LineCitation | null;
	readonly after: LineCitation | null;
	/** The sentences, where it is them that changed. */
	readonly claims?: ChangedClaim;
}

/** Changes of citations in no particular order. */
export function citationChanges(lines: DiffLines): CitationChange[] {
	const changes: CitationChange[] = [];
	const claims = new CitedClaims(lines);
	const { pairs, gone, came } = pairCitations(lines, claims);
	const isLast = ([before]: readonly [LineCitation, LineCitation]) => isAttribution(before.line);
	for (const [before, after] of [...pairs.filter((pair) => !isLast(pair)), ...pairs.filter(isLast)]) {
		const moved = { before, after, blockId: after.line.view.blockId, row: after.line.row };
		if (before.sourceId !== after.sourceId) {
			changes.push({ type: "citation-replaced", ...moved });
			continue;
		}
		if (before.quotation !== after.quotation) changes.push({ type: "citation-replaced", ...moved });
		// Under another id, at another place of the work, it is another citation, which need not support the same.
		const stayed = samePlace(before, after) || before.citationId === after.citationId;
		const changed = stayed ? claims.compare(before, after) : null;
		if (changed) changes.push({ type: "claim-changed-under-citation", ...moved, claims: changed });
		if (!samePlace(before, after)) changes.push({ type: "locator-changed", ...moved });
	}
	for (const before of gone) {
		const { view, row } = before.line;
		changes.push({ type: "citation-removed", blockId: view.blockId, row, before, after: null });
	}
	for (const after of came) {
		const { view, row } = after.line;
		changes.push({ type: "citation-added", blockId: view.blockId, row, before: null, after });
	}
	return changes;
}

function samePlace(a: CitationSide, b: CitationSide): boolean {
	return a.locator?.type === b.locator?.type && a.locator?.value === b.locator?.value;
}
