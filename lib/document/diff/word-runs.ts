/**
 * Which words of a block stayed, and which came or went together.
 *
 * Strategy: the words are aligned (`word-alignment.ts`); words that only came or went beside words that were replaced are
 * put together with them; what stands between two changes but is too little to read by itself is counted as changed
 * with them, after the "semantic cleanup" of N. Fraser's writing on diff strategies (2006).
 */
import { hasWord } from "../words";
import { alignWords, PieceNumbers } from "./word-alignment";

/** A text in pieces. What is no text stands as a line end of its own. */
export interface Pieces {
	readonly text: string;
	/** Offset of each piece, and the length of the text at the end. */
	readonly offsets: readonly number[];
	/** What a piece is compared by. */
	readonly keys: readonly string[];
}

type Side = "Before" | "After";

/** Common text up to this length between two longer changes does not interrupt them. */
const SHORT = 12;
const SPACE = /^[^\S\n]+$/u;

/** The runs of two texts, in order; all pieces of either stand in one each. `effort` bounds the time (see `alignSequences`). */
export function wordRuns(before: Pieces, after: Pieces, effort?: number): Run[] {
	return joinChanges(slideSpaces(align(before, after, effort), { Before: before, After: after }), before, after);
}

/** Pieces of both sides that follow one another; those of `same` have equal keys one by one. */
export interface Run {
	readonly same: boolean;
	fromBefore: number;
	toBefore: number;
	fromAfter: number;
	toAfter: number;
}

function align(before: Pieces, after: Pieces, effort?: number): Run[] {
	// What is no text, such as a citation, counts as a word.
	const numbers = new PieceNumbers((key) => key.startsWith("\n") || hasWord(key));
	const number = (key: string): number => numbers.of(key);
	const partner = alignWords(before.keys.map(number), after.keys.map(number), numbers.isWord, effort);
	const runs: Run[] = [];
	let i = 0;
	let j = 0;
	const take = (same: boolean, toBefore: number, toAfter: number): void => {
		if (toBefore > i || toAfter > j) runs.push({ same, fromBefore: i, toBefore, fromAfter: j, toAfter });
		i = toBefore;
		j = toAfter;
	};
	while (i < before.keys.length) {
		let end = i;
		while (end < before.keys.length && partner[end] === -1) end++;
		take(false, end, end < before.keys.length ? (partner[end] ?? 0) : after.keys.length);
		while (end < before.keys.length && partner[end] === j + end - i) end++;
		take(true, end, j + end - i);
	}
	take(false, before.keys.length, after.keys.length);
	return runs;
}

function length(layout: Pieces, from: number, to: number): number {
	return (layout.offsets[to] ?? 0) - (layout.offsets[from] ?? 0);
}

/**
 * Puts together words that were replaced and words that only came, or went, beside them: of `Terok Nor to` and `Deep Space
 * 9 to` the aligned spaces are the first of each, which leaves `9` by itself. The space that stayed is then another one.
 */
function slideSpaces(runs: readonly Run[], layouts: Readonly<Record<Side, Pieces>>): Run[] {
	const slid: Run[] = [];
	const push = (run: Run): void => {
		const last = slid.at(-1);
		if (last?.same && run.same) Object.assign(last, { toBefore: run.toBefore, toAfter: run.toAfter });
		else slid.push({ ...run });
	};
	for (let index = 0; index < runs.length; index++) {
		const [last, run, next] = [slid.at(-1), runs[index], runs[index + 1]];
		if (!run) break;
		const space = run.same && run.toBefore - run.fromBefore === 1 ? layouts.Before.keys[run.fromBefore] : undefined;
		const isBeside = last && !last.same && next && space !== undefined && SPACE.test(space);
		const side = isBeside && slidingSide(last, next);
		if (!side) {
			push(run);
			continue;
		}
		const { keys } = layouts[side];
		const [from, to] = [`from${side}`, `to${side}`] as const;
		const [first, end] = [last[from], next[to]];
		if (!isReplacement(next) && keys[end - 1] === space) {
			last[to] = end - 1;
			push({ ...run, [from]: end - 1, [to]: end });
			index++;
		} else if (isReplacement(next) && keys[first] === space) {
			slid.pop();
			push({ ...run, [from]: first, [to]: first + 1 });
			push({ ...next, [from]: first + 1 });
			index++;
		} else push(run);
	}
	return slid;
}

/** The side on which one of two changes beside a space may be moved over it to the other; null where neither may. */
function slidingSide(last: Run, next: Run): Side | null {
	const [was, is] = [onlySide(last), onlySide(next)];
	if (was === null || is === null) return was ?? is;
	return was === is ? null : is;
}

/** The side that has pieces, where the other has none. */
function onlySide(run: Run): Side | null {
	if (run.fromBefore === run.toBefore) return "After";
	return run.fromAfter === run.toAfter ? "Before" : null;
}

/** Joins changes that are separated by nothing worth reading. */
function joinChanges(runs: readonly Run[], before: Pieces, after: Pieces): Run[] {
	const size = (run: Run): number =>
		Math.max(length(before, run.fromBefore, run.toBefore), length(after, run.fromAfter, run.toAfter));
	const joined: Run[] = [];
	for (const [index, run] of runs.entries()) {
		const last = joined.at(-1);
		const next = runs[index + 1];
		if (last && !last.same && (!run.same || (next && isNegligible(run, last, next)))) {
			last.toBefore = run.toBefore;
			last.toAfter = run.toAfter;
		} else {
			joined.push({ ...run });
		}
	}
	return joined;

	function isNegligible(run: Run, last: Run, next: Run): boolean {
		const start = before.offsets[run.fromBefore] ?? 0;
		const extent = length(before, run.fromBefore, run.toBefore);
		if (extent > SHORT) return false;
		const text = before.text.slice(start, start + extent);
		if (text.includes("\n")) return false;
		return hasWord(text) ? extent <= size(last) && extent <= size(next) : isReplacement(last) && isReplacement(next);
	}
}

/** Words on both sides: "old words" became "new words", with the space between them. */
function isReplacement(run: Run): boolean {
	return run.toBefore > run.fromBefore && run.toAfter > run.fromAfter;
}
