import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, citation, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { rebuildCitations } from "./rebuild-citations";

const bajor: Title = { namespace: 0, text: "Bajor" };
let kira: UserActor;
let latest: number | null;

async function makeSource(id: number, more: object = {}) {
	const title = `Work ${id}`;
	await db.source.create({ data: { id, kind: "novel", title, titleKey: title, searchKey: title, ...more } });
}

async function save(...content: DocumentNode[]): Promise<number> {
	const outcome = await saveRevision(kira, {
		title: bajor,
		baseRevisionId: latest,
		document: doc(...content),
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved" && outcome.outcome !== "unchanged") throw new Error(JSON.stringify(outcome));
	latest = outcome.revisionId;
	return outcome.revisionId;
}

function rows() {
	return db.citation.findMany({ orderBy: { id: "asc" } });
}

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildUser();
	latest = null;
	for (let id = 1; id <= 6; id++) await makeSource(id);
});

describe("saving", () => {
	test("writes when each citation came and went, and keeps its words up to date", async () => {
		const c1 = citation(1, { id: "c1", quotation: "so it was" });
		const c2 = citation(2, { id: "c2", locator: { type: "page", value: "12" } });
		const first = await save(as("a", p("It began.", c1, c2)));
		expect(await rows()).toMatchObject([
			{ citationId: "c1", sourceId: 1, blockId: "a", text: "It began.", addedInId: first, removedInId: null },
			{ citationId: "c2", sourceId: 2, locator: { type: "page", value: "12" }, quotation: null },
		]);
		const second = await save(as("a", p("It began in 2328.")), as("b", p("It ended.", c1)));
		expect(await rows()).toMatchObject([
			{ citationId: "c1", blockId: "b", text: "It ended.", addedInId: first, removedInId: null },
			{ citationId: "c2", removedInId: second },
		]);
		const third = await save(as("a", p("It began.", c1, c2)));
		expect(await rows()).toMatchObject([
			{ citationId: "c1", addedInId: first },
			{ citationId: "c2", addedInId: first, removedInId: second },
			{ citationId: "c2", addedInId: third, removedInId: null },
		]);
	});

	test("refuses works that the registry does not have, by their place, and writes nothing", async () => {
		const outcome = await saveRevision(kira, {
			title: bajor,
			baseRevisionId: null,
			document: doc(p("One."), p("Two.", citation(1), citation(99))),
			summary: "",
			minor: false,
		});
		expect(outcome).toMatchObject({
			outcome: "invalid-document",
			issues: [{ path: "content[1].content[2].attrs.sourceId" }],
		});
		expect(await db.page.count()).toBe(0);
	});

	test("refuses them as well where the client sends no ids", async () => {
		const cited = { type: "citation", attrs: { sourceId: 99 } };
		const document = { type: "doc", content: [{ type: "paragraph", content: [cited] }] };
		const outcome = await saveRevision(kira, {
			title: bajor,
			baseRevisionId: null,
			document,
			summary: "",
			minor: false,
		});
		expect(outcome).toMatchObject({ outcome: "invalid-document" });
	});

	test("whatever a citation is made of, it is saved or refused", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.object({ key: fc.constantFrom("id", "sourceId", "locator", "quotation", "x") }),
				async (attrs) => {
					const content = [{ type: "paragraph", content: [{ type: "citation", attrs: { sourceId: 1, ...attrs } }] }];
					const outcome = await saveRevision(kira, {
						title: { namespace: 0, text: `Fuzzed ${performance.now()}` },
						baseRevisionId: null,
						document: { type: "doc", content },
						summary: "",
						minor: false,
					});
					expect(["saved", "invalid-document"]).toContain(outcome.outcome);
				},
			),
			{ numRuns: 60 },
		);
	}, 60_000);

	test("binds to the entry that stands for a merged one", async () => {
		await makeSource(7, { mergedIntoId: 1 });
		await save(as("a", p("One.", citation(7, { id: "c" }))));
		expect(await rows()).toMatchObject([{ citationId: "c", sourceId: 1 }]);
	});

	test("10,000 citations in one paragraph are one save", async () => {
		const many = Array.from({ length: 10_000 }, (_, index) => citation((index % 6) + 1, { id: `c${index}` }));
		await save(as("a", p("So many.", ...many)));
		expect(await db.citation.count()).toBe(10_000);
		await save(as("a", p("None.")));
		expect(await db.citation.count({ where: { removedInId: null } })).toBe(0);
	}, 60_000);
});

describe("rebuilding", () => {
	test("gives the rows that saving gave, whatever was edited", async () => {
		const ids = ["c1", "c2", "c3", "c4"];
		const revision = fc.array(
			fc.record({
				block: fc.constantFrom("a", "b", "c"),
				words: fc.constantFrom("It began.", "It ended. So it was.", "Ten million died."),
				cited: fc.subarray(ids),
				source: fc.integer({ min: 1, max: 3 }),
				page: fc.option(fc.constantFrom("1", "2"), { nil: undefined }),
			}),
			{ minLength: 1, maxLength: 3 },
		);
		await fc.assert(
			fc.asyncProperty(fc.array(revision, { minLength: 2, maxLength: 6 }), async (revisions) => {
				for (const blocks of revisions) {
					const taken = new Set<string>();
					const fresh = (id: string) => !taken.has(id) && Boolean(taken.add(id));
					const content = blocks
						.filter(({ block }) => fresh(block))
						.map(({ block, words, cited, source, page }) => {
							const locator = page === undefined ? {} : { locator: { type: "page", value: page } };
							return as(block, p(words, ...cited.filter(fresh).map((id) => citation(source, { id, ...locator }))));
						});
					await save(...content);
				}
				const pageId = (await db.page.findFirstOrThrow()).id;
				const before = await rows();
				expect(await rebuildCitations(pageId)).toEqual({ inserted: 0, updated: 0, deleted: 0 });
				expect(await rows()).toEqual(before);
			}),
			{ numRuns: 8 },
		);
		const before = await rows();
		const [first, second, third] = before;
		const pageId = first?.pageId ?? 0;
		await db.citation.delete({ where: { id: first?.id ?? 0 } });
		await db.citation.update({ where: { id: second?.id ?? 0 }, data: { text: "forged", removedInId: null } });
		await db.citation.create({ data: { ...third, id: undefined, citationId: "forged", locator: undefined } as never });
		expect(await rebuildCitations(pageId)).toEqual({ inserted: 1, updated: 1, deleted: 1 });
		const plain = (all: typeof before) => all.map(({ id: _id, ...row }) => JSON.stringify(row)).sort();
		expect(plain(await rows())).toEqual(plain(before));
	}, 120_000);
});
