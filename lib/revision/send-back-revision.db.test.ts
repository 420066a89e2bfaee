import { beforeEach, expect, test } from "vitest";
import { findPage } from "@/lib/article/queries";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { as, doc, p } from "@/test/document";
import { bajor, publicText, stateOf } from "@/test/reviewed-page";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { approveRevision } from "./approve-revision";
import { findRevision, getRevision } from "./queries";
import { listReviewQueue } from "./review-queue";
import { saveRevision } from "./save-revision";
import { sendBackRevision } from "./send-back-revision";

let newcomer: UserActor;
let other: UserActor;
let reviewer: UserActor;
let latest: number | null;

async function save(author: UserActor, first: string, second = "Second."): Promise<number> {
	const document = doc(as("a", p(first)), as("b", p(second)));
	const input = { title: bajor, baseRevisionId: latest, document, summary: "", minor: false };
	const outcome = await saveRevision(author, input);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	latest = outcome.revisionId;
	return outcome.revisionId;
}

const approve = (revisionId: number, upTo = false) => approveRevision(reviewer, { revisionId, upTo });
const sendBack = (revisionId: number) => sendBackRevision(reviewer, { revisionId, note: "Which episode says so?" });
const queue = async () => (await listReviewQueue(reviewer, { limit: 10 })).pages;

beforeEach(async () => {
	await emptyDatabase();
	newcomer = await buildUser();
	other = await buildUser();
	reviewer = await buildAutoconfirmedUser({ groups: ["reviewer"] });
	latest = null;
	await save(reviewer, "First.");
	await db.page.updateMany({ data: { reviewMode: "always" } });
});

test("takes an edit from the queue, keeps its text for its author, and tells why", async () => {
	const revisionId = await save(newcomer, "Ten million.");
	expect(await sendBack(revisionId)).toEqual({ ok: true });
	expect(await queue()).toEqual([]);
	expect(await publicText()).toContain("First.");
	expect(await findPage(newcomer, bajor)).toMatchObject({ latestRevisionId: revisionId });
	expect(await getRevision(newcomer, revisionId)).toMatchObject({
		review: "sent_back",
		decision: { state: "sent_back", note: "Which episode says so?", reviewerName: reviewer.name },
	});
});

test("is not settled by a later save of its author's, which may leave it standing", async () => {
	const revisionId = await save(newcomer, "Ten million.");
	await sendBack(revisionId);
	const later = await save(newcomer, "Ten million.", "Second, with a comma.");
	expect(await queue()).toMatchObject([{ waitingCount: 1, edits: [{ id: revisionId }, { id: later }] }]);
	expect(await approve(later)).toEqual({ ok: false, problem: "older-edits-wait", revisionIds: [revisionId] });
	expect(await publicText()).toBe("First.\nSecond.");
	expect([await stateOf(revisionId), await stateOf(later)]).toEqual(["sent_back", "waiting"]);
});

test("never lets the text through that its author mended, nor one between that holds it", async () => {
	const revisionId = await save(newcomer, "Ten million.");
	const between = await save(other, "Ten million.", "Second, better.");
	await sendBack(revisionId);
	const mended = await save(newcomer, "Ten, says Duet.", "Second, better.");
	const approvedIds = [revisionId, between, mended];
	expect(await approve(mended, true)).toEqual({ ok: true, publishedId: mended, approvedIds });
	expect([await stateOf(revisionId), await stateOf(between)]).toEqual(["included", "included"]);
	for (const id of [revisionId, between]) expect(await findRevision(ANONYMOUS, id)).toBeNull();
	expect(await publicText()).toBe("Ten, says Duet.\nSecond, better.");
	expect(await queue()).toEqual([]);
});

test("is not settled by somebody else's save, and a reviewer may change their mind", async () => {
	const revisionId = await save(newcomer, "Ten million.");
	await sendBack(revisionId);
	const elsewhere = await save(other, "Ten million.", "Changed by two.");
	expect(await approve(elsewhere)).toEqual({ ok: false, problem: "older-edits-wait", revisionIds: [revisionId] });
	expect(await approve(elsewhere, true)).toMatchObject({ approvedIds: [revisionId, elsewhere] });
	expect(await stateOf(revisionId)).toBe("included");
});
