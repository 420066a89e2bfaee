import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, citation, doc, p, text } from "@/test/document";
import { type DiffRow, diffDocuments } from "../diff";
import { documentEvents } from "../events";
import type { DocumentNode } from "../schema";
import { nodeText } from "../text";

const rows = (before: readonly DocumentNode[], after: readonly DocumentNode[]): readonly DiffRow[] =>
	diffDocuments(doc(...before), doc(...after)).rows;
const kinds = (all: readonly DiffRow[]) => all.map(({ kind }) => kind);
/** A row in short: `-old +new =kept`. */
const sketch = ({ segments }: DiffRow) =>
	segments
		.map(({ kind, before, after }) => {
			const sign = { same: "=", formatted: "~", added: "+", removed: "-" }[kind];
			return sign + (kind === "added" ? after : before).map(nodeText).join("");
		})
		.join("|");

const FIRST = "Terok Nor was built above the planet by forced labour.";
const SECOND = "Its ore processors ran day and night until the withdrawal.";
const THIRD = "Nobody counted those who did not come home.";

describe("a paragraph that became two", () => {
	test("is split, its words kept on both sides", () => {
		const all = rows([as("a", p(`${FIRST} ${SECOND}`))], [as("a", p(FIRST)), as("b", p(SECOND))]);
		expect(kinds(all)).toEqual(["split", "split"]);
		expect(all.map(sketch)).toEqual([`=${FIRST}`, `- |=${SECOND}`]);
		expect(all[0]?.before).toBe(all[1]?.before);
	});

	test.each([
		["the id goes with the second half", [as("b", p(FIRST)), as("a", p(SECOND))]],
		["there are three of them", [as("a", p(FIRST)), as("b", p(SECOND)), as("c", p(THIRD))]],
		["words changed with it", [as("a", p(FIRST)), as("b", p(SECOND.replace("day and night", "without rest")))]],
		["ids were lost", [as("x", p(FIRST)), as("y", p(SECOND))]],
		["formatting came with it", [as("a", p(FIRST)), as("b", p(text(SECOND, "bold")))]],
	])("also where %s", (_how, after) => {
		const whole = after.length === 3 ? `${FIRST} ${SECOND} ${THIRD}` : `${FIRST} ${SECOND}`;
		expect(kinds(rows([as("a", p(whole))], after))).toEqual(after.map(() => "split"));
	});

	test("is one change between its neighbours", () => {
		const [above, below] = [as("n", p("Above.")), as("z", p("Below."))];
		const whole = as("a", p(`${FIRST} ${SECOND}`));
		const diff = diffDocuments(doc(above, whole, below), doc(above, as("a", p(FIRST)), as("b", p(SECOND)), below));
		expect(kinds(diff.rows)).toEqual(["unchanged", "split", "split", "unchanged"]);
		expect(diff.changes).toBe(1);
	});
});

test("two paragraphs that became one are joined", () => {
	const all = rows([as("a", p(FIRST)), as("b", p(SECOND))], [as("a", p(`${FIRST} ${SECOND}`))]);
	expect(kinds(all)).toEqual(["joined", "joined"]);
	expect(all.map(sketch).join("|")).toBe(`=${FIRST}|+ |=${SECOND}`);
});

describe("pieces that moved", () => {
	const others = ["x", "y", "z"].map((id) =>
		as(id, p(`Another paragraph, ${id}, says what it always said about ${id}.`)),
	);
	const [x, y, z] = others;
	const whole = as("a", p(`${FIRST} ${SECOND}`));
	const [one, two] = [as("a", p(FIRST)), as("b", p(SECOND))];
	const told = (before: readonly (DocumentNode | undefined)[], after: readonly (DocumentNode | undefined)[]) => {
		const present = (nodes: readonly (DocumentNode | undefined)[]) => nodes.filter((node) => node !== undefined);
		const diff = diffDocuments(doc(...present(before)), doc(...present(after)));
		return {
			changes: diff.changes,
			rows: diff.rows.map((row) => {
				const cut = row.kind === "moved" ? row.cut : undefined;
				const place = `${row.before?.blockId ?? "·"} ${row.after?.blockId ?? "·"}`;
				return `${row.kind}${cut ? ` ${cut.kind} ${cut.part + 1}/${cut.parts}` : ""} ${place}`;
			}),
		};
	};
	const stays = ["unchanged x x", "unchanged y y", "unchanged z z"];

	test("a block is split and moved", () => {
		expect(told([whole, ...others], [...others, one, two])).toEqual({
			rows: ["moved split 1/2 a ·", "moved split 2/2 a ·", ...stays, "moved split 1/2 · a", "moved split 2/2 · b"],
			changes: 1,
		});
	});

	test("blocks are joined and moved", () => {
		expect(told([...others, one, two], [whole, ...others])).toEqual({
			rows: ["moved joined 1/2 · a", "moved joined 2/2 · a", ...stays, "moved joined 1/2 a ·", "moved joined 2/2 b ·"],
			changes: 1,
		});
	});

	test("a block is split, and one half moved", () => {
		expect(told([whole, ...others], [one, x, y, two, z]).rows).toEqual([
			...["split a a", "moved split 2/2 a ·", "unchanged x x", "unchanged y y", "moved split 2/2 · b", "unchanged z z"],
		]);
	});

	test("the second half stands above the first", () => {
		expect(told([x, whole, y], [x, two, one, y]).rows).toEqual([
			...["unchanged x x", "moved split 1/2 a ·", "split a b", "moved split 1/2 · a", "unchanged y y"],
		]);
	});

	test("a block from elsewhere is joined to another", () => {
		expect(told([one, x, y, two, z], [whole, ...others]).rows).toEqual([
			...[
				"joined a a",
				"moved joined 2/2 · a",
				"unchanged x x",
				"unchanged y y",
				"moved joined 2/2 b ·",
				"unchanged z z",
			],
		]);
	});

	test("nothing that moved stands between the pieces of one block", () => {
		const m = as("m", p("Short."));
		const after = [whole, x, m, y];
		const joined = ["joined a a", "moved joined 2/2 · a", "moved m ·", "unchanged x x", "moved · m", "unchanged y y"];
		expect(told([one, m, x, y, two], after).rows).toEqual([...joined, "moved joined 2/2 b ·"]);
		const split = ["moved split 2/2 · b", "unchanged x x", "moved m ·", "unchanged y y", "moved · m"];
		expect(told([x, m, y, whole], [two, x, y, m, one]).rows).toEqual([...split, "split a a", "moved split 2/2 a ·"]);
		const last = as("a", p(SECOND));
		const first = as("b", p(FIRST));
		expect(told([x, whole], [first, x, m, last]).rows).toEqual([
			...["moved split 1/2 · b", "unchanged x x", "added · m", "moved split 1/2 a ·", "split a a"],
		]);
	});

	test("something new stands between the halves", () => {
		const fresh = as("n", p("Nobody had said this before."));
		expect(told([x, whole, y], [x, one, fresh, two, y]).rows).toEqual([
			...["unchanged x x", "split a a", "added · n", "split a b", "unchanged y y"],
		]);
	});

	test("ids were lost on the way", () => {
		expect(told([whole, ...others], [...others, as("p", p(FIRST)), as("q", p(SECOND))]).rows).toEqual([
			...["moved split 1/2 a ·", "moved split 2/2 a ·", ...stays, "moved split 1/2 · p", "moved split 2/2 · q"],
		]);
	});

	test("their citations and numbers are followed", () => {
		const cited = citation(1, { id: "x" });
		const before = [as("a", p(`${FIRST} They ran for 10 years until the last ships left.`, cited)), ...others];
		const after = [...others, one, as("b", p("They ran for 12 years until the last ships left.", cited))];
		expect(documentEvents(doc(...before), doc(...after)).map(({ type, blockId }) => [type, blockId])).toEqual([
			["claim-changed-under-citation", "b"],
			["number-changed", "b"],
			["block-moved", "a"],
		]);
	});
});

test.each([
	["a new paragraph beside a changed one", [as("a", p(`${FIRST} Once.`))], [as("a", p(FIRST)), as("b", p(THIRD))]],
	["one that repeats what the first kept", [as("a", p(FIRST))], [as("a", p(`${FIRST} Yes.`)), as("b", p(FIRST))]],
	[
		"one that says something else with a few of the words",
		[as("a", p(`${FIRST} ${SECOND}`))],
		[as("a", p(FIRST)), as("b", p(`Its night ran to nothing; ${THIRD} ${THIRD}`))],
	],
])("%s is no piece", (_what, before, after) => {
	expect(kinds(rows(before, after))).toEqual(["changed", "added"]);
});

test("a citation of a paragraph that was split stayed with its claim, and a number in it can change", () => {
	const cited = citation(1, { id: "x" });
	const before = [as("a", p(`${FIRST} They ran for 10 years until the withdrawal of the last ships.`, cited))];
	const split = (years: number) => [
		as("a", p(FIRST)),
		as("b", p(`They ran for ${years} years until the withdrawal of the last ships.`, cited)),
	];
	expect(documentEvents(doc(...before), doc(...split(10)))).toEqual([]);
	expect(documentEvents(doc(...before), doc(...split(12))).map(({ type, blockId }) => [type, blockId])).toEqual([
		["claim-changed-under-citation", "b"],
		["number-changed", "b"],
	]);
});

test("a citation of a paragraph that was joined to the next is told where it went to its end", () => {
	const cited = citation(1, { id: "x" });
	const told = (...joined: (string | DocumentNode)[]) =>
		documentEvents(doc(as("a", p(FIRST, cited)), as("b", p(SECOND))), doc(as("a", p(...joined))));
	expect(told(FIRST, cited, ` ${SECOND}`)).toEqual([]);
	expect(told(`${FIRST} ${SECOND}`, cited)).toMatchObject([
		{ type: "claim-changed-under-citation", before: FIRST, after: SECOND },
	]);
});

test("wherever a text is cut and however it is joined, no character is lost or told twice", () => {
	const words = fc.array(fc.constantFrom("ore", "lamp", "占領", "time", "👩‍👩‍👧", "e\u0301t\u00e9", "12"), {
		minLength: 6,
		maxLength: 40,
	});
	fc.assert(
		fc.property(words, fc.nat(), fc.nat(), fc.boolean(), (all, first, second, joins) => {
			const [i, j] = [first % all.length, second % all.length].sort((a, b) => a - b);
			const cuts = [all.slice(0, i), all.slice(i, j), all.slice(j)].map((part) => part.join(" "));
			const pieces = cuts.map((part, index) => as(`p${index}`, part === "" ? p() : p(part)));
			const whole = [as("p1", p(all.join(" ")))];
			const told = joins ? rows(pieces, whole) : rows(whole, pieces);
			const said = (side: "before" | "after") =>
				told
					.filter((row) => row[side])
					.flatMap(({ segments }) => segments.flatMap((segment) => segment[side].map(nodeText)))
					.join("");
			expect(said(joins ? "before" : "after")).toBe(cuts.join(""));
			expect(said(joins ? "after" : "before")).toBe(all.join(" "));
		}),
		{ numRuns: 300 },
	);
});

const distinct = (id: string) =>
	`The ${id}th of all says ${["of", "in", "to"].map((word) => `${word} ${id}${word}`).join(" ")}.`;

/** Paragraphs, and the same with some split or joined and the pieces put elsewhere. */
const cutAndMoved = fc
	.tuple(
		fc.integer({ min: 2, max: 7 }),
		fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 4 }),
	)
	.map(([count, turns]) => {
		const sentences = (n: number) => ["a", "b", "c", "d"].map((part) => distinct(`${n}${part}`));
		const before = Array.from({ length: count }, (_, n) => as(`p${n}`, p(sentences(n).join(" "))));
		const after = [...before];
		let cuts = 0;
		for (const [choice, place, together] of turns) {
			const at = choice % after.length;
			const node = after[at];
			const own = node ? nodeText(node).split(/(?<=\.) /) : [];
			if (!node || own.length < 2) continue;
			const cut = 1 + (place % (own.length - 1));
			const halves = [
				{ ...node, content: p(own.slice(0, cut).join(" ")).content ?? [] },
				as(`q${cuts++}`, p(own.slice(cut).join(" "))),
			];
			after.splice(at, 1);
			if (together) after.splice(place % (after.length + 1), 0, ...halves);
			else for (const half of halves) after.splice((place + choice) % (after.length + 1), 0, half);
		}
		return [before, after] as const;
	});

test.each([
	["split", (all: readonly [DocumentNode[], DocumentNode[]]) => all],
	["joined", ([before, after]: readonly [DocumentNode[], DocumentNode[]]) => [after, before] as const],
])("whatever is %s and moved is told as that, each word of both sides once", (_kind, order) => {
	fc.assert(
		fc.property(cutAndMoved, (drawn) => {
			const [before, after] = order(drawn);
			const { rows: all } = diffDocuments(doc(...before), doc(...after));
			expect(kinds(all).filter((kind) => kind === "added" || kind === "removed")).toEqual([]);
			for (const side of ["before", "after"] as const) {
				const said = new Map<unknown, string>();
				for (const row of all) {
					const text = row.segments.flatMap((segment) => segment[side].map(nodeText)).join("");
					if (row[side]) said.set(row[side], (said.get(row[side]) ?? "") + text);
				}
				expect([...said.values()]).toEqual((side === "before" ? before : after).map(nodeText));
			}
			for (const { segments } of all)
				for (const { kind, before: was, after: is } of segments)
					if (kind !== "same") expect([...was, ...is].map(nodeText).join("").trim()).toBe("");
		}),
		{ numRuns: 300 },
	);
});
