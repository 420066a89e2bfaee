import { describe, expect, test } from "vitest";
import { groupByHost } from "./who-groups";

const by = (blockId: string, textChangedIn: number, citationsChangedIn: number | null = null) => ({
	blockId,
	createdIn: 1,
	textChangedIn,
	citationsChangedIn,
});

describe("notes beside a page", () => {
	test("stand once for neighbours by the same hand, and not for what is not shown", () => {
		const groups = groupByHost([by("a", 1), by("b", 1, 1), by("hidden", 2), by("c", 1), by("d", 3)], (id) =>
			id === "hidden" ? null : id,
		);
		expect(groups).toMatchObject([
			{ first: "a", last: "c", hands: [{ hand: { blockId: "a" } }] },
			{ first: "d", last: "d", hands: [{ hand: { blockId: "d" }, count: 1 }] },
		]);
	});

	test("tell the hands of a table apart, the newest first, and never run on over it", () => {
		const blocks = [by("t1", 1), by("t2", 4), by("t3", 1), by("after", 1)];
		const groups = groupByHost(blocks, (id) => (id.startsWith("t") ? "table" : id));
		expect(groups).toMatchObject([
			{
				first: "table",
				last: "table",
				hands: [
					{ hand: { textChangedIn: 4 }, count: 1 },
					{ hand: { textChangedIn: 1 }, count: 2 },
				],
			},
			{ first: "after", last: "after" },
		]);
	});
});
