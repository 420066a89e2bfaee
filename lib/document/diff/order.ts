/**
 * The order of a comparison: what stays in its place, and where between that stands what left and what came.
 *
 * Strategy: every table, and every row of one, became at most one other: the one that holds most of its blocks
 * (`pair-by-count.ts`). Of the pairs that kept their row as many stay as text allows (`increasing-subsequence.ts`); a
 * cell in another row has moved, as has what left its table. Between two pairs that stay what left stands before
 * what came, but never within a table or row that only one of them belongs to: first what left and came of the row
 * above, then of its table, then the rest, last what left and came of the table and row below. So on either side
 * nothing stands between the blocks of one row.
 */
import { heaviestIncreasing } from "./increasing-subsequence";
import { pairByCount } from "./pair-by-count";

interface OrderedLeaf {
	readonly length: number;
	/** The table and the row of it that the block stands in; both null for one in no table. */
	readonly table: string | null;
	readonly row: string | null;
}

interface OrderedPair<Leaf extends OrderedLeaf> {
	readonly before: Leaf;
	readonly after: Leaf;
	readonly cut?: { readonly kind: "split" | "joined" };
}

/** A block of one side, or one piece of it; without a pair it came or went. */
export interface Part<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>> {
	readonly leaf: Leaf;
	readonly pair?: Pair;
}

/** What stands in one row of a comparison. */
export type Entry<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>> =
	| { readonly before: Part<Leaf, Pair>; readonly after?: Part<Leaf, Pair> }
	| { readonly before?: undefined; readonly after: Part<Leaf, Pair> };

type AnyPair = OrderedPair<OrderedLeaf>;
type Level = "table" | "row";

/** The parts of both sides as rows of a comparison; each side stands in its own order. */
export function layOut<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>>(
	before: readonly Part<Leaf, Pair>[],
	after: readonly Part<Leaf, Pair>[],
): Entry<Leaf, Pair>[] {
	const staying = stayingPairs(before, after);
	const entries: Entry<Leaf, Pair>[] = [];
	let place = 0;
	let came: Part<Leaf, Pair>[] = [];
	let above: Pair | undefined;
	const flush = (below: Pair | undefined): void => {
		const left: Part<Leaf, Pair>[] = [];
		for (let part = before[place]; part && (!below || part.pair !== below); part = before[++place]) left.push(part);
		if (left.length + came.length > 0) entries.push(...gather({ left, came, above, below }));
		came = [];
		above = below;
	};
	for (const part of after) {
		if (!part.pair || !staying.has(part.pair)) {
			came.push(part);
			continue;
		}
		flush(part.pair);
		const kept = before[place++];
		if (kept) entries.push({ before: kept, after: part });
	}
	flush(undefined);
	return entries;
}

/** The pairs that need not move. */
function stayingPairs<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>>(
	before: readonly Part<Leaf, Pair>[],
	after: readonly Part<Leaf, Pair>[],
): Set<Pair> {
	const places = new Map(before.map(({ pair }, place) => [pair, place]));
	const all = after.flatMap(({ pair }) => pair ?? []);
	const tables = partners(all, "table");
	const rows = partners(
		all.filter((pair) => keeps(pair, "table", tables)),
		"row",
	);
	const pairs = all.filter((pair) => keeps(pair, "row", rows));
	const stay = heaviestIncreasing(
		pairs.map((pair) => places.get(pair) ?? 0),
		pairs.map(({ cut, before: was, after: is }) => 1 + (cut?.kind === "joined" ? was : is).length),
		before.length,
	);
	return new Set(pairs.filter((_, index) => stay.has(index)));
}

function partners(pairs: readonly AnyPair[], level: Level): Map<string, string> {
	return pairByCount(
		pairs.flatMap(({ before: { [level]: was }, after: { [level]: is } }) =>
			was !== null && is !== null ? [[was, is] as const] : [],
		),
	);
}

function keeps({ before, after }: AnyPair, level: Level, partner: ReadonlyMap<string, string>): boolean {
	const was = before[level];
	return (was === null ? null : partner.get(was)) === after[level];
}

/** What left and what came between two pairs that stay. */
interface Gap<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>> {
	readonly left: readonly Part<Leaf, Pair>[];
	readonly came: readonly Part<Leaf, Pair>[];
	readonly above?: Pair | undefined;
	readonly below?: Pair | undefined;
}

const LEVELS: readonly Level[] = ["table", "row"];

function gather<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>>(
	{ left, came, above, below }: Gap<Leaf, Pair>,
	[level, ...inner]: readonly Level[] = LEVELS,
): Entry<Leaf, Pair>[] {
	if (!level || left.length + came.length === 0) return weave({ left, came, above, below });
	const old = divide(left, level, above?.before, below?.before);
	const now = divide(came, level, above?.after, below?.after);
	return [
		...gather({ left: old.head, came: now.head, above, below }, inner),
		...match({ left: old.middle, came: now.middle, above, below }, level, inner),
		...gather({ left: old.tail, came: now.tail, above, below }, inner),
	];
}

/** Parts of the table or row above, of none of both, and of that below. */
function divide<P extends { readonly leaf: OrderedLeaf }>(
	parts: readonly P[],
	level: Level,
	above: OrderedLeaf | undefined,
	below: OrderedLeaf | undefined,
): { head: P[]; middle: P[]; tail: P[] } {
	const isIn = (part: P | undefined, leaf: OrderedLeaf | undefined): boolean =>
		part !== undefined && leaf !== undefined && leaf[level] !== null && part.leaf[level] === leaf[level];
	let start = 0;
	while (isIn(parts[start], above)) start++;
	let end = parts.length;
	while (end > start && isIn(parts[end - 1], below)) end--;
	return { head: parts.slice(0, start), middle: parts.slice(start, end), tail: parts.slice(end) };
}

/** Tables, or rows, that kept their name and nothing else stand beside each other. */
function match<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>>(
	{ left, came, above, below }: Gap<Leaf, Pair>,
	level: Level,
	inner: readonly Level[],
): Entry<Leaf, Pair>[] {
	const old = new Map(stretches(left, level).map((stretch) => [stretch.name, stretch]));
	const now = stretches(came, level).filter(({ name }) => old.has(name));
	const stay = heaviestIncreasing(
		now.map(({ name }) => old.get(name)?.start ?? 0),
		now.map(() => 1),
		left.length,
	);
	const entries: Entry<Leaf, Pair>[] = [];
	let rest: Gap<Leaf, Pair> = { left, came, above, below };
	for (const index of [...stay].sort((a, b) => b - a)) {
		const [was, is] = [old.get(now[index]?.name ?? ""), now[index]];
		if (!was || !is) continue;
		const behind = { left: rest.left.slice(was.end), came: rest.came.slice(is.end), below: rest.below };
		const own = { left: rest.left.slice(was.start, was.end), came: rest.came.slice(is.start, is.end) };
		entries.unshift(...gather(own, inner), ...weave(behind));
		rest = { left: rest.left.slice(0, was.start), came: rest.came.slice(0, is.start), above };
	}
	return [...weave(rest), ...entries];
}

interface Stretch {
	readonly name: string;
	readonly start: number;
	end: number;
}

/** The tables, or rows, that parts stand in, each with where its parts begin and end. */
function stretches(parts: readonly { readonly leaf: OrderedLeaf }[], level: Level): Stretch[] {
	const all: Stretch[] = [];
	for (const [index, { leaf }] of parts.entries()) {
		const name = leaf[level];
		const last = all.at(-1);
		if (name === null) continue;
		if (last?.name === name) last.end = index + 1;
		else all.push({ name, start: index, end: index + 1 });
	}
	return all;
}

/** What left, then what came; but the pieces of a block follow one another. */
function weave<Leaf extends OrderedLeaf, Pair extends OrderedPair<Leaf>>({
	left,
	came,
	above,
	below,
}: Gap<Leaf, Pair>): Entry<Leaf, Pair>[] {
	const further = came.filter(({ leaf }) => leaf === above?.after);
	const earlier = left.filter(({ leaf }) => leaf === below?.before);
	return [
		...further.map((part) => ({ after: part })),
		...left.slice(0, left.length - earlier.length).map((part) => ({ before: part })),
		...came.slice(further.length).map((part) => ({ after: part })),
		...earlier.map((part) => ({ before: part })),
	];
}
