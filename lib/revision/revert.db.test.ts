import { beforeEach, describe, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, p, text } from "@/test/document";
import { bajor, beginWiki, edit, latestId, stored, storedPage } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { rebuildBlame } from "./record-blame";
import { restoreRevision } from "./restore-revision";
import { listEditsBetween, planUndo, undoRevisions } from "./undo-revisions";

let kira: UserActor;
let dukat: UserActor;
let odo: UserActor;

const a = (text: string) => as("a", p(text));
const b = (text: string) => as("b", p(text));
const c = (text: string) => as("c", p(text));

async function textNow(): Promise<string> {
	return (await stored(await latestId())).text;
}

async function undo(actor: UserActor, revisionIds: number[], base?: number) {
	const baseRevisionId = base ?? (await latestId());
	return undoRevisions(actor, { title: bajor, revisionIds, baseRevisionId, summary: "", minor: false });
}

beforeEach(async () => {
	({ kira, dukat, odo } = await beginWiki());
});

describe("undo", () => {
	test("takes one edit out from under later ones, and ties both together", async () => {
		await edit(kira, a("One."), b("Two."));
		const wrong = await edit(dukat, a("Wrong."), b("Two."));
		const after = await edit(kira, a("Wrong."), b("Two more."));
		const outcome = await undo(odo, [wrong]);
		expect(outcome).toMatchObject({ outcome: "saved" });
		expect(await textNow()).toBe("One.\nTwo more.");
		const { latestRevisionId } = await storedPage();
		expect(await stored(latestRevisionId ?? 0)).toMatchObject({
			summary: `Undid revision ${wrong} by Dukat`,
			tags: ["undo"],
			reverts: [wrong],
			minor: false,
			parentId: after,
		});
		expect(await stored(wrong)).toMatchObject({
			revertedById: latestRevisionId,
			tags: expect.arrayContaining(["reverted"]),
		});
		expect(await stored(after)).toMatchObject({ revertedById: null });
	});

	test("takes several edits out, neighbours and others", async () => {
		await edit(kira, a("One."), b("Two."), c("Three."));
		const first = await edit(dukat, a("1"), b("Two."), c("Three."));
		const second = await edit(dukat, a("1 and 1"), b("Two."), c("Three."));
		await edit(kira, a("1 and 1"), b("Two."), c("Three more."));
		const third = await edit(dukat, a("1 and 1"), b("2"), c("Three more."));
		expect(await undo(odo, [third, first, second])).toMatchObject({ outcome: "saved" });
		expect(await textNow()).toBe("One.\nTwo.\nThree more.");
		const { latestRevisionId } = await storedPage();
		expect(await stored(latestRevisionId ?? 0)).toMatchObject({
			reverts: [first, second, third],
			summary: `Undid revisions ${first}, ${second} and ${third} by Dukat`,
		});
		expect(await rebuildBlame((await storedPage()).id, { write: false })).toEqual({
			inserted: 0,
			updated: 0,
			deleted: 0,
		});
		const blame = await db.blockVersion.findFirstOrThrow({
			where: { blockId: "a" },
			orderBy: { revisionId: "desc" },
		});
		expect(blame.textChangedIn).toBe(1);
	});

	test("finds the edits between two revisions", async () => {
		const first = await edit(kira, a("One."));
		const ids = [await edit(dukat, a("Two.")), await edit(kira, a("Three.")), await edit(dukat, a("Four."))];
		expect(await listEditsBetween(odo, first, ids[2] ?? 0)).toEqual(ids);
		expect(await listEditsBetween(odo, ids[2] ?? 0, first)).toEqual([]);
		expect(await listEditsBetween(odo, first, 99)).toEqual([]);
	});

	test("answers with the overlap where later edits changed the same words, and saves nothing", async () => {
		await edit(kira, a("One."));
		const wrong = await edit(dukat, a("Wrong words here."));
		await edit(kira, a("Quite different now."));
		const outcome = await undo(odo, [wrong]);
		expect(outcome).toMatchObject({ outcome: "undo-overlap", plan: { overlaps: [{ blockId: "a" }] } });
		expect((await storedPage()).revisionCount).toBe(3);
	});

	test("of what is taken out already changes nothing", async () => {
		await edit(kira, a("One."), b("Two."));
		const wrong = await edit(dukat, a("Wrong."), b("Two."));
		await edit(kira, a("One."), b("Two."));
		expect(await undo(odo, [wrong])).toMatchObject({ outcome: "unchanged" });
		expect((await storedPage()).revisionCount).toBe(3);
	});

	test("refuses the edit that made the page, edits of other pages, and people who may not edit", async () => {
		const made = await edit(kira, a("One."));
		await edit(kira, a("One."), b("Two."));
		expect(await undo(odo, [made])).toEqual({ outcome: "undo-refused", problem: "made-the-page" });
		expect(await undo(odo, [made + 99])).toEqual({ outcome: "undo-refused", problem: "revision-not-found" });
		expect(await undo(odo, [2], 99)).toEqual({ outcome: "undo-refused", problem: "base-not-found" });
		expect(await planUndo(odo, { revisionIds: [2], baseRevisionId: 1 })).toMatchObject({
			problem: "revision-not-found",
		});
		expect(await undo(ANONYMOUS as UserActor, [2])).toMatchObject({ outcome: "denied", reason: "sign-in-required" });
	});

	test("says nothing of the edits of a page that was not addressed", async () => {
		const made = await edit(kira, a("One."));
		const input = { revisionIds: [made], baseRevisionId: made, summary: "", minor: false };
		const missing = { outcome: "page-not-found" };
		expect(await undoRevisions(odo, { ...input, title: { namespace: 0, text: "Nowhere" } })).toEqual(missing);
	});

	test("of an untrusted editor waits where edits wait, and says nothing of what the public reads until approved", async () => {
		await edit(kira, a("One."));
		const second = await edit(kira, a("One."), b("Two."));
		await db.page.updateMany({ data: { reviewMode: "always" } });
		expect(await undo(dukat, [second])).toMatchObject({ outcome: "saved", waiting: true });
		expect(await stored(second)).toMatchObject({ revertedById: null });
		expect((await storedPage()).approvedRevisionId).toBe(second);
		const waiting = (await storedPage()).latestRevisionId ?? 0;
		expect(await approveRevision(odo, { revisionId: waiting, upTo: false })).toMatchObject({ ok: true });
		expect(await stored(second)).toMatchObject({ revertedById: waiting });
	});

	test("of one's own is one's own edit to a reviewer", async () => {
		await edit(kira, a("One."));
		const second = await edit(kira, a("One."), b("Two."));
		await db.page.updateMany({ data: { reviewMode: "always" } });
		await db.setting.create({ data: { key: "reviewOwnEdits", value: false } });
		expect(await undo(odo, [second])).toMatchObject({ outcome: "saved", waiting: true });
		const waiting = (await storedPage()).latestRevisionId ?? 0;
		expect(await approveRevision(odo, { revisionId: waiting, upTo: false })).toMatchObject({ problem: "own-edit" });
	});
});

describe("restore", () => {
	const restore = async (actor: UserActor, revisionId: number, base?: number) => {
		const baseRevisionId = base ?? (await latestId());
		return restoreRevision(actor, { title: bajor, revisionId, baseRevisionId, summary: "", minor: false });
	};

	test("publishes an old text again and marks what it replaced", async () => {
		const old = await edit(kira, a("One."));
		const second = await edit(dukat, a("Two."));
		const third = await edit(odo, a("Three."));
		expect(await restore(dukat, old)).toMatchObject({ outcome: "saved" });
		const { latestRevisionId } = await storedPage();
		expect(await stored(latestRevisionId ?? 0)).toMatchObject({
			summary: `Restored revision ${old} by Kira`,
			tags: expect.arrayContaining(["restored"]),
			reverts: [second, third],
			sha256: (await stored(old)).sha256,
		});
		expect(await stored(second)).toMatchObject({ revertedById: latestRevisionId });
	});

	test("of the latest changes nothing, and of another page's revision is refused", async () => {
		const old = await edit(kira, a("One."));
		expect(await restore(kira, old)).toMatchObject({ outcome: "unchanged" });
		expect(await restore(kira, 99)).toEqual({ outcome: "revision-not-found" });
		expect(await restore(kira, old, 99)).toEqual({ outcome: "base-not-found" });
		const nowhere = { namespace: 0, text: "Nowhere" } as const;
		expect(
			await restoreRevision(kira, { title: nowhere, revisionId: old, baseRevisionId: old, summary: "", minor: false }),
		).toEqual({ outcome: "page-not-found" });
	});
});

describe("a revert by hand", () => {
	test("is recognised within the last 15 revisions", async () => {
		await edit(kira, a("One."));
		const wrong = await edit(dukat, a("Wrong."));
		const back = await edit(kira, a("One."));
		expect(await stored(back)).toMatchObject({ tags: ["manual-revert"], reverts: [wrong] });
		expect(await stored(wrong)).toMatchObject({ revertedById: back });
	});

	test("is recognised where the same text was written anew, in blocks with other ids", async () => {
		const first = await edit(kira, a("One."), b("Two."));
		const wrong = await edit(dukat, a("One."));
		const back = await edit(kira, a("One."), as("written-anew", p("Two.")));
		expect(await stored(back)).toMatchObject({ tags: ["manual-revert"], reverts: [wrong] });
		expect((await stored(back)).sha256).not.toBe((await stored(first)).sha256);
		const bold = await edit(kira, a("One."), as("written-anew", p(text("Two.", "bold"))));
		const ids = await edit(kira, a("One."), as("again", p(text("Two.", "bold"))));
		expect([(await stored(bold)).reverts, (await stored(ids)).reverts]).toEqual([[], []]);
	});

	test("is not looked for further back", async () => {
		await edit(kira, a("One."));
		for (let n = 0; n < 15; n++) await edit(kira, a(`Version ${"x".repeat(n + 1)}`));
		const back = await edit(kira, a("One."));
		expect((await stored(back)).reverts).toEqual([]);
	});
});
