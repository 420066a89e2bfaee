/**
 * Who wrote each word of a block.
 *
 * Strategy: the versions of the block are gone through from the oldest, and with them those of the blocks that its words
 * came from. Words that stay from one version to the next keep their revision; a block that was joined goes on from its
 * pieces one after the other, and each piece of a block that was split from all of that. What a version adds is first
 * looked for in the versions before that, so that a passage which somebody takes out and somebody else brings back stays
 * its writer's; a version that is the same as an earlier one is that one again. Only what is found nowhere is the
 * version's own, and what a reviewer rejected until then is nowhere. Places between words go with the word before them.
 */
import { alignWords, PieceNumbers } from "@/lib/document/diff/word-alignment";
import { hasWord, splitWords } from "@/lib/document/words";

/** The text of a block in a revision that changed it. */
export interface TextVersion {
	readonly blockId: string;
	readonly revisionId: number;
	readonly text: string;
	/** The blocks whose words it has from before, in its order; empty where it goes on from its own. */
	readonly wordsFrom: readonly string[];
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
/** A passage that came back has so many words in a row, or it is chance. */
const TELLING_WORDS = 3;

interface SplitText {
	readonly text: string;
	readonly pieces: readonly string[];
	/** The same for equal pieces of all versions. */
	readonly numbers: readonly number[];
	readonly known: PieceNumbers;
}

interface Attributed extends SplitText {
	readonly revisionId: number;
	/** The revision of each piece. */
	readonly origins: readonly number[];
	readonly has: ReadonlySet<number>;
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
			const { earlier, parent } = findEarlier(version, seen);
			const same = earlier.findLast(({ text }) => text === version.text);
			const attributed = same
				? { ...same, revisionId: now, origins: same.origins.map((origin) => (forgotten.has(origin) ? now : origin)) }
				: attribute(version, splitText(version.text, known), { parent, earlier, forgotten });
			return [version.blockId, [...earlier, attributed]] as const;
		});
		for (const [own, history] of made) seen.set(own, history);
		start += together.length;
	}
	const last = seen.get(blockId)?.at(-1);
	return last ? joinRuns(last) : [];
}

function splitText(text: string, known: PieceNumbers): SplitText {
	const pieces = splitWords(text);
	return { text, pieces, numbers: pieces.map((piece) => known.of(piece)), known };
}

/** What a version may have its words from, oldest first, and what it goes on from. */
function findEarlier({ blockId, wordsFrom }: TextVersion, seen: ReadonlyMap<string, readonly Attributed[]>) {
	const own = seen.get(blockId) ?? [];
	const others = wordsFrom.filter((id) => id !== blockId).flatMap((id) => seen.get(id) ?? []);
	if (others.length === 0) return { earlier: own, parent: own.at(-1) };
	const earlier = [...new Set([...own, ...others])].sort((a, b) => a.revisionId - b.revisionId);
	return { earlier, parent: joinVersions(wordsFrom.flatMap((id) => seen.get(id)?.at(-1) ?? [])) };
}

/** Versions of blocks that became one, in a line. */
function joinVersions(versions: readonly Attributed[]): Attributed | undefined {
	const [first] = versions;
	if (!first || versions.length === 1) return first;
	return {
		revisionId: Math.max(...versions.map(({ revisionId }) => revisionId)),
		text: versions.map(({ text }) => text).join(""),
		pieces: versions.flatMap(({ pieces }) => pieces),
		numbers: versions.flatMap(({ numbers }) => numbers),
		known: first.known,
		origins: versions.flatMap(({ origins }) => origins),
		has: new Set(versions.flatMap(({ numbers }) => numbers)),
	};
}

function attribute(
	{ revisionId }: TextVersion,
	version: SplitText,
	{
		parent,
		earlier,
		forgotten,
	}: {
		parent: Attributed | undefined;
		earlier: readonly Attributed[];
		forgotten: ReadonlySet<number>;
	},
): Attributed {
	const { numbers } = version;
	const origins: (number | undefined)[] = new Array(numbers.length).fill(undefined);
	let open = numbers.map((_, i) => i);
	const before = earlier.filter((one) => one !== parent).slice(1 - LOOK_BACK);
	for (const one of [...(parent ? [parent] : []), ...before.reverse()]) {
		const leastWords = one === parent ? 0 : TELLING_WORDS;
		const shared = open.filter((i) => one.has.has(numbers[i] ?? -1));
		if (countWords(version, shared) < leastWords) continue;
		adopt(one, version, origins, { open: shared, leastWords, forgotten });
		open = open.filter((i) => origins[i] === undefined);
	}
	return {
		...version,
		revisionId,
		origins: origins.map((origin) => origin ?? revisionId),
		has: new Set(numbers),
	};
}

/**
 * Gives `open` pieces the origin of their partner in an earlier version, where enough words in a row have one that is not
 * forgotten.
 */
function adopt(
	earlier: Attributed,
	version: SplitText,
	origins: (number | undefined)[],
	{ open, leastWords, forgotten }: { open: readonly number[]; leastWords: number; forgotten: ReadonlySet<number> },
): void {
	const partner = alignWords(
		earlier.numbers,
		open.map((i) => version.numbers[i] ?? -1),
		version.known.isWord,
	);
	const matches: { piece: number; from: number }[] = [];
	for (const [from, index] of partner.entries()) {
		const piece = open[index];
		if (index < 0 || piece === undefined || forgotten.has(earlier.origins[from] ?? 0)) continue;
		matches.push({ piece, from });
	}
	for (let start = 0; start < matches.length; ) {
		let end = start + 1;
		while (follows(matches[end - 1], matches[end])) end++;
		const row = matches.slice(start, end);
		const words = countWords(
			version,
			row.map(({ piece }) => piece),
		);
		if (words >= leastWords) for (const { piece, from } of row) origins[piece] = earlier.origins[from];
		start = end;
	}
}

function countWords({ pieces }: SplitText, places: readonly number[]): number {
	return places.filter((i) => hasWord(pieces[i] ?? "")).length;
}

function follows(a: { piece: number; from: number } | undefined, b: { piece: number; from: number } | undefined) {
	return a !== undefined && b !== undefined && b.piece === a.piece + 1 && b.from === a.from + 1;
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
