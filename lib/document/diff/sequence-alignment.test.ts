import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { heaviestIncreasing } from "./increasing-subsequence";
import { alignSequences } from "./sequence-alignment";

// Laws are tried many times; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** The length of a longest common subsequence by the table that every textbook has. */
function longest(a: readonly number[], b: readonly number[]): number {
	let row = new Array<number>(b.length + 1).fill(0);
	for (const member of a) {
		const next = [0];
		for (const [j, other] of b.entries()) {
			next.push(member === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

const sequence = fc.array(fc.nat(4), { maxLength: 30 });

test("partners are equal and in order, and with enough effort there are as many as can be", () => {
	fc.assert(
		fc.property(sequence, sequence, fc.constantFrom(1, 2, 3, 256), (a, b, effort) => {
			const pairs = [...alignSequences(a, b, effort).entries()].filter(([, j]) => j >= 0);
			let last = -1;
			for (const [i, j] of pairs) {
				expect(a[i]).toBe(b[j]);
				expect(j).toBeGreaterThan(last);
				last = j;
			}
			if (effort === 256) expect(pairs.length).toBe(longest(a, b));
		}),
		{ numRuns: 1000 },
	);
});

test("what stays in place rises and weighs as much as can be", () => {
	const shuffled = fc
		.uniqueArray(fc.nat(8), { maxLength: 9 })
		.chain((values) =>
			fc.tuple(fc.constant(values), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 9, maxLength: 9 })),
		);
	fc.assert(
		fc.property(shuffled, ([values, weights]) => {
			const weigh = (indexes: readonly number[]) => indexes.reduce((sum, i) => sum + (weights[i] ?? 0), 0);
			const rises = (indexes: readonly number[]) =>
				indexes.every((index, k) => k === 0 || (values[indexes[k - 1] ?? 0] ?? 0) < (values[index] ?? 0));
			let best = 0;
			for (let set = 0; set < 1 << values.length; set++) {
				const indexes = [...values.keys()].filter((i) => set & (1 << i));
				if (rises(indexes)) best = Math.max(best, weigh(indexes));
			}
			const stay = [...heaviestIncreasing(values, weights, 9)].sort((a, b) => a - b);
			expect(rises(stay)).toBe(true);
			expect(weigh(stay)).toBe(best);
		}),
	);
});
