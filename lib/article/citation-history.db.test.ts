import { expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { as, citation, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { listCitationHistory } from "./citation-history";

test("the support of a claim is told from the first citation to the last, by whom and when", async () => {
	const kira = await buildUser();
	for (const id of [1, 2]) {
		const title = `Work ${id}`;
		await db.source.create({ data: { id, kind: "novel", title, titleKey: title, searchKey: title } });
	}
	const revisions: number[] = [];
	for (const cited of [[1], [1, 2], [2]]) {
		const outcome = await saveRevision(kira, {
			title: { namespace: 0, text: "Bajor" },
			baseRevisionId: revisions.at(-1) ?? null,
			document: doc(
				as("a", p("It began.", ...cited.map((id) => citation(id, { id: `c${id}` })))),
				as("b", p("It ended.", citation(1, { id: "other" }))),
			),
			summary: "",
			minor: false,
		});
		if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
		revisions.push(outcome.revisionId);
	}
	const { id: pageId } = await db.page.findFirstOrThrow({ where: { title: "Bajor" } });
	const [first, second, third] = revisions;

	const passage = await listCitationHistory(ANONYMOUS, pageId, { limit: 10, before: null, blockId: "a" });
	expect(
		passage.entries.map(({ source, text, added, removed }) => [
			source?.title,
			text,
			added.revisionId,
			removed?.revisionId ?? null,
			added.authorName === kira.name,
		]),
	).toEqual([
		["Work 2", "It began.", second, null, true],
		["Work 1", "It began.", first, third, true],
	]);

	const start = await listCitationHistory(ANONYMOUS, pageId, { limit: 2, before: null, blockId: null });
	const rest = await listCitationHistory(ANONYMOUS, pageId, { limit: 2, before: start.next, blockId: null });
	expect([start.entries.length, rest.entries.length, rest.next]).toEqual([2, 1, null]);

	await db.page.update({ where: { id: pageId }, data: { deletedAt: new Date() } });
	expect((await listCitationHistory(ANONYMOUS, pageId, { limit: 2, before: null, blockId: null })).entries).toEqual([]);
});
