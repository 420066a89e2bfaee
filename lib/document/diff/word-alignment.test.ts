import fc from "fast-check";
import { expect, test } from "vitest";
import { alignSequences } from "./sequence-alignment";
import { alignWords } from "./word-alignment";

// Even numbers are words.
const isWord = (piece: number) => piece % 2 === 0;
const sequence = fc.array(fc.nat(7), { maxLength: 30 });
const pairs = (partner: Int32Array) => [...partner.entries()].filter(([, j]) => j >= 0);

test("partners are equal and in order, and no alignment of all pieces pairs more words", () => {
	fc.assert(
		fc.property(sequence, sequence, fc.constantFrom(1, 3, 256), (a, b, effort) => {
			const found = pairs(alignWords(a, b, isWord, effort));
			let last = -1;
			for (const [i, j] of found) {
				expect(a[i]).toBe(b[j]);
				expect(j).toBeGreaterThan(last);
				last = j;
			}
			const words = (all: readonly (readonly [number, number])[]) => all.filter(([i]) => isWord(a[i] ?? 1)).length;
			expect(words(found)).toBeGreaterThanOrEqual(words(pairs(alignSequences(a, b, effort))));
			if (effort < 256) return;
			const [onlyA, onlyB] = [a.filter(isWord), b.filter(isWord)];
			expect(words(found)).toBe(pairs(alignSequences(onlyA, onlyB)).length);
		}),
		{ numRuns: 1000 },
	);
});
