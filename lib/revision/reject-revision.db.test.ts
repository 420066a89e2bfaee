import { beforeEach, expect, test } from "vitest";
import { rebuildCitations } from "@/lib/citation/rebuild-citations";
import { checkPage } from "@/lib/doctor/check-page";
import { checkStructure } from "@/lib/doctor/check-structure";
import { documentText } from "@/lib/document/text";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, p } from "@/test/document";
import {
	beginReviews,
	publicFinds,
	publicText,
	queue,
	type ReviewCast,
	reject,
	reviewedPage,
	stateOf,
	text,
} from "@/test/reviewed-page";
import { bajor, restore, save } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { findRevision, getRevision, listRevisions } from "./queries";
import { rejectRevision } from "./reject-revision";
import { restoreRevision } from "./restore-revision";
import { rollbackPage } from "./rollback-page";
import { undoRevisions } from "./undo-revisions";

let cast: ReviewCast;
let newcomer: UserActor;
let other: UserActor;
let reviewer: UserActor;
let moderator: UserActor;

const approve = (revisionId: number, upTo = false) => approveRevision(reviewer, { revisionId, upTo });

beforeEach(async () => {
	cast = await beginReviews();
	({ newcomer, other, reviewer, moderator } = cast);
});

test("the only waiting edit brings back what the public reads, by a revision", async () => {
	await reviewedPage(cast);
	const { revisionId } = await save(newcomer, ...text("Vandalism."));
	const revertId = await reject(reviewer, revisionId, "no source says so");
	expect(await getRevision(ANONYMOUS, revertId)).toMatchObject({ review: "approved" });
	expect(await publicText()).toContain("First.");
	expect(await queue(reviewer)).toEqual([]);
	expect(await getRevision(newcomer, revisionId)).toMatchObject({
		review: "rejected",
		tags: ["reverted"],
		decision: { note: "no source says so" },
	});
	expect(await findRevision(ANONYMOUS, revisionId)).toBeNull();
	expect((await save(reviewer, ...text("First.", "On it goes."))).waiting).toBe(false);
});

test("tells the reason to those who write and to nobody else: it may repeat what was rejected", async () => {
	await reviewedPage(cast);
	const { revisionId } = await save(newcomer, ...text("Xyzzycanary."));
	const revertId = await reject(reviewer, revisionId, "Do not write xyzzycanary");
	const summary = `Rejected revision ${revisionId} by ${newcomer.name}`;
	expect(await getRevision(ANONYMOUS, revertId)).toMatchObject({ summary, decision: null });
	const { pageId } = await getRevision(other, revisionId);
	const position = { limit: 10 };
	expect(JSON.stringify(await listRevisions(ANONYMOUS, pageId, position))).not.toContain("canary");
	expect((await listRevisions(other, pageId, position)).rows).toMatchObject([
		{ id: revertId, summary },
		{ id: revisionId, decision: { state: "rejected", note: "Do not write xyzzycanary" } },
		{},
	]);
});

test("an edit under others leaves them waiting, and never lets its text through", async () => {
	await reviewedPage(cast);
	const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
	const { revisionId: good } = await save(other, ...text("Xyzzycanary.", "Second, better."));
	const revertId = await reject(reviewer, bad);
	expect(await approve(good)).toEqual({
		ok: false,
		problem: "holds-rejected-text",
		rejectedId: bad,
		revisionId: revertId,
		undoId: null,
		broughtBackIds: [],
	});
	expect(await approve(revertId, true)).toMatchObject({ ok: true, publishedId: revertId });
	expect(await publicText()).toBe("First.\nSecond, better.\nThird.");
	expect(await stateOf(good)).toBe("included");
	for (const id of [bad, good]) expect(await findRevision(ANONYMOUS, id)).toBeNull();
	const { pageId } = await getRevision(ANONYMOUS, revertId);
	const rows = (await listRevisions(ANONYMOUS, pageId, { limit: 10 })).rows;
	expect(rows.map(({ id }) => id)).not.toContain(good);
	expect(await rebuildCitations(pageId)).toEqual({ inserted: 0, updated: 0, deleted: 0 });
});

test("an edit under others does not hide what is written after it was taken out", async () => {
	await reviewedPage(cast);
	const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
	const revertId = await reject(reviewer, bad);
	await save(newcomer, ...text("Xyzzycanary."));
	const { revisionId: between } = await save(other, ...text("Xyzzycanary.", "Second, better."));
	const worse = (await db.revision.findFirstOrThrow({ where: { id: { lt: between } }, orderBy: { id: "desc" } })).id;
	const secondRevertId = await reject(reviewer, worse);
	const { revisionId: good } = await save(other, ...text("First.", "Second, better.", "Third, better."));
	const { revisionId: last, pageId } = await save(newcomer, ...text("First!", "Second, better.", "Third, better."));
	expect(await approve(last, true)).toMatchObject({ ok: true, publishedId: last });
	expect(await Promise.all([between, secondRevertId, good, last].map(stateOf))).toEqual([
		"included",
		"included",
		"approved",
		"approved",
	]);
	const { rows } = await listRevisions(ANONYMOUS, pageId, { limit: 10 });
	expect(rows.slice(0, 2).map(({ id, parentId }) => [id, parentId])).toEqual([
		[last, good],
		[good, revertId],
	]);
	for (const { id } of rows) expect(documentText((await getRevision(ANONYMOUS, id)).document)).not.toContain("canary");
	expect(await rebuildCitations(pageId)).toEqual({ inserted: 0, updated: 0, deleted: 0 });
	expect([...(await checkStructure()), ...(await checkPage(pageId))]).toEqual([]);
});

test("the later of two leaves nothing but the earlier to decide about", async () => {
	await reviewedPage(cast);
	const { revisionId: good } = await save(newcomer, ...text("First, better."));
	const { revisionId: bad } = await save(other, ...text("First, better.", "Nonsense."));
	const revertId = await reject(reviewer, bad);
	expect(await approve(good)).toMatchObject({ ok: true, publishedId: revertId });
	expect(await queue(reviewer)).toEqual([]);
	expect(await publicText()).toBe("First, better.\nSecond.\nThird.");
});

test("an edit that later ones took out in passing does not stand in their way", async () => {
	await reviewedPage(cast);
	const { revisionId: bad } = await save(newcomer, ...text("Nonsense."));
	const { revisionId: good } = await save(other, ...text("First.", "Second, better."));
	expect(await rejectRevision(reviewer, { revisionId: bad, reason: "no" })).toEqual({ ok: true, revertId: null });
	expect(await getRevision(newcomer, bad)).toMatchObject({ tags: [], revertedById: null });
	expect(await approve(good)).toMatchObject({ ok: true, publishedId: good });
	expect(await publicText()).toBe("First.\nSecond, better.\nThird.");
});

test("both of two edits, of which the later took out the earlier in passing, never lets either through", async () => {
	await db.setting.create({ data: { key: "reviewMode", value: "unconfirmed" } });
	await save(reviewer, ...text("First."));
	const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
	const { revisionId: worse } = await save(other, ...text("First.", "Nonsense."));
	expect(await rejectRevision(reviewer, { revisionId: bad, reason: "no" })).toEqual({ ok: true, revertId: null });
	const input = { title: bajor, revisionIds: [worse], baseRevisionId: worse, summary: "", minor: false };
	expect(await undoRevisions(newcomer, input)).toMatchObject({ outcome: "saved", waiting: true });
	expect(await publicText()).toBe("First.\nSecond.\nThird.");
	expect(await stateOf(worse)).toBe("waiting");
	const { latestRevisionId: back } = await db.page.findFirstOrThrow();
	expect(await approve(back ?? 0, true)).toMatchObject({
		ok: false,
		problem: "holds-rejected-text",
		rejectedId: bad,
		revisionId: null,
	});
	const first = await db.revision.findFirstOrThrow({ orderBy: { id: "asc" } });
	const restored = await restoreRevision(reviewer, {
		title: bajor,
		revisionId: first.id,
		baseRevisionId: back ?? 0,
		summary: "",
		minor: false,
		settles: [worse, back ?? 0],
	});
	expect(restored).toMatchObject({ outcome: "saved", waiting: false });
	expect(await queue(reviewer)).toEqual([]);
	expect(await publicFinds("xyzzycanary")).toBe(0);
});

test.each([
	["split off", [as("a", p("First.")), as("n", p("Xyzzycanary sang all night.")), as("c", p("Third."))]],
	["put into another block", [as("a", p("First.")), as("c", p("Third. Xyzzycanary sang all night."))]],
])("words that a later edit %s are not left behind in silence", async (_how, moved) => {
	await reviewedPage(cast, as("a", p("First.")), as("c", p("Third.")));
	const bad = await save(newcomer, as("a", p("First, xyzzycanary sang all night.")), as("c", p("Third.")));
	await save(other, ...moved);
	expect(await rejectRevision(reviewer, { revisionId: bad.revisionId, reason: "no" })).toMatchObject({
		ok: false,
		problem: "later-edits-overlap",
	});
	expect(await publicFinds("xyzzycanary")).toBe(0);
});

test("leaves nothing that a rollback goes back to", async () => {
	await reviewedPage(cast);
	const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
	await reject(reviewer, bad);
	const back = { title: bajor, user: reviewer.name, summary: "" };
	expect(await rollbackPage(moderator, back)).toEqual({ ok: false, problem: "only-one-author" });
	await save(other, ...text("Nonsense."));
	expect(await rollbackPage(moderator, { ...back, user: other.name })).toMatchObject({ ok: true });
	expect(await publicText()).toBe("First.\nSecond.\nThird.");
});

test("the later of such two leaves nothing that is published", async () => {
	await reviewedPage(cast);
	const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
	const { revisionId: worse } = await save(other, ...text("First.", "Nonsense."));
	for (const revisionId of [bad, worse])
		expect(await rejectRevision(reviewer, { revisionId, reason: "no" })).toMatchObject({ ok: true });
	expect(await publicText()).toBe("First.\nSecond.\nThird.");
	expect(await publicFinds("xyzzycanary")).toBe(0);
});

test("the edit that made a page empties it, so that it can be written anew", async () => {
	await db.setting.create({ data: { key: "reviewMode", value: "always" } });
	const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
	const revertId = await reject(reviewer, bad, "made up");
	expect(await publicText()).toBeNull();
	expect(await queue(reviewer)).toEqual([]);
	expect(documentText((await getRevision(other, revertId)).document)).toBe("");
	const { revisionId: worse } = await save(newcomer, ...text("Nonsense."));
	await reject(reviewer, worse, "again");
	expect(await publicText()).toBeNull();
	expect(await queue(reviewer)).toEqual([]);
	const { revisionId: good, waiting } = await save(other, ...text("First."));
	expect(waiting).toBe(true);
	expect(await approve(good)).toMatchObject({ ok: true, publishedId: good, approvedIds: [good] });
	expect(await publicText()).toBe("First.\nSecond.\nThird.");
	const { pageId } = await getRevision(ANONYMOUS, good);
	expect((await listRevisions(ANONYMOUS, pageId, { limit: 10 })).rows.map(({ id }) => id)).toEqual([good]);
	expect([...(await checkStructure()), ...(await checkPage(pageId))]).toEqual([]);
});

test("the edit that made a page lets its author bring it back for another look", async () => {
	await db.setting.create({ data: { key: "reviewMode", value: "always" } });
	const { revisionId } = await save(newcomer, ...text("First."));
	await reject(reviewer, revisionId, "no source");
	const back = await restore(newcomer, revisionId);
	const refused = { problem: "holds-rejected-text", revisionId: null, undoId: null, broughtBackIds: [revisionId] };
	expect(await approve(back)).toMatchObject(refused);
	const named = { revisionId: back, upTo: false, letStand: [revisionId] };
	expect(await approveRevision(reviewer, named)).toMatchObject({ ok: true, approvedIds: [back] });
	expect(await publicText()).toBe("First.\nSecond.\nThird.");
	expect(await findRevision(ANONYMOUS, revisionId)).toBeNull();
	expect(await checkStructure()).toEqual([]);
});

test("the edit that made a page leaves what others added to it", async () => {
	await db.setting.create({ data: { key: "reviewMode", value: "always" } });
	const { revisionId: bad } = await save(newcomer, ...text("Nonsense."));
	await save(other, ...text("Nonsense."), as("d", p("Something true.")));
	const revertId = await reject(reviewer, bad, "made up");
	expect(await approve(revertId, true)).toMatchObject({ ok: true });
	expect(await publicText()).toBe("Something true.");
});

test("is refused where later edits changed the same words", async () => {
	await reviewedPage(cast);
	const { revisionId } = await save(newcomer, ...text("The number is ten."));
	await save(other, ...text("The number is eleven."));
	expect(await rejectRevision(reviewer, { revisionId, reason: "no" })).toEqual({
		ok: false,
		problem: "later-edits-overlap",
		blockIds: ["a"],
	});
	expect(await stateOf(revisionId)).toBe("waiting");
});
