import { beforeEach, describe, expect, test } from "vitest";
import { listCitingPassages } from "@/lib/article/cited-by";
import { countAuthors, countRevisions } from "@/lib/article/page-facts";
import { findPage } from "@/lib/article/queries";
import { rebuildCitations } from "@/lib/citation/rebuild-citations";
import { checkPage } from "@/lib/doctor/check-page";
import { checkStructure } from "@/lib/doctor/check-structure";
import type { DocumentNode } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { searchPages } from "@/lib/search/queries";
import { parseSearchQuery } from "@/lib/search/search-query";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, citation, doc, p } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { approveRevision } from "./approve-revision";
import { findLastCheck } from "./last-check";
import { findRevision, findUnreadRevision, getRevision, listRevisions } from "./queries";
import { rejectRevision } from "./reject-revision";
import { restoreRevision } from "./restore-revision";
import { listReviewQueue } from "./review-queue";
import { rollbackPage } from "./rollback-page";
import { saveRevision } from "./save-revision";
import { setReviewMode } from "./set-review-mode";
import { undoRevisions } from "./undo-revisions";

const bajor: Title = { namespace: 0, text: "Bajor" };
let newcomer: UserActor;
let other: UserActor;
let confirmed: UserActor;
let reviewer: UserActor;
let moderator: UserActor;
let latest: number | null;

async function save(author: UserActor, ...content: DocumentNode[]) {
	const document = doc(...content);
	const outcome = await saveRevision(author, {
		title: bajor,
		baseRevisionId: latest,
		document,
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	latest = outcome.revisionId;
	return outcome;
}

const text = (first: string, second = "Second.", third = "Third."): DocumentNode[] => [
	as("a", p(first)),
	as("b", p(second)),
	as("c", p(third)),
];

/** What somebody without an account reads of the page. */
async function publicText(): Promise<string | null> {
	const page = await findPage(ANONYMOUS, bajor);
	return page && documentText((await getRevision(ANONYMOUS, page.latestRevisionId)).document);
}

async function publicFinds(words: string): Promise<number> {
	const query = parseSearchQuery(words);
	return query ? (await searchPages(ANONYMOUS, query, { limit: 10, offset: 0 })).results.length : 0;
}

const approve = (revisionId: number, upTo = false) => approveRevision(reviewer, { revisionId, upTo });
const stateOf = async (id: number) => (await db.revision.findUniqueOrThrow({ where: { id } })).review;
const queue = async () => (await listReviewQueue(reviewer, { limit: 10 })).pages;

beforeEach(async () => {
	await emptyDatabase();
	newcomer = await buildUser();
	other = await buildUser();
	confirmed = await buildAutoconfirmedUser();
	reviewer = await buildAutoconfirmedUser({ groups: ["reviewer"] });
	moderator = await buildAutoconfirmedUser({ groups: ["moderator"] });
	latest = null;
});

/** A page that the public reads, from now on always reviewed. */
async function reviewedPage(): Promise<number> {
	const { revisionId } = await save(reviewer, ...text("First."));
	expect(await setReviewMode(moderator, { title: bajor, mode: "always" })).toEqual({ ok: true });
	return revisionId;
}

describe("who waits", () => {
	test("nobody on an open page", async () => {
		expect((await save(newcomer, ...text("Open."))).waiting).toBe(false);
		expect(await publicText()).toContain("Open.");
		expect(await queue()).toEqual([]);
	});

	test.each([
		["open", [false, false, false]],
		["unconfirmed", [true, false, false]],
		["always", [true, true, false]],
	] as const)("on a page that is %s: newcomer, confirmed, reviewer", async (mode, expected) => {
		await save(reviewer, ...text("First."));
		await setReviewMode(moderator, { title: bajor, mode });
		const waits: boolean[] = [];
		for (const author of [newcomer, confirmed, reviewer]) {
			const { waiting, revisionId } = await save(author, ...text(`By ${author.name}.`));
			waits.push(waiting);
			if (waiting) await approve(revisionId);
		}
		expect(waits).toEqual(expected);
	});

	test("everybody whose save holds a text that waits, reviewers too", async () => {
		await reviewedPage();
		await save(newcomer, ...text("Waiting."));
		expect((await save(reviewer, ...text("Waiting.", "Mended."))).waiting).toBe(true);
		expect(await publicText()).not.toContain("Mended.");
	});

	test("only those who protect pages say whose edits wait", async () => {
		await save(newcomer, ...text("First."));
		expect(await setReviewMode(confirmed, { title: bajor, mode: "always" })).toMatchObject({ ok: false });
		expect(await setReviewMode(moderator, { title: { namespace: 0, text: "Nowhere" }, mode: "always" })).toEqual({
			ok: false,
			problem: "page-not-found",
		});
	});
});

describe("a waiting revision", () => {
	test("is read by those who write and by nobody else", async () => {
		await db.source.create({ data: { id: 7, kind: "novel", title: "Work", titleKey: "work", searchKey: "work" } });
		const first = await reviewedPage();
		const { revisionId } = await save(newcomer, as("a", p("Xyzzycanary.", citation(7, { id: "c1" }))));
		expect(await publicText()).toContain("First.");
		expect(await findRevision(ANONYMOUS, revisionId)).toBeNull();
		expect(await findUnreadRevision(ANONYMOUS, revisionId)).toBeNull();
		expect(await publicFinds("xyzzycanary")).toBe(0);
		const { pageId } = await getRevision(ANONYMOUS, first);
		expect((await listRevisions(ANONYMOUS, pageId, { limit: 10 })).rows.map(({ id }) => id)).toEqual([first]);
		expect(await db.citation.count()).toBe(0);
		for (const viewer of [newcomer, other, reviewer]) {
			expect(await findPage(viewer, bajor)).toMatchObject({ latestRevisionId: revisionId, approvedRevisionId: first });
			const { document, sha256: _hash, ...row } = await getRevision(viewer, revisionId);
			const { json, ...unread } = (await findUnreadRevision(viewer, revisionId)) ?? { json: "null" };
			expect([JSON.parse(json), unread]).toEqual([document, row]);
		}

		expect(await approve(revisionId)).toEqual({ ok: true, publishedId: revisionId, approvedIds: [revisionId] });
		expect(await publicText()).toContain("Xyzzycanary.");
		expect(await publicFinds("xyzzycanary")).toBe(1);
		expect((await listCitingPassages(ANONYMOUS, 7, { limit: 10 })).passages).toHaveLength(1);
		expect(await rebuildCitations(pageId)).toEqual({ inserted: 0, updated: 0, deleted: 0 });
	});

	test("of a new page leaves no page for the public", async () => {
		await db.setting.create({ data: { key: "reviewMode", value: "always" } });
		const { revisionId } = await save(newcomer, ...text("Brand new."));
		expect(await findPage(ANONYMOUS, bajor)).toBeNull();
		expect(await publicFinds("brand new")).toBe(0);
		expect(await rejectRevision(reviewer, { revisionId, reason: "not about this world" })).toMatchObject({ ok: true });
		expect(await findPage(ANONYMOUS, bajor)).toBeNull();
		expect(await queue()).toEqual([]);
	});
});

describe("approving", () => {
	test("one edit never approves another", async () => {
		await reviewedPage();
		const { revisionId: second } = await save(newcomer, ...text("First.", "Changed by one."));
		const { revisionId: third } = await save(other, ...text("First.", "Changed by one.", "Changed by two."));
		expect(await approve(third)).toEqual({ ok: false, problem: "older-edits-wait", revisionIds: [second] });
		expect(await approve(second)).toMatchObject({ ok: true });
		expect(await publicText()).toContain("Changed by one.");
		expect(await publicText()).not.toContain("Changed by two.");
		expect(await queue()).toMatchObject([{ waitingCount: 1, edits: [{ id: third }] }]);
	});

	test("up to an edit approves those before it and leaves those behind", async () => {
		await reviewedPage();
		const ids: number[] = [];
		for (const word of ["one", "two", "three"]) ids.push((await save(newcomer, ...text(`Now ${word}.`))).revisionId);
		const [first = 0, second = 0, third = 0] = ids;
		expect(await approve(second, true)).toEqual({ ok: true, publishedId: second, approvedIds: [first, second] });
		expect(await publicText()).toContain("Now two.");
		expect(await stateOf(third)).toBe("waiting");
		expect(await approve(second)).toEqual({ ok: false, problem: "revision-not-waiting" });
	});

	test("one's own edit only where the wiki allows it", async () => {
		await db.setting.create({ data: { key: "reviewOwnEdits", value: false } });
		await db.setting.create({ data: { key: "reviewMode", value: "always" } });
		const { revisionId, waiting } = await save(reviewer, ...text("Mine."));
		expect(waiting).toBe(true);
		expect(await approve(revisionId)).toEqual({ ok: false, problem: "own-edit" });
		expect(await approveRevision(moderator, { revisionId, upTo: false })).toMatchObject({ ok: true });
	});

	test("is for reviewers, and happens once however many try", async () => {
		await reviewedPage();
		const { revisionId } = await save(newcomer, ...text("Waiting."));
		expect(await approveRevision(confirmed, { revisionId, upTo: false })).toEqual({
			ok: false,
			problem: "right-missing",
		});
		expect(await approveRevision(ANONYMOUS, { revisionId, upTo: false })).toEqual({
			ok: false,
			problem: "sign-in-required",
		});
		const outcomes = await Promise.all(Array.from({ length: 12 }, () => approve(revisionId)));
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db.reviewDecision.count({ where: { revisionId } })).toBe(1);
	});
});

describe("the last check", () => {
	test("is the approval of what the public reads, or that of an earlier revision", async () => {
		await reviewedPage();
		const check = async () => findLastCheck(await db.page.findFirstOrThrow());
		expect(await check()).toBeNull();
		await approve((await save(newcomer, ...text("Checked."))).revisionId);
		expect(await check()).toMatchObject({ reviewerName: reviewer.name, current: true });
		await save(reviewer, ...text("Checked, and mended."));
		expect(await check()).toMatchObject({ reviewerName: reviewer.name, current: false });
	});
});

describe("rejecting", () => {
	test("the only waiting edit brings back what the public reads, by a revision", async () => {
		await reviewedPage();
		const { revisionId } = await save(newcomer, ...text("Vandalism."));
		const outcome = await rejectRevision(reviewer, { revisionId, reason: "no source says so" });
		if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
		expect(await getRevision(ANONYMOUS, outcome.revertId)).toMatchObject({ review: "approved" });
		expect(await publicText()).toContain("First.");
		expect(await queue()).toEqual([]);
		expect(await getRevision(newcomer, revisionId)).toMatchObject({
			review: "rejected",
			tags: ["reverted"],
			decision: { note: "no source says so" },
		});
		expect(await findRevision(ANONYMOUS, revisionId)).toBeNull();
		latest = outcome.revertId;
		expect((await save(reviewer, ...text("First.", "On it goes."))).waiting).toBe(false);
	});

	test("an edit under others leaves them waiting, and never lets its text through", async () => {
		await reviewedPage();
		const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
		const { revisionId: good } = await save(other, ...text("Xyzzycanary.", "Second, better."));
		const outcome = await rejectRevision(reviewer, { revisionId: bad, reason: "no" });
		if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
		expect(await approve(good)).toEqual({ ok: false, problem: "holds-rejected-text", revisionId: outcome.revertId });
		expect(await approve(outcome.revertId, true)).toMatchObject({ ok: true, publishedId: outcome.revertId });
		expect(await publicText()).toBe("First.\nSecond, better.\nThird.");
		expect(await stateOf(good)).toBe("included");
		for (const id of [bad, good]) expect(await findRevision(ANONYMOUS, id)).toBeNull();
		const { pageId } = await getRevision(ANONYMOUS, outcome.revertId);
		const rows = (await listRevisions(ANONYMOUS, pageId, { limit: 10 })).rows;
		expect(rows.map(({ id }) => id)).not.toContain(good);
		expect(await rebuildCitations(pageId)).toEqual({ inserted: 0, updated: 0, deleted: 0 });
	});

	test("the later of two leaves nothing but the earlier to decide about", async () => {
		await reviewedPage();
		const { revisionId: good } = await save(newcomer, ...text("First, better."));
		const { revisionId: bad } = await save(other, ...text("First, better.", "Nonsense."));
		const outcome = await rejectRevision(reviewer, { revisionId: bad, reason: "no" });
		expect(await approve(good)).toMatchObject({ ok: true, publishedId: outcome.ok && outcome.revertId });
		expect(await queue()).toEqual([]);
		expect(await publicText()).toBe("First, better.\nSecond.\nThird.");
	});

	test("an edit that later ones took out in passing does not stand in their way", async () => {
		await reviewedPage();
		const { revisionId: bad } = await save(newcomer, ...text("Nonsense."));
		const { revisionId: good } = await save(other, ...text("First.", "Second, better."));
		expect(await rejectRevision(reviewer, { revisionId: bad, reason: "no" })).toEqual({ ok: true, revertId: null });
		expect(await getRevision(newcomer, bad)).toMatchObject({ tags: ["reverted"], revertedById: good });
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
		expect(await queue()).toEqual([]);
		expect(await publicFinds("xyzzycanary")).toBe(0);
	});

	test("leaves nothing that a rollback goes back to", async () => {
		await reviewedPage();
		const { revisionId: bad } = await save(newcomer, ...text("Xyzzycanary."));
		const outcome = await rejectRevision(reviewer, { revisionId: bad, reason: "no" });
		if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
		const back = { title: bajor, user: reviewer.name, summary: "" };
		expect(await rollbackPage(moderator, back)).toEqual({ ok: false, problem: "only-one-author" });
		latest = outcome.revertId;
		await save(other, ...text("Nonsense."));
		expect(await rollbackPage(moderator, { ...back, user: other.name })).toMatchObject({ ok: true });
		expect(await publicText()).toBe("First.\nSecond.\nThird.");
	});

	test("the later of such two leaves nothing that is published", async () => {
		await reviewedPage();
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
		const outcome = await rejectRevision(reviewer, { revisionId: bad, reason: "made up" });
		if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
		expect(await publicText()).toBeNull();
		expect(await queue()).toEqual([]);
		expect(documentText((await getRevision(other, outcome.revertId)).document)).toBe("");
		latest = outcome.revertId;
		const { revisionId: worse } = await save(newcomer, ...text("Nonsense."));
		const again = await rejectRevision(reviewer, { revisionId: worse, reason: "again" });
		if (!again.ok || again.revertId === null) throw new Error(JSON.stringify(again));
		expect(await publicText()).toBeNull();
		expect(await queue()).toEqual([]);
		latest = again.revertId;
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
		const outcome = await rejectRevision(reviewer, { revisionId, reason: "no source" });
		if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
		const restore = { title: bajor, revisionId, baseRevisionId: outcome.revertId, summary: "", minor: false };
		const restored = await restoreRevision(newcomer, restore);
		if (restored.outcome !== "saved") throw new Error(JSON.stringify(restored));
		expect(await approve(restored.revisionId)).toMatchObject({ ok: true, approvedIds: [restored.revisionId] });
		expect(await publicText()).toBe("First.\nSecond.\nThird.");
		expect(await findRevision(ANONYMOUS, revisionId)).toBeNull();
		expect(await checkStructure()).toEqual([]);
	});

	test("the edit that made a page leaves what others added to it", async () => {
		await db.setting.create({ data: { key: "reviewMode", value: "always" } });
		const { revisionId: bad } = await save(newcomer, ...text("Nonsense."));
		await save(other, ...text("Nonsense."), as("d", p("Something true.")));
		const outcome = await rejectRevision(reviewer, { revisionId: bad, reason: "made up" });
		if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
		expect(await approve(outcome.revertId, true)).toMatchObject({ ok: true });
		expect(await publicText()).toBe("Something true.");
	});

	test("is refused where later edits changed the same words", async () => {
		await reviewedPage();
		const { revisionId } = await save(newcomer, ...text("The number is ten."));
		await save(other, ...text("The number is eleven."));
		expect(await rejectRevision(reviewer, { revisionId, reason: "no" })).toEqual({
			ok: false,
			problem: "later-edits-overlap",
			blockIds: ["a"],
		});
		expect(await stateOf(revisionId)).toBe("waiting");
	});
});

test("the queue begins with the longest wait and filters by what an edit did", async () => {
	await db.setting.create({ data: { key: "reviewMode", value: "always" } });
	const titles = ["One", "Two", "Three"].map((name): Title => ({ namespace: 0, text: name }));
	for (const title of titles) {
		const common = { title, summary: "", minor: false };
		const made = await saveRevision(reviewer, {
			...common,
			baseRevisionId: null,
			document: doc(as("a", p("10 died."))),
		});
		if (made.outcome !== "saved") throw new Error(made.outcome);
		const changed = title.text === "Two" ? "600 died." : "10 died there.";
		const document = doc(as("a", p(changed)));
		await saveRevision(newcomer, { ...common, baseRevisionId: made.revisionId, document });
	}
	const names = (pages: readonly { title: Title }[]) => pages.map(({ title }) => title.text);
	expect(names(await queue())).toEqual(["One", "Two", "Three"]);
	const first = await listReviewQueue(reviewer, { limit: 2 });
	expect(names(first.pages)).toEqual(["One", "Two"]);
	const rest = await listReviewQueue(reviewer, { limit: 2, after: first.next ?? undefined });
	expect([names(rest.pages), rest.next]).toEqual([["Three"], null]);
	expect(names((await listReviewQueue(reviewer, { limit: 9, tag: "number-changed" })).pages)).toEqual(["Two"]);
	expect(names((await listReviewQueue(reviewer, { limit: 9, event: "number-changed" })).pages)).toEqual(["Two"]);
	expect((await listReviewQueue(confirmed, { limit: 9 })).pages).toEqual([]);
});

test("the public counts what it may read, and whoever wrote it", async () => {
	await reviewedPage();
	await save(newcomer, ...text("Waiting."));
	const { pageId } = await save(reviewer, ...text("Waiting.", "Too."));
	expect(await Promise.all([countRevisions(ANONYMOUS, pageId), countAuthors(ANONYMOUS, pageId)])).toEqual([1, 1]);
	expect(await Promise.all([countRevisions(newcomer, pageId), countAuthors(newcomer, pageId)])).toEqual([3, 2]);
});
