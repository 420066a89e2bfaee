import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableEditPairs } from "@/test/table-edits";
import { documentOf, mayDisagree, type TablePair, tablePairs, type Written } from "@/test/table-sides";
import { mergeDocuments, resolveMerge } from "../merge";
import type { DocumentNode, WikiDocument } from "../schema";
import { nodeText } from "../text";
import { validateDocument } from "../validate";

const FEW = ["10", "600", "Bajor", "10 million", "Dead"];

function mergeOf({ base, mine, theirs }: TablePair) {
	return mergeDocuments(documentOf(base), documentOf(mine), documentOf(theirs));
}

/** The texts of the cells of the table, by rows. */
function grid(document: WikiDocument): string[][] {
	const table = document.content.find(({ type }) => type === "table");
	return (table?.content ?? []).map((row) => (row.content ?? []).map((cell: DocumentNode) => nodeText(cell)));
}

/** Every word of a side by the row and the column that it stands in. */
function placesOf({ rows, columns, words }: Written): Map<string, readonly [row: string, column: string]> {
	const places = new Map<string, readonly [string, string]>();
	for (const row of rows) {
		for (const column of columns) {
			for (const word of (words.get(`${row} ${column}`) ?? "").split(" "))
				if (word !== "") places.set(word, [row, column]);
		}
	}
	return places;
}

/** Both put an empty column into the same place, and write into it in a row of their own. */
const EMPTY_COLUMNS: TablePair = {
	base: { rows: ["r0"], columns: ["c0", "c1"], words: new Map() },
	mine: { rows: ["r1", "r0"], columns: ["c0", "m1", "c1"], words: new Map([["r1 m1", "mira1x"]]) },
	theirs: { rows: ["r2", "r0"], columns: ["c0", "t1", "c1"], words: new Map([["r2 t1", "tarn1x"]]) },
};

describe("laws of tables", () => {
	test("what stands in one row was written for one row, and under one heading for one column", () => {
		fc.assert(
			fc.property(tablePairs(), (pair) => {
				const { document, overlaps } = mergeOf(pair);
				fc.pre(overlaps.length === 0);
				const places = new Map([...placesOf(pair.base), ...placesOf(pair.mine), ...placesOf(pair.theirs)]);
				const merged = grid(document);
				const [rows, columns] = [new Map<number, Set<string>>(), new Map<number, Set<string>>()];
				for (const [at, cells] of merged.entries()) {
					expect(cells).toHaveLength(merged[0]?.length ?? 0);
					for (const [across, text] of cells.entries()) {
						for (const word of text.split(" ").filter((part) => part !== "")) {
							const [row, column] = places.get(word) ?? ["?", "?"];
							rows.set(at, (rows.get(at) ?? new Set()).add(row));
							columns.set(across, (columns.get(across) ?? new Set()).add(column));
						}
					}
				}
				for (const names of [...rows.values(), ...columns.values()]) expect(names.size).toBe(1);
			}),
			{ numRuns: 400, examples: [[EMPTY_COLUMNS]] },
		);
	});

	test("nothing written is lost, and who did not disagree is not asked", () => {
		fc.assert(
			fc.property(tablePairs(), (pair) => {
				const { document, overlaps } = mergeOf(pair);
				const { base, mine, theirs } = pair;
				const kept = grid(document).flat().join(" ").split(" ");
				if (!mayDisagree(pair)) expect(overlaps).toEqual([]);
				if (overlaps.length > 0) return;
				const old = placesOf(base);
				const written = [mine, theirs].flatMap((side) => [...placesOf(side).keys()].filter((word) => !old.has(word)));
				expect(written.filter((word) => !kept.includes(word))).toEqual([]);
				const left = [...old.keys()].filter((word) => placesOf(mine).has(word) && placesOf(theirs).has(word));
				expect(left.filter((word) => !kept.includes(word))).toEqual([]);
				expect(new Set(kept.filter((word) => word !== "")).size).toBe(kept.filter((word) => word !== "").length);
			}),
			{ numRuns: 400 },
		);
	});

	test.each([
		["words that stand nowhere else", []],
		["few words", FEW],
	])("one side alone is the result, and both are asked about the same: %s", (_name, vocabulary) => {
		fc.assert(
			fc.property(tablePairs(vocabulary), (pair) => {
				const [base, mine, theirs] = [pair.base, pair.mine, pair.theirs].map(documentOf) as [
					WikiDocument,
					WikiDocument,
					WikiDocument,
				];
				for (const side of [mine, theirs]) {
					expect(mergeDocuments(base, side, base).document).toEqual(side);
					expect(mergeDocuments(base, base, side).document).toEqual(side);
					expect(mergeDocuments(base, side, side).document).toEqual(side);
				}
				const [one, two] = [mergeDocuments(base, mine, theirs), mergeDocuments(base, theirs, mine)];
				const asked = ({ overlaps }: typeof one) => overlaps.map(({ blockId }) => blockId).sort();
				expect(asked(two)).toEqual(asked(one));
				const widths = grid(one.document).map((cells) => cells.length);
				// Each may have deleted what the other left.
				if (one.overlaps.length === 0) expect(new Set(widths).size).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 150 },
		);
	});

	test("of tables with spans, whose rows and cells are divided, moved and named anew, no word is lost whoever saved first", () => {
		const wordsIn = (value: unknown) => new Set(JSON.stringify(value).match(/\b(?:w|mira|tarn)\d+x\b/g));
		fc.assert(
			fc.property(tableEditPairs(), ({ base, mine, theirs }) => {
				const merge = mergeDocuments(base, mine, theirs);
				const [old, own, other, kept] = [base, mine, theirs, [merge.document, merge.overlaps]].map(wordsIn) as [
					Set<string>,
					Set<string>,
					Set<string>,
					Set<string>,
				];
				const due = [...own, ...other].filter((word) => !old.has(word) || (own.has(word) && other.has(word)));
				expect(due.filter((word) => !kept.has(word))).toEqual([]);
				const asked = (of: typeof merge) => of.overlaps.map(({ base: was }) => [...wordsIn(was)]).sort();
				expect(asked(mergeDocuments(base, theirs, mine))).toEqual(asked(merge));
				for (const choice of ["mine", "theirs", "both"] as const) {
					const chosen = resolveMerge(merge, new Map(merge.overlaps.map(({ blockId }) => [blockId, choice])));
					expect(validateDocument(chosen)).toMatchObject({ ok: true });
				}
			}),
			{ numRuns: 300 },
		);
	});
});
