import { beforeEach, expect, test, vi } from "vitest";
import type { UserActor } from "@/lib/permission/actor";
import { approveRevision } from "@/lib/revision/approve-revision";
import { rejectRevision } from "@/lib/revision/reject-revision";
import { saveRevision } from "@/lib/revision/save-revision";
import { sendBackRevision } from "@/lib/revision/send-back-revision";
import { setReviewMode } from "@/lib/revision/set-review-mode";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, doc, p } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { findPage } from "./queries";
import { findNextInQueue, loadEditorReview, loadPageReview } from "./review-loaders";

vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

const title: Title = { namespace: 0, text: "Bajor" };
let newcomer: UserActor;
let reviewer: UserActor;
let latest: number | null;

beforeEach(async () => {
	await emptyDatabase();
	newcomer = await buildUser();
	reviewer = await buildAutoconfirmedUser({ groups: ["reviewer"] });
	latest = null;
	await save(reviewer, "Zero.");
	const moderator = await buildAutoconfirmedUser({ groups: ["moderator"] });
	await setReviewMode(moderator, { title, mode: "always" });
});

async function save(author: UserActor, text: string): Promise<number> {
	const document = doc(as("a", p(text)));
	const outcome = await saveRevision(author, { title, baseRevisionId: latest, document, summary: "", minor: false });
	if (outcome.outcome !== "saved") throw new Error(outcome.outcome);
	latest = outcome.revisionId;
	return outcome.revisionId;
}

async function waiting(count: number): Promise<number[]> {
	const ids: number[] = [];
	for (let edit = 1; edit <= count; edit++) ids.push(await save(newcomer, `Text ${edit}.`));
	return ids;
}

async function review(limit?: number) {
	const found = await loadPageReview(reviewer, title, { edit: null, skip: 0, limit });
	if (!found) throw new Error("There is no such page");
	return found;
}

test("all of sixty edits that wait are shown and approved at once, and none that came after", async () => {
	const ids = await waiting(60);
	const { together, beyond, comparison } = await review();
	expect(together.map(({ id }) => id)).toEqual(ids);
	expect(beyond).toBe(0);
	expect(comparison).toMatchObject({ ok: true });
	expect(await loadEditorReview(newcomer, title)).toMatchObject({ unseen: 60 });

	const later = await save(newcomer, "While the reviewer reads.");
	expect(await approveRevision(reviewer, { revisionId: ids[59] ?? 0, upTo: true })).toMatchObject({
		ok: true,
		publishedId: ids[59],
		approvedIds: ids,
	});
	expect((await review()).together.map(({ id }) => id)).toEqual([later]);
});

test("where more wait than one page shows, it says how many", async () => {
	const ids = await waiting(7);
	const first = await review(5);
	expect(first.together.map(({ id }) => id)).toEqual(ids.slice(0, 5));
	expect(first.beyond).toBe(2);
	await approveRevision(reviewer, { revisionId: ids[4] ?? 0, upTo: true });
	expect(await review(5)).toMatchObject({ together: [{ id: ids[5] }, { id: ids[6] }], beyond: 0 });
});

test("a writer is told what was sent back until it is decided about, whatever they save meanwhile", async () => {
	const returned = async () => (await loadEditorReview(newcomer, title))?.returned ?? null;
	const sent = await save(newcomer, "Ten million.");
	expect(await returned()).toBeNull();
	await sendBackRevision(reviewer, { revisionId: sent, note: "Which episode says so?" });
	const typo = await save(newcomer, "Ten million. Typo mended.");
	expect(await returned()).toMatchObject({ id: sent, decision: { note: "Which episode says so?" } });
	await rejectRevision(reviewer, { revisionId: typo, reason: "No" });
	expect(await returned()).toMatchObject({ id: typo, review: "rejected" });
});

test("who decides nothing comes from page to page through the whole queue, and from the last to the first", async () => {
	await waiting(1);
	const moderator = await buildAutoconfirmedUser({ groups: ["moderator"] });
	for (const text of ["Cardassia", "Dozaria"]) {
		const other: Title = { namespace: 0, text };
		const input = { title: other, baseRevisionId: null, summary: "", minor: false };
		await saveRevision(reviewer, { ...input, document: doc(as("a", p("Zero."))) });
		await setReviewMode(moderator, { title: other, mode: "always" });
		const base = (await findPage(newcomer, other))?.latestRevisionId ?? null;
		await saveRevision(newcomer, { ...input, baseRevisionId: base, document: doc(as("a", p("One."))) });
	}
	const next = async (text: string) => {
		const page = await findPage(reviewer, { namespace: 0, text });
		if (!page) throw new Error(text);
		return (await findNextInQueue(reviewer, page, { tag: null, event: null }))?.text;
	};
	expect([await next("Bajor"), await next("Cardassia"), await next("Dozaria")]).toEqual([
		"Cardassia",
		"Dozaria",
		"Bajor",
	]);
	const { together } = await review();
	await approveRevision(reviewer, { revisionId: together[0]?.id ?? 0, upTo: true });
	expect([await next("Bajor"), await next("Dozaria")]).toEqual(["Cardassia", "Cardassia"]);
});
