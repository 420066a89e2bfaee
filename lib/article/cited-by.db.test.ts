import { beforeAll, describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getRevision } from "@/lib/revision/queries";
import { saveRevision } from "@/lib/revision/save-revision";
import { as, citation, doc, heading, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { listCitingPassages } from "./cited-by";
import { summariseCitations } from "./citing-summary";
import { listRevisionCitations } from "./page-citations";

let kira: UserActor;

async function save(text: string, baseRevisionId: number | null, ...content: DocumentNode[]): Promise<number> {
	const input = {
		title: { namespace: 0, text } as const,
		baseRevisionId,
		document: doc(...content),
		summary: "",
		minor: false,
	};
	const outcome = await saveRevision(kira, input);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome.revisionId;
}

beforeAll(async () => {
	kira = await buildUser();
	for (const id of [1, 2, 3]) {
		const title = `Work ${id}`;
		await db.source.create({ data: { id, kind: "novel", title, titleKey: title, searchKey: title } });
	}
});

describe("cited by", () => {
	test("lists the standing passages of pages that can be seen, those of merged entries too, page by page", async () => {
		const first = await save(
			"Bajor",
			null,
			as("a", p("It began.", citation(1, { id: "c1" }), citation(3, { id: "c3" }))),
		);
		await save("Terok Nor", null, heading(2, "Fall"), as("t", p("It fell.", citation(1, { id: "c1" }))));
		await save("Hidden", null, p("Secret.", citation(1, { id: "c1" })));
		await save("Bajor", first, as("a", p("It began in 2328.", citation(1, { id: "c1" }), citation(3, { id: "c3" }))));
		await db.page.updateMany({ where: { title: "Hidden" }, data: { deletedAt: new Date() } });
		await db.source.update({ where: { id: 3 }, data: { mergedIntoId: 1 } });
		const all = await listCitingPassages(ANONYMOUS, 1, { limit: 10 });
		expect(all.total).toBe(3);
		expect(all.next).toBeNull();
		expect(
			all.passages.map(({ page, blockId, text, section, addedInId }) => [
				page.title.text,
				blockId,
				text,
				section,
				addedInId === first,
			]),
		).toEqual([
			["Bajor", "a", "It began in 2328.", null, true],
			["Bajor", "a", "It began in 2328.", null, true],
			["Terok Nor", "t", "It fell.", "Fall", false],
		]);
		const start = await listCitingPassages(ANONYMOUS, 1, { limit: 2 });
		const rest = await listCitingPassages(ANONYMOUS, 1, { limit: 2, after: start.next ?? 0 });
		expect([...start.passages, ...rest.passages]).toEqual(all.passages);
		expect(rest.next).toBeNull();
		const latest = await db.page.findFirstOrThrow({ where: { title: "Bajor" } });
		const without = await save(
			"Bajor",
			latest.latestRevisionId,
			as("a", p("It began in 2328.", citation(3, { id: "c3" }))),
		);
		expect((await listCitingPassages(ANONYMOUS, 1, { limit: 10 })).total).toBe(2);
		const ever = await listCitingPassages(ANONYMOUS, 1, { limit: 10, ever: true });
		expect(
			ever.passages.filter(({ removedInId }) => removedInId === without).map(({ citationId }) => citationId),
		).toContain("c1");
	});

	test("an older revision tells its own citations in its own words", async () => {
		const first = await save("Odo", null, as("a", p("He came.", citation(1, { id: "c1" }), citation(2, { id: "c2" }))));
		const second = await save("Odo", first, as("a", p("He came in 2356.", citation(1, { id: "c1" }))));
		const of = async (id: number) =>
			(await listRevisionCitations(await getRevision(ANONYMOUS, id), { limit: 10 })).citations.map(
				({ citationId, text, removedInId }) => [citationId, text, removedInId],
			);
		expect(await of(first)).toEqual([
			["c1", "He came.", null],
			["c2", "He came.", second],
		]);
		expect(await of(second)).toEqual([["c1", "He came in 2356.", null]]);
	});

	test("the summary says on which pages, and which tiers and kinds stand beside", async () => {
		await db.continuityTier.create({ data: { key: "canon", name: "Canon", rank: 1 } });
		for (const [index, kind] of (["novel", "episode", "episode", "film"] as const).entries()) {
			const [id, title] = [10 + index, `Work ${10 + index}`];
			const tierKey = kind === "film" ? null : "canon";
			await db.source.create({ data: { id, kind, title, titleKey: title, searchKey: title, tierKey } });
		}
		await save("Quark", null, p("A.", citation(10)), p("B.", citation(10), citation(11), citation(12)));
		await save("Rom", null, p("C.", citation(10), citation(12), citation(13)), p("D.", citation(12)));
		const tier = { key: "canon", name: "Canon", rank: 1, colour: null };
		expect(await summariseCitations(ANONYMOUS, 10)).toEqual({
			pages: 2,
			namespaces: [{ namespace: 0, pages: 2 }],
			passages: 3,
			alone: 1,
			beside: [
				{ tier, kind: "episode", passages: 2 },
				{ tier: null, kind: "film", passages: 1 },
			],
		});
		await db.source.update({ where: { id: 11 }, data: { mergedIntoId: 10 } });
		expect(await summariseCitations(ANONYMOUS, 11)).toMatchObject({ passages: 1, alone: 0 });
		expect(await summariseCitations(ANONYMOUS, 10)).toMatchObject({ passages: 3, beside: [{ passages: 2 }, {}] });
		const none = { pages: 0, namespaces: [], passages: 0, alone: 0, beside: [] };
		expect(await summariseCitations(ANONYMOUS, 2)).toEqual(none);
	});
});
