import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, doc, p } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import type { BegunFrom } from "./begun-from";
import { getRevision } from "./queries";
import { saveBegunText } from "./save-begun-text";
import { saveRevision } from "./save-revision";
import { planUndo } from "./undo-revisions";

const bajor: Title = { namespace: 0, text: "Bajor" };
let kira: UserActor;
let dukat: UserActor;
let odo: UserActor;
let latest: number | null;

const a = (text: string) => as("a", p(text));
const b = (text: string) => as("b", p(text));

async function save(actor: UserActor, ...content: DocumentNode[]): Promise<number> {
	const input = { title: bajor, baseRevisionId: latest, document: doc(...content), summary: "", minor: false };
	const outcome = await saveRevision(actor, input);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	latest = outcome.revisionId;
	return outcome.revisionId;
}

/** Publishes from the editor, which sends the text as JSON; answers with the revision. */
async function publish(document: WikiDocument, begunFrom: BegunFrom, baseRevisionId: number | null = latest) {
	const sent = JSON.parse(JSON.stringify(document));
	const input = { title: bajor, baseRevisionId, document: sent, summary: "Mine", minor: false };
	const outcome = await saveBegunText(odo, input, begunFrom);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return { ...(await stored(outcome.revisionId)), merged: outcome.merged };
}

async function undone(...revisionIds: number[]): Promise<WikiDocument> {
	const planned = await planUndo(odo, { revisionIds, baseRevisionId: latest ?? 0 });
	if (!planned.ok) throw new Error(planned.problem);
	return planned.plan.document;
}

const stored = (id: number) => db.revision.findUniqueOrThrow({ where: { id } });
const textOf = async (id: number) => (await getRevision(odo, id)).document;

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildAutoconfirmedUser({ name: "Kira" });
	dukat = await buildUser({ name: "Dukat" });
	odo = await buildAutoconfirmedUser({ name: "Odo", groups: ["reviewer"] });
	latest = null;
});

describe("an undo that was opened in the editor", () => {
	let wrong: number;

	beforeEach(async () => {
		await save(kira, a("One."), b("Two."));
		wrong = await save(dukat, a("Wrong."), b("Two."));
		await save(kira, a("Wrong."), b("Two more."));
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
		const [document, base] = [await undone(wrong), latest];
		await save(kira, a("Wrong."), b("Two and more."));
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
		latest = null;
		const other = await saveRevision(kira, {
			title: { ...bajor, text: "Elsewhere" },
			baseRevisionId: null,
			document: doc(a("x")),
			summary: "",
			minor: false,
		});
		if (other.outcome !== "saved") throw new Error(other.outcome);
		latest = (await db.page.findFirstOrThrow({ where: { title: bajor.text } })).latestRevisionId;
		const document = await undone(wrong);
		expect(await publish(document, { undo: [wrong, other.revisionId] })).toMatchObject({ tags: [], reverts: [] });
	});

	test("leaves what waits to be decided about", async () => {
		await db.page.updateMany({ data: { reviewMode: "always" } });
		const waiting = await save(dukat, a("Worse."), b("Two more."));
		const revision = await publish(await undone(waiting), { undo: [waiting] });
		expect(revision).toMatchObject({ tags: ["undo"], reverts: [waiting], review: "waiting" });
		expect(await stored(waiting)).toMatchObject({ revertedById: revision.id, review: "waiting" });
	});
});

describe("an old revision that was opened in the editor", () => {
	test("and published unmodified restores it, however old it is, and marks what it replaced", async () => {
		const old = await save(kira, a("One."), b("Two."));
		const later: number[] = [];
		for (let n = 1; n <= 16; n++) later.push(await save(dukat, a(`Wrong ${n}.`), b("Two.")));
		const revision = await publish(await textOf(old), { restore: old });
		expect(revision).toMatchObject({ tags: expect.arrayContaining(["restored"]), reverts: later });
		expect(revision.tags).not.toContain("manual-revert");
		expect(await stored(later[0] ?? 0)).toMatchObject({ revertedById: revision.id });
	});

	test("and modified is an ordinary edit", async () => {
		const old = await save(kira, a("One."), b("Two."));
		await save(dukat, a("Wrong."), b("Two."));
		expect(await publish(doc(a("One again."), b("Two.")), { restore: old })).toMatchObject({ tags: [], reverts: [] });
	});

	test("is no revision of another page, nor one that does not exist", async () => {
		const old = await save(kira, a("One."));
		await save(dukat, a("Wrong."));
		expect(await publish(await textOf(old), { restore: old + 99 })).toMatchObject({ tags: ["manual-revert"] });
	});
});
