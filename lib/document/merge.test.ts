import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
	anyText,
	as,
	bullets,
	doc,
	documents,
	editedWith,
	fewWords,
	heading,
	item,
	normal,
	p,
	rule,
	variedDocument,
} from "@/test/document";
import { Author, editedBy } from "@/test/document-edits";
import { separateEdits } from "@/test/separate-edits";
import { blockId } from "./block-id";
import { canonicalJson } from "./canonical";
import { type Merge, mergeDocuments, resolveMerge } from "./merge";
import type { DocumentNode, WikiDocument } from "./schema";
import { validateDocument } from "./validate";

vi.setConfig({ testTimeout: 400_000 });

interface Pair {
	base: WikiDocument;
	mine: WikiDocument;
	theirs: WikiDocument;
	/** What each wrote, and did not take away again. */
	written: { mine: string[]; theirs: string[] };
}

/** Documents of a word or two: what both do to it meets almost always. */
const tiny = fc.constantFrom(
	normal(doc(as("a", p("war")))),
	normal(doc(as("a", p("war")), as("b", p("war of it")))),
	normal(doc(as("l", bullets(as("i", item(as("a", p("war")))))))),
	normal(doc(as("l", bullets(as("i", item(as("a", p("war")), as("r", rule()))))))),
);

/** Two people's edits of one document. */
const pairs: fc.Arbitrary<Pair> = fc
	.tuple(
		fc.oneof({ weight: 3, arbitrary: documents(fewWords) }, { weight: 1, arbitrary: tiny }),
		fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
		fc.integer({ min: 1, max: 5 }),
		fc.integer({ min: 1, max: 5 }),
	)
	.map(([base, numbers, ofMine, ofTheirs]) => {
		let next = 0;
		const draw = (): number => numbers[next++ % numbers.length] ?? 0;
		const [mira, tarn] = [new Author("mira", draw), new Author("tarn", draw)];
		const mine = editedBy(mira, base, ofMine);
		const theirs = editedBy(tarn, base, ofTheirs);
		const present = ({ written }: Author, document: WikiDocument) => {
			const words = wordsIn(document);
			return written.filter((word) => words.has(word));
		};
		return { base, mine, theirs, written: { mine: present(mira, mine), theirs: present(tarn, theirs) } };
	});

/** The marked words that stand somewhere in a value. */
function wordsIn(value: unknown): Set<string> {
	return new Set(JSON.stringify(value).match(/(?:mira|tarn)\d+x/g));
}

/** The marked words that stand more than once in a document. */
function repeated(document: WikiDocument): string[] {
	const words: string[] = JSON.stringify(document).match(/(?:mira|tarn)\d+x/g) ?? [];
	return words.filter((word, index) => words.indexOf(word) < index);
}

/** Characters that somebody wrote: of the texts alone, without what parts their blocks. */
function countCharacters(node: DocumentNode, counts = new Map<string, number>()): Map<string, number> {
	for (const character of node.text ?? "") counts.set(character, (counts.get(character) ?? 0) + 1);
	for (const child of node.content ?? []) countCharacters(child, counts);
	return counts;
}

function expectValid(document: WikiDocument): void {
	const checked = validateDocument(document);
	expect(checked.ok ? [] : checked.issues).toEqual([]);
}

function withoutIds(value: unknown): string {
	return JSON.stringify(value, (name, field) => (name === "id" ? undefined : field));
}

describe("laws", () => {
	test("what one side alone did is the result", () => {
		fc.assert(
			fc.property(pairs, ({ base, mine }) => {
				for (const merge of [
					mergeDocuments(base, base, mine),
					mergeDocuments(base, mine, base),
					mergeDocuments(base, mine, mine),
				]) {
					expect(canonicalJson(merge.document)).toBe(canonicalJson(mine));
					expect(merge.overlaps).toEqual([]);
				}
			}),
			{ numRuns: 300 },
		);
	});

	test("what one side did stays exactly as it is when the other only adds a section", () => {
		fc.assert(
			fc.property(pairs, fc.boolean(), ({ base, mine }, first) => {
				// A paragraph alone would be put into the last section, which may be deleted.
				const added = [
					as("added-0", heading(2, "By somebody else")),
					as("added-1", p("A paragraph of somebody else.")),
				];
				const other = normal({ ...base, content: [...base.content, ...added] });
				const { document, overlaps } = first ? mergeDocuments(base, mine, other) : mergeDocuments(base, other, mine);
				expect(overlaps).toEqual([]);
				const content = document.content.filter((block) => !blockId(block)?.startsWith("added-"));
				expect(content).toHaveLength(document.content.length - 2);
				expect(withoutIds(content)).toEqual(withoutIds(mine.content));
			}),
			{ numRuns: 800 },
		);
	});

	test("no word that either side wrote is lost, and the result is valid whatever is chosen", () => {
		fc.assert(
			fc.property(pairs, fc.array(fc.constantFrom("mine", "theirs", "both"), { minLength: 8 }), (pair, drawn) => {
				const { base, mine, theirs, written } = pair;
				const merge = mergeDocuments(base, mine, theirs);
				expectValid(merge.document);
				const all = wordsIn([merge.document, merge.overlaps]);
				expect([...written.mine, ...written.theirs].filter((word) => !all.has(word))).toEqual([]);
				const choose = (choice: (index: number) => "mine" | "theirs" | "both") =>
					resolveMerge(merge, new Map(merge.overlaps.map(({ blockId }, index) => [blockId, choice(index)])));
				expectValid(choose((index) => drawn[index % drawn.length] ?? "both"));
				const [own, other, both] = [choose(() => "mine"), choose(() => "theirs"), choose(() => "both")];
				for (const document of [own, other, both]) expectValid(document);
				const lost = (document: WikiDocument, words: readonly string[]): string[] => {
					const left = wordsIn(document);
					return words.filter((word) => !left.has(word));
				};
				expect([...lost(own, written.mine), ...lost(other, written.theirs)]).toEqual([]);
				expect([...repeated(own), ...repeated(other)]).toEqual([]);
				expect(lost(both, [...written.mine, ...written.theirs])).toEqual([]);
			}),
			{ numRuns: 2500 },
		);
	});

	test("of texts in any script, with or without anything in common, no new character is lost", () => {
		const three = fc.tuple(
			documents(anyText),
			documents(anyText),
			documents(anyText),
			fc.array(fc.nat(), { maxLength: 12 }),
		);
		fc.assert(
			fc.property(three, fc.boolean(), ([base, one, two, choices], related) => {
				const [mine, theirs] = related
					? [editedWith(base, one, choices), editedWith(base, two, [...choices].reverse())]
					: [one, two];
				const merge = mergeDocuments(base, mine, theirs);
				expectValid(merge.document);
				const kept = countCharacters(merge.document);
				for (const overlap of merge.overlaps) {
					for (const side of [overlap.mine, overlap.theirs]) if (side) countCharacters(side, kept);
				}
				const known = countCharacters(base);
				for (const side of [mine, theirs]) {
					const lost = [...countCharacters(side)].filter(([character, count]) => {
						return !known.has(character) && (kept.get(character) ?? 0) < count;
					});
					expect(lost).toEqual([]);
				}
			}),
			{ numRuns: 800 },
		);
	});

	test("both sides are asked about the same, whoever saved first", () => {
		fc.assert(
			fc.property(pairs, ({ base, mine, theirs }) => {
				const sides = (merge: Merge, own: "mine" | "theirs", other: "mine" | "theirs") =>
					merge.overlaps.map((overlap) => withoutIds([overlap.base, overlap[own], overlap[other]])).sort();
				const [one, two] = [mergeDocuments(base, mine, theirs), mergeDocuments(base, theirs, mine)];
				expect(sides(two, "theirs", "mine")).toEqual(sides(one, "mine", "theirs"));
			}),
			{ numRuns: 600 },
		);
	});

	const station = "The station above the planet was built by the occupiers long ago.";
	const gates = "Nobody on the surface remembers who opened the gates that night.";
	const rows = Array.from({ length: 12 }, (_, row) =>
		p(
			row % 2
				? `Yes, it was built in the year ${2300 + row} by the order.`
				: `Built by order of the council in ${2300 + row}.`,
		),
	);
	const twice = Array.from({ length: 10 }, () => p(`${station} ${gates}`));

	test.each([
		{ of: "varied text", base: variedDocument(10), pairs: 1000, alone: 990 },
		{ of: "rows that hardly differ", base: normal(doc(...rows)), pairs: 500, alone: 490 },
		{ of: "paragraphs that all read the same", base: normal(doc(...twice)), pairs: 500, alone: 475 },
	])(
		"of $pairs pairs of edits of $of that do not touch each other, splits, joins and moves among them, at least $alone merge by themselves",
		({ base, pairs, alone }) => {
			const counted = { merged: 0, exact: 0 };
			const draws = fc.sample(fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), { numRuns: pairs, seed: 2007 });
			for (const numbers of draws) {
				let next = 0;
				const { mine, theirs, together } = separateEdits(base, () => numbers[next++ % numbers.length] ?? 0);
				const merge = mergeDocuments(base, mine, theirs);
				if (merge.overlaps.length === 0) counted.merged++;
				if (withoutIds(merge.document) === withoutIds(together)) counted.exact++;
			}
			const said = `${counted.merged} of ${pairs} merged, ${counted.exact} to exactly what both meant`;
			expect(counted.merged, said).toBeGreaterThanOrEqual(alone);
			expect(counted.exact, said).toBeGreaterThanOrEqual(alone * 0.98);
		},
	);
});
