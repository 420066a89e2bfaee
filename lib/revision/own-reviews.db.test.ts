import { beforeEach, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, doc, p } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { approveRevision } from "./approve-revision";
import { countReviews, listAcceptedAfterAll, listOwnReviews, listTakenBack, markReviewsSeen } from "./own-reviews";
import { rejectRevision } from "./reject-revision";
import { rollbackPage } from "./rollback-page";
import { saveRevision } from "./save-revision";
import { sendBackRevision } from "./send-back-revision";
import { listSentBack } from "./sent-back";
import { undoRevisions } from "./undo-revisions";

let author: UserActor;
let reviewer: UserActor;
const latest = new Map<string, number>();

async function save(actor: UserActor, name: string, text: string): Promise<number> {
	const title: Title = { namespace: 0, text: name };
	const input = { title, baseRevisionId: latest.get(name) ?? null, document: doc(as("a", p(text))) };
	const saved = await saveRevision(actor, { ...input, summary: "", minor: false });
	if (saved.outcome !== "saved") throw new Error(saved.outcome);
	latest.set(name, saved.revisionId);
	return saved.revisionId;
}

const sendBack = (revisionId: number) => sendBackRevision(reviewer, { revisionId, note: "Which work says so?" });
const told = async (viewer: UserActor) =>
	(await listOwnReviews(viewer, 10)).map(({ revision, savedAgain }) => [
		revision.page.title.text,
		revision.review,
		revision.decision?.note ?? null,
		savedAgain,
	]);
const sentBack = async (limit = 10, after: number | null = null) => {
	const { pages, next } = await listSentBack(reviewer, { limit, after });
	return { names: pages.map(({ title }) => title.text), next };
};

beforeEach(async () => {
	await emptyDatabase();
	latest.clear();
	await db.setting.create({ data: { key: "reviewMode", value: "always" } });
	author = await buildUser();
	reviewer = await buildAutoconfirmedUser({ groups: ["reviewer"] });
});

test("an author is told what waits, what was sent back and what was rejected, and others are not", async () => {
	const waiting = await save(author, "Waiting", "One.");
	await sendBack(await save(author, "Sent", "Two."));
	await rejectRevision(reviewer, { revisionId: await save(author, "Rejected", "Three."), reason: "A guess" });
	await approveRevision(reviewer, { revisionId: await save(author, "Approved", "Four."), upTo: false });
	expect(await told(author)).toEqual([
		["Rejected", "rejected", "A guess", false],
		["Sent", "sent_back", "Which work says so?", false],
		["Waiting", "waiting", null, false],
	]);
	expect(await told(reviewer)).toEqual([]);
	expect(await listOwnReviews(ANONYMOUS, 10)).toEqual([]);
	expect(await countReviews(author)).toEqual({ waiting: null, sentBack: 1, notKept: 1 });
	expect(await countReviews(reviewer)).toEqual({ waiting: 1, sentBack: 0, notKept: 0 });
	expect(await countReviews(ANONYMOUS)).toEqual({ waiting: null, sentBack: 0, notKept: 0 });
	await approveRevision(reviewer, { revisionId: waiting, upTo: false });
	expect(await countReviews(reviewer)).toEqual({ waiting: 0, sentBack: 0, notKept: 0 });
});

test("an author is told what others took back, by whom and why, until they have read it", async () => {
	await db.setting.deleteMany();
	await save(reviewer, "Page", "One.");
	const own = await save(author, "Page", "Two.");
	const since = await save(author, "Page", "Three.");
	await rollbackPage(reviewer, { title: { namespace: 0, text: "Page" }, user: author.name, summary: "Not so" });
	const notes = async (viewer: UserActor) =>
		(await listTakenBack(viewer, 10)).map(({ revision, by }) => [revision.id, by.author.name, by.summary]);
	expect(await notes(author)).toEqual([
		[since, reviewer.name, "Not so"],
		[own, reviewer.name, "Not so"],
	]);
	expect(await notes(reviewer)).toEqual([]);
	expect(await listTakenBack(ANONYMOUS, 10)).toEqual([]);
	expect(await countReviews(author)).toMatchObject({ notKept: 2 });
	await markReviewsSeen(author, new Date());
	expect(await countReviews(author)).toMatchObject({ notKept: 0 });
	await markReviewsSeen(author, new Date(0));
	expect(await countReviews(author)).toMatchObject({ notKept: 0 });
});

test("what one takes back oneself is no news", async () => {
	await db.setting.deleteMany();
	await save(author, "Page", "One.");
	await save(author, "Page", "Two.");
	await save(author, "Page", "One.");
	expect(await listTakenBack(author, 10)).toEqual([]);
	expect(await countReviews(author)).toMatchObject({ notKept: 0 });
});

const accepted = async (viewer: UserActor) =>
	(await listAcceptedAfterAll(viewer, 10)).map(({ revision, decisions }) => [
		revision.id,
		...decisions.map(({ state, note }) => [state, note]),
	]);

test("an edit that was sent back is open until a reviewer decides about it, and its note is kept with that", async () => {
	const sent = await save(author, "Page", "Ten.");
	await sendBack(sent);
	expect(await countReviews(author)).toMatchObject({ sentBack: 1 });
	const again = await save(author, "Page", "Ten, says the novel.");
	expect(await countReviews(author)).toMatchObject({ sentBack: 1 });
	expect(await told(author)).toEqual([
		["Page", "waiting", null, false],
		["Page", "sent_back", "Which work says so?", true],
	]);
	expect(await accepted(author)).toEqual([]);
	await approveRevision(reviewer, { revisionId: again, upTo: true });
	expect(await countReviews(author)).toMatchObject({ sentBack: 0 });
	expect(await told(author)).toEqual([]);
	expect(await accepted(author)).toEqual([[sent, ["sent_back", "Which work says so?"], ["included", ""]]]);
	expect(await accepted(reviewer)).toEqual([]);
	expect(await listAcceptedAfterAll(ANONYMOUS, 10)).toEqual([]);
});

test("a note is kept where what it was about is approved with somebody else's edit, or rejected", async () => {
	const [sent, refused] = [await save(author, "Page", "Ten."), await save(author, "Other", "Ten.")];
	for (const id of [sent, refused]) await sendBack(id);
	await approveRevision(reviewer, { revisionId: await save(reviewer, "Page", "Ten, and more."), upTo: true });
	await rejectRevision(reviewer, { revisionId: refused, reason: "No answer" });
	expect(await accepted(author)).toEqual([[sent, ["sent_back", "Which work says so?"], ["included", ""]]]);
	expect(await listOwnReviews(author, 10)).toMatchObject([
		{
			revision: { id: refused, review: "rejected" },
			decisions: [{ note: "Which work says so?" }, { note: "No answer" }],
		},
	]);
});

test("an edit that its author withdrew before a later one was approved was not accepted after all", async () => {
	const first = await save(author, "Page", "One.");
	await approveRevision(reviewer, { revisionId: first, upTo: false });
	const sent = await save(author, "Page", "Ten.");
	await sendBack(sent);
	const title: Title = { namespace: 0, text: "Page" };
	const withdrawn = await undoRevisions(author, {
		title,
		revisionIds: [sent],
		baseRevisionId: sent,
		summary: "",
		minor: false,
	});
	if (withdrawn.outcome !== "saved") throw new Error(withdrawn.outcome);
	await approveRevision(reviewer, { revisionId: withdrawn.revisionId, upTo: true });
	expect((await db.revision.findUniqueOrThrow({ where: { id: sent } })).review).toBe("included");
	expect(await accepted(author)).toEqual([]);
});

test("reviewers find the pages that are with their authors, until somebody saves them again", async () => {
	for (const name of ["One", "Two", "Three"]) await sendBack(await save(author, name, "Text."));
	await save(author, "Waits", "Text.");
	expect(await sentBack()).toEqual({ names: ["One", "Two", "Three"], next: null });
	const first = await sentBack(2);
	expect(first.names).toEqual(["One", "Two"]);
	expect(await sentBack(2, first.next)).toEqual({ names: ["Three"], next: null });
	await save(author, "Two", "Another text.");
	expect((await sentBack()).names).toEqual(["One", "Three"]);
	expect(await listSentBack(author, { limit: 10, after: null })).toEqual({ pages: [], next: null });
});
