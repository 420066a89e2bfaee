import { beforeEach, describe, expect, test } from "vitest";
import { checkStructure } from "@/lib/doctor/check-structure";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, p } from "@/test/document";
import {
	beginReviews,
	offer,
	publicText,
	type ReviewCast,
	reject,
	reviewedPage,
	stateOf,
	text,
} from "@/test/reviewed-page";
import { edit, latestId, restore, undo } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { findRevision } from "./queries";
import { rejectRevision } from "./reject-revision";
import { visibleRevisions } from "./visibility";

let cast: ReviewCast;
let newcomer: UserActor;
let other: UserActor;
let reviewer: UserActor;

beforeEach(async () => {
	cast = await beginReviews();
	({ newcomer, other, reviewer } = cast);
	await reviewedPage(cast);
});

const approve = (revisionId: number, letStand: number[] = []) =>
	approveRevision(reviewer, { revisionId, upTo: true, letStand });

async function expectNoCanary() {
	const read = await db.revision.findMany({ where: visibleRevisions(ANONYMOUS), select: { text: true } });
	for (const { text } of read) expect(text).not.toContain("canary");
	expect(await checkStructure()).toEqual([]);
}

describe("what was taken out before it was approved stays unread where", () => {
	test("an edit behind the pointer brought back what had been rejected before it", async () => {
		const good = await edit(other, ...text("First.", "Second.", "Better."));
		const bad = await edit(newcomer, ...text("Xyzzycanary.", "Second.", "Better."));
		const rejection = await reject(reviewer, bad);
		const back = await undo(newcomer, rejection);
		const again = await undo(other, bad);
		expect(await approve(good)).toMatchObject({ ok: true, publishedId: rejection });
		expect(await approve(again)).toMatchObject({ ok: true, publishedId: again, approvedIds: [back, again] });
		expect(await stateOf(back)).toBe("included");
		expect(await findRevision(ANONYMOUS, back)).toBeNull();
		await expectNoCanary();
	});

	test("a rejected text was restored and taken out by its own id", async () => {
		const bad = await edit(newcomer, ...text("Xyzzycanary."));
		await reject(reviewer, bad);
		const back = await restore(newcomer, bad);
		await undo(other, bad);
		const good = await edit(other, ...text("First.", "Better."));
		expect(await approve(good)).toMatchObject({ ok: true });
		expect(await stateOf(back)).toBe("included");
		await expectNoCanary();
	});

	test("its author withdrew it, and somebody brought it back behind the pointer", async () => {
		const oops = await edit(newcomer, ...text("Xyzzycanary."));
		const withdrawal = await undo(newcomer, oops);
		expect(await approve(await edit(other, ...text("First.", "Better.")))).toMatchObject({ ok: true });
		const back = await undo(other, withdrawal);
		const gone = await undo(newcomer, oops);
		expect(await approve(gone)).toMatchObject({ ok: true });
		expect([await stateOf(oops), await stateOf(back)]).toEqual(["included", "included"]);
		await expectNoCanary();
	});

	test("somebody wrote the text before it anew, long after", async () => {
		const first = await latestId();
		const bad = await edit(newcomer, ...text("Xyzzycanary."));
		for (let step = 0; step < 16; step++) await edit(newcomer, ...text("Xyzzycanary.", `Step ${step}.`));
		const clean = await edit(other, ...text("First."));
		expect(await db.revision.findUniqueOrThrow({ where: { id: clean } })).toMatchObject({ reverts: [] });
		expect(await approve(clean)).toMatchObject({ ok: true, publishedId: clean });
		expect(await stateOf(bad)).toBe("included");
		await expectNoCanary();
		expect(await findRevision(ANONYMOUS, first)).not.toBeNull();
	});
});

test("what brings back a rejected edit behind the pointer holds rejected text", async () => {
	const good = await edit(other, ...text("First.", "Second.", "Better."));
	const bad = await edit(newcomer, ...text("Xyzzycanary.", "Second.", "Better."));
	const back = await undo(newcomer, await reject(reviewer, bad));
	expect(await approve(good)).toMatchObject({ ok: true });
	const refused = { problem: "holds-rejected-text", rejectedId: bad, revisionId: null, undoId: bad };
	expect(await approve(back)).toMatchObject(refused);
	expect(await offer(reviewer, back)).toMatchObject({ notApproved: refused });
	await expectNoCanary();
});

test("what takes out a rejected edit is not rejected: that would bring it back", async () => {
	const good = await edit(other, ...text("First.", "Second.", "Better."));
	const bad = await edit(newcomer, ...text("Fine words.", "Second.", "Better."));
	const rejection = await reject(reviewer, bad);
	const refused = { ok: false, problem: "brings-back-rejected", rejectedId: bad, revisionId: rejection };
	expect(await offer(reviewer, rejection)).toMatchObject({ notApproved: null, notRejected: refused });
	expect(await rejectRevision(reviewer, { revisionId: rejection, reason: "A slip" })).toEqual(refused);
	expect(await stateOf(rejection)).toBe("waiting");
	const back = await undo(newcomer, rejection);
	const again = await reject(reviewer, back);
	expect(await offer(reviewer, again)).toMatchObject({
		notApproved: null,
		notRejected: { problem: "brings-back-rejected" },
	});
	expect(await approve(again)).toMatchObject({ ok: true, publishedId: again });
	expect([await stateOf(good), await publicText()]).toEqual(["approved", "First.\nSecond.\nBetter."]);
});

describe("a mistaken rejection", () => {
	test("is taken back by undoing it and approving that with the rejected edit named", async () => {
		await edit(other, ...text("First.", "Second.", "Better."));
		const bad = await edit(newcomer, ...text("Fine words.", "Second.", "Better."));
		const back = await undo(reviewer, await reject(reviewer, bad));
		expect(await offer(reviewer, back)).toMatchObject({ notApproved: { broughtBackIds: [bad] }, letStand: [bad] });
		expect(await approve(back, [bad + 1])).toMatchObject({ ok: false, problem: "holds-rejected-text" });
		expect(await approve(back, [bad])).toMatchObject({ ok: true, publishedId: back });
		expect(await publicText()).toBe("Fine words.\nSecond.\nBetter.");
		expect(await stateOf(bad)).toBe("rejected");
		expect(await findRevision(ANONYMOUS, bad)).toBeNull();
		expect(await approve(await edit(newcomer, ...text("Fine words.", "More.")))).toMatchObject({ ok: true });
		expect(await checkStructure()).toEqual([]);
	});

	test("is not taken back by approving what was written before it", async () => {
		const bad = await edit(newcomer, ...text("Xyzzycanary."));
		const above = await edit(other, ...text("Xyzzycanary.", "Better."));
		const rejection = await reject(reviewer, bad);
		const refused = { problem: "holds-rejected-text", revisionId: rejection, broughtBackIds: [] };
		expect(await approve(above, [bad])).toMatchObject(refused);
		await expectNoCanary();
	});
});

test("a refused edit leads to undoing what the latest text still holds", async () => {
	const one = await edit(newcomer, ...text("Bad."));
	const two = await edit(newcomer, ...text("Bad.", "Worse."));
	const first = await reject(reviewer, one);
	const second = await reject(reviewer, two);
	const back = await restore(newcomer, two);
	const undone = await undo(newcomer, one);
	expect(await approve(back)).toMatchObject({ rejectedId: one, revisionId: null, undoId: two });
	expect(await approve(undone)).toMatchObject({ rejectedId: two, revisionId: null, undoId: two });
	expect(await approve(await undo(newcomer, two))).toMatchObject({ ok: true });
	expect([first, second].every((id) => id < back)).toBe(true);
});

describe("what was taken out in passing before it was rejected", () => {
	async function rejectGone() {
		const bad = await edit(newcomer, ...text("Xyzzycanary."));
		const mender = await edit(other, ...text("First.", "Second.", "Better."));
		const later = await edit(newcomer, ...text("First.", "Second, too.", "Better."));
		expect(await rejectRevision(reviewer, { revisionId: bad, reason: "no" })).toEqual({ ok: true, revertId: null });
		return { bad, mender, later };
	}

	test("is back where the edit is undone that took it out", async () => {
		const { bad, mender } = await rejectGone();
		const back = await undo(newcomer, mender);
		expect(await approve(back)).toMatchObject({ problem: "holds-rejected-text", rejectedId: bad, undoId: bad });
		await expectNoCanary();
	});

	test("is not back where another one is undone or rejected", async () => {
		const { later } = await rejectGone();
		expect(await approve(await reject(reviewer, later))).toMatchObject({ ok: true });
		expect(await publicText()).toBe("First.\nSecond.\nBetter.");
		await expectNoCanary();
	});
});

test("what a later edit took out in passing of one that is rejected is not read with the rejection of that later one", async () => {
	const [one, two] = [as("d", p("Xyzzycanary, they say.")), as("e", p("Another canary sang."))];
	const bad = await edit(newcomer, ...text("First."), one, two);
	const mender = await edit(other, ...text("First.", "Better."), two);
	await reject(reviewer, bad);
	const back = await reject(reviewer, mender);
	await expectNoCanary();
	expect(await stateOf(back)).toBe("waiting");
	expect(await approve(back)).toMatchObject({ problem: "holds-rejected-text", rejectedId: bad, undoId: bad });
	expect(await approve(await undo(other, bad))).toMatchObject({ ok: true });
	await expectNoCanary();
});

test("two edits that are rejected one after the other leave nothing to decide about", async () => {
	const bad = await edit(newcomer, ...text("Xyzzycanary."));
	const worse = await edit(other, ...text("Xyzzycanary.", "Nonsense."));
	await reject(reviewer, bad);
	expect(await stateOf(await reject(reviewer, worse))).toBe("approved");
	await expectNoCanary();
});

test("rejecting what a later edit took out in passing breaks no rule", async () => {
	const bad = await edit(newcomer, ...text("Nonsense."));
	await edit(other, ...text("First.", "Second, better."));
	expect(await rejectRevision(reviewer, { revisionId: bad, reason: "no" })).toEqual({ ok: true, revertId: null });
	expect(await checkStructure()).toEqual([]);
});
