import { describe, expect, test } from "vitest";
import { as, cell, citation, p, row, table, th } from "@/test/document";
import { merge } from "@/test/merging";
import type { DocumentNode } from "../schema";
import { nodeText } from "../text";

/** A row as `id`, then its cells as `id:words` with `*` for a heading and `2x1` before the colon for its spans. */
type Line = readonly [id: string, ...cells: string[]];

function written(...lines: readonly Line[]): DocumentNode[] {
	return [as("t", table(...lines.map(([id, ...cells]) => as(id, row(...cells.map(writtenCell))))))];
}

function writtenCell(source: string): DocumentNode {
	const [, id = "", heading, colspan, rowspan, words = ""] = /^(\w+?)(\*)?(?:@(\d)x(\d))?:(.*)$/.exec(source) ?? [];
	const node = as(id, (heading ? th : cell)(as(`${id}-p`, words === "" ? p() : p(words))));
	const spans = {
		...(colspan !== "1" && colspan && { colspan: Number(colspan) }),
		...(rowspan !== "1" && rowspan && { rowspan: Number(rowspan) }),
	};
	return { ...node, attrs: { ...node.attrs, ...spans } };
}

/** The merged table by rows, headings with `*`, spans in front; or what is asked about; whoever saved first. */
function merged(base: DocumentNode[], one: DocumentNode[], two: DocumentNode[]): string[] | string {
	const [result, mirrored] = [merge(base, one, two), merge(base, two, one)].map(({ document, overlaps }) => {
		if (overlaps.length > 0) return `asked about ${overlaps.map(({ blockId }) => blockId).sort()}`;
		return (document.content[0]?.content ?? []).map(({ content = [] }) => content.map(drawn).join(" | "));
	});
	expect(mirrored).toEqual(result);
	return result ?? "";
}

function drawn(node: DocumentNode): string {
	const { colspan = 1, rowspan = 1 } = node.attrs ?? {};
	const spans = colspan === 1 && rowspan === 1 ? "" : `${colspan}x${rowspan} `;
	return `${spans}${node.type === "tableHeader" ? "*" : ""}${nodeText(node)}`;
}

const heads: Line = ["r1", "a*:Year", "b*:Dead"];
const values: Line = ["r2", "c:2369", "d:10"];
const base = written(heads, values);
const rowAdded = written(heads, values, ["r3", "x:2371", "y:600"]);

describe("a row of one side", () => {
	test("follows columns that the other swapped", () => {
		const swapped = written(["r1", "b*:Dead", "a*:Year"], ["r2", "d:10", "c:2369"]);
		expect(merged(base, swapped, rowAdded)).toEqual(["*Dead | *Year", "10 | 2369", "600 | 2371"]);
	});

	test.each([
		["before it", ["r1", "m*:Place", "a*:Year", "b*:Dead"], ["r2", "n:Bajor", "c:2369", "d:10"], " | 2371 | 600"],
		["between", ["r1", "a*:Year", "m*:Place", "b*:Dead"], ["r2", "c:2369", "n:Bajor", "d:10"], "2371 |  | 600"],
		["at the end", ["r1", "a*:Year", "b*:Dead", "m*:Place"], ["r2", "c:2369", "d:10", "n:Bajor"], "2371 | 600 | "],
	] as [string, Line, Line, string][])(
		"has an empty cell in a column that the other put %s",
		(_place, first, second, expected) => {
			const result = merged(base, written(first, second), rowAdded);
			expect(result[2]).toBe(expected);
			expect(result).toHaveLength(3);
		},
	);

	test("is asked about where the other deleted a column of it, with another one put in or not", () => {
		const deleted = written(["r1", "b*:Dead"], ["r2", "d:10"]);
		const replaced = written(["r1", "b*:Dead", "m*:Place"], ["r2", "d:10", "n:Bajor"]);
		const retyped = written(["r1", "m*:Place", "b*:Dead"], ["r2", "n:Bajor", "d:10"]);
		for (const side of [deleted, replaced, retyped]) expect(merged(base, side, rowAdded)).toBe("asked about t");
	});

	test("comes without its empty cell in a column that the other deleted", () => {
		const noYear = written(heads, values, ["r3", "x:", "y:600"]);
		const replaced = written(["r1", "b*:Dead", "m*:Place"], ["r2", "d:10", "n:Bajor"]);
		expect(merged(base, replaced, noYear)).toEqual(["*Dead | *Place", "10 | Bajor", "600 | "]);
	});

	test("is asked about where the other typed something else into each cell of a column of it", () => {
		const retyped = written(["r1", "a*:Place", "b*:Dead"], ["r2", "c:Bajor", "d:10"]);
		expect(merged(base, retyped, rowAdded)).toBe("asked about t");
		const renamed = written(["r1", "a*:Year", "b*:Killed"], ["r2", "c:2369", "d:10"]);
		expect(merged(base, renamed, rowAdded)).toEqual(["*Year | *Killed", "2369 | 10", "2371 | 600"]);
	});
});

test("a citation alone in a column that the other deleted is asked about", () => {
	const cited = written(heads, values, ["r3", "x:", "y:600"]).map((whole) => ({
		...whole,
		content: whole.content?.map((line) =>
			line.attrs?.id !== "r3" ? line : { ...line, content: line.content?.with(0, as("x", cell(p(citation(1))))) },
		),
	}));
	expect(merged(base, written(["r1", "b*:Dead"], ["r2", "d:10"]), cited)).toBe("asked about t");
});

describe("a column of one side", () => {
	const more: Line = ["r3", "e:2371", "f:600"];
	const three = written(heads, values, more);
	const columnAdded = written([...heads, "m*:Place"], [...values, "n:Bajor"], [...more, "o:Terok Nor"]);

	test("stands in the rows that it was written for, which the other moved", () => {
		expect(merged(three, columnAdded, written(heads, more, values))).toEqual([
			"*Year | *Dead | *Place",
			"2371 | 600 | Terok Nor",
			"2369 | 10 | Bajor",
		]);
	});

	test("has an empty cell in a row that the other put in, a heading among headings", () => {
		const added = written(["r0", "x*:Of Bajor", "y*:"], heads, values, ["r4", "v:2370", "w:7"], more);
		expect(merged(three, columnAdded, added)).toEqual([
			"*Of Bajor | * | *",
			"*Year | *Dead | *Place",
			"2369 | 10 | Bajor",
			"2370 | 7 | ",
			"2371 | 600 | Terok Nor",
		]);
	});

	test("is asked about in a row that the other deleted, alone while that fits beside the rest", () => {
		expect(merged(three, columnAdded, written(heads, more))).toBe("asked about r2");
		const replaced = written(heads, ["r4", "v:2370", "w:7"], more);
		expect(merged(three, columnAdded, replaced)).toBe("asked about r2");
		const both = written([...heads, "u*:Ship"], [...more, "z:Defiant"]);
		expect(merged(three, columnAdded, both)).toBe("asked about t");
	});

	test("is asked about where the other tells of something else in a row of it", () => {
		const retyped = written(heads, ["r2", "c:2380", "d:3"], more);
		expect(merged(three, columnAdded, retyped)).toBe("asked about t");
	});

	test("of each side, and a row of each", () => {
		const one = written([...heads, "m*:Place"], [...values, "n:Bajor"], ["r4", "g:2372", "h:5", "i:Here"]);
		const two = written(
			["r1", "u*:Ship", "a*:Year", "b*:Dead"],
			["r0", "q:None", "x:2368", "y:1"],
			["r2", "w:Defiant", "c:2369", "d:10"],
		);
		expect(merged(base, one, two)).toEqual([
			"*Ship | *Year | *Dead | *Place",
			"None | 2368 | 1 | ",
			"Defiant | 2369 | 10 | Bajor",
			" | 2372 | 5 | Here",
		]);
	});

	test("is not taken for another one that holds some of the same", () => {
		const one = written([...heads, "m*:Wounded"], [...values, "n:10"]);
		const two = written([...heads, "u*:Missing"], [...values, "v:10"]);
		expect(merge(base, one, two).overlaps).toEqual([]);
		expect(merge(base, one, two).document.content[0]?.content?.[0]?.content?.map(nodeText)).toEqual([
			"Year",
			"Dead",
			"Missing",
			"Wounded",
		]);
		expect(merged(base, one, written([...heads, "u*:Wounded"], [...values, "v:10"]))).toEqual([
			"*Year | *Dead | *Wounded",
			"2369 | 10 | 10",
		]);
	});
});

test("a row written anew is not one that was deleted, however like it is", () => {
	const long = written(heads, ["r2", "c:Bajor", "d:10"], ["r3", "e:Terok Nor", "f:600"]);
	const mine = written(heads, ["r3", "e:Terok Nor", "f:600"], ["new", "x:Cardassia", "y:10"]);
	const theirs = written(
		[...heads, "m*:Since"],
		["r2", "c:Bajor", "d:10", "n:2369"],
		["r3", "e:Terok Nor", "f:600", "o:2371"],
	);
	expect(merged(long, mine, theirs)).toBe("asked about r2");
	const edited = written(heads, ["r2", "c:Bajor", "d:12"], ["r3", "e:Terok Nor", "f:600"]);
	expect(merged(long, mine, edited)).toBe("asked about r2");
});

test("a column cut and pasted elsewhere is the same one", () => {
	const pasted = written(["r1", "b*:Dead", "k*:Year"], ["r2", "d:10", "l:2369"]);
	expect(merged(base, pasted, rowAdded)).toEqual(["*Dead | *Year", "10 | 2369", "600 | 2371"]);
	const edited = written(heads, ["r2", "c:2370", "d:10"]);
	expect(merged(base, pasted, edited)).toEqual(["*Dead | *Year", "10 | 2370"]);
});

test("a cell that one moves under another heading, and the other fills in, is asked about", () => {
	const wide = written(
		["r1", "a*:Year", "b*:Dead", "g*:Place"],
		["r2", "c:", "d:10", "h:Bajor"],
		["r3", "e:1", "f:2", "i:3"],
	);
	const moved = written(
		["r1", "a*:Year", "b*:Dead", "g*:Place"],
		["r2", "d:10", "c:", "h:Bajor"],
		["r3", "e:1", "f:2", "i:3"],
	);
	const filled = written(
		["r1", "a*:Year", "b*:Dead", "g*:Place"],
		["r2", "c:2369", "d:10", "h:Bajor"],
		["r3", "e:1", "f:2", "i:3"],
	);
	expect(merged(wide, moved, filled)).toBe("asked about t");
});

describe("spans", () => {
	const spanned = written(["r0", "s*@2x1:Losses"], heads, values);

	test("hold what the other puts in on either side of them, and in the midst", () => {
		const mine = written(["r0", "s*@2x1:Losses"], heads, values, ["r3", "x@2x1:None in 2370"]);
		const inside = written(
			["r0", "s*@3x1:Losses"],
			["r1", "a*:Year", "m*:Place", "b*:Dead"],
			["r2", "c:2369", "n:Bajor", "d:10"],
		);
		expect(merged(spanned, mine, inside)).toEqual([
			"3x1 *Losses",
			"*Year | *Place | *Dead",
			"2369 | Bajor | 10",
			"3x1 None in 2370",
		]);
		const beside = written(["r0", "s*@2x1:Losses", "k*:"], [...heads, "m*:Place"], [...values, "n:Bajor"]);
		expect(merged(spanned, mine, beside)).toEqual([
			"2x1 *Losses | *",
			"*Year | *Dead | *Place",
			"2369 | 10 | Bajor",
			"2x1 None in 2370 | ",
		]);
	});

	test("shrink with a column that the other deletes", () => {
		const mine = written(["r0", "s*@2x1:Losses"], heads, values, ["r3", "x@2x1:None in 2370"]);
		const deleted = written(["r0", "s*:Losses"], ["r1", "b*:Dead"], ["r2", "d:10"]);
		expect(merged(spanned, mine, deleted)).toEqual(["*Losses", "*Dead", "10", "None in 2370"]);
	});

	test("downwards hold a row of the other in the midst, and columns beside them stay columns", () => {
		const down = written(heads, ["r2", "c@1x2:2369", "d:10"], ["r3", "e:12"]);
		const swapped = written(["r1", "b*:Dead", "a*:Year"], ["r2", "d:10", "c@1x2:2369"], ["r3", "e:12"]);
		const added = written(
			heads,
			["r2", "c@1x3:2369", "d:10"],
			["new", "x:11"],
			["r3", "e:12"],
			["r4", "y:2371", "z:600"],
		);
		expect(merged(down, swapped, added)).toEqual(["*Dead | *Year", "10 | 1x3 2369", "11", "12", "600 | 2371"]);
	});

	test("that can no longer lie in one piece are asked about", () => {
		const three = written(
			["r1", "a*:Year", "b*:Dead", "g*:Place"],
			["r2", "c:2369", "d:10", "h:Bajor"],
			["r3", "i:1", "j:2", "k:3"],
		);
		const joined = written(
			["r1", "a*:Year", "b*:Dead", "g*:Place"],
			["r2", "c@2x1:2369", "h:Bajor"],
			["r3", "i:1", "j:2", "k:3"],
		);
		const moved = written(
			["r1", "a*:Year", "g*:Place", "b*:Dead"],
			["r2", "c:2369", "h:Bajor", "d:10"],
			["r3", "i:1", "k:3", "j:2"],
		);
		expect(merged(three, joined, moved)).toBe("asked about t");
	});
});

test("a table in which rows are of different lengths stays as it is beside a row that was added", () => {
	const ragged = written(["r1", "a:One", "b:Two", "g:Three"], ["r2", "c:Four"]);
	const added = written(["r1", "a:One", "b:Two", "g:Three"], ["r2", "c:Four"], ["r3", "x:Five"]);
	const edited = written(["r0", "y:Nil"], ["r1", "a:One", "b:Two", "g:Third"], ["r2", "c:Four"]);
	expect(merged(ragged, added, edited)).toEqual(["Nil", "One | Two | Third", "Four", "Five"]);
});
