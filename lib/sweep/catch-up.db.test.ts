import { beforeEach, expect, test } from "vitest";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { emptyDatabase } from "@/test/database";
import { as, citation, citationNeeded, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { catchUp } from "./catch-up";
import { DERIVED } from "./derived";

let editor: UserActor;

beforeEach(async () => {
	await emptyDatabase();
	editor = await buildUser();
	await db.source.create({ data: { kind: "novel", title: "Work", titleKey: "work", searchKey: "work" } });
});

async function save(text: string): Promise<void> {
	const document = doc(as("a", p("So", citation(1))), as("b", p("It is said.", citationNeeded("2026-02-01"))));
	const input = { title: { namespace: 0, text } as const, baseRevisionId: null, document, summary: "", minor: false };
	const saved = await saveRevision(editor, input);
	if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
}

const derived = async () => ({
	citations: (await db.citation.findMany({ orderBy: { pageId: "asc" } })).map(({ id: _, ...row }) => row),
	coverage: await db.pageCoverage.findMany({ orderBy: { pageId: "asc" } }),
	marks: await db.pageMark.findMany({ orderBy: { pageId: "asc" } }),
	blocks: await db.blockVersion.count(),
});

test("pages that an earlier release saved get all that is derived, once", async () => {
	for (const text of ["One", "Two", "Three", "Four", "Five"]) await save(text);
	const right = await derived();
	expect(right.coverage).toHaveLength(5);
	await db.citation.deleteMany();
	await db.pageCoverage.deleteMany();
	await db.pageMark.deleteMany();
	await db.blockVersion.deleteMany();
	expect(await catchUp({ batch: 2 })).toBe(5);
	expect(await derived()).toEqual(right);
	await save("Later");
	expect(await catchUp()).toBe(0);
});

test("goes on where it was interrupted, and begins anew for another release", async () => {
	for (const text of ["One", "Two", "Three"]) await save(text);
	const keep = (value: object) =>
		db.setting.upsert({ where: { key: "derived-pages" }, create: { key: "derived-pages", value }, update: { value } });
	await keep({ derived: DERIVED, after: 2 });
	expect(await catchUp()).toBe(1);
	await keep({ derived: DERIVED - 1, after: null });
	expect(await catchUp()).toBe(3);
});
