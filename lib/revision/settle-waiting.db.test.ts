import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { bajor, beginWiki, edit, latestId, stored, storedPage } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { rejectRevision } from "./reject-revision";
import { restoreRevision } from "./restore-revision";
import { rollbackPage } from "./rollback-page";
import { findSettling } from "./settle-waiting";
import { undoRevisions } from "./undo-revisions";

let kira: UserActor;
let dukat: UserActor;
let ziyal: UserActor;
let odo: UserActor;
let older: number;
let approved: number;

const text = (first: string, second = "Two."): DocumentNode[] => [as("a", p(first)), as("b", p(second))];

async function publicText(): Promise<string> {
	return (await stored((await storedPage()).approvedRevisionId ?? 0)).text;
}

/** The state of each and what its author was told. */
async function decided(...ids: number[]) {
	const found = await db.revision.findMany({
		where: { id: { in: ids } },
		orderBy: { id: "asc" },
		select: { review: true, decisions: { select: { note: true, reviewerName: true } } },
	});
	return found.map(({ review, decisions: [last] }) => [review, last?.reviewerName, last?.note]);
}

const states = async (...ids: number[]) => (await decided(...ids)).map(([review]) => review);

async function restore(actor: UserActor, revisionId: number, settles?: number[], base?: number) {
	return restoreRevision(actor, {
		title: bajor,
		revisionId,
		baseRevisionId: base ?? (await latestId()),
		summary: "Nothing of it is so",
		minor: false,
		settles,
	});
}

async function undo(actor: UserActor, revisionIds: number[], settles?: number[]) {
	const baseRevisionId = await latestId();
	return undoRevisions(actor, { title: bajor, revisionIds, baseRevisionId, summary: "No", minor: false, settles });
}

beforeEach(async () => {
	({ kira, dukat, odo } = await beginWiki());
	ziyal = await buildUser({ name: "Ziyal" });
	older = await edit(kira, ...text("Old."));
	approved = await edit(kira, ...text("One."));
	await db.page.updateMany({ data: { reviewMode: "unconfirmed" } });
});

describe("restoring over edits that wait", () => {
	test("waits with them where nothing is said about them", async () => {
		const waiting = await edit(dukat, ...text("Wrong."));
		expect(await restore(odo, approved)).toMatchObject({ outcome: "saved", waiting: true });
		expect(await decided(waiting)).toEqual([["waiting", undefined, undefined]]);
		expect((await storedPage()).waitingCount).toBe(2);
	});

	test("by a reviewer who settles them is read at once, and their authors are told why", async () => {
		const first = await edit(dukat, ...text("Wrong."));
		const second = await edit(ziyal, ...text("Wrong.", "Too."));
		expect(await restore(odo, approved, [first, second])).toMatchObject({ outcome: "saved", waiting: false });
		const rejected = ["rejected", "Odo", "Nothing of it is so"];
		expect(await decided(first, second)).toEqual([rejected, rejected]);
		expect(await storedPage()).toMatchObject({ waitingCount: 0, waitingSince: null });
		const { approvedRevisionId, latestRevisionId } = await storedPage();
		expect(approvedRevisionId).toBe(latestRevisionId);
		expect(await publicText()).toBe("One.\nTwo.");
		expect(await stored(first)).toMatchObject({ revertedById: latestRevisionId, patrolledById: odo.id });
	});

	test("of a text from before the approved one is read at once too, unless it needs another's eyes", async () => {
		const first = await edit(dukat, ...text("Wrong."));
		expect(await restore(odo, older, [first])).toMatchObject({ waiting: false });
		expect(await publicText()).toBe("Old.\nTwo.");
		await db.page.updateMany({ data: { reviewMode: "always" } });
		await db.setting.create({ data: { key: "reviewOwnEdits", value: false } });
		const second = await edit(dukat, ...text("Wrong."));
		expect(await restore(odo, approved, [second])).toMatchObject({ waiting: true });
		expect(await states(second)).toEqual(["rejected"]);
		expect(await publicText()).toBe("Old.\nTwo.");
	});

	test("of one that waits itself settles those behind it and approves nothing", async () => {
		const first = await edit(dukat, ...text("Good."));
		const second = await edit(ziyal, ...text("Bad."));
		expect(await restore(odo, first, [second])).toMatchObject({ waiting: true });
		expect(await states(first, second)).toEqual(["waiting", "rejected"]);
		expect(await publicText()).toBe("One.\nTwo.");
		expect(await approveRevision(odo, { revisionId: first, upTo: false })).toMatchObject({ ok: true });
		const { approvedRevisionId, latestRevisionId, waitingCount } = await storedPage();
		expect(approvedRevisionId).toBe(latestRevisionId);
		expect(waitingCount).toBe(0);
	});

	test("decides about nothing that the reviewer did not see", async () => {
		const first = await edit(dukat, ...text("Wrong."));
		expect(await restore(odo, approved, [])).toEqual({ outcome: "decided-meanwhile" });
		expect(await restore(odo, approved, [first, 99])).toEqual({ outcome: "decided-meanwhile" });
		const seen = await latestId();
		const since = await edit(ziyal, ...text("Wrong.", "New."));
		expect(await restore(odo, approved, [first], seen)).toMatchObject({ outcome: "saved", waiting: true, merged: {} });
		expect(await states(first, since)).toEqual(["rejected", "waiting"]);
		expect(await publicText()).toBe("One.\nTwo.");
	});

	test("settles nothing where another reviewer decided first", async () => {
		const first = await edit(dukat, ...text("Better."));
		expect(await approveRevision(odo, { revisionId: first, upTo: false })).toMatchObject({ ok: true });
		expect(await restore(odo, approved, [first])).toEqual({ outcome: "decided-meanwhile" });
		expect(await publicText()).toBe("Better.\nTwo.");
	});

	test("is not for those who do not review", async () => {
		const first = await edit(dukat, ...text("Wrong."));
		expect(await restore(kira, approved, [first])).toMatchObject({ outcome: "denied", reason: "right-missing" });
		expect(await restore(kira, approved)).toMatchObject({ outcome: "saved", waiting: true });
	});
});

describe("undoing edits that wait", () => {
	test("by a reviewer who settles them leaves the others to decide about", async () => {
		const first = await edit(dukat, ...text("One.", "Good."));
		const second = await edit(ziyal, ...text("Wrong.", "Good."));
		expect(await undo(odo, [second], [second])).toMatchObject({ outcome: "saved", waiting: true });
		expect(await states(first, second)).toEqual(["waiting", "rejected"]);
		expect(await undo(odo, [first], [first])).toMatchObject({ waiting: false });
		expect(await storedPage()).toMatchObject({ waitingCount: 0, waitingSince: null });
		expect(await publicText()).toBe("One.\nTwo.");
	});

	test("tells beforehand what would be settled, and to whom it is offered", async () => {
		const first = await edit(dukat, ...text("One.", "Good."));
		const second = await edit(ziyal, ...text("Wrong.", "Good."));
		const { id: pageId } = await storedPage();
		const { sha256 } = await stored(approved);
		const ask = (actor: UserActor, takenBack: number[]) => findSettling(actor, { pageId, takenBack, sha256 });
		expect(await ask(odo, [second])).toEqual({ settles: [second], open: 1, published: false, waits: true });
		expect(await ask(odo, [first, second])).toEqual({
			settles: [first, second],
			open: 0,
			published: true,
			waits: true,
		});
		expect(await ask(kira, [first, second])).toEqual({ settles: [], open: 2, published: false, waits: true });
		expect(await ask(odo, [approved])).toEqual({ settles: [], open: 2, published: false, waits: true });
	});
});

test("rejecting one edit after another leaves nothing waiting", async () => {
	const first = await edit(dukat, ...text("Wrong."));
	const second = await edit(ziyal, ...text("Wrong.", "Too."));
	for (const revisionId of [first, second])
		expect(await rejectRevision(odo, { revisionId, reason: "No" })).toMatchObject({ ok: true });
	expect(await storedPage()).toMatchObject({ waitingCount: 0, waitingSince: null });
	const { approvedRevisionId, latestRevisionId } = await storedPage();
	expect(approvedRevisionId).toBe(latestRevisionId);
});

test("rolling back tells the author the summary", async () => {
	const first = await edit(dukat, ...text("Wrong."));
	expect(await rollbackPage(odo, { title: bajor, user: "Dukat", summary: "Made up" })).toMatchObject({ ok: true });
	expect(await decided(first)).toEqual([["rejected", "Odo", "Made up"]]);
});

test("rolling back one of two who wait settles that one alone", async () => {
	const first = await edit(dukat, ...text("One.", "Good."));
	const second = await edit(ziyal, ...text("Wrong.", "Good."));
	expect(await rollbackPage(odo, { title: bajor, user: "Ziyal", summary: "" })).toMatchObject({ ok: true });
	expect(await states(first, second)).toEqual(["waiting", "rejected"]);
	expect(await publicText()).toBe("One.\nTwo.");
});
