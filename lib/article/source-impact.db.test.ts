import { expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { emptyDatabase } from "@/test/database";
import { citation, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { countSourceImpact, foreseeTier, foreseeTierOrder } from "./source-impact";

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
	expect(await countSourceImpact(ANONYMOUS, { id: 1 })).toEqual({ citations: 4, pages: 2 });
	expect(await countSourceImpact(ANONYMOUS, { id: 3 })).toEqual({ citations: 1, pages: 1 });
	expect(await countSourceImpact(ANONYMOUS, { id: 4 })).toEqual({ citations: 0, pages: 0 });
	expect(await countSourceImpact(ANONYMOUS, { seriesId: 1 })).toEqual({ citations: 5, pages: 2 });
});

test("a passage leaves a view when the last of its works does, and enters with the first", async () => {
	await emptyDatabase();
	const editor = await buildUser();
	for (const [index, key] of ["canon", "licensed", "fan"].entries())
		await db.continuityTier.create({ data: { key, name: `The ${key}`, rank: index + 1 } });
	await db.series.create({ data: { id: 1, title: "Series", titleKey: "series", kind: "novel", tierKey: "canon" } });
	const tiers = [null, null, "licensed", null];
	for (const [index, tierKey] of tiers.entries()) {
		const title = `Work ${index + 1}`;
		const keys = { titleKey: title, searchKey: title, seriesId: 1, tierKey };
		await db.source.create({ data: { id: index + 1, kind: "novel", title, ...keys } });
	}
	const document = doc(
		p("Only the first.", citation(1, { id: "a" }), citation(1, { id: "b" })),
		p("The first, by its other entry.", citation(4, { id: "c" })),
		p("The first and the second.", citation(1, { id: "d" }), citation(2, { id: "e" })),
		p("The first and the third.", citation(1, { id: "f" }), citation(3, { id: "g" })),
		p("The third.", citation(3, { id: "h" })),
	);
	const title = { namespace: 0, text: "Bajor" } as const;
	await saveRevision(editor, { title, baseRevisionId: null, document, summary: "", minor: false });
	await db.source.update({ where: { id: 4 }, data: { mergedIntoId: 1 } });
	const canon = "The canon only";
	const licensed = "The canon and the licensed";
	const cited = { citations: 5, pages: 1 };
	expect(await foreseeTier(ANONYMOUS, { id: 1 }, "canon")).toEqual({ ...cited, views: [] });
	expect(await foreseeTier(ANONYMOUS, { id: 1 }, "licensed")).toEqual({
		...cited,
		views: [{ view: canon, leaving: 3, entering: 0 }],
	});
	// What has no tier leaves no view.
	expect((await foreseeTier(ANONYMOUS, { id: 1 }, null)).views).toEqual([]);
	expect((await foreseeTier(ANONYMOUS, { id: 1 }, "fan")).views).toEqual([
		{ view: licensed, leaving: 2, entering: 0 },
		{ view: canon, leaving: 3, entering: 0 },
	]);
	expect((await foreseeTier(ANONYMOUS, { id: 3 }, "canon")).views).toEqual([{ view: canon, leaving: 0, entering: 1 }]);
	// The third has a tier of its own, so the series does not move it.
	expect((await foreseeTier(ANONYMOUS, { seriesId: 1 }, "fan")).views).toEqual([
		{ view: licensed, leaving: 3, entering: 0 },
		{ view: canon, leaving: 4, entering: 0 },
	]);
	expect(await foreseeTierOrder(ANONYMOUS, ["canon", "licensed", "fan"])).toEqual([]);
	expect(await foreseeTierOrder(ANONYMOUS, ["licensed", "canon", "fan"])).toEqual([
		{ view: "The licensed and the canon", leaving: 0, entering: 1 },
		{ view: "The licensed only", leaving: 3, entering: 0 },
	]);
});
