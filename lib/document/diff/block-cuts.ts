import { alignmentEffort, readLeaves } from "../diff";
import type { DocumentNode, WikiDocument } from "../schema";
import { matchLeaves } from "./match-leaves";
import { findCuts } from "./split-blocks";

/** A block of the newer version that is a piece of one of the older, or that was joined from several of them. */
export interface BlockCut {
	readonly blockId: string;
	/** The blocks of the older version, in the order in which it has their words; one where it is a piece. */
	readonly from: readonly string[];
	/** What those had of it, as inline content; of a block that was split only the share. */
	readonly before: readonly DocumentNode[];
	/** What it has itself. */
	readonly after: readonly DocumentNode[];
}

/** The blocks that a comparison of these versions takes for split or joined, each at most once; blocks without an id are left out. */
export function findBlockCuts(before: WikiDocument, after: WikiDocument): BlockCut[] {
	const [old, now] = [readLeaves(before), readLeaves(after)];
	const partner = matchLeaves(old, now);
	const origin = new Int32Array(now.length).fill(-1);
	for (const [i, j] of partner.entries()) if (j >= 0) origin[j] = i;
	const cuts = findCuts(old, now, { partner, origin }, alignmentEffort(old, now));
	return cuts.flatMap(({ kind, whole, pieces, shares }) => {
		const made =
			kind === "split"
				? pieces.map((piece, part) => ({ block: now[piece], from: [old[whole]], segments: shares[part] ?? [] }))
				: [{ block: now[whole], from: pieces.map((piece) => old[piece]), segments: shares.flat() }];
		return made.flatMap(({ block, from, segments }) => {
			const blockId = block?.block.blockId ?? null;
			if (blockId === null) return [];
			return {
				blockId,
				from: from.flatMap((leaf) => leaf?.block.blockId ?? []),
				before: segments.flatMap((segment) => segment.before),
				after: segments.flatMap((segment) => segment.after),
			};
		});
	});
}
