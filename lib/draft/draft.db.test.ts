import { beforeEach, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { parseTitle, type Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { deleteDraft } from "./delete-draft";
import { findDraft, listDrafts } from "./queries";
import { MAX_DRAFTS, type SaveDraftInput, saveDraft } from "./save-draft";

const parsed = parseTitle("Bajor");
if (!parsed.ok) throw new Error(parsed.problem);
const title: Title = parsed.title;

async function makeUser(name: string): Promise<UserActor> {
	const { id } = await db.user.create({ data: { name, nameKey: name.toLowerCase() } });
	return { kind: "user", id, name, groups: ["everyone", "registered"] };
}

const input = (text: string, more: Partial<SaveDraftInput> = {}): SaveDraftInput => ({
	title,
	slot: "tab-1",
	baseRevisionId: null,
	document: {
		type: "doc",
		attrs: { version: 1 },
		content: [{ type: "paragraph", attrs: { id: "first" }, content: [{ type: "text", text }] }],
	},
	summary: "",
	minor: false,
	...more,
});

let kira: UserActor;
let odo: UserActor;

beforeEach(async () => {
	await emptyDatabase();
	kira = await makeUser("Kira");
	odo = await makeUser("Odo");
});

test("one editor keeps one draft, two editors keep two", async () => {
	await saveDraft(kira, input("first"));
	await saveDraft(kira, input("second"));
	await saveDraft(kira, input("other tab", { slot: "tab-2" }));
	const drafts = await listDrafts(kira, { title, limit: 10 });
	expect(drafts.map(({ slot }) => slot)).toEqual(["tab-2", "tab-1"]);
	const own = await findDraft(kira, drafts[1]?.id ?? 0);
	expect(JSON.stringify(own?.document)).toContain("second");
});

test("a draft is its owner's alone: not found, not listed, not deleted by others", async () => {
	const saved = await saveDraft(kira, input("secret"));
	if (saved.outcome !== "saved") throw new Error(saved.outcome);
	for (const other of [odo, ANONYMOUS]) {
		expect(await findDraft(other, saved.id)).toBeNull();
		expect(await listDrafts(other, { limit: 10 })).toEqual([]);
		expect(await deleteDraft(other, saved.id)).toBe("not-found");
	}
	expect(await deleteDraft(kira, saved.id)).toBe("deleted");
	expect(await deleteDraft(kira, saved.id)).toBe("not-found");
});

test("nothing is kept for those who may not write, or that the validator refuses", async () => {
	expect(await saveDraft(ANONYMOUS, input("x"))).toEqual({ outcome: "denied", reason: "sign-in-required" });
	const hostile = await saveDraft(kira, input("x", { document: { type: "doc", content: [{ type: "script" }] } }));
	expect(hostile.outcome).toBe("invalid-document");
	expect((await saveDraft(kira, input("x", { baseRevisionId: 999 }))).outcome).toBe("base-not-found");
	expect(await db.draft.count()).toBe(0);
});

test("there is an end to drafts, but not to writing in those that exist", async () => {
	await db.draft.createMany({
		data: Array.from({ length: MAX_DRAFTS }, (_, index) => ({
			userId: kira.id,
			slot: `old-${index}`,
			namespace: 0,
			title: "Bajor",
			document: {},
		})),
	});
	expect((await saveDraft(kira, input("new"))).outcome).toBe("too-many-drafts");
	expect((await saveDraft(kira, input("again", { slot: "old-7" }))).outcome).toBe("saved");
});
