/**
 * The longest common subsequence of two sequences of numbers, or something close to it within bounded time.
 *
 * Strategy: the divide and conquer of Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations"
 * (Algorithmica 1, 1986, section 4b). From both corners of the edit graph paths grow along the diagonals,
 * one more edit at each round; where they meet lies the middle of a shortest edit script, and both halves are
 * solved in the same way. Space is linear, time O((N + M) D). Sequences with little in common would make
 * that quadratic, so a search that has spent `effort` rounds gives up being shortest: it cuts where a path
 * has come furthest. Each cut advances by at least `effort` steps and costs `effort²`, so the whole stays
 * within O((N + M) · effort).
 */

const DEFAULT_EFFORT = 256;

interface Box {
	readonly fromA: number;
	readonly toA: number;
	readonly fromB: number;
	readonly toB: number;
}

/**
 * Pairs equal members of `a` and `b` in order. The answer holds for each member of `a` the index of its
 * partner in `b`, or -1. Members that only one side has are left out of the search: they can have no partner.
 */
export function alignSequences(a: readonly number[], b: readonly number[], effort = DEFAULT_EFFORT): Int32Array {
	const [inA, inB] = [new Set(a), new Set(b)];
	const placesA = places(a, inB);
	const placesB = places(b, inA);
	const found = align(
		placesA.map((i) => a[i] ?? 0),
		placesB.map((j) => b[j] ?? 0),
		effort,
	);
	const partner = new Int32Array(a.length).fill(-1);
	for (const [index, other] of found.entries()) {
		const i = placesA[index];
		if (i !== undefined && other >= 0) partner[i] = placesB[other] ?? -1;
	}
	return partner;
}

function places(members: readonly number[], others: ReadonlySet<number>): Int32Array {
	const kept: number[] = [];
	for (const [index, member] of members.entries()) if (others.has(member)) kept.push(index);
	return Int32Array.from(kept);
}

function align(a: Int32Array, b: Int32Array, effort: number): Int32Array {
	const partner = new Int32Array(a.length).fill(-1);
	const rounds = Math.max(1, Math.min(effort, Math.ceil((a.length + b.length) / 2) + 1));
	const forward = new Int32Array(2 * rounds + 7);
	const backward = new Int32Array(2 * rounds + 7);
	// A list instead of recursion: cuts at the limit can be lopsided, and would nest as deep as there are cuts.
	const boxes: Box[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }];
	for (let box = boxes.pop(); box; box = boxes.pop()) {
		let { fromA, toA, fromB, toB } = box;
		while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) partner[fromA++] = fromB++;
		while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) partner[--toA] = --toB;
		if (fromA === toA || fromB === toB) continue;
		const [x, y] = findMiddle(a, b, { fromA, toA, fromB, toB }, forward, backward, rounds);
		boxes.push({ fromA, toA: x, fromB, toB: y }, { fromA: x, toA, fromB: y, toB });
	}
	return partner;
}

/**
 * A point that a shortest path through the box passes, never one of its outer corners. Neither the first nor the
 * last members of the box are equal. Diagonal k holds the points with (x - fromA) - (y - fromB) = k; `forward`
 * keeps how far each has been reached from the start, `backward` the same from the end, by distance to its corner.
 */
function findMiddle(
	a: Int32Array,
	b: Int32Array,
	{ fromA, toA, fromB, toB }: Box,
	forward: Int32Array,
	backward: Int32Array,
	rounds: number,
): [number, number] {
	const width = toA - fromA;
	const height = toB - fromB;
	const delta = width - height;
	const odd = (delta & 1) !== 0;
	const centre = rounds + 3;
	const reach = Math.min(rounds, ((width + height) >> 1) + 1) + 2;
	forward.fill(-1, centre - reach, centre + reach + 1);
	backward.fill(-1, centre - reach, centre + reach + 1);
	forward[centre + 1] = 0;
	backward[centre + 1] = 0;
	for (let round = 0; round <= rounds; round++) {
		for (let k = lowest(round, height); k <= highest(round, width); k += 2) {
			let x = furthest(forward, centre + k, k, round);
			while (x < width && x - k < height && a[fromA + x] === b[fromB + x - k]) x++;
			forward[centre + k] = x;
			const mirrored = delta - k;
			if (odd && Math.abs(mirrored) < round && x + at(backward, centre + mirrored) >= width) {
				return [fromA + x, fromB + x - k];
			}
		}
		for (let k = lowest(round, height); k <= highest(round, width); k += 2) {
			let x = furthest(backward, centre + k, k, round);
			while (x < width && x - k < height && a[toA - 1 - x] === b[toB - 1 - x + k]) x++;
			backward[centre + k] = x;
			const mirrored = delta - k;
			if (!odd && Math.abs(mirrored) <= round && x + at(forward, centre + mirrored) >= width) {
				return [toA - x, toB - x + k];
			}
		}
	}
	const ahead = furthestPoint(forward, centre, rounds, width, height);
	const behind = furthestPoint(backward, centre, rounds, width, height);
	return ahead.x + ahead.y >= behind.x + behind.y
		? [fromA + ahead.x, fromB + ahead.y]
		: [toA - behind.x, toB - behind.y];
}

function at(reached: Int32Array, index: number): number {
	return reached[index] ?? -1;
}

/** The lowest diagonal of a round that still lies in the box; diagonals of one round are two apart. */
function lowest(round: number, height: number): number {
	return round <= height ? -round : -(height - ((round - height) & 1));
}

function highest(round: number, width: number): number {
	return round <= width ? round : width - ((round - width) & 1);
}

/** One edit further than the better neighbour: right from the diagonal below, or down from the one above. */
function furthest(reached: Int32Array, index: number, k: number, round: number): number {
	const below = at(reached, index - 1);
	const above = at(reached, index + 1);
	return k === -round || (k !== round && below < above) ? above : below + 1;
}

function furthestPoint(reached: Int32Array, centre: number, rounds: number, width: number, height: number) {
	let best = { x: 0, y: 0 };
	for (let k = -rounds; k <= rounds; k++) {
		const x = Math.min(at(reached, centre + k), width, height + k);
		const y = x - k;
		if (x >= 0 && y >= 0 && x + y > best.x + best.y && x + y < width + height) best = { x, y };
	}
	return best;
}
