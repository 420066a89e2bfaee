import { beforeEach, expect, test } from "vitest";
import { findPage } from "@/lib/article/queries";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { beginReviews, publicText, queue, reviewedPage, stateOf, text } from "@/test/reviewed-page";
import { bajor, edit } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { findRevision, getRevision } from "./queries";
import { sendBackRevision } from "./send-back-revision";

let newcomer: UserActor;
let other: UserActor;
let reviewer: UserActor;

const saved = (author: UserActor, first: string, second?: string) => edit(author, ...text(first, second));
const approve = (revisionId: number, upTo = false) => approveRevision(reviewer, { revisionId, upTo });
const sendBack = (revisionId: number) => sendBackRevision(reviewer, { revisionId, note: "Which episode says so?" });

beforeEach(async () => {
	const cast = await beginReviews();
	({ newcomer, other, reviewer } = cast);
	await reviewedPage(cast);
});

test("takes an edit from the queue, keeps its text for its author, and tells why", async () => {
	const revisionId = await saved(newcomer, "Ten million.");
	expect(await sendBack(revisionId)).toEqual({ ok: true });
	expect(await queue(reviewer)).toEqual([]);
	expect(await publicText()).toContain("First.");
	expect(await findPage(newcomer, bajor)).toMatchObject({ latestRevisionId: revisionId });
	expect(await getRevision(newcomer, revisionId)).toMatchObject({
		review: "sent_back",
		decision: { state: "sent_back", note: "Which episode says so?", reviewerName: reviewer.name },
	});
});

test("is not settled by a later save of its author's, which may leave it standing", async () => {
	const revisionId = await saved(newcomer, "Ten million.");
	await sendBack(revisionId);
	const later = await saved(newcomer, "Ten million.", "Second, with a comma.");
	expect(await queue(reviewer)).toMatchObject([{ waitingCount: 1, edits: [{ id: revisionId }, { id: later }] }]);
	expect(await approve(later)).toEqual({
		ok: false,
		problem: "older-edits-wait",
		revisionIds: [revisionId],
		unreadIds: [revisionId],
	});
	expect(await publicText()).toBe("First.\nSecond.\nThird.");
	expect([await stateOf(revisionId), await stateOf(later)]).toEqual(["sent_back", "waiting"]);
});

test("never lets the text through that its author mended, nor one between that holds it", async () => {
	const revisionId = await saved(newcomer, "Ten million.");
	const between = await saved(other, "Ten million.", "Second, better.");
	await sendBack(revisionId);
	const mended = await saved(newcomer, "Ten, says Duet.", "Second, better.");
	const approvedIds = [revisionId, between, mended];
	expect(await approve(mended, true)).toEqual({ ok: true, publishedId: mended, approvedIds });
	expect([await stateOf(revisionId), await stateOf(between)]).toEqual(["included", "included"]);
	for (const id of [revisionId, between]) expect(await findRevision(ANONYMOUS, id)).toBeNull();
	expect(await publicText()).toBe("Ten, says Duet.\nSecond, better.\nThird.");
	expect(await queue(reviewer)).toEqual([]);
});

test("is not settled by somebody else's save, and a reviewer may change their mind", async () => {
	const revisionId = await saved(newcomer, "Ten million.");
	await sendBack(revisionId);
	const elsewhere = await saved(other, "Ten million.", "Changed by two.");
	expect(await approve(elsewhere)).toEqual({
		ok: false,
		problem: "older-edits-wait",
		revisionIds: [revisionId],
		unreadIds: [revisionId],
	});
	expect(await approve(elsewhere, true)).toMatchObject({ approvedIds: [revisionId, elsewhere] });
	expect(await stateOf(revisionId)).toBe("included");
});
