/**
 * Words that went from one block into another between two versions: what somebody split, joined, or cut and pasted.
 *
 * Strategy: blocks that stand beside each other in both versions make a stretch, with what stands between them in one
 * version alone. Both sides of a stretch are aligned as two lines of words, so that of words which come again those in
 * their order are taken. What blocks lost or gained beyond that is looked for anywhere in the document, by the words
 * that few of them share. Words tell a flow where they are half of a block that only one version has, or half of what
 * a block lost or gained.
 */
import { total, without } from "../diff/likeness";
import { alignSequences } from "../diff/sequence-alignment";
import { isTextblock, nodeText } from "../text";
import { splitWords } from "../words";
import { type Blocks, type PlacedBlock, ROOT } from "./block-index";
import { findStretches, type Stretch } from "./stretches";

/** Two blocks, of the earlier version and of the later one: not the same block. */
export interface Flow {
	readonly from: PlacedBlock;
	readonly to: PlacedBlock;
}

type Words = ReadonlyMap<string, number>;

/** Fewer words than this, found in a text of others, tell nothing. */
const FEW = 3;
/** A word that more blocks than this lost, or gained, tells nothing. */
const COMMON = 16;
/** Where more blocks than this were changed, it takes too long to look in all of them for words of the others. */
const MANY = 500;

/** Where words went; of each block the flow with most of them first. `effort` as in `alignSequences`. */
export function findFlows(before: Blocks, after: Blocks, effort?: number): Flow[] {
	const search = new Search(before, after);
	search.takeNear(effort);
	search.takeAdded();
	search.takeRemoved();
	search.takeMoved();
	return search.flows;
}

class Search {
	readonly flows: Flow[] = [];
	private readonly was: readonly PlacedBlock[];
	private readonly is: readonly PlacedBlock[];
	private readonly lost: Surplus;
	private readonly gained: Surplus;

	constructor(
		private readonly before: Blocks,
		private readonly after: Blocks,
	) {
		this.was = [...before.values()].filter(({ node }) => isTextblock(node.type));
		this.is = [...after.values()].filter(({ node }) => isTextblock(node.type));
		this.lost = new Surplus(this.was, after);
		this.gained = new Surplus(this.is, before);
	}

	/** Of flows with as many words those first of which one block is in both versions. */
	takeNear(effort?: number): void {
		const near = findStretches(this.was, this.is).flatMap((stretch) => alignStretch(stretch, effort));
		const rank = ({ from, to }: Flow): number => (this.isRemoved(from) && this.isAdded(to) ? 1 : 0);
		near.sort((a, b) => total(b.words) - total(a.words) || rank(a) - rank(b));
		for (const { from, to, words } of near) this.take(from, to, words);
	}

	takeAdded(): void {
		for (const to of this.is.filter((block) => this.isAdded(block))) {
			const next = (): PlacedBlock | null => this.lost.mostShared(this.gained.rest(to));
			for (let from = next(); from && this.take(from, to, this.gained.rest(to)); from = next());
		}
	}

	takeRemoved(): void {
		for (const from of this.was.filter((block) => this.isRemoved(block))) {
			const next = (): PlacedBlock | null => this.gained.mostShared(this.lost.rest(from));
			for (let to = next(); to && this.take(from, to, this.lost.rest(from)); to = next());
		}
	}

	/** Of words that were cut from a block that stays and put into another that was there before. */
	takeMoved(): void {
		const changed = this.is.filter((block) => {
			const was = this.before.get(block.id);
			return was !== undefined && was.own !== block.own;
		});
		if (changed.length > MANY) return;
		for (const to of changed) {
			const next = (): PlacedBlock | null => {
				const words = this.gained.rest(to);
				const from = total(words) < FEW ? null : this.lost.mostShared(words);
				return from && total(common(words, this.lost.rest(from))) >= FEW ? from : null;
			};
			for (let from = next(); from && this.take(from, to, this.gained.rest(to)); from = next());
		}
	}

	/** True for blocks of two cells: the same figures and names stand in many cells, each time about something else. */
	private areInCellsApart(from: PlacedBlock, to: PlacedBlock): boolean {
		const [cell, other] = [cellAround(from, this.before), cellAround(to, this.after)];
		return cell !== null && other !== null && cell !== other;
	}

	private isAdded({ id }: PlacedBlock): boolean {
		return !this.before.has(id);
	}

	private isRemoved({ id }: PlacedBlock): boolean {
		return !this.after.has(id);
	}

	/** Notes a flow of those of some words that the one lost and the other gained; false where they are too few to tell. */
	private take(from: PlacedBlock, to: PlacedBlock, candidates: Words): boolean {
		const words = common(common(candidates, this.lost.rest(from)), this.gained.rest(to));
		const count = total(words);
		// A few words are enough to be all of a small block that is new or gone, or of what one lost to its neighbour.
		const tells = (surplus: Surplus, block: PlacedBlock, isPart: boolean): boolean =>
			count * 2 >= total(surplus.rest(block)) && (count >= FEW || (isPart && surplus.isWhole(block)));
		const [isAdded, isRemoved] = [this.isAdded(to), this.isRemoved(from)];
		if (count === 0 || this.areInCellsApart(from, to)) return false;
		if (!tells(this.gained, to, isAdded || !isRemoved) && !tells(this.lost, from, isRemoved || !isAdded)) return false;
		this.lost.take(from, words);
		this.gained.take(to, words);
		this.flows.push({ from, to });
		return true;
	}
}

/** The id of the innermost cell that a block stands in. */
function cellAround({ parent }: PlacedBlock, blocks: Blocks): string | null {
	for (let block = blocks.get(parent); block && block.id !== ROOT; block = blocks.get(block.parent)) {
		if (block.node.type === "tableCell" || block.node.type === "tableHeader") return block.id;
	}
	return null;
}

function common(a: Words, b: Words): Words {
	return without(a, without(a, b));
}

/** The words of each block of a version that its counterpart in the other one has not: what it lost, or gained. */
class Surplus {
	private readonly rests = new Map<PlacedBlock, Words>();
	private readonly taken = new Set<PlacedBlock>();
	private index: Map<string, PlacedBlock[]> | undefined;

	constructor(
		private readonly blocks: readonly PlacedBlock[],
		private readonly others: Blocks,
	) {}

	/** True while of none of them it is known. */
	isWhole(block: PlacedBlock): boolean {
		return !this.taken.has(block);
	}

	/** What is left of them without those of which it is known where they went. */
	rest(block: PlacedBlock): Words {
		const known = this.rests.get(block);
		if (known) return known;
		const counterpart = this.others.get(block.id);
		const rest =
			counterpart?.own === block.own
				? new Map<string, number>()
				: without(counted(wordsOf(block)), counterpart ? counted(wordsOf(counterpart)) : new Map());
		this.rests.set(block, rest);
		return rest;
	}

	take(block: PlacedBlock, words: Words): void {
		this.rests.set(block, without(this.rest(block), words));
		this.taken.add(block);
	}

	/** The block with the most different of some words among what is left of its own. */
	mostShared(words: Words): PlacedBlock | null {
		this.index ??= this.makeIndex();
		const votes = new Map<PlacedBlock, number>();
		for (const word of words.keys()) {
			const blocks = this.index.get(word) ?? [];
			if (blocks.length > COMMON) continue;
			for (const block of blocks) if (this.rest(block).has(word)) votes.set(block, (votes.get(block) ?? 0) + 1);
		}
		const [best] = [...votes].sort((a, b) => b[1] - a[1]);
		return best ? best[0] : null;
	}

	private makeIndex(): Map<string, PlacedBlock[]> {
		const index = new Map<string, PlacedBlock[]>();
		for (const block of this.blocks) {
			for (const word of this.rest(block).keys()) {
				const blocks = index.get(word);
				if (blocks) blocks.push(block);
				else index.set(word, [block]);
			}
		}
		return index;
	}
}

interface NearFlow extends Flow {
	readonly words: Words;
}

/** The words of the blocks of one side of a stretch as numbers, in order, and where those of each block begin and end. */
interface Line {
	readonly words: readonly number[];
	readonly ends: readonly { readonly block: PlacedBlock; readonly from: number; readonly to: number }[];
}

/**
 * The words that stand in another block of the stretch than before. Each block that is in both finds its own words
 * first; what is left of the two lines is aligned between those, so that words which come again are found in place.
 */
function alignStretch({ before, after }: Stretch, effort?: number): NearFlow[] {
	const numbers = new Map<string, number>();
	const [line, other] = [writeLine(before, numbers), writeLine(after, numbers)];
	const partner = new Int32Array(line.words.length).fill(-1);
	const align = (from: number, to: number, fromOther: number, toOther: number): void => {
		if (to <= from || toOther <= fromOther) return;
		const found = alignSequences(line.words.slice(from, to), other.words.slice(fromOther, toOther), effort);
		for (const [index, place] of found.entries()) if (place >= 0) partner[from + index] = fromOther + place;
	};
	const home = new Map(other.ends.map((ends) => [ends.block.id, ends]));
	for (const { block, from, to } of line.ends) {
		const same = home.get(block.id);
		if (same) align(from, to, same.from, same.to);
	}
	let [start, startOther] = [0, 0];
	for (let end = 0; end <= partner.length; end++) {
		const place = end < partner.length ? (partner[end] ?? -1) : other.words.length;
		if (place < 0) continue;
		align(start, end, startOther, place);
		[start, startOther] = [end + 1, place + 1];
	}
	return countFlows(line, other, partner, [...numbers.keys()]);
}

function writeLine(blocks: readonly PlacedBlock[], numbers: Map<string, number>): Line {
	const words: number[] = [];
	const ends = blocks.map((block) => {
		const from = words.length;
		for (const word of wordsOf(block)) {
			const number = numbers.get(word) ?? numbers.size;
			numbers.set(word, number);
			words.push(number);
		}
		return { block, from, to: words.length };
	});
	return { words, ends };
}

/** The words that have their partner in another block, by the two blocks. */
function countFlows(line: Line, other: Line, partner: Int32Array, words: readonly string[]): NearFlow[] {
	const flows: NearFlow[] = [];
	let reached = 0;
	for (const { block: from, from: start, to: end } of line.ends) {
		const counts = new Map<PlacedBlock, Map<string, number>>();
		for (let index = start; index < end; index++) {
			const place = partner[index] ?? -1;
			if (place < 0) continue;
			// Partners are in order, and so are the blocks that they stand in.
			while (place >= (other.ends[reached]?.to ?? Number.POSITIVE_INFINITY)) reached++;
			const to = other.ends[reached]?.block;
			const word = words[line.words[index] ?? -1];
			if (!to || word === undefined || to.id === from.id) continue;
			const ofBlock = counts.get(to) ?? new Map<string, number>();
			counts.set(to, ofBlock.set(word, (ofBlock.get(word) ?? 0) + 1));
		}
		for (const [to, ofBlock] of counts) flows.push({ from, to, words: ofBlock });
	}
	return flows;
}

/** The words and signs of a block in order. */
function wordsOf({ node }: PlacedBlock): string[] {
	return splitWords(nodeText(node)).filter((piece) => piece.trim() !== "");
}

function counted(words: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}
