import { expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { doc, p } from "@/test/document";
import { bajor, beginWiki, edit } from "@/test/written-page";
import { findPage, isDeleted } from "./queries";

test("a title counts as deleted just where beginning a page there is refused as such", async () => {
	const { kira, dukat } = await beginWiki();
	const begin = (text: string) => {
		const title = { ...bajor, text };
		return saveRevision(kira, { title, baseRevisionId: null, document: doc(p("Anew.")), summary: "", minor: false });
	};
	await edit(kira, p("One."));
	expect(await isDeleted(dukat, bajor)).toBe(false);
	await db.page.updateMany({ data: { deletedAt: new Date() } });
	expect(await findPage(kira, bajor)).toBeNull();
	expect(await isDeleted(dukat, bajor)).toBe(true);
	expect(await begin("Bajor")).toMatchObject({ outcome: "page-deleted" });
	expect(await isDeleted(dukat, { ...bajor, text: "Bajor B" })).toBe(false);
	expect(await begin("Bajor B")).toMatchObject({ outcome: "saved" });
	expect(await isDeleted(ANONYMOUS, bajor)).toBe(false);
});
