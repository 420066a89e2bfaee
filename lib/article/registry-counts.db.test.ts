import { expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { citation, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { findCitingEnds } from "./citing-ends";
import { countRegistry } from "./registry-counts";

test("works and citations are counted by tier and kind, and the first and last citing revisions are known", async () => {
	const editor = await buildUser();
	const canon = await db.continuityTier.create({ data: { key: "canon", name: "Canon", rank: 1 } });
	for (const id of [1, 2]) {
		const title = `Series ${id}`;
		const tierKey = id === 1 ? "canon" : null;
		await db.series.create({ data: { id, title, titleKey: title, kind: "novel", tierKey } });
	}
	for (const [id, kind, seriesId] of [
		[1, "episode", 1],
		[2, "episode", 1],
		[3, "novel", 2],
		[4, "short_story", 2],
	] as const) {
		const title = `Work ${id}`;
		await db.source.create({ data: { id, kind, title, titleKey: title, searchKey: title, seriesId } });
	}
	const save = async (text: string, ...cited: number[]) => {
		const document = doc(...cited.map((id, index) => p("Said.", citation(id, { id: `c${index}` }))));
		const title = { namespace: 0, text } as const;
		const outcome = await saveRevision(editor, { title, baseRevisionId: null, document, summary: "", minor: false });
		return outcome.outcome === "saved" ? outcome.revisionId : 0;
	};
	const first = await save("Bajor", 1, 1, 3);
	const last = await save("Dabo", 2, 3, 4);
	await save("Hidden", 1, 2, 3);
	await db.page.updateMany({ where: { title: "Hidden" }, data: { deletedAt: new Date() } });
	// A merge out of another series: its citation counts for the work that stays.
	await db.source.update({ where: { id: 4 }, data: { mergedIntoId: 1 } });
	expect(await countRegistry(ANONYMOUS)).toEqual([
		{ tier: canon, kind: "episode", works: 2, citations: 4 },
		{ tier: null, kind: "novel", works: 1, citations: 2 },
	]);
	expect(await countRegistry(ANONYMOUS, { seriesId: 1 })).toEqual([
		{ tier: canon, kind: "episode", works: 2, citations: 4 },
	]);
	expect(await countRegistry(ANONYMOUS, { seriesId: 2 })).toMatchObject([{ kind: "novel", works: 1, citations: 2 }]);
	expect(await findCitingEnds(ANONYMOUS, 3)).toMatchObject({
		first: { revisionId: first, page: { text: "Bajor" } },
		last: { revisionId: last, page: { text: "Dabo" } },
	});
	expect((await findCitingEnds(ANONYMOUS, 1))?.last.revisionId).toBe(last);
	expect(await findCitingEnds(ANONYMOUS, 4)).toMatchObject({ first: { revisionId: last } });
});
