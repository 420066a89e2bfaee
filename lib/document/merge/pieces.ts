/**
 * Words that lie in other blocks than before: what either side split or joined. Blocks between which words went, on
 * either side (`flow.ts`), make one passage, whose words `passage.ts` merges.
 */
import { alignSequences } from "../diff/sequence-alignment";
import { nodeText } from "../text";
import { hasWord, splitWords } from "../words";
import type { Blocks, PlacedBlock } from "./block-index";
import { type Flow, findFlows } from "./flow";
import type { SideName, Versions } from "./places";

/** Blocks that share words. */
export interface Passage {
	/** Their ids in each version, in the order in which they stand there. */
	readonly base: readonly string[];
	readonly mine: readonly string[];
	readonly theirs: readonly string[];
	/** Blocks of the base that a side put into others, by id. */
	readonly joins: Sides<ReadonlyMap<string, PlacedBlock>>;
	/** Blocks that a side split off, by id. */
	readonly splits: Sides<ReadonlyMap<string, PlacedBlock>>;
}

type Sides<T> = Readonly<Record<SideName, T>>;

/** The blocks of text that either side split or joined, each set once. */
export function findPassages({ base, mine, theirs }: Versions, effort?: number): Passage[] {
	const flows = { mine: findFlows(base, mine, effort), theirs: findFlows(base, theirs, effort) };
	const sets = components([...flows.mine, ...flows.theirs]);
	if (sets.length === 0) return [];
	const order = { base: places(base), mine: places(mine), theirs: places(theirs) };
	const inOrder = (ids: readonly string[], name: "base" | SideName): string[] => {
		const place = (id: string): number => order[name].get(id) ?? 0;
		return ids.filter((id) => order[name].has(id)).sort((a, b) => place(a) - place(b));
	};
	const splits = { mine: findSplits(flows.mine, base), theirs: findSplits(flows.theirs, base) };
	const joins = { mine: findJoins(flows.mine, mine), theirs: findJoins(flows.theirs, theirs) };
	return sets.map((ids) => ({
		base: inOrder(ids, "base"),
		mine: inOrder(ids, "mine"),
		theirs: inOrder(ids, "theirs"),
		splits,
		joins,
	}));
}

/** Whether both sides split or joined blocks of a passage. */
export function isPartedByBoth({ base, mine, theirs }: Passage): boolean {
	const known = new Set(base);
	return [mine, theirs].every((side) => side.length !== known.size || side.some((id) => !known.has(id)));
}

/** The passage as if the other side had saved first. */
export function mirroredPassage({ base, mine, theirs, joins, splits }: Passage): Passage {
	const swap = <T>(sides: Sides<T>): Sides<T> => ({ mine: sides.theirs, theirs: sides.mine });
	return { base, mine: theirs, theirs: mine, joins: swap(joins), splits: swap(splits) };
}

/** By blocks that only the later version has those of the earlier one which most of their words are from. */
function findSplits(flows: readonly Flow[], before: Blocks): Map<string, PlacedBlock> {
	const added = flows.filter(({ to }) => !before.has(to.id));
	return new Map(added.toReversed().map(({ from, to }) => [to.id, from]));
}

/** By blocks that only the earlier version has those of the later one which most of their words went into. */
function findJoins(flows: readonly Flow[], after: Blocks): Map<string, PlacedBlock> {
	const removed = flows.filter(({ from }) => !after.has(from.id));
	return new Map(removed.toReversed().map(({ from, to }) => [from.id, to]));
}

function places(blocks: Blocks): Map<string, number> {
	return new Map([...blocks.keys()].map((id, index) => [id, index]));
}

/**
 * The passage with its blocks in the order of their words: those of the base as they were joined, those of the sides as
 * they were cut. Other than the order in which they stand where somebody moved one of them too.
 */
export function orderedByWords(passage: Passage, { base, ...sides }: Versions): Passage {
	const { joins, splits } = passage;
	const wholes = new Map<string, PlacedBlock>();
	for (const id of passage.base) {
		const whole = joins.theirs.get(id) ?? joins.mine.get(id);
		if (whole) wholes.set(id, whole).set(whole.id, whole);
	}
	const order = new Map(passage.base.map((id, index) => [id, index]));
	const ofBase = sortedBy(passage.base, base, (block) => {
		const whole = wholes.get(block.id);
		return [order.get(whole?.id ?? "") ?? order.get(block.id) ?? 0, whole ? meanPlace(block, whole) : 0];
	});
	const place = new Map(ofBase.map((id, index) => [id, index]));
	const ofSide = (name: SideName): string[] =>
		sortedBy(passage[name], sides[name], (block) => {
			const source = splits[name].get(block.id) ?? base.get(block.id);
			return [place.get(source?.id ?? "") ?? 0, source ? meanPlace(block, source) : 0];
		});
	return { ...passage, base: ofBase, mine: ofSide("mine"), theirs: ofSide("theirs") };
}

/** Ids that hang together by flows, each set once. */
function components(flows: readonly Flow[]): string[][] {
	const leaders = new Map<string, string>();
	const leader = (id: string): string => {
		let end = id;
		for (let next = leaders.get(end); next !== undefined && next !== end; next = leaders.get(end)) end = next;
		leaders.set(id, end);
		return end;
	};
	for (const { from, to } of flows) leaders.set(leader(to.id), leader(from.id));
	const sets = new Map<string, string[]>();
	for (const id of new Set(flows.flatMap(({ from, to }) => [to.id, from.id]))) {
		const set = sets.get(leader(id));
		if (set) set.push(id);
		else sets.set(leader(id), [id]);
	}
	return [...sets.values()];
}

/** Where in the words of a whole those of a part lie, in the mean. */
function meanPlace(part: PlacedBlock, whole: PlacedBlock): number {
	const numbers = new Map<string, number>();
	const number = (word: string): number => {
		const known = numbers.get(word) ?? numbers.size;
		numbers.set(word, known);
		return known;
	};
	const words = ({ node }: PlacedBlock): number[] => splitWords(nodeText(node)).filter(hasWord).map(number);
	const places = [...alignSequences(words(part), words(whole))].filter((place) => place >= 0);
	return places.length === 0 ? 0 : places.reduce((sum, place) => sum + place, 0) / places.length;
}

function sortedBy(
	ids: readonly string[],
	blocks: Blocks,
	key: (block: PlacedBlock) => readonly [number, number],
): string[] {
	return ids
		.flatMap((id) => blocks.get(id) ?? [])
		.map((block) => ({ id: block.id, key: key(block) }))
		.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1])
		.map(({ id }) => id);
}
