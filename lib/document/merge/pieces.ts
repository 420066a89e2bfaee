/**
 * Words that lie in other blocks than before: what either side split or joined.
 *
 * Strategy: a block that one side added is a piece of a block of the base, split, when at least half of its words are
 * words which that block lost; a block that one side removed is a piece of one that gained its words, joined. Looked at
 * are the neighbours that both versions have, and the block which shares most of the rarer words, wherever it stands.
 * Blocks that are pieces of one another, of either side, make one passage, whose words `passage.ts` merges.
 */
import { countWords, total, without } from "../likeness";
import { alignSequences } from "../sequence-alignment";
import { isTextblock, nodeText } from "../text";
import { hasWord, splitWords } from "../words";
import { type Blocks, isContainer, type PlacedBlock } from "./block-index";
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
type Words = ReadonlyMap<string, number>;
/** A part and the whole that it was cut from or put into: blocks of different versions. */
interface Link {
	readonly part: PlacedBlock;
	readonly whole: PlacedBlock;
}

/** Blocks that one side removed in one place which are looked at from each end of it. */
const NEAR = 4;
/** Characters at the ends of neighbours that both change where the boundary between them moves. */
const EDGE = 12;
/** Fewer words than this, found in a text of others, tell nothing. */
const FEW = 3;
/** A word that more blocks than this lost, or gained, tells nothing. */
const COMMON = 16;

/** True for blocks whose text can be cut and joined; in code a line end is no end of a paragraph. */
function isText({ node }: PlacedBlock): boolean {
	return isTextblock(node.type) && node.type !== "codeBlock" && !isContainer(node.type);
}

/** The blocks of text that either side split or joined, each set once. */
export function findPassages({ base, mine, theirs }: Versions): Passage[] {
	const splits = { mine: findSplits(base, mine), theirs: findSplits(base, theirs) };
	const joins = { mine: findSplits(mine, base), theirs: findSplits(theirs, base) };
	const shifts = [...findShifts(base, mine), ...findShifts(base, theirs)];
	const sets = components([...splits.mine, ...splits.theirs, ...joins.mine, ...joins.theirs, ...shifts]);
	if (sets.length === 0) return [];
	const order = { base: places(base), mine: places(mine), theirs: places(theirs) };
	const byPart = (links: readonly Link[]) => new Map(links.toReversed().map(({ part, whole }) => [part.id, whole]));
	const bySide = (links: Sides<Link[]>) => ({ mine: byPart(links.mine), theirs: byPart(links.theirs) });
	const inOrder = (ids: readonly string[], name: "base" | SideName): string[] => {
		const place = (id: string): number => order[name].get(id) ?? 0;
		return ids.filter((id) => order[name].has(id)).sort((a, b) => place(a) - place(b));
	};
	const [ofSplits, ofJoins] = [bySide(splits), bySide(joins)];
	return sets.map((ids) => ({
		base: inOrder(ids, "base"),
		mine: inOrder(ids, "mine"),
		theirs: inOrder(ids, "theirs"),
		splits: ofSplits,
		joins: ofJoins,
	}));
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

/** The blocks that only the later version has and whose words the earlier one has in others; seen backwards, the joins. */
export function findSplits(before: Blocks, after: Blocks): Link[] {
	const added = [...after.values()].filter((block) => !before.has(block.id) && isText(block));
	return added.length === 0 ? [] : new Search(before, after).links(added);
}

/** Blocks that both versions have, of which one lost its end to the next or its beginning to the one before. */
function findShifts(before: Blocks, after: Blocks): Link[] {
	const [lost, gained] = [new Search(before, after), new Search(after, before)];
	const texts = [...before.values()].filter(isText);
	return texts.flatMap((whole, index): Link[] => {
		const part = texts[index - 1];
		if (!part) return [];
		const [first, second] = [after.get(part.id), after.get(whole.id)];
		if (!first || !second || first.own === part.own || second.own === whole.own) return [];
		const isMoved = edge(first, -EDGE) !== edge(part, -EDGE) && edge(second, EDGE) !== edge(whole, EDGE);
		return isMoved && (lost.shares(part, gained, second) || lost.shares(whole, gained, first)) ? [{ part, whole }] : [];
	});
}

/** So many characters of the beginning of a text, or of its end. */
function edge({ node }: PlacedBlock, length: number): string {
	return length < 0 ? nodeText(node).slice(length) : nodeText(node).slice(0, length);
}

/** Finds for blocks of one version the block of another one that has their words beyond those of its own counterpart. */
class Search {
	private readonly surplus = new Map<string, Words>();
	private index: Map<string, PlacedBlock[]> | undefined;

	constructor(
		private readonly wholes: Blocks,
		private readonly parts: Blocks,
	) {}

	/** Each part with the wholes that have its words, the one with most of them first. */
	links(parts: readonly PlacedBlock[]): Link[] {
		const neighbours = this.neighbours(parts);
		return parts.flatMap((part) => {
			const links: Link[] = [];
			const around = neighbours.get(part.id) ?? [];
			let rest: Words = countWords(nodeText(part.node));
			const next = (): PlacedBlock | null => this.best(rest, around) ?? this.best(rest, this.mostShared(rest));
			for (let whole = next(); whole; whole = next()) {
				rest = without(rest, this.surplusOf(whole));
				links.push({ part, whole });
			}
			return links;
		});
	}

	/** True where most of what one block lost is most of what the other one gained, or the other way round. */
	shares(whole: PlacedBlock, other: Search, gainer: PlacedBlock): boolean {
		return this.common(other.surplusOf(gainer), whole) > 0;
	}

	/** The one that has most of some words. */
	private best(words: Words, wholes: readonly PlacedBlock[]): PlacedBlock | null {
		const [best] = wholes
			.map((whole) => ({ whole, common: this.common(words, whole) }))
			.sort((a, b) => b.common - a.common);
		return best && best.common > 0 ? best.whole : null;
	}

	/** How many of some words are among those that a whole lost: none unless they are half of the ones or the others. */
	private common(words: Words, whole: PlacedBlock): number {
		const [all, surplus] = [total(words), this.surplusOf(whole)];
		const common = all - total(without(words, surplus));
		if (common * 2 >= all) return common;
		return common >= FEW && common * 2 >= total(surplus) ? common : 0;
	}

	/** The words of a whole that its counterpart among the parts has not: what it lost, or gained. */
	private surplusOf(whole: PlacedBlock): Words {
		const known = this.surplus.get(whole.id);
		if (known) return known;
		const counterpart = this.parts.get(whole.id);
		const surplus =
			counterpart?.own === whole.own
				? new Map<string, number>()
				: without(countWords(nodeText(whole.node)), counterpart ? countWords(nodeText(counterpart.node)) : new Map());
		this.surplus.set(whole.id, surplus);
		return surplus;
	}

	/** For each part the blocks around its place in the other version: the nearest that both have, and those between that only that one has. */
	private neighbours(parts: readonly PlacedBlock[]): Map<string, PlacedBlock[]> {
		const wanted = new Set(parts.map(({ id }) => id));
		const found = new Map<string, PlacedBlock[]>(parts.map(({ id }) => [id, []]));
		const wholes = [...this.wholes.values()].filter(isText);
		const walk = (order: readonly PlacedBlock[], others: readonly PlacedBlock[]): void => {
			const places = new Map(others.map(({ id }, index) => [id, index]));
			let last = -1;
			for (const { id } of order) {
				last = places.get(id) ?? last;
				if (!wanted.has(id)) continue;
				const around = others.slice(Math.max(0, last), last + 1 + NEAR);
				const end = around.findIndex((whole, index) => index > (last < 0 ? -1 : 0) && this.parts.has(whole.id));
				found.get(id)?.push(...around.slice(0, end < 0 ? around.length : end));
			}
		};
		const order = [...this.parts.values()].filter(isText);
		walk(order, wholes);
		walk(order.reverse(), wholes.reverse());
		return found;
	}

	/** The wholes with most of some words among what they lost or gained, the best alone. */
	private mostShared(words: Words): PlacedBlock[] {
		this.index ??= this.makeIndex();
		const votes = new Map<PlacedBlock, number>();
		for (const word of words.keys()) {
			const wholes = this.index.get(word) ?? [];
			if (wholes.length > COMMON) continue;
			for (const whole of wholes) votes.set(whole, (votes.get(whole) ?? 0) + 1);
		}
		const [best] = [...votes].sort((a, b) => b[1] - a[1]);
		return best ? [best[0]] : [];
	}

	private makeIndex(): Map<string, PlacedBlock[]> {
		const index = new Map<string, PlacedBlock[]>();
		for (const whole of this.wholes.values()) {
			if (!isText(whole)) continue;
			for (const word of this.surplusOf(whole).keys()) {
				const wholes = index.get(word);
				if (wholes) wholes.push(whole);
				else index.set(word, [whole]);
			}
		}
		return index;
	}
}

/** Ids that hang together by links, each set once. */
function components(links: readonly Link[]): string[][] {
	const leaders = new Map<string, string>();
	const leader = (id: string): string => {
		let end = id;
		for (let next = leaders.get(end); next !== undefined && next !== end; next = leaders.get(end)) end = next;
		leaders.set(id, end);
		return end;
	};
	for (const { part, whole } of links) leaders.set(leader(part.id), leader(whole.id));
	const sets = new Map<string, string[]>();
	for (const id of new Set(links.flatMap(({ part, whole }) => [part.id, whole.id]))) {
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
