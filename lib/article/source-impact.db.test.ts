import { expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { citation, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { countSourceImpact } from "./source-impact";

test("a change touches the standing citations of a work and of what was merged into it", async () => {
	const editor = await buildUser();
	await db.continuityTier.create({ data: { key: "canon", name: "Canon", rank: 1 } });
	await db.series.create({ data: { id: 1, title: "Series", titleKey: "series", kind: "novel", tierKey: "canon" } });
	for (const id of [1, 2, 3, 4]) {
		const title = `Work ${id}`;
		await db.source.create({
			data: { id, kind: "novel", title, titleKey: title, searchKey: title, seriesId: 1, creators: [] },
		});
	}
	const save = async (text: string, ...cited: number[]) => {
		const document = doc(...cited.map((id, index) => p("Said.", citation(id, { id: `c${index}` }))));
		const input = { title: { namespace: 0, text } as const, baseRevisionId: null, document, summary: "", minor: false };
		expect((await saveRevision(editor, input)).outcome).toBe("saved");
	};
	await save("Bajor", 1, 1, 2);
	await save("Dabo", 2, 3);
	await save("Hidden", 1, 2, 3);
	await db.page.updateMany({ where: { title: "Hidden" }, data: { deletedAt: new Date() } });
	await db.source.update({ where: { id: 2 }, data: { mergedIntoId: 1 } });
	await db.source.update({ where: { id: 3 }, data: { tierKey: "canon" } });
	expect(await countSourceImpact(ANONYMOUS, { id: 1 })).toEqual({ passages: 4, pages: 2, following: 4 });
	expect(await countSourceImpact(ANONYMOUS, { id: 3 })).toEqual({ passages: 1, pages: 1, following: 0 });
	expect(await countSourceImpact(ANONYMOUS, { id: 4 })).toEqual({ passages: 0, pages: 0, following: 0 });
	expect(await countSourceImpact(ANONYMOUS, { seriesId: 1 })).toEqual({ passages: 5, pages: 2, following: 4 });
});
