/**
 * Who wrote each word of a block.
 *
 * Strategy: the versions of the block are gone through from the oldest. Words that stay from one version to the next
 * keep their revision. What a version adds is first looked for in the versions before that, so that a passage which
 * somebody takes out and somebody else brings back stays its writer's; a version that is the same as an earlier one is
 * that one again. Only what is found nowhere is the version's own. Places between words go with the word before them.
 */
import { alignSequences } from "@/lib/document/sequence-alignment";
import { hasWord, splitWords } from "@/lib/document/words";

/** The text of a block in a revision that changed it. */
export interface TextVersion {
	readonly revisionId: number;
	readonly text: string;
}

/** A stretch of text by one hand. */
export interface WordRun {
	readonly text: string;
	readonly revisionId: number;
}

/** How many versions before the last one are searched for a passage that came back. */
const LOOK_BACK = 8;
/** A passage that came back has so many words in a row, or it is chance. */
const TELLING_WORDS = 3;

interface Attributed {
	readonly text: string;
	readonly pieces: readonly string[];
	/** The revision of each piece. */
	readonly origins: readonly number[];
}

/** The runs of the newest of these versions, which come oldest first. All that the oldest has is taken for its own. */
export function blameWords(versions: readonly TextVersion[]): WordRun[] {
	const seen: Attributed[] = [];
	for (const version of versions) seen.push(attribute(version, seen));
	const last = seen.at(-1);
	return last ? joinRuns(last) : [];
}

function attribute({ revisionId, text }: TextVersion, seen: readonly Attributed[]): Attributed {
	const same = seen.findLast((earlier) => earlier.text === text);
	if (same) return same;
	const pieces = splitWords(text);
	const origins: (number | undefined)[] = new Array(pieces.length).fill(undefined);
	for (const [distance, earlier] of seen.slice(-LOOK_BACK).reverse().entries()) {
		if (!origins.includes(undefined)) break;
		adopt(earlier, pieces, origins, distance === 0 ? 1 : TELLING_WORDS);
	}
	return { text, pieces, origins: origins.map((origin) => origin ?? revisionId) };
}

/** Gives pieces without an origin that of their partner in an earlier version, where enough words in a row have one. */
function adopt(
	earlier: Attributed,
	pieces: readonly string[],
	origins: (number | undefined)[],
	leastWords: number,
): void {
	const numbers = new Map<string, number>();
	const number = (piece: string): number => {
		const known = numbers.get(piece) ?? numbers.size;
		numbers.set(piece, known);
		return known;
	};
	const before = earlier.pieces.map(number);
	const open = leastWords === 1 ? [...pieces.keys()] : [...pieces.keys()].filter((i) => origins[i] === undefined);
	const partner = alignSequences(
		before,
		open.map((i) => number(pieces[i] ?? "")),
	);
	const matches: { piece: number; from: number }[] = [];
	for (const [from, index] of partner.entries()) {
		const piece = open[index];
		if (index >= 0 && piece !== undefined) matches.push({ piece, from });
	}
	for (let start = 0; start < matches.length; ) {
		let end = start + 1;
		while (follows(matches[end - 1], matches[end])) end++;
		const row = matches.slice(start, end);
		const words = row.filter(({ piece }) => hasWord(pieces[piece] ?? "")).length;
		if (words >= leastWords || leastWords === 1) {
			for (const { piece, from } of row) origins[piece] ??= earlier.origins[from];
		}
		start = end;
	}
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
