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

interface SplitText {
	readonly text: string;
	readonly pieces: readonly string[];
	/** The same for equal pieces of all versions. */
	readonly numbers: readonly number[];
}

interface Attributed extends SplitText {
	/** The revision of each piece. */
	readonly origins: readonly number[];
	readonly has: ReadonlySet<number>;
}

/** The runs of the newest of these versions, which come oldest first. All that the oldest has is taken for its own. */
export function blameWords(versions: readonly TextVersion[]): WordRun[] {
	const known = new Map<string, number>();
	const numberOf = (piece: string): number => {
		const number = known.get(piece) ?? known.size;
		known.set(piece, number);
		return number;
	};
	const seen: Attributed[] = [];
	for (const { revisionId, text } of versions) {
		const same = seen.findLast((earlier) => earlier.text === text);
		if (same) seen.push(same);
		else {
			const pieces = splitWords(text);
			seen.push(attribute({ text, pieces, numbers: pieces.map(numberOf) }, revisionId, seen));
		}
	}
	const last = seen.at(-1);
	return last ? joinRuns(last) : [];
}

function attribute(version: SplitText, revisionId: number, seen: readonly Attributed[]): Attributed {
	const { numbers } = version;
	const origins: (number | undefined)[] = new Array(numbers.length).fill(undefined);
	let open = numbers.map((_, i) => i);
	for (const [distance, earlier] of seen.slice(-LOOK_BACK).reverse().entries()) {
		const leastWords = distance === 0 ? 0 : TELLING_WORDS;
		const shared = open.filter((i) => earlier.has.has(numbers[i] ?? -1));
		if (countWords(version, shared) < leastWords) continue;
		adopt(earlier, version, origins, shared, leastWords);
		open = open.filter((i) => origins[i] === undefined);
	}
	return { ...version, origins: origins.map((origin) => origin ?? revisionId), has: new Set(numbers) };
}

/** Gives `open` pieces the origin of their partner in an earlier version, where enough words in a row have one. */
function adopt(
	earlier: Attributed,
	version: SplitText,
	origins: (number | undefined)[],
	open: readonly number[],
	leastWords: number,
): void {
	const partner = alignSequences(
		earlier.numbers,
		open.map((i) => version.numbers[i] ?? -1),
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
