import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVENT_TYPES } from "@/lib/document/events";
import { type Query, readQuery } from "@/lib/platform/query-string";
import { CHANGE_SORTS, EXPERIENCES, PAGE_NAMESPACES, REVIEW_STATES } from "./choices";
import {
	CHANGE_DAYS,
	CHANGE_LIMITS,
	type ChangeFilter,
	changeFeedHref,
	changeFilterFields,
	changeFilterHref,
	daysBack,
	parseChangeFilter,
	withCriteria,
} from "./filter";
import { HIGHLIGHT_CHOICES, HIGHLIGHT_COLOURS } from "./highlight";
import { REVISION_TAGS } from "./revision-tags";

function readHref(href: string): Query {
	return readQuery(new URL(href, "http://wiki.test").searchParams);
}

const some = <T>(all: readonly T[]) => fc.subarray([...all]);
const highlights = fc
	.array(fc.constantFrom(...HIGHLIGHT_COLOURS), {
		minLength: HIGHLIGHT_CHOICES.length,
		maxLength: HIGHLIGHT_CHOICES.length,
	})
	.chain((colours) => some(HIGHLIGHT_CHOICES.map((choice, n) => ({ choice, colour: colours[n] ?? "blue" }))));
const maybe = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const names = maybe(["Kira Nerys", "O’Brien & Sons", "名前", "a=b"]);
const ids = fc.integer({ min: 1, max: 2_147_483_647 });
const places = fc.oneof(
	fc.constant({ before: null, after: null, oldest: false }),
	ids.map((before) => ({ before, after: null, oldest: false })),
	ids.map((after) => ({ before: null, after, oldest: false })),
	fc.constant({ before: null, after: null, oldest: true }),
);
const filters: fc.Arbitrary<ChangeFilter> = fc
	.tuple(
		fc.record({
			by: names,
			notBy: names,
			experience: some(EXPERIENCES),
			sorts: some(CHANGE_SORTS),
			minor: maybe(["hide", "only"] as const),
			bots: maybe(["hide", "only"] as const),
			namespaces: some(PAGE_NAMESPACES),
			tags: some(REVISION_TAGS),
			events: some(EVENT_TYPES),
			patrolled: maybe(["yes", "no"] as const),
			review: some(REVIEW_STATES),
			days: fc.constantFrom(...CHANGE_DAYS),
			limit: fc.constantFrom(...CHANGE_LIMITS),
			grouped: fc.boolean(),
			highlights,
		}),
		fc.boolean(),
		places,
	)
	.map(([chosen, invert, place]) => ({ ...chosen, ...place, invert: invert && chosen.namespaces.length > 0 }));

describe("an address of a list of changes", () => {
	it("says the whole filter and nothing else", () => {
		fc.assert(
			fc.property(filters, (filter) => {
				expect(parseChangeFilter(readHref(changeFilterHref("/wiki/Special:RecentChanges", filter)))).toEqual(filter);
			}),
		);
	});

	it("is the same for the same filter, in whatever order it was written", () => {
		fc.assert(
			fc.property(filters, fc.infiniteStream(fc.nat()), (filter, order) => {
				const written = changeFilterFields(filter)
					.map((field) => ({ field, key: order.next().value as number }))
					.sort((a, b) => a.key - b.key)
					.map(({ field }) => field);
				const read = parseChangeFilter(readHref(`?${new URLSearchParams(written)}`));
				expect(changeFilterHref("/x", read)).toBe(changeFilterHref("/x", filter));
			}),
		);
	});

	it("is the bare path for what everybody meets first", () => {
		expect(changeFilterHref("/x", parseChangeFilter({}))).toBe("/x");
	});

	it.each<[Query, Partial<ChangeFilter>]>([
		[{ namespace: ["2", "0", "99", "-1", "x"] }, { namespaces: [0, 2] }],
		[{ invert: "1" }, { invert: false }],
		[
			{ tag: "undo", event: ["nonsense", "number-changed"] },
			{ tags: ["undo"], events: ["number-changed"] },
		],
		[
			{ by: " Kira_Nerys ", notby: "" },
			{ by: "Kira Nerys", notBy: null },
		],
		[
			{ hideminor: "1", hidebots: "1" },
			{ minor: "hide", bots: "hide" },
		],
		[
			{ days: "2", limit: "1000000" },
			{ days: 7, limit: 50 },
		],
		[
			{ before: "5", after: "9", dir: "oldest" },
			{ before: 5, after: null, oldest: false },
		],
		[{ before: "0" }, { before: null }],
		[{ patrolled: ["no", "yes"] }, { patrolled: null }],
		[
			{ highlight: ["tag:undo:blue", "namespace:99:blue", "tag:undo", "kind:new:pink", "", ":blue"], mark: "kind:new" },
			{ highlights: [{ choice: { group: "tag", value: "undo" }, colour: "blue" }] },
		],
		[
			{ highlight: "tag:undo:blue", mark: "tag:undo", colour: "orange" },
			{ highlights: [{ choice: { group: "tag", value: "undo" }, colour: "orange" }] },
		],
		[{ mark: "", colour: "blue" }, { highlights: [] }],
	])("%o is read as %o", (query, expected) => {
		expect(parseChangeFilter(query)).toMatchObject(expected);
	});

	it("of a feed is the same whatever is highlighted, and wherever the list stands", () => {
		const feed = changeFeedHref("/x", parseChangeFilter({ tag: "undo" }));
		const query = { tag: "undo", highlight: "minor:only:green", before: "7" };
		expect(changeFeedHref("/x", parseChangeFilter(query))).toBe(feed);
	});

	it("begins at the newest again when the filter changes", () => {
		const deep = parseChangeFilter({ before: "77", tag: "undo" });
		expect(withCriteria(deep, { minor: "hide" })).toEqual(parseChangeFilter({ tag: "undo", minor: "hide" }));
	});
});

describe("how far a list looks back", () => {
	it.each([
		[[], 7],
		[["approved"], 7],
		[["waiting", "approved"], 7],
		[["rejected"], 7],
		[["waiting"], null],
		[["waiting", "sent_back"], null],
	])("asked for %j: %j days", (review, days) => {
		expect(daysBack(parseChangeFilter({ review }))).toBe(days);
	});
});
