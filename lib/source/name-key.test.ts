import { expect, test } from "vitest";
import { parseIsbn } from "./isbn";
import { nameKey, searchKey, titleKey } from "./name-key";
import { formatReleaseDate, isReleaseDate } from "./release-date";
import { sourceInputSchema } from "./schema";

test.each([
	["The Siege", "siege"],
	["A Stitch in Time", "stitch in time"],
	["By Inferno’s Light", "by infernos light"],
	["By Inferno's Light", "by infernos light"],
	["Déjà Q", "deja q"],
	["When It Rains…", "when it rains"],
	["Hearts & Minds", "hearts and minds"],
	["…Nor the Battle to the Strong", "nor the battle to the strong"],
	["The", "the"],
	["?!", "?!"],
	["Ｆｕｌｌ  width", "full width"],
])("the title key of %j is %j", (title, key) => {
	expect(titleKey(title)).toBe(key);
	expect(titleKey(key)).toBe(key);
});

test("a search key holds series, title, number and ISBN, articles too", () => {
	const work = { title: "The Siege", number: "2x03", isbn: null };
	expect(searchKey(work, { code: "DS9", title: "Deep Space Nine" })).toBe("ds9 deep space nine the siege 2x03");
	expect(searchKey(work, null)).toBe("the siege 2x03");
	expect(nameKey("")).toBe("");
});

test.each(["1993", "1993-01", "1993-01-03", "2024-02-29"])("%s is a release date", (date) => {
	expect(isReleaseDate(date)).toBe(true);
});

test.each(["", "93", "1993-13", "1993-00", "1993-1", "1993-02-29", "1993-01-03T00:00", "-1993", "1993-01-32"])(
	"%j is no release date",
	(date) => {
		expect(isReleaseDate(date)).toBe(false);
	},
);

test("a release date is told as precisely as it is known", () => {
	expect(["1993", "1993-01", "1993-01-03"].map(formatReleaseDate)).toEqual(["1993", "January 1993", "3 January 1993"]);
});

test.each([
	["978-0-306-40615-7", "9780306406157"],
	["ISBN 0-306-40615-2", "9780306406157"],
	["080442957x", "9780804429573"],
	["ISBN-13: 978 0 306 40615 7", "9780306406157"],
	["978-0-306-40615-8", null],
	["0-306-40615-3", null],
	["12345", null],
	["", null],
])("the ISBN of %j is %j", (written, isbn) => {
	expect(parseIsbn(written)).toBe(isbn);
});

test("an entry is checked field by field and checked again to the same", () => {
	const checked = sourceInputSchema.parse({ title: " Two  words ", isbn: "0306406152", url: "https://example.org/a" });
	expect(checked).toMatchObject({ title: "Two words", isbn: "9780306406157", number: null });
	expect(sourceInputSchema.parse(checked)).toEqual(checked);
	for (const wrong of [
		{ title: "" },
		{ title: "a\u0000b" },
		{ title: "a\ud800b" },
		{ title: "a\u202eb" },
		{ title: "x".repeat(301) },
		{ title: "x", url: "javascript:alert(1)" },
		{ title: "x", url: "https://user:word@example.org" },
		{ title: "x", kind: "poem" },
		{ title: "x", creators: Array.from({ length: 41 }, () => "y") },
		{ title: "x", tier: "../x" },
		{ title: "x", extra: 1 },
		{ title: ["x"] },
	]) {
		expect(sourceInputSchema.safeParse(wrong).success, JSON.stringify(wrong).slice(0, 60)).toBe(false);
	}
});
