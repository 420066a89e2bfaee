/**
 * The heaviest increasing subsequence: which members of a sequence can stay where they are, so that as little
 * weight as possible has to move.
 *
 * Strategy: members are taken in order; a Fenwick tree over the values keeps the heaviest subsequence that ends at
 * or below each value (M. L. Fredman, "On computing the length of longest increasing subsequences", Discrete
 * Mathematics 11, 1975, gives the unweighted form; P. M. Fenwick's tree, 1994, the prefix maxima). O(n log n).
 */

/** Indexes of the members that stay. `values` are distinct and from 0 to below `bound`; weights are positive. */
export function heaviestIncreasing(values: readonly number[], weights: readonly number[], bound: number): Set<number> {
	/** At each node of the tree the index of the best last member, or -1. */
	const tree = new Int32Array(bound + 1).fill(-1);
	const sums = new Float64Array(values.length);
	const previous = new Int32Array(values.length).fill(-1);
	const sum = (index: number): number => (index < 0 ? 0 : (sums[index] ?? 0));
	let best = -1;
	for (const [index, value] of values.entries()) {
		let last = -1;
		for (let node = value; node > 0; node -= node & -node) {
			const candidate = tree[node] ?? -1;
			if (sum(candidate) > sum(last)) last = candidate;
		}
		previous[index] = last;
		sums[index] = sum(last) + (weights[index] ?? 1);
		for (let node = value + 1; node <= bound; node += node & -node) {
			if (sum(index) > sum(tree[node] ?? -1)) tree[node] = index;
		}
		if (sum(index) > sum(best)) best = index;
	}
	const stay = new Set<number>();
	for (let index = best; index >= 0; index = previous[index] ?? -1) stay.add(index);
	return stay;
}
