import { beforeEach, describe, expect, test } from "vitest";
import { type ChangeCriteria, EVERYTHING, NEWEST } from "@/lib/change/filter";
import { listChanges, type PageChange } from "@/lib/change/queries";
import { eventSummary } from "@/lib/document/events";
import { type Actor, ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { as, doc, p } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { approveRevision } from "./approve-revision";
import { changeVisibility } from "./change-visibility";
import { findNeighbours, findRevisionRow, listRevisions } from "./queries";
import { rebuildEvents } from "./rebuild-events";
import { rejectRevision } from "./reject-revision";
import { rollbackPage } from "./rollback-page";
import { saveRevision } from "./save-revision";
import { sendBackRevision } from "./send-back-revision";

const bajor = { namespace: 0, text: "Bajor" } as const;
let newcomer: UserActor;
let other: UserActor;
let reviewer: UserActor;
let latest: number | null;
let pageId: number;

async function save(author: UserActor, died: string, more = "Nothing more."): Promise<number> {
	const outcome = await saveRevision(author, {
		title: bajor,
		baseRevisionId: latest,
		document: doc(as("a", p(`${died} million died.`)), as("b", p(more))),
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	pageId = outcome.pageId;
	latest = outcome.revisionId;
	return outcome.revisionId;
}

/** The rows of the history, newest first: what each is said to follow and to have done, and the page that tells it. */
async function told(viewer: Actor) {
	const { rows } = await listRevisions(viewer, pageId, { limit: 20 });
	for (const row of rows) {
		// The comparison that a row leads to, and every other way to the row, tell of the same two.
		expect((await findNeighbours(viewer, row)).previous?.id ?? null).toBe(row.parentId);
		expect(await findRevisionRow(viewer, row.id)).toMatchObject(row);
		const parent = rows.find(({ id }) => id === row.parentId);
		expect(row.sizeChange).toBe(row.size - (parent?.size ?? 0));
		expect(row.created).toBe(row.parentId === null);
	}
	const changes = await listOf(viewer, {});
	for (const { revision } of changes.filter(({ page }) => page.id === pageId)) {
		const { id, parentId, created } = revision;
		expect(rows.find((row) => row.id === id)).toMatchObject({ parentId, created });
	}
	const ids = async (sorts: ChangeCriteria["sorts"]) => new Set(await found(viewer, { sorts }));
	for (const [sorts, created] of [
		[["new"], true],
		[["edit"], false],
	] as const) {
		const ofThis = changes.filter(({ revision }) => revision.created === created).map(({ revision }) => revision.id);
		expect(await ids(sorts)).toEqual(new Set(ofThis));
	}
	return rows.map(({ id, parentId, events, tags }) => [id, parentId, eventSummary(events), ...tags]);
}

async function listOf(viewer: Actor, criteria: Partial<ChangeCriteria>): Promise<PageChange[]> {
	const place = { ...NEWEST, since: null, now: new Date() };
	const list = await listChanges(changeVisibility(viewer), { ...EVERYTHING, ...criteria }, place);
	return list.changes.filter((change) => change.of === "page");
}

async function found(viewer: Actor, criteria: Partial<ChangeCriteria>): Promise<number[]> {
	return (await listOf(viewer, criteria)).map(({ revision }) => revision.id);
}

const approve = async (revisionId: number, upTo = false) =>
	expect(await approveRevision(reviewer, { revisionId, upTo })).toMatchObject({ ok: true });
const sendBack = async (revisionId: number) =>
	expect(await sendBackRevision(reviewer, { revisionId, note: "Why?" })).toEqual({ ok: true });
const reject = async (revisionId: number): Promise<number> => {
	const outcome = await rejectRevision(reviewer, { revisionId, reason: "No" });
	if (!outcome.ok || outcome.revertId === null) throw new Error(JSON.stringify(outcome));
	latest = outcome.revertId;
	return outcome.revertId;
};

let first: number;

beforeEach(async () => {
	await emptyDatabase();
	newcomer = await buildUser();
	other = await buildUser();
	reviewer = await buildAutoconfirmedUser({ groups: ["reviewer"] });
	latest = null;
	first = await save(reviewer, "10");
	await db.page.updateMany({ data: { reviewMode: "unconfirmed" } });
});

describe("the public is told what an edit did to what it read before", () => {
	test("behind one that was sent back and saved again", async () => {
		const second = await save(newcomer, "99");
		await sendBack(second);
		const third = await save(newcomer, "12");
		expect(await told(ANONYMOUS)).toEqual([[first, null, "", "new-page"]]);
		await approve(third, true);
		expect(await told(ANONYMOUS)).toEqual([
			[third, first, "1 number changed: 10 → 12 million", "number-changed"],
			[first, null, "", "new-page"],
		]);
		expect(await told(reviewer)).toEqual([
			[third, second, "1 number changed: 99 → 12 million", "number-changed"],
			[second, first, "1 number changed: 10 → 99 million", "number-changed"],
			[first, null, "", "new-page"],
		]);
	});

	test("behind one that was rejected: the revert did nothing to it", async () => {
		const second = await save(newcomer, "99");
		const third = await reject(second);
		expect(await told(ANONYMOUS)).toEqual([
			[third, first, ""],
			[first, null, "", "new-page"],
		]);
		expect((await told(reviewer))[0]).toEqual([third, second, "1 number changed: 99 → 10 million", "number-changed"]);
	});

	test("behind a rejected one that another edit follows", async () => {
		const second = await save(newcomer, "99");
		const third = await save(other, "99", "Nobody counted them.");
		const fourth = await reject(second);
		await approve(fourth, true);
		expect((await told(ANONYMOUS)).map(([id, parent, events]) => [id, parent, events])).toEqual([
			[fourth, first, ""],
			[first, null, ""],
		]);
		expect((await told(reviewer)).map(([id, parent]) => [id, parent])).toEqual([
			[fourth, third],
			[third, second],
			[second, first],
			[first, null],
		]);
	});

	test("where several are approved at once, each against the one before", async () => {
		const second = await save(newcomer, "11");
		const third = await save(other, "11", "Fewer than 20 came home.");
		const fourth = await save(newcomer, "12", "Fewer than 20 came home.");
		await approve(fourth, true);
		expect((await told(ANONYMOUS)).map(([id, parent, events]) => [id, parent, events])).toEqual([
			[fourth, third, "1 number changed: 11 → 12 million"],
			[third, second, ""],
			[second, first, "1 number changed: 10 → 11 million"],
			[first, null, ""],
		]);
		expect(await db.revision.count({ where: { publicEdit: { not: { equals: null } } } })).toBe(0);
	});

	test("behind edits that a rollback settled", async () => {
		await save(newcomer, "99");
		const outcome = await rollbackPage(reviewer, { title: bajor, user: newcomer.name, summary: "" });
		expect(outcome).toMatchObject({ ok: true });
		const revisionId = outcome.ok ? outcome.revisionId : 0;
		const [last] = await told(ANONYMOUS);
		expect(last).toEqual([revisionId, first, "", "rollback"]);
	});

	test("of a page that it never read before: everything is new", async () => {
		await db.setting.create({ data: { key: "reviewMode", value: "always" } });
		latest = null;
		const title = { namespace: 0, text: "Cardassia" } as const;
		const create = async (baseRevisionId: number | null, words: string) => {
			const document = doc(as("a", p(words)));
			const outcome = await saveRevision(newcomer, { title, baseRevisionId, document, summary: "", minor: false });
			if (outcome.outcome !== "saved") throw new Error(outcome.outcome);
			pageId = outcome.pageId;
			return outcome.revisionId;
		};
		const made = await create(null, "In 99.");
		await sendBack(made);
		const mended = await create(made, "In 12.");
		await approve(mended, true);
		expect(await told(ANONYMOUS)).toEqual([[mended, null, "", "new-page"]]);
	});
});

test("lists are filtered by what their viewer is told", async () => {
	const second = await save(newcomer, "99");
	await sendBack(second);
	const third = await save(newcomer, "99", "Nobody counted them.");
	await approve(third, true);
	const fourth = await save(newcomer, "55", "Nobody counted them.");
	const fifth = await reject(fourth);
	expect(await found(ANONYMOUS, { tags: ["number-changed"] })).toEqual([third]);
	expect(await found(ANONYMOUS, { events: ["number-changed"] })).toEqual([third]);
	expect(await found(reviewer, { tags: ["number-changed"] })).toEqual([fifth, fourth, second]);
	const history = await listRevisions(ANONYMOUS, pageId, { limit: 10 }, { tag: "number-changed" });
	expect(history.rows.map(({ id }) => id)).toEqual([third]);
});

test("what was approved before it was told is made good", async () => {
	const second = await save(newcomer, "99");
	await sendBack(second);
	const third = await save(newcomer, "12");
	await approve(third, true);
	const right = await told(ANONYMOUS);
	expect(await rebuildEvents(pageId)).toBe(0);
	await db.$executeRaw`UPDATE revision SET public_edit = NULL`;
	const [unknown] = (await listRevisions(ANONYMOUS, pageId, { limit: 1 })).rows;
	// What it followed is not for the public, and what the public read before is not known: no list may lead there.
	expect(unknown).toMatchObject({ parentId: null, created: false, events: [], tags: [] });
	expect(await found(ANONYMOUS, { sorts: ["new"] })).toEqual([first]);
	expect(await rebuildEvents(pageId)).toBe(1);
	expect(await told(ANONYMOUS)).toEqual(right);
});
