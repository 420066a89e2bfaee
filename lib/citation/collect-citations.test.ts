import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceBefore } from "@/lib/document/sentence";
import { accounts, as, bullets, citation, doc, documents, heading, item, p } from "@/test/document";
import { compareRecord, toRecorded } from "./citation-record";
import { collectCitations, rebindCitations } from "./collect-citations";

const cited = doc(
	as("a", p("It began in 2328. It ended in 2369.", citation(1, { id: "c1" }), citation(2, { id: "c2" }), " More.")),
	heading(2, "Death toll"),
	bullets(item(as("b", p("Ten million, Capt. Eleya said.", citation(3, { id: "c3" }))))),
	accounts(
		"estimate",
		"How many?",
		["10 million", as("d", p("As taught.", citation(4, { id: "c4" })))],
		["600", p("x")],
	),
);

describe("collecting", () => {
	test("tells block, sentence, section and place of each citation", () => {
		const found = collectCitations(cited);
		expect(found.map(({ id, sourceId, blockId, text, section }) => [id, sourceId, blockId, text, section])).toEqual([
			["c1", 1, "a", "It ended in 2369.", null],
			["c2", 2, "a", "It ended in 2369.", null],
			["c3", 3, "b", "Ten million, Capt. Eleya said.", "Death toll"],
			["c4", 4, "d", "As taught.", "Death toll"],
		]);
		expect(found[2]?.path).toBe("content[2].content[0].content[0].content[1]");
	});

	test("a citation that nothing stands before tells what stands after it", () => {
		expect(collectCitations(doc(p(citation(1), "It began.")))[0]?.text).toBe("It began.");
	});

	test("a citation alone in its cell tells what its row says", () => {
		const cell = (...line: Parameters<typeof p>) => ({ type: "tableCell", content: [p(...line)] });
		const row = {
			type: "tableRow",
			content: [cell("Odo"), cell(), cell("Overseer"), cell(citation(1)), cell(citation(2))],
		};
		const found = collectCitations(doc({ type: "table", content: [row] }));
		expect(found.map(({ text }) => text)).toEqual(["Odo · Overseer", "Odo · Overseer"]);
	});

	test("rebinding changes the works named and nothing else", () => {
		expect(rebindCitations(cited, new Map())).toBe(cited);
		const bound = rebindCitations(cited, new Map([[4, 9]]));
		expect(collectCitations(bound).map(({ sourceId }) => sourceId)).toEqual([1, 2, 3, 9]);
		expect(bound.content[0]).toBe(cited.content[0]);
	});
});

test.each([
	["", ""],
	["One.", "One."],
	["One. Two.", "Two."],
	["One.  “Two?” Three", "Three"],
	["He met Dr. Bashir on J. Sisko’s station.", "He met Dr. Bashir on J. Sisko’s station."],
	["10 million died. 600 million did.", "600 million did."],
	["占領は終わった。戦争も終わった。", "戦争も終わった。"],
	[`${"word ".repeat(300)}end.`, `…${" word".repeat(99)} end.`],
	["😀".repeat(900), `…${"😀".repeat(250)}`],
])("the last sentence of %j", (text, sentence) => {
	expect(sentenceBefore(text)).toBe(sentence);
});

describe("the record", () => {
	test("applying a step to what stood gives what stands", () => {
		fc.assert(
			fc.property(documents(), documents(), (before, after) => {
				const standing = collectCitations(before).map(toRecorded);
				const now = collectCitations(after).map(toRecorded);
				const { removed, refreshed, added } = compareRecord(standing, now);
				const kept = standing.filter((row) => !removed.includes(row));
				const words = new Map(refreshed.map((pair) => [pair.row, pair.now]));
				const result = [...kept.map((row) => words.get(row) ?? row), ...added];
				expect(result).toHaveLength(now.length);
				expect(result).toEqual(expect.arrayContaining(now));
			}),
			{ numRuns: 60 },
		);
	});

	test("moving and rewording keep a row; another work or locator begins one", () => {
		const row = {
			citationId: "c",
			sourceId: 1,
			locator: null,
			quotation: null,
			blockId: "a",
			text: "x",
			section: null,
		};
		expect(compareRecord([row], [{ ...row, blockId: "b", text: "y" }])).toMatchObject({ removed: [], added: [] });
		expect(compareRecord([row], [{ ...row, sourceId: 2 }])).toMatchObject({ removed: [row], added: [{ sourceId: 2 }] });
		const paged = { ...row, locator: { type: "page", value: "2" } as const };
		expect(compareRecord([row], [paged])).toMatchObject({ removed: [row], added: [paged] });
	});
});
