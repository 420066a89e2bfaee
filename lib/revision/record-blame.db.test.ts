import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, citation, doc, documents, edits, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { rebuildBlame } from "./record-blame";
import { saveRevision } from "./save-revision";

let title: Title;
let pages = 0;
let kira: UserActor;
let latest: { revisionId: number; pageId: number } | null;

async function save(content: readonly DocumentNode[]) {
	const outcome = await saveRevision(kira, {
		title,
		baseRevisionId: latest?.revisionId ?? null,
		document: doc(...content),
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved" && outcome.outcome !== "unchanged") throw new Error(JSON.stringify(outcome));
	latest = outcome;
	return outcome;
}

function entries() {
	return db.blockVersion.findMany({ orderBy: [{ revisionId: "asc" }, { blockId: "asc" }] });
}

function beginPage() {
	title = { namespace: 0, text: `Page ${++pages}` };
	latest = null;
}

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildUser();
	beginPage();
	for (let id = 1; id <= 9; id++) {
		const title = `Work ${id}`;
		await db.source.create({ data: { id, kind: "novel", title, titleKey: title, searchKey: title } });
	}
});

const NOTHING_WRONG = { inserted: 0, updated: 0, deleted: 0 };

test("a save writes what it made of its blocks, and no more", async () => {
	const first = await save([as("a", p("One.")), as("b", p("Two."))]);
	const second = await save([as("b", p("Two.")), as("a", p("One more.", citation(1)))]);
	const third = await save([as("a", p("One.", citation(1))), as("b", p("Two."))]);
	expect(await entries()).toMatchObject([
		{ blockId: "a", revisionId: first.revisionId, line: "a", createdIn: 1, textChangedIn: 1, citationsChangedIn: null },
		{ blockId: "b", revisionId: first.revisionId, textChangedIn: 1 },
		{ blockId: "a", revisionId: second.revisionId, createdIn: 1, textChangedIn: 2, citationsChangedIn: 2 },
		{ blockId: "a", revisionId: third.revisionId, createdIn: 1, textChangedIn: 1, citationsChangedIn: 2 },
	]);
});

describe("the log", () => {
	test("is what all revisions together say, whatever was saved", async () => {
		const step = fc.oneof(
			{ weight: 2, arbitrary: documents().map((document) => ({ document })) },
			{ weight: 3, arbitrary: edits().map(({ before, after }) => ({ document: before, next: after })) },
			{ weight: 2, arbitrary: fc.nat().map((back) => ({ back })) },
			// The blocks of an earlier revision under new ids, as pasted.
			{ weight: 1, arbitrary: fc.nat().map((pasted) => ({ pasted })) },
			{ weight: 3, arbitrary: fc.record({ split: fc.nat(), at: fc.nat() }) },
			{ weight: 2, arbitrary: fc.nat().map((joined) => ({ joined })) },
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
				beginPage();
				const saved: (readonly DocumentNode[])[] = [];
				const keep = async (content: readonly DocumentNode[]) => {
					const own = content.filter(({ type }) => type !== "redirect");
					if (own.length === 0) return;
					saved.push(own);
					await save(own);
				};
				for (const step of steps) {
					if ("back" in step) await keep(saved[step.back % saved.length] ?? []);
					else if ("split" in step) await keep(split(saved.at(-1) ?? [], step));
					else if ("joined" in step) await keep(join(saved.at(-1) ?? [], step.joined));
					else if ("pasted" in step) await keep(withoutIds(saved[step.pasted % saved.length] ?? []));
					else {
						await keep(step.document.content);
						if ("next" in step) await keep(step.next.content);
					}
				}
				const page = await db.page.findFirst({ where: { title: title.text } });
				if (page) expect(await rebuildBlame(page.id, { write: false })).toEqual(NOTHING_WRONG);
			}),
			{ numRuns: 20 },
		);
	});

	test("knows what a block was split or joined from in the database as in memory", async () => {
		const [valley, temple] = ["The valley was taken in the forties.", "The temple was rebuilt by the river."];
		await save([as("a", p(valley))]);
		await save([as("a", p(valley)), as("b", p(temple))]);
		await save([as("a", p(`${valley} ${temple}`))]);
		const { pageId } = await save([as("a", p(valley)), as("z", p(`${temple} It stands.`))]);
		const right = await entries();
		expect(right).toMatchObject([
			{ blockId: "a", revisionId: 1, textChangedIn: 1, wordsFrom: [] },
			{ blockId: "b", revisionId: 2, textChangedIn: 2, wordsFrom: [] },
			{ blockId: "a", revisionId: 3, createdIn: 1, textChangedIn: 2, wordsFrom: ["a", "b"] },
			{ blockId: "a", revisionId: 4, createdIn: 1, textChangedIn: 1, wordsFrom: [] },
			{ blockId: "z", revisionId: 4, line: "z", createdIn: 1, textChangedIn: 4, wordsFrom: ["a"] },
		]);
		expect(await rebuildBlame(pageId, { write: false })).toEqual(NOTHING_WRONG);
		// As an earlier release left it.
		await db.blockVersion.updateMany({ data: { wordsFrom: [] } });
		expect(await rebuildBlame(pageId, { write: true })).toEqual({ inserted: 0, updated: 2, deleted: 0 });
		expect(await entries()).toEqual(right);
	});

	test("knows which passages moved in the database as in memory", async () => {
		const [valley, temple] = [
			"The valley was taken in the forties.",
			"The temple was rebuilt by the river in those days.",
		];
		await save([as("a", p(`${valley} ${temple}`)), as("b", p("It began."))]);
		await save([as("a", p(valley)), as("b", p(`It began. ${temple}`))]);
		await save([as("a", p(valley)), as("b", p("It began."))]);
		await save([as("a", p(valley)), as("b", p("It began then."))]);
		const { pageId } = await save([as("a", p(`${temple} ${valley} So it was.`)), as("b", p("It began then."))]);
		const right = await entries();
		expect(right.map(({ blockId, revisionId, passagesFrom }) => [blockId, revisionId, passagesFrom])).toEqual([
			["a", 1, []],
			["b", 1, []],
			["a", 2, []],
			["b", 2, [{ blockId: "a", takenIn: 2 }]],
			["b", 3, []],
			["b", 4, []],
			["a", 5, [{ blockId: "b", takenIn: 3 }]],
		]);
		const lost = () => db.lostPassage.findMany({ orderBy: { shingle: "asc" } });
		const known = await lost();
		expect(known.length).toBeGreaterThan(5);
		expect(await rebuildBlame(pageId, { write: false })).toEqual(NOTHING_WRONG);
		// As an earlier release left it, and with rows that nothing speaks for.
		await db.blockVersion.updateMany({ data: { passagesFrom: [] } });
		await db.lostPassage.updateMany({ where: { shingle: known[0]?.shingle ?? 0 }, data: { takenIn: 1 } });
		await db.lostPassage.deleteMany({ where: { shingle: known[1]?.shingle ?? 0 } });
		await db.lostPassage.create({ data: { pageId, shingle: 7, blockId: "a", takenIn: 2 } });
		expect(await rebuildBlame(pageId, { write: true })).toEqual({ inserted: 1, updated: 3, deleted: 1 });
		expect([await entries(), await lost()]).toEqual([right, known]);
	});

	test("recognises pasted blocks in the database as in memory", async () => {
		const said = "The station above the planet was built by the occupiers.";
		await save([as("a", p(said)), as("b", p("Two."))]);
		await save([as("b", p("Two."))]);
		const { pageId, revisionId } = await save([as("b", p("Two.")), as("z", p(said))]);
		expect((await entries()).at(-1)).toMatchObject({
			blockId: "z",
			revisionId,
			line: "a",
			createdIn: 1,
			textChangedIn: 1,
		});
		expect(await rebuildBlame(pageId, { write: false })).toEqual(NOTHING_WRONG);
	});

	test("is mended where rows were lost or are wrong", async () => {
		await save([as("a", p("One.")), as("b", p("Two."))]);
		const { pageId } = await save([as("a", p("One more."))]);
		const right = await entries();
		await db.blockVersion.updateMany({ where: { blockId: "a", revisionId: 2 }, data: { textChangedIn: 1 } });
		await db.blockVersion.deleteMany({ where: { blockId: "b" } });
		await db.$executeRaw`INSERT INTO block_version SELECT (jsonb_populate_record(entry, '{"block_id": "x"}')).*
			FROM block_version entry WHERE block_id = 'a' AND revision_id = 1`;
		expect(await rebuildBlame(pageId, { write: false })).toEqual({ inserted: 1, updated: 1, deleted: 1 });
		expect(await rebuildBlame(pageId, { write: true })).toEqual({ inserted: 1, updated: 1, deleted: 1 });
		expect(await entries()).toEqual(right);
	});

	test("of a page older than the log comes with the rebuild, and not in pieces", async () => {
		await save([as("a", p("One."))]);
		await db.blockVersion.deleteMany();
		const { pageId } = await save([as("a", p("One more."))]);
		expect(await entries()).toEqual([]);
		expect(await rebuildBlame(pageId, { write: true })).toEqual({ inserted: 2, updated: 0, deleted: 0 });
		expect(await entries()).toMatchObject([{ textChangedIn: 1 }, { createdIn: 1, textChangedIn: 2 }]);
		await save([as("a", p("One."))]);
		expect(await rebuildBlame(pageId, { write: false })).toEqual(NOTHING_WRONG);
	});
});

/** One of the paragraphs cut in two, inside its words where that is how it falls. */
function split(content: readonly DocumentNode[], { split, at }: { split: number; at: number }): DocumentNode[] {
	const index = split % Math.max(1, content.length);
	const { type, attrs, content: inline = [] } = content[index] ?? p();
	if (type !== "paragraph" || inline.length === 0) return [...content];
	const place = at % inline.length;
	const [cut, text] = [inline[place], inline[place]?.text];
	const middle = Math.floor((text?.length ?? 0) / 2);
	const [left, right] = cut && text && middle > 0 ? [text.slice(0, middle), text.slice(middle)] : [undefined, text];
	const first = [...inline.slice(0, place), ...(cut && left ? [{ ...cut, text: left }] : [])];
	const second = [...(cut ? [{ ...cut, ...(right && { text: right }) }] : []), ...inline.slice(place + 1)];
	return content.toSpliced(index, 1, { type, ...(attrs && { attrs }), content: first }, p(...second));
}

/** A paragraph with those after it. */
function join(content: readonly DocumentNode[], pick: number): DocumentNode[] {
	const index = pick % Math.max(1, content.length);
	const end = content.findIndex(({ type }, i) => i >= index && type !== "paragraph");
	const pieces = content.slice(index, end < 0 ? content.length : end);
	const [first] = pieces;
	if (!first) return [...content];
	return content.toSpliced(index, pieces.length, { ...first, content: pieces.flatMap((piece) => piece.content ?? []) });
}

function withoutIds(nodes: readonly DocumentNode[]): DocumentNode[] {
	return nodes.map(({ attrs, content, ...node }) => {
		const { id: _own, ...rest } = attrs ?? {};
		return { ...node, ...(attrs && { attrs: rest }), ...(content && { content: withoutIds(content) }) };
	});
}
