import { beforeEach, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { approveRevision } from "@/lib/revision/approve-revision";
import { rejectRevision } from "@/lib/revision/reject-revision";
import { saveRevision } from "@/lib/revision/save-revision";
import { visibleRevisions } from "@/lib/revision/visibility";
import { emptyDatabase } from "@/test/database";
import { as, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { countEdits } from "./edit-counts";
import { countWiki } from "./page-lists";

let newcomer: UserActor;
let reviewer: UserActor;

async function save(author: UserActor, title: string, baseRevisionId: number | null, words: string): Promise<number> {
	const outcome = await saveRevision(author, {
		title: { namespace: 0, text: title },
		baseRevisionId,
		document: doc(as("a", p(words)), as("b", p("Second."))),
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome.revisionId;
}

/** What the lists show: the revisions one by one, of one person where one is given. */
const shown = (viewer: UserActor | typeof ANONYMOUS, authorId?: number) =>
	db.revision.count({ where: { ...visibleRevisions(viewer), authorId } });

beforeEach(async () => {
	await emptyDatabase();
	await db.setting.create({ data: { key: "reviewMode", value: "always" } });
	newcomer = await buildUser();
	reviewer = await buildUser({ groups: ["reviewer"] });
	// One that is approved, one that is rejected, one that waits; a page that the public does not see.
	const first = await save(newcomer, "Bajor", null, "First.");
	await approveRevision(reviewer, { revisionId: first, upTo: false });
	const nonsense = await save(newcomer, "Bajor", first, "Nonsense.");
	const rejected = await rejectRevision(reviewer, { revisionId: nonsense, reason: "no" });
	if (!rejected.ok || rejected.revertId === null) throw new Error(JSON.stringify(rejected));
	await save(newcomer, "Bajor", rejected.revertId, "Clearer.");
	await save(newcomer, "Cardassia", null, "Unseen.");
});

test("the public is told how many edits of somebody it can read, those who write how many there are", async () => {
	const ids = [newcomer, reviewer, await buildUser()].map(({ id }) => id);
	const told = async (viewer: UserActor | typeof ANONYMOUS) => {
		const counts = await countEdits(viewer, ids);
		return ids.map((id) => counts.get(id));
	};
	expect(await told(ANONYMOUS)).toEqual([1, 1, 0]);
	expect(await told(newcomer)).toEqual([4, 1, 0]);
	for (const viewer of [ANONYMOUS, newcomer])
		expect(await told(viewer)).toEqual(await Promise.all(ids.map((id) => shown(viewer, id))));
});

test("the statistics count for the public what it can read", async () => {
	expect(await countWiki(ANONYMOUS)).toMatchObject({ pages: 1, articles: 1, revisions: 2 });
	expect(await countWiki(reviewer)).toMatchObject({ pages: 2, articles: 2, revisions: 5 });
	for (const viewer of [ANONYMOUS, reviewer]) expect((await countWiki(viewer)).revisions).toBe(await shown(viewer));
});
