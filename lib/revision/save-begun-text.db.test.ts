import { beforeEach, describe, expect, test } from "vitest";
import type { WikiDocument } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, doc, p } from "@/test/document";
import { bajor, beginWiki, edit, latestId, stored } from "@/test/written-page";
import type { BegunFrom } from "./begun-from";
import { getRevision } from "./queries";
import { saveBegunText } from "./save-begun-text";
import { saveRevision } from "./save-revision";
import { planUndo } from "./undo-revisions";

let kira: UserActor;
let dukat: UserActor;
let odo: UserActor;

const a = (text: string) => as("a", p(text));
const b = (text: string) => as("b", p(text));

/** Publishes from the editor, which sends the text as JSON; answers with the revision. */
async function publish(document: WikiDocument, begunFrom: BegunFrom, base?: number) {
	const baseRevisionId = base ?? (await latestId());
	const sent = JSON.parse(JSON.stringify(document));
	const input = { title: bajor, baseRevisionId, document: sent, summary: "Mine", minor: false };
	const outcome = await saveBegunText(odo, input, begunFrom);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return { ...(await stored(outcome.revisionId)), merged: outcome.merged };
}

async function undone(...revisionIds: number[]): Promise<WikiDocument> {
	const planned = await planUndo(odo, { revisionIds, baseRevisionId: await latestId() });
	if (!planned.ok) throw new Error(planned.problem);
	return planned.plan.document;
}

const textOf = async (id: number) => (await getRevision(odo, id)).document;

beforeEach(async () => {
	({ kira, dukat, odo } = await beginWiki());
});

describe("an undo that was opened in the editor", () => {
	let wrong: number;

	beforeEach(async () => {
		await edit(kira, a("One."), b("Two."));
		wrong = await edit(dukat, a("Wrong."), b("Two."));
		await edit(kira, a("Wrong."), b("Two more."));
	});

	test("and published unmodified is that undo, whatever its summary", async () => {
		const revision = await publish(await undone(wrong), { undo: [wrong] });
		expect(revision).toMatchObject({ tags: ["undo"], reverts: [wrong], summary: "Mine", text: "One.\nTwo more." });
		expect(await stored(wrong)).toMatchObject({
			revertedById: revision.id,
			tags: expect.arrayContaining(["reverted"]),
		});
	});

	test("is that undo too where others saved meanwhile and it was merged", async () => {
		const [document, base] = [await undone(wrong), await latestId()];
		await edit(kira, a("Wrong."), b("Two and more."));
		const revision = await publish(document, { undo: [wrong] }, base);
		expect(revision).toMatchObject({ tags: ["undo"], reverts: [wrong], text: "One.\nTwo and more." });
		expect(revision.merged).toMatchObject({ authors: ["Kira"] });
	});

	test("and modified is an ordinary edit, and so is any other text that says it were an undo", async () => {
		const revision = await publish(doc(a("One!"), b("Two more.")), { undo: [wrong] });
		expect(revision).toMatchObject({ tags: [], reverts: [] });
		expect(await stored(wrong)).toMatchObject({ revertedById: null });
	});

	test("names only edits of the page: an undo of others is none", async () => {
		const other = await saveRevision(kira, {
			title: { ...bajor, text: "Elsewhere" },
			baseRevisionId: null,
			document: doc(a("x")),
			summary: "",
			minor: false,
		});
		if (other.outcome !== "saved") throw new Error(other.outcome);
		const document = await undone(wrong);
		expect(await publish(document, { undo: [wrong, other.revisionId] })).toMatchObject({ tags: [], reverts: [] });
	});

	test("leaves what waits to be decided about", async () => {
		await db.page.updateMany({ data: { reviewMode: "always" } });
		const waiting = await edit(dukat, a("Worse."), b("Two more."));
		const revision = await publish(await undone(waiting), { undo: [waiting] });
		expect(revision).toMatchObject({ tags: ["undo"], reverts: [waiting], review: "waiting" });
		expect(await stored(waiting)).toMatchObject({ revertedById: revision.id, review: "waiting" });
	});
});

describe("an old revision that was opened in the editor", () => {
	test("and published unmodified restores it, however old it is, and marks what it replaced", async () => {
		const old = await edit(kira, a("One."), b("Two."));
		const later: number[] = [];
		for (let n = 1; n <= 16; n++) later.push(await edit(dukat, a(`Wrong ${n}.`), b("Two.")));
		const revision = await publish(await textOf(old), { restore: old });
		expect(revision).toMatchObject({ tags: expect.arrayContaining(["restored"]), reverts: later });
		expect(revision.tags).not.toContain("manual-revert");
		expect(await stored(later[0] ?? 0)).toMatchObject({ revertedById: revision.id });
	});

	test("and modified is an ordinary edit", async () => {
		const old = await edit(kira, a("One."), b("Two."));
		await edit(dukat, a("Wrong."), b("Two."));
		expect(await publish(doc(a("One again."), b("Two.")), { restore: old })).toMatchObject({ tags: [], reverts: [] });
	});

	test("is no revision of another page, nor one that does not exist", async () => {
		const old = await edit(kira, a("One."));
		await edit(dukat, a("Wrong."));
		expect(await publish(await textOf(old), { restore: old + 99 })).toMatchObject({ tags: ["manual-revert"] });
	});
});
