import { beforeEach, describe, expect, test } from "vitest";
import { listCitingPassages } from "@/lib/article/cited-by";
import { countAuthors, countRevisions } from "@/lib/article/page-facts";
import { findPage } from "@/lib/article/queries";
import { rebuildCitations } from "@/lib/citation/rebuild-citations";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { as, citation, doc, p } from "@/test/document";
import {
	beginReviews,
	publicFinds,
	publicText,
	queue,
	type ReviewCast,
	reviewedPage,
	stateOf,
	text,
} from "@/test/reviewed-page";
import { buildAutoconfirmedUser } from "@/test/user";
import { bajor, save } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { findLastCheck } from "./last-check";
import { findRevision, findUnreadRevision, getRevision, listRevisions } from "./queries";
import { rejectRevision } from "./reject-revision";
import { listReviewQueue } from "./review-queue";
import { saveRevision } from "./save-revision";
import { setReviewMode } from "./set-review-mode";

let cast: ReviewCast;
let newcomer: UserActor;
let other: UserActor;
let confirmed: UserActor;
let reviewer: UserActor;
let moderator: UserActor;

const approve = (revisionId: number, upTo = false) => approveRevision(reviewer, { revisionId, upTo });

beforeEach(async () => {
	cast = await beginReviews();
	({ newcomer, other, reviewer, moderator } = cast);
	confirmed = await buildAutoconfirmedUser();
});

describe("who waits", () => {
	test("nobody on an open page", async () => {
		expect((await save(newcomer, ...text("Open."))).waiting).toBe(false);
		expect(await publicText()).toContain("Open.");
		expect(await queue(reviewer)).toEqual([]);
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
		await reviewedPage(cast);
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
		const first = await reviewedPage(cast);
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
		expect(await queue(reviewer)).toEqual([]);
	});
});

describe("approving", () => {
	test("one edit never approves another", async () => {
		await reviewedPage(cast);
		const { revisionId: second } = await save(newcomer, ...text("First.", "Changed by one."));
		const { revisionId: third } = await save(other, ...text("First.", "Changed by one.", "Changed by two."));
		expect(await approve(third)).toEqual({
			ok: false,
			problem: "older-edits-wait",
			revisionIds: [second],
			unreadIds: [],
		});
		expect(await approve(second)).toMatchObject({ ok: true });
		expect(await publicText()).toContain("Changed by one.");
		expect(await publicText()).not.toContain("Changed by two.");
		expect(await queue(reviewer)).toMatchObject([{ waitingCount: 1, edits: [{ id: third }] }]);
	});

	test("up to an edit approves those before it and leaves those behind", async () => {
		await reviewedPage(cast);
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
		expect(await approve(revisionId)).toEqual({ ok: false, problem: "own-edit", revisionIds: [revisionId] });
		expect(await approveRevision(moderator, { revisionId, upTo: false })).toMatchObject({ ok: true });
	});

	test("is for reviewers, and happens once however many try", async () => {
		await reviewedPage(cast);
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
		await reviewedPage(cast);
		const check = async () => findLastCheck(await db.page.findFirstOrThrow());
		expect(await check()).toBeNull();
		await approve((await save(newcomer, ...text("Checked."))).revisionId);
		expect(await check()).toMatchObject({ reviewerName: reviewer.name, current: true });
		await save(reviewer, ...text("Checked, and mended."));
		expect(await check()).toMatchObject({ reviewerName: reviewer.name, current: false });
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
	expect(names(await queue(reviewer))).toEqual(["One", "Two", "Three"]);
	const first = await listReviewQueue(reviewer, { limit: 2 });
	expect(names(first.pages)).toEqual(["One", "Two"]);
	const rest = await listReviewQueue(reviewer, { limit: 2, after: first.next ?? undefined });
	expect([names(rest.pages), rest.next]).toEqual([["Three"], null]);
	expect(names((await listReviewQueue(reviewer, { limit: 9, tag: "number-changed" })).pages)).toEqual(["Two"]);
	expect(names((await listReviewQueue(reviewer, { limit: 9, event: "number-changed" })).pages)).toEqual(["Two"]);
	expect((await listReviewQueue(confirmed, { limit: 9 })).pages).toEqual([]);
});

test("the public counts what it may read, and whoever wrote it", async () => {
	await reviewedPage(cast);
	await save(newcomer, ...text("Waiting."));
	const { pageId } = await save(reviewer, ...text("Waiting.", "Too."));
	expect(await Promise.all([countRevisions(ANONYMOUS, pageId), countAuthors(ANONYMOUS, pageId)])).toEqual([1, 1]);
	expect(await Promise.all([countRevisions(newcomer, pageId), countAuthors(newcomer, pageId)])).toEqual([3, 2]);
});
