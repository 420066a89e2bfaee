/**
 * Which citations of two versions are the same.
 *
 * Strategy: they are paired by their id, then by what they say, first within the blocks that were compared with each
 * other, behind the same sentence before others, then behind the same sentence elsewhere, then anywhere. A pair whose citation was carried to another claim is taken
 * apart again: what its id says is true, yet one claim lost a citation and another gained one. What is left is paired by
 * place, where one stands for the other, and by work within the blocks that were compared.
 */

import type { CitationSide, DiffLine, DiffLines, LineCitation } from "../diff/lines";
import type { CitedClaims } from "./cited-claims";

export type CitationPair = readonly [before: LineCitation, after: LineCitation];

export interface CitationPairs {
	readonly pairs: readonly CitationPair[];
	readonly gone: Iterable<LineCitation>;
	readonly came: Iterable<LineCitation>;
}

/** Sentences that are read at most to find citations that moved without their id. */
const MAX_READ = 1_000;

export function pairCitations(lines: DiffLines, claims: CitedClaims): CitationPairs {
	const pairing = new Pairing(lines);
	pairing.pairBy(({ citationId }) => (citationId === "" ? null : citationId));
	let read = 0;
	const byClaim = (citation: LineCitation, side: "before" | "after") => {
		const sentence = read++ < MAX_READ ? claims.ownSentence(citation, side) : "";
		return sentence === "" ? null : `${whatItSays(citation)} ${sentence}`;
	};
	// Of two that say the same the one that stands behind its sentence.
	pairing.pairBy((citation, side) => {
		const claim = byClaim(citation, side);
		return claim && `${citation.line.pair} ${claim}`;
	});
	pairing.pairBy((citation) => `${citation.line.pair} ${whatItSays(citation)}`);
	pairing.pairBy(byClaim);
	pairing.pairBy(whatItSays);

	const places = placesOf(lines);
	const place = (citation: LineCitation) => places.get(citation)?.toString() ?? null;
	const carried = pairing.release(
		([before, after]) =>
			claims.wasCarried(before, after) &&
			(before.line.pair !== after.line.pair || whatItSays(before) === whatItSays(after)),
	);
	// Two that changed their places; before those of the same block are looked at, or each would find itself again.
	pairing.pairBy((citation) => (carried.has(citation) ? place(citation) : null));
	pairing.pairBy((citation, side) => `${citation.line.pair} ${byClaim(citation, side)}`);
	pairing.pairBy((citation) => `${citation.line.pair} ${whatItSays(citation)}`);
	pairing.pairBy(({ sourceId, line }) => `${line.pair} ${sourceId}`);
	pairing.pairBy(place);
	return { pairs: pairing.found, gone: pairing.open.before, came: pairing.open.after };
}

/** Equal for citations that differ in their id alone. */
function whatItSays({ sourceId, locator, quotation }: CitationSide): string {
	return JSON.stringify([sourceId, locator?.type, locator?.value, quotation]);
}

/** For each citation that stands among words that replaced others, or were replaced, the index of that place. */
function placesOf({ replacements }: DiffLines): Map<LineCitation, number> {
	const places = new Map<LineCitation, number>();
	for (const [index, place] of replacements.entries()) {
		for (const side of ["before", "after"] as const) {
			const { citations } = place[side];
			let at = firstFrom(citations, place.from[side]);
			for (let citation = citations[at]; citation && citation.offset < place.to[side]; citation = citations[++at])
				places.set(citation, index);
		}
	}
	return places;
}

/** The index of the first citation that does not stand before an offset; they are in order. */
function firstFrom(citations: readonly LineCitation[], offset: number): number {
	let low = 0;
	for (let high = citations.length; low < high; ) {
		const middle = (low + high) >> 1;
		if ((citations[middle]?.offset ?? 0) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function inOrder(lines: readonly DiffLine[]): LineCitation[] {
	return lines.flatMap(({ citations }) => citations);
}

class Pairing {
	found: CitationPair[] = [];
	open: { before: Set<LineCitation>; after: Set<LineCitation> };

	constructor(private readonly lines: DiffLines) {
		this.open = { before: new Set(inOrder(lines.before)), after: new Set(inOrder(lines.after)) };
	}

	/** Pairs what has the same key on both sides, in order. */
	pairBy(key: (citation: LineCitation, side: "before" | "after") => string | null): void {
		if (this.open.before.size === 0 || this.open.after.size === 0) return;
		const waiting = new Map<string, LineCitation[]>();
		for (const citation of this.open.after) {
			const name = key(citation, "after");
			if (name === null) continue;
			const others = waiting.get(name);
			if (others) others.push(citation);
			else waiting.set(name, [citation]);
		}
		for (const others of waiting.values()) others.reverse();
		for (const before of this.open.before) {
			const name = waiting.size === 0 ? null : key(before, "before");
			const after = name === null ? undefined : waiting.get(name)?.pop();
			if (!after) continue;
			this.found.push([before, after]);
			this.open.before.delete(before);
			this.open.after.delete(after);
		}
	}

	/** Takes pairs apart and answers their citations. */
	release(isApart: (pair: CitationPair) => boolean): ReadonlySet<LineCitation> {
		const [kept, apart]: [CitationPair[], CitationPair[]] = [[], []];
		for (const pair of this.found) (isApart(pair) ? apart : kept).push(pair);
		const released = new Set(apart.flat());
		if (released.size === 0) return released;
		this.found = kept;
		const stillOpen = (side: "before" | "after") =>
			new Set(inOrder(this.lines[side]).filter((one) => this.open[side].has(one) || released.has(one)));
		this.open = { before: stillOpen("before"), after: stillOpen("after") };
		return released;
	}
}
