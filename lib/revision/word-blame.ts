/**
 * Who wrote each word of a block.
 *
 * Strategy: the versions of the block are gone through from the oldest, and with them those of the blocks that its words
 * came from. Words that stay from one version to the next keep their revision; a block that was joined goes on from its
 * pieces one after the other, and each piece of a block that was split from all of that. What a version adds is first
 * looked for elsewhere in that, then in the blocks that lost such a passage, then in the versions before, so that what
 * somebody moves, or takes out and somebody else brings back, stays its writer's; a version that is the same as an
 * earlier one is that one again. Only what is found nowhere is the version's own, and what a reviewer rejected until
 * then is nowhere. Places between words go with the word before them.
 */

import { PieceNumbers } from "@/lib/document/diff/word-alignment";
import { hasWord } from "@/lib/document/words";
import type { PassageSource } from "./passages";
import { Adoption, type Attributed, RowIndex, type SplitText, splitText } from "./word-adoption";

/** The text of a block in a revision that changed it. */
export interface TextVersion {
	readonly blockId: string;
	readonly revisionId: number;
	readonly text: string;
	/** The blocks whose words it has from before, in its order; empty where it goes on from its own. */
	readonly wordsFrom: readonly string[];
	/** The blocks that passages of it stood in before. */
	readonly passagesFrom: readonly PassageSource[];
	/** The newest revision of the page when this one was rejected. */
	readonly rejectedIn?: number | null;
}

/** A stretch of text by one hand. */
export interface WordRun {
	readonly text: string;
	readonly revisionId: number;
}

/** How many versions are searched, the last one and those before it for a passage that came back. */
const LOOK_BACK = 8;
/** What a version may have its words from. */
interface Before {
	readonly blockId: string;
	readonly revisionId: number;
	/** What it goes on from. */
	readonly parent: Attributed | undefined;
	/** Versions of other blocks that it has passages from. */
	readonly passages: readonly Attributed[];
	/** All versions of the blocks that it goes on from, oldest first. */
	readonly earlier: readonly Attributed[];
	/** Revisions that were rejected before. */
	readonly forgotten: ReadonlySet<number>;
}
/**
 * The runs of the newest version of a block. `versions` holds those of the block and of all that its words came from,
 * oldest first; all that the oldest of each has is taken for its own.
 */
export function blameWords(versions: readonly TextVersion[], blockId: string): WordRun[] {
	const known = new PieceNumbers(hasWord);
	/** For each block all versions that its words may be from, oldest first; the last is its own. */
	const seen = new Map<string, readonly Attributed[]>();
	const rejections = versions.flatMap(({ revisionId, rejectedIn }) => (rejectedIn ? [{ revisionId, rejectedIn }] : []));
	for (let start = 0; start < versions.length; ) {
		// Both pieces of a block are made in one revision, and neither of them from the other.
		const end = versions.findIndex(({ revisionId }, i) => i > start && revisionId !== versions[start]?.revisionId);
		const together = versions.slice(start, end < 0 ? versions.length : end);
		const now = versions[start]?.revisionId ?? 0;
		const forgotten = new Set(rejections.flatMap((one) => (one.rejectedIn < now ? one.revisionId : [])));
		const made = together.map((version) => {
			const { blockId } = version;
			const before = findEarlier(version, seen);
			const same = before.earlier.findLast(({ text }) => text === version.text);
			const origins = same?.origins.map((origin) => (forgotten.has(origin) ? now : origin));
			const attributed =
				same && origins
					? { ...same, blockId, revisionId: now, origins }
					: attribute(splitText(version.text, known), { ...before, blockId, revisionId: now, forgotten });
			return [blockId, [...before.earlier, attributed]] as const;
		});
		for (const [own, history] of made) seen.set(own, history);
		start += together.length;
	}
	const last = seen.get(blockId)?.at(-1);
	return last ? joinRuns(last) : [];
}

function findEarlier(
	{ blockId, wordsFrom, passagesFrom }: TextVersion,
	seen: ReadonlyMap<string, readonly Attributed[]>,
): Pick<Before, "parent" | "passages" | "earlier"> {
	const own = seen.get(blockId) ?? [];
	const passages = passagesFrom.flatMap(
		({ blockId: from, takenIn }) =>
			seen.get(from)?.findLast((one) => one.blockId === from && one.revisionId < takenIn) ?? [],
	);
	const others = wordsFrom.filter((id) => id !== blockId).flatMap((id) => seen.get(id) ?? []);
	if (others.length === 0) return { parent: own.at(-1), passages, earlier: own };
	const earlier = [...new Set([...own, ...others])].sort((a, b) => a.revisionId - b.revisionId);
	return { parent: joinVersions(wordsFrom.flatMap((id) => seen.get(id)?.at(-1) ?? [])), passages, earlier };
}

/** Versions of blocks that became one, in a line. */
function joinVersions(versions: readonly Attributed[]): Attributed | undefined {
	const [first] = versions;
	if (!first || versions.length === 1) return first;
	const split = {
		text: versions.map(({ text }) => text).join(""),
		pieces: versions.flatMap(({ pieces }) => pieces),
		numbers: versions.flatMap(({ numbers }) => numbers),
		known: first.known,
	};
	return {
		...split,
		blockId: first.blockId,
		revisionId: Math.max(...versions.map(({ revisionId }) => revisionId)),
		origins: versions.flatMap(({ origins }) => origins),
		rows: new RowIndex(split),
	};
}

function attribute(
	version: SplitText,
	{ revisionId, blockId, parent, passages, earlier, forgotten }: Before,
): Attributed {
	const found = new Adoption(version, forgotten);
	if (parent) found.goOnFrom(parent);
	for (const one of passages) found.bringFrom(one);
	for (const one of earlier
		.filter((one) => one !== parent)
		.slice(1 - LOOK_BACK)
		.reverse())
		found.bringBack(one);
	return {
		...version,
		blockId,
		revisionId,
		origins: version.pieces.map((_, i) => found.origins[i] ?? revisionId),
		rows: new RowIndex(version),
	};
}

function joinRuns({ pieces, origins }: Attributed): WordRun[] {
	const runs: { text: string; revisionId: number }[] = [];
	for (const [i, piece] of pieces.entries()) {
		const last = runs.at(-1);
		const revisionId = origins[i] ?? 0;
		if (last && (last.revisionId === revisionId || !hasWord(piece))) last.text += piece;
		else runs.push({ text: piece, revisionId });
	}
	return runs;
}
