import { expect, test } from "vitest";
import { type ExportedItem, toBibtex, toCslItem } from "./export";

const item: ExportedItem = {
	key: "source-3",
	kind: "novel",
	title: "Day of the Vipers {50% & more_}",
	container: "The Lost Era",
	number: "vol. 1",
	date: "2008-03",
	creators: ["James Swallow", "Sword and Co."],
	isbn: "9781416550914",
	url: "https://example.org/a b}",
};

test("BibTeX escapes what TeX would take for commands", () => {
	expect(toBibtex([item])).toBe(`@book{source-3,
  title = {{Day of the Vipers \\{50\\% \\& more\\_\\}}},
  author = {{James Swallow} and {Sword and Co.}},
  series = {The Lost Era},
  number = {vol. 1},
  year = {2008},
  month = {3},
  isbn = {9781416550914},
  url = {https://example.org/a%20b%7D},
}
`);
});

test("CSL-JSON says no more than is known", () => {
	expect(toCslItem(item)).toMatchObject({ type: "book", issued: { "date-parts": [[2008, 3]] }, ISBN: "9781416550914" });
	const bare = {
		...item,
		kind: "episode",
		container: null,
		number: null,
		date: null,
		creators: [],
		isbn: null,
		url: null,
	} as const;
	expect(toCslItem(bare)).toEqual({ id: "source-3", type: "broadcast", title: item.title });
});
