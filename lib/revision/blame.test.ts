import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { as, br, bullets, cell, citation, code, doc, heading, item, p, row, rule, table, text } from "@/test/document";
import { type BlockBlame, blamedBlocks, compareBlocks } from "./blame";
import { advanceBlame, RecomputedLog } from "./blame-log";

/** The blame of the last of the revisions, numbered from 1. */
async function blameOf(...revisions: WikiDocument[]): Promise<BlockBlame[]> {
	const log = new RecomputedLog();
	for (const [index, after] of revisions.entries()) {
		log.add(await advanceBlame(log, compareBlocks(revisions[index - 1] ?? null, after), index + 1));
	}
	return blamedBlocks(revisions.at(-1) ?? doc()).map((id) => {
		const entry = log.entriesOf(id).at(-1);
		if (!entry) throw new Error(`${id} has no entry`);
		const { blockId, createdIn, textChangedIn, citationsChangedIn } = entry;
		return { blockId, createdIn, textChangedIn, citationsChangedIn };
	});
}

const a = (...content: (DocumentNode | string)[]) => as("a", p(...content));
const b = (...content: (DocumentNode | string)[]) => as("b", p(...content));
const cite = (sourceId: number) => citation(sourceId, { id: "c" });

/** `a: created, text, citations` in one line. */
function told(blame: readonly BlockBlame[]): string[] {
	return blame.map(
		({ blockId, createdIn, textChangedIn, citationsChangedIn }) =>
			`${blockId}: ${createdIn}, ${textChangedIn}, ${citationsChangedIn ?? "-"}`,
	);
}

async function expectBlame(revisions: WikiDocument[], ...expected: string[]) {
	expect(told(await blameOf(...revisions))).toEqual(expected);
}

describe("blame", () => {
	test("tells who made a block, who changed its words and who its citations", async () => {
		const revisions = [doc(a("One.")), doc(a("One."), b("Two.")), doc(a("One more."), b("Two.", cite(1)))];
		await expectBlame(revisions, "a: 1, 3, -", "b: 2, 2, 3");
	});

	test("follows moves, formatting and changes of surroundings without blaming anybody", async () => {
		const first = doc(a("One two."), b("Two."));
		await expectBlame([first, doc(b("Two."), a("One ", text("two", "bold"), "."))], "b: 1, 1, -", "a: 1, 1, -");
		await expectBlame([first, doc(bullets(item(a("One two.")), item(b("Two."))))], "a: 1, 1, -", "b: 1, 1, -");
		await expectBlame([first, doc(as("a", heading(2, "One two.")), b("Two."))], "a: 1, 1, -", "b: 1, 1, -");
	});

	test("gives text that comes back to its writer, whoever brings it", async () => {
		const first = doc(a("One.", cite(1)), b("Two."));
		await expectBlame([first, doc(a("Vandalised.")), first], "a: 1, 1, 1", "b: 1, 1, -");
		await expectBlame(
			[first, doc(a("One and more.", cite(1)), b("Two.")), doc(b("2")), doc(a("One and more."), b("Two."))],
			"a: 1, 2, 4",
			"b: 1, 1, -",
		);
	});

	test("forgets a citation that was added and taken out again, and names who took out a first one", async () => {
		await expectBlame([doc(a("One.")), doc(a("One.", cite(1))), doc(a("One."))], "a: 1, 1, -");
		await expectBlame([doc(a("One.", cite(1))), doc(a("One."))], "a: 1, 1, 2");
	});

	test("takes the same place in the same work for the same citation, in any order", async () => {
		const other = citation(2, { locator: { type: "page", value: "4" } });
		const again = citation(2, { locator: { value: "4", type: "page" } });
		await expectBlame([doc(a("One.", cite(1), other)), doc(a("One.", again, citation(1)))], "a: 1, 1, 1");
	});

	test("recognises a block that came back without its id", async () => {
		const said = "The station above the planet was built by the occupiers.";
		await expectBlame(
			[doc(a(said), b("Two.")), doc(as("z", p(`${said} It stands.`)), b("Two."))],
			"z: 1, 2, -",
			"b: 1, 1, -",
		);
		// Deleted, and pasted back by somebody two revisions later.
		const gone = doc(b("Two."));
		await expectBlame(
			[doc(a(said), b("Two.")), gone, gone, doc(b("Two."), as("z", p(said)))],
			"b: 1, 1, -",
			"z: 1, 1, -",
		);
		// A copy of what still stands is new, and so is a short text that anybody might write.
		await expectBlame([doc(a(said)), doc(a(said), as("z", p(said)))], "a: 1, 1, -", "z: 2, 2, -");
		await expectBlame(
			[doc(a("Yes."), b("Two.")), gone, doc(b("Two."), as("z", p("Yes.")))],
			"b: 1, 1, -",
			"z: 3, 3, -",
		);
	});

	test("speaks of cells, code and rules too, and of nothing without an id", async () => {
		const document = doc(
			as("r", table(row(cell(as("x", p("1", br(), "2"))), cell(as("y", p()))))),
			as("k", code("let x;")),
			as("h", rule()),
			{ type: "paragraph" },
		);
		expect(blamedBlocks(document)).toEqual(["x", "y", "k", "h"]);
		await expectBlame([document], "x: 1, 1, -", "y: 1, 1, -", "k: 1, 1, -", "h: 1, 1, -");
	});
});

describe("any history", () => {
	const WORDS = ["one", "two", "three", "four"];
	const version = fc.record({ word: fc.nat(WORDS.length - 1), cited: fc.option(fc.nat(2), { nil: null }) });
	const revision = fc.oneof(
		{ weight: 3, arbitrary: fc.uniqueArray(fc.tuple(fc.nat(5), version), { selector: ([id]) => id, maxLength: 5 }) },
		// Restores what stood so many revisions ago.
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) },
	);

	function build(plan: readonly (number | [number, { word: number; cited: number | null }][])[]): WikiDocument[] {
		const revisions: WikiDocument[] = [];
		for (const step of plan) {
			if (typeof step === "number") {
				revisions.push(revisions[revisions.length - step] ?? doc());
				continue;
			}
			const content = step.map(([id, { word, cited }]) =>
				// No word stands in two blocks, so only ids can match.
				as(`n${id}`, p(`${WORDS[word]}${id}`, ...(cited === null ? [] : [citation(cited + 1)]))),
			);
			revisions.push(doc(...content));
		}
		return revisions;
	}

	/** Straight from the definition, for blocks that keep their id: look through everything from the beginning. */
	function definition(revisions: readonly WikiDocument[]): BlockBlame[] {
		const find = (document: WikiDocument, id: string) => document.content.find(({ attrs }) => attrs?.id === id);
		const cited = (node: DocumentNode | undefined) =>
			JSON.stringify(node?.content?.flatMap(({ type, attrs }) => (type === "citation" ? [attrs?.sourceId] : [])) ?? []);
		return blamedBlocks(revisions.at(-1) ?? doc()).map((blockId) => {
			const stands = revisions.map((document) => find(document, blockId));
			const now = stands.at(-1);
			const first = stands.findIndex((node) => node !== undefined);
			const citationsFrom = stands.findIndex((node) => node && cited(node) === cited(now));
			return {
				blockId,
				createdIn: first + 1,
				textChangedIn: stands.findIndex((node) => node && now && nodeText(node) === nodeText(now)) + 1,
				citationsChangedIn: cited(now) === "[]" && citationsFrom === first ? null : citationsFrom + 1,
			};
		});
	}

	test("blames as the definition says", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(revision, { minLength: 1, maxLength: 10 }), async (plan) => {
				const revisions = build(plan);
				expect(await blameOf(...revisions)).toEqual(definition(revisions));
			}),
			{ numRuns: 400 },
		);
	});

	test("blames a restored revision as that revision was blamed", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(revision, { minLength: 1, maxLength: 8 }), fc.nat(), async (plan, pick) => {
				const revisions = build(plan);
				const end = (pick % revisions.length) + 1;
				const then = await blameOf(...revisions.slice(0, end));
				expect(await blameOf(...revisions, revisions[end - 1] ?? doc())).toEqual(then);
			}),
			{ numRuns: 200 },
		);
	});
});
