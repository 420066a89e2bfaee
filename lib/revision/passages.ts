/**
 * Passages that moved from one block of a page into another.
 *
 * Strategy: a passage is known by its shingles. Those that a block gained are looked for among those that other blocks
 * lost in the same revision, which is a passage cut and pasted; the others are left to the log of the page, which keeps
 * what earlier revisions took out.
 */
import { shingles } from "@/lib/document/diff/shingles";

/** A block that had a passage. */
export interface PassageSource {
	readonly blockId: string;
	/** The revision that took it out of there. */
	readonly takenIn: number;
}

interface BlockText {
	readonly blockId: string;
	readonly text: string;
}

/** A block that a revision made or changed, with the blocks of the revision before that it goes on from. */
export interface Continued {
	readonly block: BlockText;
	readonly from: readonly BlockText[];
}

export interface MovedPassages {
	/** For each changed block what it gained. */
	readonly gained: readonly {
		/** The blocks that lost it in the same revision, who lost most first. */
		readonly from: readonly string[];
		/** Shingles that no block lost just now, at most `MOST_SHINGLES` of the revision. */
		readonly open: readonly number[];
	}[];
	/** Shingles that the page lost, each with the block that had it; at most `MOST_SHINGLES`. */
	readonly lost: readonly (readonly [shingle: number, blockId: string])[];
}

export const NOTHING_GAINED: MovedPassages["gained"][number] = { from: [], open: [] };

/** What is remembered of a revision, and asked for it. Of more a part is taken, the same of equal texts. */
const MOST_SHINGLES = 20_000;

/** Finds the passages of `changed` blocks that stood elsewhere. `gone` are blocks that stood before and do not any more. */
export function findPassages(changed: readonly Continued[], gone: readonly BlockText[]): MovedPassages {
	const known = new Map<BlockText, readonly number[]>();
	const of = (block: BlockText): readonly number[] => {
		const shingled = known.get(block) ?? shingles(block.text);
		known.set(block, shingled);
		return shingled;
	};
	/** What goes on from each block of the revision before. */
	const heirs = new Map<BlockText, BlockText[]>(gone.map((block) => [block, []]));
	for (const { block, from } of changed) for (const one of from) heirs.set(one, [...(heirs.get(one) ?? []), block]);
	const lost = new Map<number, string>();
	for (const [block, now] of heirs) {
		for (const shingle of without(of(block), now.flatMap(of))) lost.set(shingle, block.blockId);
	}
	const moved = new Set<number>();
	const gained = changed.map(({ block, from: own }) => {
		const sources = new Map<string, number>();
		const open: number[] = [];
		for (const shingle of without(of(block), own.flatMap(of))) {
			const source = lost.get(shingle);
			if (source === undefined) open.push(shingle);
			else {
				sources.set(source, (sources.get(source) ?? 0) + 1);
				moved.add(shingle);
			}
		}
		const from = [...sources].sort(([, a], [, b]) => b - a).map(([blockId]) => blockId);
		return { from, open };
	});
	const isAsked = onePart(gained.reduce((sum, { open }) => sum + open.length, 0));
	const isKept = onePart(lost.size - moved.size);
	return {
		gained: gained.map(({ from, open }) => ({ from, open: open.filter(isAsked) })),
		lost: [...lost].filter(([shingle]) => isKept(shingle) && !moved.has(shingle)),
	};
}

/** Those that are left when each of the others takes one away. */
function without(shingled: readonly number[], others: readonly number[]): readonly number[] {
	if (shingled.length === 0 || others.length === 0) return shingled;
	const had = new Map<number, number>();
	for (const shingle of others) had.set(shingle, (had.get(shingle) ?? 0) + 1);
	return shingled.filter((shingle) => {
		const left = had.get(shingle) ?? 0;
		if (left > 0) had.set(shingle, left - 1);
		return left === 0;
	});
}

/** Takes of so many shingles no more than about `MOST_SHINGLES`. */
function onePart(count: number): (shingle: number) => boolean {
	const parts = Math.ceil(count / MOST_SHINGLES);
	return parts <= 1 ? () => true : (shingle) => (shingle >>> 0) % parts === 0;
}
