import { describe, expect, it } from "vitest";
import { writeHtml } from "./html-tree";
import { plainTextBlocks } from "./plain-text";

const read = (text: string) => writeHtml(plainTextBlocks(text));

/** The shape of an article copied from a wiki as text: bare brackets after headings, parents without words of their own. */
const ARTICLE = `The lamp keepers tended the coast for ninety years.


Most of the towers stand today. (Almanac: "Tides")

Losses[]

Nobody counted them at the time.

Other tellings[]

The southern version[]

There the towers were never lit.

The Keeper's "Last" Lamp[]

A play of one act.
`;

describe("pasting plain text", () => {
	it("finds headings, their levels, and paragraphs", () => {
		expect(read(ARTICLE).replaceAll("&#34;", '"')).toBe(
			[
				"<p>The lamp keepers tended the coast for ninety years.</p>",
				'<p>Most of the towers stand today. (Almanac: "Tides")</p>',
				"<h2>Losses</h2>",
				"<p>Nobody counted them at the time.</p>",
				"<h2>Other tellings</h2>",
				"<h3>The southern version</h3>",
				"<p>There the towers were never lit.</p>",
				`<h3>The Keeper's "Last" Lamp</h3>`,
				"<p>A play of one act.</p>",
			].join(""),
		);
	});

	it.each([
		["Losses[edit]\ntext", "<h2>Losses</h2><p>text</p>"],
		["Losses [edit | edit source]\ntext", "<h2>Losses</h2><p>text</p>"],
		[
			"A[]\nx\nB[]\nC[]\ny\nD[]\nz\nE[]\nF[]\nw",
			"<h2>A</h2><p>x</p><h2>B</h2><h3>C</h3><p>y</p><h3>D</h3><p>z</p><h2>E</h2><h3>F</h3><p>w</p>",
		],
		["# Title\n\n### Part\n\ntext", "<h2>Title</h2><h3>Part</h3><p>text</p>"],
		["one\r\ntwo\r\nthree", "<p>one</p><p>two</p><p>three</p>"],
		["a verse\nin two lines\n\nprose", "<p>a verse<br>in two lines</p><p>prose</p>"],
		["- one\n- two", "<ul><li><p>one</p></li><li><p>two</p></li></ul>"],
		["1. one\n2) two", "<ol><li><p>one</p></li><li><p>two</p></li></ol>"],
		["just words", "just words"],
		["<b>x</b>\n", "<p>&#60;b&#62;x&#60;/b&#62;</p>"],
		["[]", ""],
		["", ""],
	])("reads %j", (text, expected) => {
		expect(read(text)).toBe(expected);
	});

	it("takes a line that merely ends in brackets of its own for words", () => {
		expect(read("He said so [sic]\nand left")).toBe("<p>He said so [sic]</p><p>and left</p>");
	});

	it("comes to an end with hostile text", () => {
		// With a square in it this would outlast the runner's patience.
		expect(read(`${"[ ".repeat(500_000)}\n${" ".repeat(1_000_000)}[`)).toContain("[ [");
	});
});
