import { describe, expect, test } from "vitest";
import { as, cell, doc, heading, p, row, table } from "@/test/document";
import { diffDocuments } from "../diff";
import { type PresentedDiff, presentDiff } from "./present";

const paragraphs = Array.from({ length: 60 }, (_, n) => as(`p${n}`, p(`Paragraph ${n} of a long text.`)));
const rewritten = paragraphs.map((node, n) => (n % 3 === 0 ? as(`p${n}`, p(`Paragraph ${n} of another text.`)) : node));
const diff = diffDocuments(doc(...paragraphs), doc(...rewritten));
const numbers = ({ stretches }: PresentedDiff) =>
	stretches.flatMap(({ units }) => units.flatMap(({ number }) => number ?? []));

describe("a comparison that is too long for one page", () => {
	test("goes on where the page before it ended, and leaves no change out", () => {
		const limits = { shown: 100_000, folded: 100_000, changes: 7 };
		const told: number[] = [];
		for (let skip = 0; skip < 20; ) {
			const page = presentDiff(diff, { skip, limits });
			expect(page.changes).toBe(20);
			expect(page.shown.first).toBe(skip + 1);
			told.push(...numbers(page));
			skip = page.shown.last;
		}
		expect(told).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
	});

	test("shows at least one change, however long it is", () => {
		expect(numbers(presentDiff(diff, { limits: { shown: 0, folded: 0, changes: 100 } }))).toEqual([1]);
	});

	test("ends behind the last change", () => {
		expect(presentDiff(diff, { skip: 20 })).toMatchObject({ changes: 20, shown: { first: 0, last: 0 }, stretches: [] });
	});
});

test("long stretches that did not change are counted and not sent along", () => {
	const all = [...paragraphs, heading(2, "New")];
	const { stretches } = presentDiff(diffDocuments(doc(...paragraphs), doc(...all)), {
		limits: { shown: 100_000, folded: 100, changes: 100 },
	});
	expect(stretches.map(({ folded, units, count }) => [folded, units.length, count])).toEqual([
		[true, 0, 58],
		[false, 3, 3],
	]);
});

test("what is counted adds up to the changes", () => {
	const line = (id: string, ...texts: string[]) =>
		as(id, row(...texts.map((text, index) => as(`${id}${index}`, cell(as(`${id}${index}p`, p(text)))))));
	const [a, b, c] = [line("a", "1", "One"), line("b", "2", "Two"), line("c", "3", "Three")];
	const whole = as("w", p("The first half of it stood here for years. The second half did not."));
	const halves = [as("w", p("The first half of it stood here for years.")), as("v", p("The second half did not."))];
	const before = [whole, ...paragraphs.slice(0, 5), as("t", table(a, b, c))];
	const now = [
		...paragraphs.slice(0, 5),
		...halves,
		as("t", table(c, a, line("d", "4", "Four"), line("b", "2", "Too"))),
	];
	const { counts, changes } = presentDiff(diffDocuments(doc(...before), doc(...now)));
	expect(counts).toEqual({ changed: 1, formatting: 0, added: 1, removed: 0, moved: 1, split: 1, joined: 0 });
	expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(changes);
});

test("a piece that went elsewhere is told as moved, the block that it was joined to once", () => {
	const [one, two] = ["The first half of it stood here for years.", "The second half was told elsewhere."];
	const before = [as("w", p(one)), ...paragraphs.slice(0, 3), as("v", p(two)), ...paragraphs.slice(3, 5)];
	const now = [...paragraphs.slice(0, 5), as("w", p(`${one} ${two}`))];
	const { counts } = presentDiff(diffDocuments(doc(...before), doc(...now)));
	expect(counts).toMatchObject({ joined: 1, moved: 1 });
});

test("blocks and what they stand in are found by their ids", () => {
	expect(presentDiff(diff).anchors.get("p3")).toBe("change-2");
	expect(presentDiff(diff).anchors.has("p1")).toBe(false);
});
