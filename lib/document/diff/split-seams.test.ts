import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, br, doc, p } from "@/test/document";
import { cite, sketch } from "@/test/document-events";
import { diffDocuments } from "../diff";
import { documentEvents } from "../events";
import type { DocumentNode } from "../schema";
import { nodeText } from "../text";

type Content = readonly (DocumentNode | string)[];

const blocks = (first: Content, second: Content) => doc(as("a", p(...first)), as("b", p(...second)));
const whole = (first: Content, second: Content) => doc(as("a", p(...first, " ", ...second)));
/** What is told of it as two paragraphs that stay two, that become one, and of one that becomes two. */
const told = (before: readonly [Content, Content], after: readonly [Content, Content]) => ({
	apart: sketch(documentEvents(blocks(...before), blocks(...after))),
	joined: sketch(documentEvents(blocks(...before), whole(...after))),
	split: sketch(documentEvents(whole(...before), blocks(...after))),
});

const CAMPS = "Many of the people died of hunger in the camps.";
const ENDED = "It ended with the arrival of the Dominion.";
const [one, two, three] = [cite("x", 1), cite("y", 2), cite("z", 3)];

describe("what changed beside the cut is told as it is without one", () => {
	const replaced = ["citation-replaced 1@ → 3@"];
	test.each<[string, [Content, Content], [Content, Content], string[]]>([
		[
			"a citation is replaced",
			[
				[CAMPS, one],
				[ENDED, two],
			],
			[
				[CAMPS, three],
				[ENDED, two],
			],
			replaced,
		],
		[
			"one behind a space",
			[
				[CAMPS, " ", one],
				[ENDED, two],
			],
			[
				[CAMPS, " ", three],
				[ENDED, two],
			],
			replaced,
		],
		[
			"a citation is replaced, and the word behind it",
			[[CAMPS, one], [ENDED]],
			[[CAMPS, three], [ENDED.replace("It", "This")]],
			replaced,
		],
		[
			"a citation came",
			[[CAMPS], [ENDED, two]],
			[
				[CAMPS, three],
				[ENDED, two],
			],
			["citation-added null → 3@"],
		],
		[
			"a citation went",
			[
				[CAMPS, one],
				[ENDED, two],
			],
			[[CAMPS], [ENDED, two]],
			["citation-removed 1@ → null"],
		],
		[
			"a number at the start of the second",
			[[CAMPS], [`10 people saw it. ${ENDED}`]],
			[[CAMPS], [`600 people saw it. ${ENDED}`]],
			["number-changed 10 → 600"],
		],
		[
			"a number at the end of the first",
			[[`${CAMPS} In all 10`], [ENDED]],
			[[`${CAMPS} In all 12`], [ENDED]],
			["number-changed 10 → 12"],
		],
		[
			"numbers on both sides",
			[[`${CAMPS} In all 10.`], [`70 years later. ${ENDED}`]],
			[[`${CAMPS} In all 12.`], [`90 years later. ${ENDED}`]],
			["number-changed 10 → 12", "number-changed 70 → 90"],
		],
		[
			"a number, and a citation before the cut",
			[[CAMPS, one], [`70 years later. ${ENDED}`]],
			[[CAMPS, three], [`90 years later. ${ENDED}`]],
			["number-changed 70 → 90", ...replaced],
		],
		[
			"a number that went beside one that stayed",
			[[`${CAMPS} These were 10 people.`, one], [`70 years later. ${ENDED}`]],
			[[`${CAMPS} These were a few.`, three], [`70 years later. ${ENDED}`]],
			replaced,
		],
		[
			"what goes on behind the first",
			[["Many of the people died of hunger in the camps"], [ENDED]],
			[["Many of the people died of hunger in the camps of Terok Nor.", three], [ENDED]],
			["citation-added null → 3@"],
		],
		[
			"several citations",
			[
				[CAMPS, one, cite("u", 5)],
				[ENDED, two],
			],
			[
				[CAMPS, three, cite("v", 6)],
				[ENDED, two],
			],
			["citation-replaced 1@ → 3@", "citation-replaced 5@ → 6@"],
		],
		[
			"the last word, its citation and the first word",
			[[CAMPS.replace("camps.", "camps"), one], [ENDED]],
			[[CAMPS.replace("camps.", "mines"), three], [ENDED.replace("It", "That")]],
			replaced,
		],
	])("%s", (_what, before, after, events) => {
		expect(told(before, after)).toEqual({ apart: events, joined: events, split: events });
	});
});

test("whatever changed at the cut, each side has every character once, in order, and each piece its own", () => {
	const LONG = "No one in that sector spoke about these years while ships of an empire hung above their world";
	const parts = fc.array(
		fc.oneof(
			fc.constantFrom(
				"in the camps.",
				" ",
				"10",
				"\u201cnever.\u201d",
				"(",
				")",
				"占領。",
				"e\u0301t\u00e9",
				"\u203c\ufe0f",
				". It",
			),
			fc.constantFrom(one, two, three, br()),
		),
		{ maxLength: 5 },
	);
	const written = (nodes: readonly DocumentNode[]) =>
		nodes.map((node) => (node.type === "citation" ? `[${node.attrs?.sourceId}]` : nodeText(node))).join("");
	fc.assert(
		fc.property(parts, parts, parts, fc.boolean(), (end, start, seam, joins) => {
			const pieces = [p(`${LONG} ${CAMPS.slice(0, -1)}`, ...end), p(...start, `${ENDED} ${LONG}`)].map((node, index) =>
				as(`p${index}`, node),
			);
			const all = [as("p0", p(`${LONG} ${CAMPS.slice(0, -1)}`, ...seam, `${ENDED} ${LONG}`))];
			const { rows } = diffDocuments(doc(...(joins ? pieces : all)), doc(...(joins ? all : pieces)));
			expect(rows.map(({ kind }) => kind)).toEqual(Array(2).fill(joins ? "joined" : "split"));
			const said = (side: "before" | "after") =>
				rows.map(({ segments }) => written(segments.flatMap((segment) => segment[side])));
			const content = (node: DocumentNode) => written(node.content ?? []);
			expect(said(joins ? "before" : "after")).toEqual(pieces.map(content));
			expect(said(joins ? "after" : "before").join("")).toBe(all.map(content).join(""));
			const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
			const count = (text: string) => [...graphemes.segment(text)].length;
			const divided = said(joins ? "after" : "before");
			expect(divided.reduce((sum, text) => sum + count(text), 0)).toBe(count(divided.join("")));
		}),
		{ numRuns: 300 },
	);
});
