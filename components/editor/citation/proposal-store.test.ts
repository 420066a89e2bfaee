import { expect, test, vi } from "vitest";
import type { Series } from "@/lib/source/source";
import { likelySeries } from "./proposal";
import { ProposalStore } from "./proposal-store";
import { SourceBook } from "./source-book";

const ds9: Series = { id: 1, code: "DS9", title: "Star Trek: Deep Space Nine", kind: "episode", tier: null };
const tng: Series = { id: 2, code: "TNG", title: "Star Trek: The Next Generation", kind: "episode", tier: null };
const bait: Series = { id: 3, code: null, title: "Bait and Switch", kind: "fan-work", tier: null };

const open = () => new ProposalStore(new SourceBook([], [], [ds9, tng, bait]));

test.each([
	["DS-9", [ds9]],
	["DS8", [ds9]],
	["Deep Space Nine", [ds9]],
	["Bait & Switch", [bait]],
	["Bait and Swich", [bait]],
	["XYZ", []],
	["Star", []],
])("%s may mean %j", (name, likely) => {
	expect(likelySeries(name, [ds9, tng, bait])).toEqual(likely);
});

test("works of one unknown series propose it once, as the text wrote it", () => {
	const store = open();
	const one = store.propose({ title: "First", series: "XYZ", written: '"First"' });
	expect(store.propose({ title: "Second", series: "xyz" })).not.toBe(one);
	expect(store.propose({ title: "FIRST", series: "Xyz" })).toBe(one);
	store.propose({ title: "Third", series: "DS9", seriesId: 1 });
	expect(store.read().works.map(({ stub }) => stub.newSeries)).toEqual(["XYZ", "xyz", null]);
	expect(store.read().series).toMatchObject([
		{ name: "XYZ", stub: { code: "XYZ", title: "XYZ", kind: "episode", tier: null }, similar: [] },
	]);
});

test("a name that is no code is the title of its series", () => {
	const store = open();
	store.propose({ title: "Old Wounds", series: "The Long Border", kind: "novel" });
	expect(store.read().series).toMatchObject([{ stub: { code: null, title: "The Long Border", kind: "novel" } }]);
});

test("a series that is settled binds all works that wait for it, and is asked about no more", () => {
	const store = open();
	for (const title of ["First", "Second"]) store.propose({ title, series: "XYZ" });
	store.propose({ title: "Other", series: "ABC" });
	expect(store.settleSeries("xyz", { id: 7 }).map(({ stub }) => stub.title)).toEqual(["First", "Second"]);
	expect(store.read().works.map(({ stub }) => [stub.seriesId, stub.newSeries])).toEqual([
		[7, null],
		[7, null],
		[null, "ABC"],
	]);
	expect(store.read().series.map(({ name }) => name)).toEqual(["ABC"]);
	store.joinSeries("ABC");
	expect(store.read().works.at(-1)?.stub).toMatchObject({ title: "ABC: Other", newSeries: null });
	expect(store.read().series).toEqual([]);
});

test("a series goes with the last work of the text that names it, and listeners hear of it", () => {
	const store = open();
	const heard = vi.fn();
	const first = store.propose({ title: "First", series: "XYZ" });
	const second = store.propose({ title: "Second", series: "XYZ" });
	store.subscribe(heard);
	store.keep(new Set([first, second]));
	expect(heard).not.toHaveBeenCalled();
	store.keep(new Set([first]));
	expect(store.read().series).toHaveLength(1);
	store.keep(new Set());
	expect(store.read()).toMatchObject({ works: [], series: [] });
	expect(heard).toHaveBeenCalledTimes(2);
});
