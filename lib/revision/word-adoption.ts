/**
 * Which words of a text are from which earlier version.
 *
 * Strategy: what a version goes on from is aligned with it word by word. What moved, came from elsewhere or came back is
 * a row of words that both have, wherever it stands: an index of all rows of `TELLING_WORDS` words finds where one
 * begins, and it is followed as far as both go on alike. Then the words beside such rows are compared, since a passage
 * may have been changed in places. So the time grows with the length of a text and not with its square.
 */
import { alignSequences } from "@/lib/document/diff/sequence-alignment";
import { PASSAGE_WORDS } from "@/lib/document/diff/shingles";
import { alignWords, type PieceNumbers } from "@/lib/document/diff/word-alignment";
import { splitWords } from "@/lib/document/words";

/** A passage of the block itself that moved or came back has so many words in a row, or it is chance. */
const TELLING_WORDS = 3;
/** Pieces: of what was changed in a passage no more stand together, or it is another. */
const NEAR = 10;
/** Places that are looked at where a text has the same words again and again. */
const MOST_PLACES = 16;
/** Steps that aligning two versions may take. */
const ALIGNMENT_STEPS = 400_000;
const LEAST_EFFORT = 16;
const MOST_EFFORT = 128;

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
	readonly rows: RowIndex;
}

export function splitText(text: string, known: PieceNumbers): SplitText {
	const pieces = splitWords(text);
	// A word stays its writer's when somebody mends its apostrophe.
	return { text, pieces, numbers: pieces.map((piece) => known.of(piece.replaceAll("’", "'"))), known };
}

/** Where rows of `TELLING_WORDS` words begin in a text; made when it is first asked. */
export class RowIndex {
	private places: Map<number, number[]> | undefined;

	constructor(private readonly split: SplitText) {}

	/** The first pieces of rows with this key, some of which may be of other words. */
	find(key: number): readonly number[] {
		this.places ??= this.build();
		return this.places.get(key) ?? [];
	}

	private build(): Map<number, number[]> {
		const places = new Map<number, number[]>();
		for (const { key, piece } of rowKeys(this.split)) {
			const known = places.get(key);
			if (!known) places.set(key, [piece]);
			else if (known.length < MOST_PLACES) known.push(piece);
		}
		return places;
	}
}

/** A key for each `TELLING_WORDS` words in a row, with their first and last piece. */
function rowKeys({ numbers, known }: SplitText): { key: number; piece: number; last: number }[] {
	const words = [...numbers.keys()].filter((i) => known.isWord(numbers[i] ?? -1));
	return words.slice(TELLING_WORDS - 1).map((_, i) => {
		let key = 0;
		for (const piece of words.slice(i, i + TELLING_WORDS)) key = Math.imul(key, 0x01000193) ^ (numbers[piece] ?? 0);
		return { key, piece: words[i] ?? 0, last: words[i + TELLING_WORDS - 1] ?? 0 };
	});
}

/** So many pieces of a version from `piece` on, equal to those of an earlier one from `from` on. */
interface Row {
	readonly piece: number;
	readonly from: number;
	readonly length: number;
}

/** Finds for the pieces of a version which earlier one they are from. */
export class Adoption {
	readonly origins: (number | undefined)[];
	/** One for those that may be from elsewhere than from what the version goes on from. */
	private readonly open: Uint8Array;
	/** One for those in or beside a telling row of words; others may have an origin by chance. */
	private readonly settled: Uint8Array;

	constructor(
		private readonly version: SplitText,
		private readonly forgotten: ReadonlySet<number>,
	) {
		this.origins = new Array(version.pieces.length).fill(undefined);
		this.settled = new Uint8Array(version.pieces.length);
		this.open = new Uint8Array(version.pieces.length).fill(1);
	}

	/** From what the version goes on from all words that stay are its own, and so is what moved within it. */
	goOnFrom(parent: Attributed): void {
		const free = allPlaces(parent);
		for (const row of this.alignWith(parent)) {
			this.adopt(row, parent);
			if (this.countWords(row) >= TELLING_WORDS) this.settle(this.grow(row, parent, free), parent, free);
		}
		this.closeSettled();
		this.bring(parent, free, TELLING_WORDS);
		this.closeSettled();
	}

	/** From a block that lost passages to it. */
	bringFrom(source: Attributed): void {
		this.bring(source, allPlaces(source), PASSAGE_WORDS);
	}

	/** From a version that came before what it goes on from. */
	bringBack(earlier: Attributed): void {
		this.bring(earlier, allPlaces(earlier), TELLING_WORDS);
	}

	private closeSettled(): void {
		for (const [piece, isSettled] of this.settled.entries()) if (isSettled === 1) this.open[piece] = 0;
	}

	/** Rows of pieces with partners that are not forgotten. */
	private alignWith({ numbers, origins }: Attributed): Row[] {
		const steps = ALIGNMENT_STEPS / (numbers.length + this.version.numbers.length + 1);
		const effort = Math.round(Math.min(MOST_EFFORT, Math.max(LEAST_EFFORT, steps)));
		const rows: Row[] = [];
		for (const [from, piece] of alignWords(
			numbers,
			this.version.numbers,
			this.version.known.isWord,
			effort,
		).entries()) {
			if (piece < 0 || this.forgotten.has(origins[from] ?? 0)) continue;
			const last = rows.at(-1);
			const follows = last && piece === last.piece + last.length && from === last.from + last.length;
			if (follows) rows[rows.length - 1] = { ...last, length: last.length + 1 };
			else rows.push({ piece, from, length: 1 });
		}
		return rows;
	}

	/** Takes rows of so many words or more from the `free` places of a version, and then what stands beside them. */
	private bring(earlier: Attributed, free: Uint8Array, leastWords: number): void {
		const taken: Row[] = [];
		for (const row of this.findRows(earlier, free)) {
			for (const part of this.whatIsLeft(row, free)) {
				if (this.countWords(part) < leastWords) continue;
				this.settle(part, earlier, free);
				taken.push(part);
			}
		}
		for (const row of taken) {
			this.goBeside(row, earlier, { free, step: 1 });
			this.goBeside(row, earlier, { free, step: -1 });
		}
	}

	/** Rows that have a piece which is not settled, those of most words first. */
	private findRows(earlier: Attributed, free: Uint8Array): Row[] {
		const found: { row: Row; words: number }[] = [];
		/** For each distance between a piece and its place where the last row at that distance ends. */
		const ends = new Map<number, number>();
		for (const { key, piece, last } of rowKeys(this.version)) {
			if (this.open[piece] === 0 || !this.settled.subarray(piece, last + 1).includes(0)) continue;
			for (const from of earlier.rows.find(key)) {
				if ((ends.get(piece - from) ?? 0) > piece || !this.fits(piece, from, earlier, free)) continue;
				const row = this.grow({ piece, from, length: 1 }, earlier, free);
				ends.set(piece - from, row.piece + row.length);
				found.push({ row, words: this.countWords(row) });
			}
		}
		return found.sort((a, b) => b.words - a.words).map(({ row }) => row);
	}

	/** The stretches of a row whose places are still free, and which have a piece that is not settled. */
	private whatIsLeft({ piece, from, length }: Row, free: Uint8Array): Row[] {
		const parts: Row[] = [];
		for (let start = 0; start < length; ) {
			let end = start;
			while (end < length && free[from + end] === 1) end++;
			const isNew = this.settled.subarray(piece + start, piece + end).includes(0);
			if (isNew) parts.push({ piece: piece + start, from: from + start, length: end - start });
			start = end + 1;
		}
		return parts;
	}

	/**
	 * A row with all that stands beside it in both. Where a text has a word several times, an alignment may have paired it
	 * with another of them.
	 */
	private grow({ piece, from, length }: Row, earlier: Attributed, free: Uint8Array): Row {
		let [before, after] = [0, length];
		while (this.fits(piece + after, from + after, earlier, free)) after++;
		while (this.fits(piece - before - 1, from - before - 1, earlier, free)) before++;
		return { piece: piece - before, from: from - before, length: before + after };
	}

	private fits(piece: number, from: number, earlier: Attributed, free: Uint8Array): boolean {
		return (
			this.open[piece] === 1 &&
			free[from] === 1 &&
			this.version.numbers[piece] === earlier.numbers[from] &&
			!this.forgotten.has(earlier.origins[from] ?? 0)
		);
	}

	/** Pairs the words before or behind a row as long as there is one nearby in both. */
	private goBeside(row: Row, earlier: Attributed, { free, step }: { free: Uint8Array; step: 1 | -1 }): void {
		let [piece, from] = step > 0 ? [row.piece + row.length, row.from + row.length] : [row.piece - 1, row.from - 1];
		for (;;) {
			const mine = reach(piece, step, (i) => this.open[i] === 1 && this.settled[i] === 0);
			const theirs = reach(from, step, (i) => free[i] === 1 && !this.forgotten.has(earlier.origins[i] ?? 0));
			const partner = alignSequences(
				theirs.map((i) => earlier.numbers[i] ?? -1),
				mine.map((i) => this.version.numbers[i] ?? -2),
			);
			let last: { piece: number; from: number } | undefined;
			for (const [index, other] of partner.entries()) {
				const [place, match] = [theirs[index], mine[other]];
				if (place === undefined || match === undefined || !this.isWord(match)) continue;
				this.settle({ piece: match, from: place, length: 1 }, earlier, free);
				last = { piece: match, from: place };
			}
			if (!last) return;
			[piece, from] = [last.piece + step, last.from + step];
		}
	}

	private settle(row: Row, earlier: Attributed, free: Uint8Array): void {
		this.adopt(row, earlier);
		this.settled.fill(1, row.piece, row.piece + row.length);
		free.fill(0, row.from, row.from + row.length);
	}

	/** Gives the pieces that are not settled the origin that they have there. */
	private adopt({ piece, from, length }: Row, { origins }: Attributed): void {
		for (let i = 0; i < length; i++) if (this.settled[piece + i] === 0) this.origins[piece + i] = origins[from + i];
	}

	private countWords({ piece, length }: Row): number {
		let count = 0;
		for (let i = piece; i < piece + length; i++) if (this.isWord(i)) count++;
		return count;
	}

	private isWord(piece: number): boolean {
		return this.version.known.isWord(this.version.numbers[piece] ?? -1);
	}
}

/** Up to `NEAR` places from one on, as long as they are `wanted`. */
function reach(start: number, step: 1 | -1, wanted: (place: number) => boolean): number[] {
	const places: number[] = [];
	for (let place = start; places.length < NEAR && wanted(place); place += step) places.push(place);
	return places;
}

/** One for each piece of a version. */
function allPlaces({ pieces }: SplitText): Uint8Array {
	return new Uint8Array(pieces.length).fill(1);
}
