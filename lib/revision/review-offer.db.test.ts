import { beforeEach, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { beginReviews, offer, type ReviewCast, reject, reviewedPage, text } from "@/test/reviewed-page";
import { edit, undo } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { rejectRevision } from "./reject-revision";
import { findReviewOffer } from "./review-offer";
import { sendBackRevision } from "./send-back-revision";

let cast: ReviewCast;
let newcomer: UserActor;
let other: UserActor;
let reviewer: UserActor;

beforeEach(async () => {
	cast = await beginReviews();
	({ newcomer, other, reviewer } = cast);
	await reviewedPage(cast);
});

const saved = (author: UserActor, ...words: Parameters<typeof text>) => edit(author, ...text(...words));

/** What is not offered is refused, for the reason that is told; none of these attempts writes anything. */
async function expectRefused(revisionId: number) {
	const offered = await offer(reviewer, revisionId);
	if (!offered) throw new Error("Nothing is offered");
	const { upTo, notApproved, returnable, notRejected } = offered;
	if (notApproved) expect(await approveRevision(reviewer, { revisionId, upTo })).toEqual(notApproved);
	if (!returnable) expect(await sendBackRevision(reviewer, { revisionId, note: "Why?" })).toMatchObject({ ok: false });
	if (notRejected) expect(await rejectRevision(reviewer, { revisionId, reason: "no" })).toEqual(notRejected);
	return offered;
}

test("an edit that waits can be approved, sent back or rejected; one behind it only with it", async () => {
	const [first, second] = [await saved(newcomer, "One."), await saved(other, "One.", "Two.")];
	expect(await offer(reviewer, first)).toEqual({
		revisionId: first,
		upTo: false,
		notApproved: null,
		letStand: [],
		approvableId: null,
		returnable: true,
		notRejected: null,
	});
	const { upTo, notApproved } = (await offer(reviewer, second)) ?? {};
	expect([upTo, notApproved]).toEqual([true, null]);
	expect(await approveRevision(reviewer, { revisionId: second, upTo: true })).toMatchObject({ ok: true });
	expect(await offer(reviewer, second)).toBeNull();
});

test("what was sent back can be approved and rejected, and not sent back once more", async () => {
	const sent = await saved(newcomer, "One.");
	await sendBackRevision(reviewer, { revisionId: sent, note: "Says who?" });
	expect(await expectRefused(sent)).toMatchObject({ notApproved: null, returnable: false, notRejected: null });
});

test("an edit that holds what was rejected leads to the one that takes it out", async () => {
	const [bad, good] = [await saved(newcomer, "Bad."), await saved(other, "Bad.", "Good.")];
	const revert = await reject(reviewer, bad);
	expect(await offer(reviewer, bad)).toBeNull();
	const notApproved = { problem: "holds-rejected-text", rejectedId: bad, revisionId: revert };
	expect(await expectRefused(good)).toMatchObject({ notApproved, approvableId: null, notRejected: null });
	expect(await offer(reviewer, revert)).toMatchObject({ notApproved: null, upTo: true });
	expect(await approveRevision(reviewer, { revisionId: revert, upTo: true })).toMatchObject({ ok: true });
});

test("where what was rejected was brought back, undoing it makes an edit that can be approved", async () => {
	const before = await saved(newcomer, "First.", "Good.");
	const bad = await saved(newcomer, "Bad.", "Good.");
	const back = await undo(newcomer, await reject(reviewer, bad));
	const notApproved = { problem: "holds-rejected-text", rejectedId: bad, revisionId: null };
	expect(await expectRefused(back)).toMatchObject({ notApproved, approvableId: expect.any(Number) });
	const undone = await undo(newcomer, bad);
	expect(await offer(reviewer, undone)).toMatchObject({ upTo: true, notApproved: null });
	expect(await offer(reviewer, back)).toMatchObject({ notApproved: { revisionId: undone } });
	expect(await offer(reviewer, before)).toMatchObject({ notApproved: null });
	expect(await approveRevision(reviewer, { revisionId: undone, upTo: true })).toMatchObject({ ok: true });
});

test("an edit under others that changed the same words cannot be rejected, and can be approved", async () => {
	const [first, second] = [await saved(newcomer, "The number is ten."), await saved(other, "The number is eleven.")];
	const notRejected = { problem: "later-edits-overlap", blockIds: ["a"] };
	expect(await expectRefused(first)).toMatchObject({ notApproved: null, notRejected });
	expect(await offer(reviewer, second)).toMatchObject({ notRejected: null });
});

test("what is one's own, or stands on that, is for somebody else to approve", async () => {
	await db.setting.create({ data: { key: "reviewOwnEdits", value: false } });
	const [first, own, last] = [
		await saved(newcomer, "One."),
		await saved(reviewer, "One.", "Mine."),
		await saved(newcomer, "One.", "Mine.", "Three."),
	];
	const refusal = { notApproved: { problem: "own-edit", revisionIds: [own] }, approvableId: first, notRejected: null };
	expect(await expectRefused(own)).toMatchObject(refusal);
	expect(await expectRefused(last)).toMatchObject(refusal);
	expect(await offer(cast.moderator, last)).toMatchObject({ notApproved: null });
});

test("nothing is offered to those who do not review", async () => {
	const waiting = await saved(newcomer, "One.");
	expect(await offer(other, waiting)).toBeNull();
	const page = { id: 1, approvedRevisionId: null, latestRevisionId: waiting };
	expect(await findReviewOffer(ANONYMOUS, page, { revisionId: waiting, alone: true })).toBeNull();
});
