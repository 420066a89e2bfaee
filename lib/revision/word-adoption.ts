import { PASSAGE_WORDS } from "@/lib/document/diff/shingles";
import { alignWords, type PieceNumbers } from "@/lib/document/diff/word-alignment";
import { splitWords } from "@/lib/document/words";

/** A passage of the block itself that moved or came back has so many words in a row, or it is chance. */
const TELLING_WORDS = 3;

/** Pieces: of what was changed in a passage no more stand together, or it is another. */
const NEAR = 10;

/** A text in words. */
export interface SplitText {
	readonly text: string;
	readonly pieces: readonly string[];
	/** The same for equal pieces of all versions. */
	readonly numbers: readonly number[];
	readonly known: PieceNumbers;
}

/** A version of a block of which it is known who wrote which word. */
export interface Attributed extends SplitText {
	readonly blockId: string;
	readonly revisionId: number;
	/** The revision of each piece. */
	readonly origins: readonly number[];
	readonly has: ReadonlySet<number>;
}

export function splitText(text: string, known: PieceNumbers): SplitText {
	const pieces = splitWords(text);
	return { text, pieces, numbers: pieces.map((piece) => known.of(piece)), known };
}

/** Finds for the pieces of a version which earlier one they are from. */
export class Adoption {
	readonly origins: (number | undefined)[];
	/** The pieces that may be from elsewhere than from what the version goes on from. */
	private open: readonly number[];
	/** One for those in a telling row of words; others may have an origin by chance. */
	private readonly settled: Uint8Array;

	constructor(
		private readonly version: SplitText,
		private readonly forgotten: ReadonlySet<number>,
	) {
		this.origins = new Array(version.pieces.length).fill(undefined);
		this.settled = new Uint8Array(version.pieces.length);
		this.open = [...version.pieces.keys()];
	}

	/** From what the version goes on from all words that stay are its own, and so is what moved within it. */
	goOnFrom(parent: Attributed): void {
		const free = allPlaces(parent);
		this.adopt(parent, free, 0);
		this.closeSettled();
		this.adoptAll(parent, free, TELLING_WORDS);
		this.closeSettled();
	}

	/** From a block that lost passages to it. */
	bringFrom(source: Attributed): void {
		this.adoptAll(source, allPlaces(source), PASSAGE_WORDS);
	}

	/** From a version that came before what it goes on from. */
	bringBack(earlier: Attributed): void {
		this.adopt(earlier, allPlaces(earlier), TELLING_WORDS);
	}

	private closeSettled(): void {
		this.open = this.open.filter((i) => this.settled[i] === 0);
	}

	/** The same again as long as there is more: passages may stand in another order there. */
	private adoptAll(earlier: Attributed, free: Uint8Array, leastWords: number): void {
		while (this.adopt(earlier, free, leastWords));
	}

	/**
	 * Gives pieces that are not settled the origin of their partners among the `free` places of an earlier version, in and
	 * beside rows of enough words that are not forgotten. Telling rows are settled, and their places no longer free.
	 * Answers whether another piece was settled.
	 */
	private adopt(earlier: Attributed, free: Uint8Array, leastWords: number): boolean {
		const { numbers } = this.version;
		const shared = this.open.filter((i) => earlier.has.has(numbers[i] ?? -1));
		const isNew = shared.some((i) => this.settled[i] === 0);
		if (!isNew || this.countWords(shared) < leastWords) return false;
		let progress = false;
		const rows = this.extend(joinRows(this.findMatches(earlier, free, shared)), earlier, free);
		for (const stretch of joinStretches(rows)) {
			const counts = stretch.map((row) => this.countMatched(row));
			if (Math.max(...counts) < leastWords) continue;
			for (const [index, row] of stretch.entries()) {
				const words = counts[index] ?? 0;
				// Spaces alone would keep the words beside them from being in a row.
				if (words === 0 && leastWords > 0) continue;
				const isTelling = leastWords > 0 || words >= TELLING_WORDS;
				for (const { piece, from } of row) {
					if (this.settled[piece] === 0) this.origins[piece] = earlier.origins[from];
					if (!isTelling) continue;
					progress ||= this.settled[piece] === 0;
					this.settled[piece] = 1;
					free[from] = 0;
				}
			}
		}
		return progress;
	}

	private findMatches(earlier: Attributed, free: Uint8Array, shared: readonly number[]): Match[] {
		const { numbers, known } = this.version;
		const places = [...earlier.pieces.keys()].filter((place) => free[place] === 1);
		const partner = alignWords(
			places.map((place) => earlier.numbers[place] ?? -1),
			shared.map((i) => numbers[i] ?? -1),
			known.isWord,
		);
		const matches: Match[] = [];
		for (const [index, other] of partner.entries()) {
			const [from, piece] = [places[index] ?? -1, shared[other]];
			if (piece === undefined || this.forgotten.has(earlier.origins[from] ?? 0)) continue;
			matches.push({ piece, from });
		}
		return matches;
	}

	/**
	 * Takes what stands beside a telling row in both into it. Where a text has a word several times, an alignment may have
	 * paired it with another of them.
	 */
	private extend(rows: Match[][], earlier: Attributed, free: Uint8Array): Match[][] {
		const told = rows.filter((row) => this.countMatched(row) >= TELLING_WORDS);
		const taken = new Uint8Array(this.settled.length);
		for (const row of told) for (const { piece } of row) taken[piece] = 1;
		const open = new Uint8Array(this.settled.length);
		for (const piece of this.open) open[piece] = 1;
		const fits = ({ piece, from }: Match): boolean =>
			open[piece] === 1 &&
			taken[piece] === 0 &&
			free[from] === 1 &&
			this.version.numbers[piece] === earlier.numbers[from] &&
			!this.forgotten.has(earlier.origins[from] ?? 0);
		for (const row of told) {
			for (const step of [-1, 1]) {
				for (;;) {
					const end = step < 0 ? row[0] : row.at(-1);
					const next = end && { piece: end.piece + step, from: end.from + step };
					if (!next || !fits(next)) break;
					taken[next.piece] = 1;
					if (step < 0) row.unshift(next);
					else row.push(next);
				}
			}
		}
		const telling = new Set(told);
		const others = rows.flatMap((row) => {
			const left = telling.has(row) ? [] : row.filter(({ piece }) => taken[piece] === 0);
			return left.length > 0 ? [left] : [];
		});
		return [...told, ...others].sort((a, b) => (a[0]?.piece ?? 0) - (b[0]?.piece ?? 0));
	}

	private countMatched(row: readonly Match[]): number {
		let count = 0;
		for (const { piece } of row) if (this.isWord(piece)) count++;
		return count;
	}

	private countWords(places: readonly number[]): number {
		let count = 0;
		for (const piece of places) if (this.isWord(piece)) count++;
		return count;
	}

	private isWord(piece: number): boolean {
		return this.version.known.isWord(this.version.numbers[piece] ?? -1);
	}
}

/** One for each piece of a version. */
function allPlaces({ pieces }: Attributed): Uint8Array {
	return new Uint8Array(pieces.length).fill(1);
}

/** A piece of a version and its partner in an earlier one. */
interface Match {
	readonly piece: number;
	readonly from: number;
}

/** Matches that follow each other in both versions. */
function joinRows(matches: readonly Match[]): Match[][] {
	const rows: Match[][] = [];
	for (const match of matches) {
		const row = rows.at(-1);
		const last = row?.at(-1);
		if (row && last && match.piece === last.piece + 1 && match.from === last.from + 1) row.push(match);
		else rows.push([match]);
	}
	return rows;
}

/** Rows with no more than some pieces between them on either side: a passage that was changed in places. */
function joinStretches(rows: readonly Match[][]): Match[][][] {
	const stretches: Match[][][] = [];
	for (const row of rows) {
		const stretch = stretches.at(-1);
		const [last, first] = [stretch?.at(-1)?.at(-1), row[0]];
		const isNear = last && first && first.piece - last.piece <= NEAR && Math.abs(first.from - last.from) <= NEAR;
		if (stretch && isNear) stretch.push(row);
		else stretches.push([row]);
	}
	return stretches;
}
