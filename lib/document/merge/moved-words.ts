/**
 * Words that one side moved and the other took away. Word by word both took them from where they stood, and one put words
 * in somewhere else, so that they would stay without anybody having been asked.
 */
import type { Side, Texts } from "./hunks";
import type { Token } from "./tokens";

/** The place in a side's text of each token of the base, or -1. */
export type Partners = Readonly<Record<Side, Int32Array>>;

const SIDES = ["mine", "theirs"] as const;

/** Fewer words than this, found again elsewhere, tell nothing. */
const FEW = 3;

/** True where one side cut words and put them in elsewhere, and the other took some of them away. */
export function takesMoved(texts: Texts, partners: Partners, isWord: (token: Token) => boolean): boolean {
	if (!texts.base.some((_, i) => (partners.mine[i] ?? -1) < 0 && (partners.theirs[i] ?? -1) < 0)) return false;
	const sides = SIDES.map((side) => readRuns(texts, side, partners[side], isWord));
	return sides.some(({ cut, pasted }, index) => {
		const other = partners[SIDES[1 - index] ?? "mine"];
		const alsoPasted = new Set(sides[1 - index]?.pasted.flatMap(triples));
		return cut.some((run) =>
			pasted.some((text) =>
				movedPlaces(run, text, alsoPasted).some((place) => (other[run.places[place] ?? -1] ?? -1) < 0),
			),
		);
	});
}

/** True where one side split words off into another block, or joined them to one, and the other took some of them away. */
export function takesDivided(texts: Texts, partners: Partners, isWord: (token: Token) => boolean): boolean {
	const homes = { base: homesOf(texts.base), mine: homesOf(texts.mine), theirs: homesOf(texts.theirs) };
	const isTaken = (i: number, side: Side, other: Side): boolean => {
		const place = partners[side][i] ?? -1;
		return place >= 0 && (partners[other][i] ?? -1) < 0 && homes[side][place] !== homes.base[i];
	};
	return texts.base.some((token, i) => isWord(token) && (isTaken(i, "mine", "theirs") || isTaken(i, "theirs", "mine")));
}

/** Words in a row, and where they stand in the text that they are from. */
interface Run {
	readonly words: readonly string[];
	readonly places: readonly number[];
}

/** The runs of words of the base that a side has not, and those of its own that the base has not. */
function readRuns({ base, ...sides }: Texts, side: Side, partner: Int32Array, isWord: (token: Token) => boolean) {
	const kept = new Set(partner);
	return {
		cut: runsOf(base, isWord, (i) => (partner[i] ?? -1) < 0),
		pasted: runsOf(sides[side], isWord, (i) => !kept.has(i)),
	};
}

function runsOf(tokens: readonly Token[], isWord: (token: Token) => boolean, has: (i: number) => boolean): Run[] {
	const runs: Run[] = [];
	let run = { words: [] as string[], places: [] as number[] };
	const end = (): void => {
		if (run.words.length >= FEW) runs.push(run);
		run = { words: [], places: [] };
	};
	for (const [i, token] of tokens.entries()) {
		if (token.begins || (isWord(token) && !has(i))) end();
		else if (isWord(token)) {
			run.words.push(token.key);
			run.places.push(i);
		}
	}
	end();
	return runs;
}

/** By their index the words of a run that stand in another, where they are at least half of either. */
function movedPlaces(run: Run, text: Run, alsoPasted: ReadonlySet<string>): number[] {
	const known = new Set(triples(text));
	const moved = new Set<number>();
	for (const [index, triple] of triples(run).entries()) {
		if (!known.has(triple) || alsoPasted.has(triple)) continue;
		for (let place = index; place < index + FEW; place++) moved.add(place);
	}
	return moved.size * 2 >= Math.min(run.words.length, text.words.length) ? [...moved] : [];
}

function triples({ words }: Run): string[] {
	return words.slice(FEW - 1).map((_, index) => words.slice(index, index + FEW).join(" "));
}

/** By tokens the id of the block that each stands in; undefined in a text of one block. */
function homesOf(tokens: readonly Token[]): unknown[] {
	let home: unknown;
	return tokens.map(({ begins, nodes }) => {
		if (begins) home = nodes[0]?.attrs?.id;
		return home;
	});
}
