import { describe, expect, test } from "vitest";
import { createRegistry } from "@/lib/citation/citation-registry";
import type { DocumentNode } from "@/lib/document/schema";
import { bindCitations } from "./bind-citations";
import { parseMarkup } from "./markup";

const registry = createRegistry(
	[
		{ id: 1, code: "DS9", title: "Star Trek: Deep Space Nine" },
		{ id: 2, code: "TLE", title: "The Lost Era" },
	],
	[
		{ id: 10, kind: "episode", title: "Emissary", seriesId: 1 },
		{ id: 11, kind: "episode", title: "Duet", seriesId: 1 },
		{ id: 12, kind: "novel", title: "Day of the Vipers", seriesId: 2 },
	],
);

function bound(markup: string): readonly DocumentNode[] {
	return bindCitations(parseMarkup(markup), registry).content;
}

/** A line in short: its text, italics between underscores, each citation as the number of its work. */
function lineOf(markup: string): string {
	const line = bound(markup)[0]?.content ?? [];
	return line
		.map(({ type, text, marks, attrs }) =>
			type === "citation" ? `<${attrs?.sourceId}>` : marks ? `_${text}_` : (text ?? "|"),
		)
		.join("");
}

describe("citations in the text of the sample", () => {
	test.each([
		["at the end", `It ended. (DS9: "Emissary")`, "It ended.<10>"],
		["in the middle", `It was so (DS9: "Duet"), and (born 2343) so.`, "It was so<11>, and (born 2343) so."],
		[
			"several in one pair of brackets",
			`A. (DS9: "Duet", "Emissary"; TLE novel: *Day of the Vipers*) B`,
			"A.<11><10><12> B",
		],
		["behind words with marks", `*A*. (TLE novel: *Day of the Vipers*)`, "_A_.<12>"],
		["alone", `(DS9: "Duet")`, "<11>"],
		["before and behind a line break", `A (DS9: "Duet")\\\\ B (DS9: "Duet")`, "A<11>|B<11>"],
		["none", "He (see [[below]]) and she.", "He (see _below_) and she."],
	])("%s", (_case, markup, line) => {
		expect(lineOf(markup)).toBe(line);
	});

	test("stand in every block that holds words, but not in code", () => {
		const json = JSON.stringify(bound(`* a (DS9: "Duet")\n\n| b (DS9: "Duet")\n\n\`\`\`\n(DS9: "Duet")\n\`\`\``));
		expect(json.match(/"sourceId":11/g)).toHaveLength(2);
		expect(json).toContain(String.raw`(DS9: \"Duet\")`);
	});

	test("keep their place in the work", () => {
		const [paragraph] = bound("A. (TLE novel: *Day of the Vipers*, p. 12)");
		expect(paragraph?.content?.at(-1)?.attrs).toEqual({ sourceId: 12, locator: { type: "page", value: "12" } });
	});

	test("must name works that are known", () => {
		expect(() => bound(`A. (DS9: "Duet", "Solo")`)).toThrow(`no known work is called Solo: (DS9: "Duet", "Solo")`);
	});
});
