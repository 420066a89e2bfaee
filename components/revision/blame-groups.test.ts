import { describe, expect, test } from "vitest";
import { as, bullets, cell, doc, item, p, row, table } from "@/test/document";
import { ageOf, groupByHand } from "./blame-groups";

const by = (blockId: string, textChangedIn: number, citationsChangedIn: number | null = null) => ({
	blockId,
	createdIn: 1,
	textChangedIn,
	citationsChangedIn,
	touchedIn: null,
});

describe("groups by hand", () => {
	test("join neighbours of which the margin says the same, inside lists too", () => {
		const document = doc(
			as("a", p("One.")),
			as("b", p("Two.")),
			bullets(item(as("c", p("Three."))), item(as("d", p("Four.")))),
		);
		const groups = groupByHand(document, [by("a", 1), by("b", 1, 1), by("c", 1), by("d", 2)]);
		expect(groups.map(({ pieces }) => pieces.length)).toEqual([3, 1]);
		expect(groups.map(({ entries }) => entries[0]?.blame.textChangedIn)).toEqual([1, 2]);
	});

	test("tell blocks apart that somebody else touched as well", () => {
		const document = doc(as("a", p("One.")), as("b", p("Two.")), as("c", p("Three.")));
		const groups = groupByHand(document, [
			by("a", 3),
			{ ...by("b", 3), touchedIn: 2 },
			{ ...by("c", 3), touchedIn: 2 },
		]);
		expect(groups.map(({ pieces }) => pieces.length)).toEqual([1, 2]);
	});

	test("keep a table whole, with a number for the hand of each cell, the newest first", () => {
		const cells = (...ids: string[]) => row(...ids.map((id) => cell(as(id, p(id.toUpperCase())))));
		const document = doc(table(cells("a", "b"), cells("c", "d")));
		const [group] = groupByHand(document, [by("a", 1), by("b", 5), by("c", 1), by("d", 1)]);
		expect(group?.entries.map(({ cells: counted }) => counted)).toEqual([
			{ number: 1, count: 1 },
			{ number: 2, count: 3 },
		]);
		const [piece] = group?.pieces ?? [];
		expect(piece?.kind === "table" && Object.fromEntries(piece.numbers)).toEqual({ a: 2, b: 1, c: 2, d: 2 });
		const [alone] = groupByHand(
			document,
			["a", "b", "c", "d"].map((id) => by(id, 1)),
		);
		expect(alone?.entries).toMatchObject([{ cells: null }]);
		expect(alone?.pieces).toMatchObject([{ kind: "table", node: document.content[0], numbers: new Map() }]);
	});

	test("stand without an entry where the log knows nothing", () => {
		expect(groupByHand(doc(as("a", p("One."))), [])).toMatchObject([{ entries: [], pieces: [{ kind: "part" }] }]);
	});
});

test("ages go by quarters of the revisions that stand", () => {
	const age = ageOf([1, 10, 20, 30].map((revision) => by("a", revision)));
	expect([1, 10, 20, 30].map(age)).toEqual([1, 2, 3, 4]);
	expect(ageOf([by("a", 7)])(7)).toBe(4);
});
