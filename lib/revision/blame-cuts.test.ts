import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import { blockWords, logOf, told, wordsOf } from "@/test/blamed-history";
import { as, bullets, citation, doc, item, p } from "@/test/document";

const a = (...content: (DocumentNode | string)[]) => as("a", p(...content));
const b = (...content: (DocumentNode | string)[]) => as("b", p(...content));
const z = (...content: (DocumentNode | string)[]) => as("z", p(...content));
const cite = (sourceId: number) => citation(sourceId, { id: `c${sourceId}` });

const VALLEY = "The occupation of the northern valley lasted for forty long years.";
const TEMPLE = "Afterwards the people rebuilt the temple beside the river with stones.";
const both = `${VALLEY} ${TEMPLE}`;
const other = as("o", p("Nobody remembers the names of the builders."));
const OTHER = "o: 1, 1, - · 1:Nobody remembers the names of the builders.";

describe("a split", () => {
	test("that changes no word leaves both pieces to the writer", async () => {
		expect(await told(doc(a(both), other), doc(a(VALLEY), b(TEMPLE), other))).toEqual([
			`a: 1, 1, - · 1:${VALLEY}`,
			`b: 1, 1, - · 1:${TEMPLE}`,
			OTHER,
		]);
	});

	test("gives each word to its writer, and a piece whose words changed to who changed them", async () => {
		const grown = doc(a(VALLEY, " ", TEMPLE.replace("stones", "old stones")), other);
		const cut = doc(other, b(TEMPLE.replace("stones", "very old stones")), a(VALLEY));
		expect(await told(doc(a(both), other), grown, cut)).toEqual([
			OTHER,
			"b: 1, 3, - · 1:Afterwards the people rebuilt the temple beside the river with | 3:very | 2:old | 1:stones.",
			`a: 1, 2, - · 1:${VALLEY}`,
		]);
	});

	test("brings a piece back to what stood alone before", async () => {
		expect(await told(doc(a(VALLEY)), doc(a(both)), doc(a(VALLEY), b(TEMPLE)))).toEqual([
			`a: 1, 1, - · 1:${VALLEY}`,
			`b: 1, 2, - · 2:${TEMPLE}`,
		]);
	});

	test("takes the citations along", async () => {
		const before = doc(a(VALLEY, cite(1), " ", TEMPLE));
		expect(await told(before, doc(a(VALLEY, cite(1)), b(TEMPLE)))).toEqual([
			`a: 1, 1, 1 · 1:${VALLEY}`,
			`b: 1, 1, - · 1:${TEMPLE}`,
		]);
		expect(await told(before, doc(a(VALLEY), b(TEMPLE, cite(1))))).toEqual([
			`a: 1, 1, 2 · 1:${VALLEY}`,
			`b: 1, 1, 2 · 1:${TEMPLE}`,
		]);
	});

	test("into a list, of blocks that all got other ids, is one too", async () => {
		expect(await told(doc(a(both), other), doc(bullets(item(b(VALLEY)), item(z(TEMPLE))), other))).toEqual([
			`b: 1, 1, - · 1:${VALLEY}`,
			`z: 1, 1, - · 1:${TEMPLE}`,
			OTHER,
		]);
	});

	test("that is taken back, and made again, is nobody's work", async () => {
		const [whole, cut] = [doc(a(both), other), doc(a(VALLEY), b(TEMPLE), other)];
		expect(await told(whole, cut, whole)).toEqual([`a: 1, 1, - · 1:${both}`, OTHER]);
		const pieces = [`a: 1, 1, - · 1:${VALLEY}`, `b: 1, 1, - · 1:${TEMPLE}`, OTHER];
		expect(await told(whole, cut, whole, cut)).toEqual(pieces);
		const anew = doc(a(VALLEY), z(TEMPLE), other);
		expect(await told(whole, cut, whole, anew)).toEqual(pieces.map((line) => line.replace(/^b/, "z")));
	});
});

describe("a join", () => {
	const apart = doc(a(VALLEY), other);
	const written = doc(a(VALLEY), b(TEMPLE), other);

	test("that changes no word is as old as the newest of its pieces", async () => {
		expect(await told(apart, written, doc(a(both), other))).toEqual([`a: 1, 2, - · 1:${VALLEY} | 2:${TEMPLE}`, OTHER]);
	});

	test("gives new words to who wrote them", async () => {
		const joined = doc(a(VALLEY, " ", TEMPLE.replace("stones", "old stones")), other);
		expect(await told(apart, written, joined)).toEqual([
			`a: 1, 3, - · 1:${VALLEY} | 2:${TEMPLE.replace(" stones.", "")} | 3:old | 2:stones.`,
			OTHER,
		]);
	});

	test("keeps what was written while the pieces were apart", async () => {
		const [whole, cut] = [doc(a(both), other), doc(a(VALLEY), b(TEMPLE), other)];
		const reworded = doc(a(VALLEY), b(TEMPLE.replace("stones", "old stones")), other);
		const joined = doc(a(VALLEY, " ", TEMPLE.replace("stones", "old stones")), other);
		expect(await told(whole, cut, reworded, joined)).toEqual([
			`a: 1, 3, - · 1:${VALLEY} ${TEMPLE.replace(" stones.", "")} | 3:old | 1:stones.`,
			OTHER,
		]);
	});

	test("that is taken apart again gives all back, with what came meanwhile", async () => {
		const joined = doc(a(both), other);
		expect(await told(apart, written, joined, written)).toEqual([
			`a: 1, 1, - · 1:${VALLEY}`,
			`b: 2, 2, - · 2:${TEMPLE}`,
			OTHER,
		]);
		const old = TEMPLE.replace("stones", "old stones");
		expect(await told(apart, written, joined, doc(a(VALLEY, " ", old), other), doc(a(VALLEY), b(old), other))).toEqual([
			`a: 1, 1, - · 1:${VALLEY}`,
			`b: 2, 4, - · 2:${TEMPLE.replace(" stones.", "")} | 4:old | 2:stones.`,
			OTHER,
		]);
	});

	test("takes the citations along", async () => {
		const cited = doc(a(VALLEY), b(TEMPLE, cite(1)), other);
		expect(await told(apart, written, cited, doc(a(VALLEY, " ", TEMPLE, cite(1)), other))).toEqual([
			`a: 1, 2, 3 · 1:${VALLEY} | 2:${TEMPLE}`,
			OTHER,
		]);
	});
});

describe("any history of splits and joins", () => {
	type Step = { readonly kind: "split" | "join" | "move" | "write" | "back"; readonly at: number; readonly to: number };
	const step: fc.Arbitrary<Step> = fc.record({
		kind: fc.constantFrom("split", "split", "join", "join", "move", "write", "back"),
		at: fc.nat(),
		to: fc.nat(),
	});
	type Block = { readonly id: string; readonly words: readonly string[] };

	/** Every word stands in one place of a revision, and says in which revision it was written. */
	function build(steps: readonly Step[]): Block[][] {
		let made = 0;
		const word = (revision: number) => `r${revision}w${++made}`;
		const begin = (id: string) => ({ id, words: Array.from({ length: 16 }, () => word(1)) });
		const revisions: Block[][] = [["a", "b", "c"].map(begin)];
		for (const { kind, at, to } of steps) {
			const number = revisions.length + 1;
			const blocks = [...(revisions.at(-1) ?? [])];
			const index = at % blocks.length;
			const block = blocks[index];
			const next = blocks[index + 1];
			if (!block) continue;
			const { id, words } = block;
			if (kind === "split" && words.length >= 10) {
				const cut = 5 + (to % (words.length - 9));
				const half = { id: `n${number}`, words: words.slice(cut) };
				blocks.splice(index, 1, { id, words: words.slice(0, cut) }, half);
			} else if (kind === "join" && next) blocks.splice(index, 2, { id, words: [...words, ...next.words] });
			else if (kind === "move") blocks.splice(to % blocks.length, 0, ...blocks.splice(index, 1));
			else if (kind === "write") blocks[index] = { id, words: words.toSpliced(to % words.length, 0, word(number)) };
			else if (kind === "back") blocks.splice(0, blocks.length, ...(revisions[to % revisions.length] ?? []));
			revisions.push(blocks);
		}
		return revisions;
	}

	const documentOf = (blocks: readonly Block[]) => doc(...blocks.map(({ id, words }) => as(id, p(words.join(" ")))));
	const writer = (word: string) => Number(/^r(\d+)w/.exec(word)?.[1]);

	test("leaves each word to its writer, and no block to who wrote nothing", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
				const history = build(steps);
				const revisions = history.map(documentOf);
				const entries = await logOf(revisions);
				for (const { id, words } of history.at(-1) ?? []) {
					expect(blockWords(wordsOf(revisions, entries, id))).toEqual(words.map((word) => [word, writer(word)]));
					const entry = entries.findLast(({ blockId }) => blockId === id);
					expect(entry?.createdIn).toBe(1);
					const wrote = entry?.textChangedIn === 1 || steps[(entry?.textChangedIn ?? 0) - 2]?.kind === "write";
					expect(wrote, `${id} by ${entry?.textChangedIn}`).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
