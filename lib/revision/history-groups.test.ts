import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupHistory } from "./history-groups";

interface Row {
	id: number;
	parentId: number | null;
	author: { id: number };
	minor: boolean;
}

/** Rows newest first, written as a letter for the author, small for a minor edit; a dot is one that a filter left out. */
function history(written: string): Row[] {
	const rows: Row[] = [];
	for (const [at, sign] of [...written].entries()) {
		if (sign === ".") continue;
		const id = written.length - at;
		const author = { id: sign.toLowerCase().charCodeAt(0) };
		rows.push({ id, parentId: id === 1 ? null : id - 1, author, minor: sign === sign.toLowerCase() });
	}
	return rows;
}

const lengths = (written: string, runs: boolean, minors: boolean) =>
	groupHistory(history(written), { runs, minors }).map(({ by, rows }) => (by === null ? "1" : `${rows.length} ${by}`));

describe("a grouped history", () => {
	it("joins what one person did in a row", () => {
		expect(lengths("AABAC", true, false)).toEqual(["2 runs", "1", "1", "1"]);
		expect(lengths("AaABBB", true, false)).toEqual(["3 runs", "3 runs"]);
		expect(lengths("AABAC", false, false)).toEqual(["1", "1", "1", "1", "1"]);
	});

	it("joins minor edits of whoever made them", () => {
		expect(lengths("AabcBb", false, true)).toEqual(["1", "3 minors", "1", "1"]);
	});

	it("takes the longer stretch where both begin, and the person where they are as long", () => {
		expect(lengths("abcA", true, true)).toEqual(["3 minors", "1"]);
		expect(lengths("aaAbB", true, true)).toEqual(["3 runs", "2 runs"]);
		expect(lengths("aaB", true, true)).toEqual(["2 runs", "1"]);
	});

	it("joins nothing across what a filter left out", () => {
		expect(lengths("AA.AA", true, false)).toEqual(["2 runs", "2 runs"]);
		expect(lengths("ab.cd", false, true)).toEqual(["2 minors", "2 minors"]);
	});

	it("keeps every row once and in order, and each group one stretch of one kind", () => {
		const signs = fc.string({ unit: fc.constantFrom("A", "a", "B", "b", "c", "."), maxLength: 60 });
		fc.assert(
			fc.property(signs, fc.boolean(), fc.boolean(), (written, runs, minors) => {
				const rows = history(written);
				const groups = groupHistory(rows, { runs, minors });
				expect(groups.flatMap((group) => group.rows)).toEqual(rows);
				for (const { by, newest, rows: grouped } of groups) {
					expect(grouped[0]).toBe(newest);
					expect(grouped.length > 1).toBe(by !== null);
					for (const [n, row] of grouped.slice(1).entries()) expect(grouped[n]?.parentId).toBe(row.id);
					if (by === "runs") expect(runs && grouped.every(({ author }) => author.id === newest.author.id)).toBe(true);
					if (by === "minors") expect(minors && grouped.every(({ minor }) => minor)).toBe(true);
				}
			}),
		);
	});
});
