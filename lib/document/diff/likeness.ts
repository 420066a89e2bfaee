import { alignSequences } from "./sequence-alignment";

/** A block as the matching sees it. Blocks of different kinds are never alike. */
export interface Likeable {
	readonly kind: string;
	/** Equal for blocks with equal content. */
	readonly key: string;
	readonly words: ReadonlyMap<string, number>;
}

/** From here on two texts are taken for versions of one: a third of all words in common. */
export const ALIKE = 1 / 3;
/** Comparisons of words that one gap may cost before the search narrows to near neighbours. */
const GAP_EFFORT = 2_000_000;
const WINDOW = 4;
/** Words, and single characters in scripts that put no spaces between words. */
const WORDS =
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

/** How often each word stands in a text. */
export function countWords(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const [word] of text.matchAll(WORDS)) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

/** The number of words, each as often as it stands there. */
export function total(words: ReadonlyMap<string, number>): number {
	let sum = 0;
	for (const count of words.values()) sum += count;
	return sum;
}

/** The words of `whole` without those of `part`, each counted. */
export function without(whole: ReadonlyMap<string, number>, part: ReadonlyMap<string, number>): Map<string, number> {
	const rest = new Map(whole);
	for (const [word, count] of part) {
		const left = (rest.get(word) ?? 0) - count;
		if (left > 0) rest.set(word, left);
		else rest.delete(word);
	}
	return rest;
}

/** Words in common out of all words, from 0 to 1 (Dice's coefficient over multisets); texts without words are not alike. */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
	const common = countCommon(a, b);
	return common === 0 ? 0 : (2 * common) / (total(a) + total(b));
}

/** Words in common out of those of the shorter text, from 0 to 1: what a table makes of a sentence leaves most of it out. */
export function coverage(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
	const common = countCommon(a, b);
	return common === 0 ? 0 : common / Math.min(total(a), total(b));
}

function countCommon(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
	const [small, large] = a.size <= b.size ? [a, b] : [b, a];
	let common = 0;
	for (const [word, count] of small) common += Math.min(count, large.get(word) ?? 0);
	return common;
}

/**
 * Pairs the blocks of two sequences that seem to be versions of each other. Strategy: equal blocks in order
 * first; then, in each gap between those, the order-keeping pairing of like blocks with the greatest sum of
 * likeness; then equal blocks that are left over wherever they stand, which were moved. The answer holds for
 * each member of `before` the index of its partner in `after`, or -1.
 */
export function pairLikeBlocks(before: readonly Likeable[], after: readonly Likeable[]): Int32Array {
	const numbers = new Map<string, number>();
	const number = ({ kind, key }: Likeable): number => {
		const name = `${kind} ${key}`;
		const known = numbers.get(name) ?? numbers.size;
		numbers.set(name, known);
		return known;
	};
	const partner = alignSequences(before.map(number), after.map(number));
	let i = 0;
	let j = 0;
	for (let end = 0; end <= before.length; end++) {
		const other = end === before.length ? after.length : (partner[end] ?? -1);
		if (other < 0) continue;
		pairGap(before, after, { fromBefore: i, toBefore: end, fromAfter: j, toAfter: other }, partner);
		i = end + 1;
		j = other + 1;
	}
	pairMoved(before, after, partner);
	return partner;
}

interface Gap {
	readonly fromBefore: number;
	readonly toBefore: number;
	readonly fromAfter: number;
	readonly toAfter: number;
}

function pairGap(before: readonly Likeable[], after: readonly Likeable[], gap: Gap, partner: Int32Array): void {
	const rows = gap.toBefore - gap.fromBefore;
	const columns = gap.toAfter - gap.fromAfter;
	if (rows === 0 || columns === 0) return;
	let words = 0;
	for (let i = gap.fromBefore; i < gap.toBefore; i++) words += 1 + (before[i]?.words.size ?? 0);
	const score = (i: number, j: number): number => {
		const a = before[gap.fromBefore + i];
		const b = after[gap.fromAfter + j];
		if (!a || !b || a.kind !== b.kind) return 0;
		const value = likeness(a.words, b.words);
		return value >= ALIKE ? value : 0;
	};
	const pairs = words * columns <= GAP_EFFORT ? bestPairs(rows, columns, score) : nearPairs(rows, columns, score);
	for (const [i, j] of pairs) partner[gap.fromBefore + i] = gap.fromAfter + j;
}

type Pairs = readonly (readonly [number, number])[];

/** Dynamic programming over the whole gap. */
function bestPairs(rows: number, columns: number, score: (i: number, j: number) => number): Pairs {
	const width = columns + 1;
	const scores = new Float64Array(rows * columns);
	const best = new Float64Array((rows + 1) * width);
	for (let i = 1; i <= rows; i++) {
		for (let j = 1; j <= columns; j++) {
			const here = score(i - 1, j - 1);
			scores[(i - 1) * columns + j - 1] = here;
			const skip = Math.max(best[(i - 1) * width + j] ?? 0, best[i * width + j - 1] ?? 0);
			best[i * width + j] = Math.max(skip, here > 0 ? here + (best[(i - 1) * width + j - 1] ?? 0) : 0);
		}
	}
	const pairs: [number, number][] = [];
	for (let i = rows, j = columns; i > 0 && j > 0; ) {
		if (best[i * width + j] === best[(i - 1) * width + j]) i--;
		else if (best[i * width + j] === best[i * width + j - 1]) j--;
		else pairs.push([--i, --j]);
	}
	return pairs;
}

/** For gaps too large for that: each block takes the first like one among the next few. */
function nearPairs(rows: number, columns: number, score: (i: number, j: number) => number): Pairs {
	const pairs: [number, number][] = [];
	let next = 0;
	for (let i = 0; i < rows; i++) {
		for (let j = next; j < Math.min(columns, next + WINDOW); j++) {
			if (score(i, j) === 0) continue;
			pairs.push([i, j]);
			next = j + 1;
			break;
		}
		// Keeps the window beside the diagonal where nothing was alike.
		next = Math.max(next, Math.floor(((i + 1) * columns) / rows) - WINDOW);
	}
	return pairs;
}

function pairMoved(before: readonly Likeable[], after: readonly Likeable[], partner: Int32Array): void {
	const taken = new Set(partner);
	const free = new Map<string, number[]>();
	for (const [j, { kind, key, words }] of after.entries()) {
		if (taken.has(j) || words.size === 0) continue;
		const name = `${kind} ${key}`;
		const places = free.get(name);
		if (places) places.push(j);
		else free.set(name, [j]);
	}
	for (const places of free.values()) places.reverse();
	for (const [i, { kind, key }] of before.entries()) {
		if (partner[i] === -1) partner[i] = free.get(`${kind} ${key}`)?.pop() ?? -1;
	}
}
