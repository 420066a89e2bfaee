import { beforeEach, describe, expect, test } from "vitest";
import { findPage, openLinkBook } from "@/lib/article/queries";
import { EVERYTHING, NEWEST } from "@/lib/change/filter";
import { listChanges } from "@/lib/change/queries";
import { documentLinks } from "@/lib/document/links";
import type { WikiDocument } from "@/lib/document/schema";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { parseTitle, type Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { changeVisibility } from "./change-visibility";
import { getRevision, listRevisions } from "./queries";
import { type SaveOutcome, type SaveRevisionInput, saveRevision } from "./save-revision";

function titled(written: string): Title {
	const parsed = parseTitle(written);
	if (!parsed.ok) throw new Error(parsed.problem);
	return parsed.title;
}

async function makeUser(name: string): Promise<UserActor> {
	const { id } = await db.user.create({ data: { name, nameKey: name.toLowerCase() } });
	return { kind: "user", id, name, groups: ["everyone", "registered"] };
}

function paragraph(text: string, id?: string, linkTo?: string) {
	const marks = linkTo === undefined ? {} : { marks: [{ type: "wikiLink", attrs: { title: linkTo } }] };
	return { type: "paragraph", ...(id !== undefined && { attrs: { id } }), content: [{ type: "text", text, ...marks }] };
}

function document(...content: unknown[]) {
	return { type: "doc", attrs: { version: 1 }, content };
}

function saved(outcome: SaveOutcome): { revisionId: number; pageId: number } {
	if (outcome.outcome !== "saved") throw new Error(`Expected a saved revision, got ${JSON.stringify(outcome)}`);
	return outcome;
}

let kira: UserActor;
let odo: UserActor;
const bajor = titled("Bajor");

const input = (
	text: string,
	baseRevisionId: number | null,
	more: Partial<SaveRevisionInput> = {},
): SaveRevisionInput => ({
	title: bajor,
	baseRevisionId,
	document: document(paragraph(text, "first")),
	summary: "",
	minor: false,
	...more,
});

beforeEach(async () => {
	await emptyDatabase();
	kira = await makeUser("Kira");
	odo = await makeUser("Odo");
});

describe("a save", () => {
	test("makes the page, the revision, one change and counts the edit", async () => {
		const { revisionId, pageId } = saved(await saveRevision(kira, input("A planet.", null)));
		const page = await findPage(ANONYMOUS, bajor);
		expect(page).toMatchObject({ id: pageId, latestRevisionId: revisionId, kind: "article" });
		const revision = await getRevision(ANONYMOUS, revisionId);
		expect(revision).toMatchObject({
			seq: 1,
			parentId: null,
			tags: ["new-page"],
			summary: "Created page with “A planet.”",
		});
		expect(revision.sizeChange).toBe(revision.size);
		const place = { ...NEWEST, since: null, now: new Date() };
		const { changes } = await listChanges(changeVisibility(ANONYMOUS), EVERYTHING, place);
		expect(changes).toMatchObject([{ page: { id: pageId }, revision: { id: revisionId, created: true } }]);
		expect(await db.user.findUniqueOrThrow({ where: { id: kira.id } })).toMatchObject({ editCount: 1 });
	});

	test("follows its base, keeps ids of blocks sent without one, and never makes a new page minor", async () => {
		const first = saved(await saveRevision(kira, input("One.", null, { minor: true })));
		const second = saved(
			await saveRevision(
				odo,
				input("", first.revisionId, { minor: true, document: document(paragraph("One."), paragraph("Two.")) }),
			),
		);
		const before = await getRevision(ANONYMOUS, first.revisionId);
		const after = await getRevision(ANONYMOUS, second.revisionId);
		expect(before.minor).toBe(false);
		expect(after).toMatchObject({ seq: 2, parentId: first.revisionId, minor: true, author: { name: "Odo" } });
		expect(after.sizeChange).toBe(after.size - before.size);
		expect(after.document.content[0]?.attrs?.id).toBe("first");
	});

	test("of the same text makes no revision, with or without ids, on an old base too", async () => {
		const first = saved(await saveRevision(kira, input("One.", null)));
		const second = saved(await saveRevision(kira, input("Two.", first.revisionId)));
		for (const base of [first.revisionId, second.revisionId]) {
			const again = await saveRevision(odo, input("Two.", base));
			expect(again).toMatchObject({ outcome: "unchanged", revisionId: second.revisionId });
		}
		const withoutIds = input("", second.revisionId, { document: document(paragraph("Two.")) });
		expect(await saveRevision(odo, withoutIds)).toMatchObject({ outcome: "unchanged" });
		expect(await db.revision.count()).toBe(2);
	});

	test("is refused, and changes nothing, for strangers, broken documents, unknown pages and foreign bases", async () => {
		const other = saved(await saveRevision(kira, input("Elsewhere.", null, { title: titled("Terok Nor") })));
		const changes = await db.change.count();
		expect(await saveRevision(ANONYMOUS, input("x", null))).toEqual({ outcome: "denied", reason: "sign-in-required" });
		expect(await saveRevision(kira, input("x", null, { title: titled("Special:Log") }))).toMatchObject({
			outcome: "denied",
		});
		const broken = { type: "doc", attrs: { version: 1 }, content: [{ type: "script" }] };
		expect(await saveRevision(kira, input("x", null, { document: broken }))).toMatchObject({
			outcome: "invalid-document",
		});
		expect(await saveRevision(kira, input("x", 99))).toEqual({ outcome: "page-not-found" });
		saved(await saveRevision(kira, input("Here.", null)));
		expect(await saveRevision(kira, input("x", other.revisionId))).toEqual({ outcome: "base-not-found" });
		expect(await db.change.count()).toBe(changes + 1);
	});
});

describe("two saves on one base", () => {
	test("in the same instant: one wins, the other gets all three sides and keeps its text as a draft", async () => {
		const base = saved(await saveRevision(kira, input("Base.", null)));
		const outcomes = await Promise.all([
			saveRevision(kira, input("Mine.", base.revisionId)),
			saveRevision(odo, input("Yours.", base.revisionId)),
		]);
		expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["edit-conflict", "saved"]);
		const winner = outcomes.find(({ outcome }) => outcome === "saved");
		const loser = outcomes.find(({ outcome }) => outcome === "edit-conflict");
		if (loser?.outcome !== "edit-conflict" || winner?.outcome !== "saved") throw new Error("unreachable");
		expect(loser.base.revisionId).toBe(base.revisionId);
		expect(loser.theirs.revisionId).toBe(winner.revisionId);
		const draft = await db.draft.findUniqueOrThrow({ where: { id: loser.draftId } });
		expect(draft.document).toEqual(loser.mine.document);
		expect(draft).toMatchObject({ baseRevisionId: base.revisionId, pageId: base.pageId });
		expect(await db.revision.findMany({ orderBy: { seq: "asc" }, select: { seq: true } })).toEqual([
			{ seq: 1 },
			{ seq: 2 },
		]);
	});

	test("by the same user in two tabs: the second is told, nothing is overwritten", async () => {
		const base = saved(await saveRevision(kira, input("Base.", null)));
		saved(await saveRevision(kira, input("First tab.", base.revisionId)));
		const second = await saveRevision(kira, input("Second tab.", base.revisionId));
		expect(second.outcome).toBe("edit-conflict");
		expect(await db.draft.count({ where: { userId: kira.id } })).toBe(1);
		await saveRevision(kira, input("Second tab.", base.revisionId));
		expect(await db.draft.count({ where: { userId: kira.id } })).toBe(1);
	});

	test("that both create the page: one page, one conflict whose base is no revision", async () => {
		const outcomes = await Promise.all([
			saveRevision(kira, input("Mine.", null)),
			saveRevision(odo, input("Yours.", null)),
		]);
		expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["edit-conflict", "saved"]);
		const loser = outcomes.find(({ outcome }) => outcome === "edit-conflict");
		expect(loser).toMatchObject({ base: { revisionId: null } });
		expect(await db.page.count()).toBe(1);
	});

	test("twenty at once leave a sequence without gaps", async () => {
		const base = saved(await saveRevision(kira, input("0", null)));
		const one = async (n: number): Promise<void> => {
			for (let latest = base.revisionId; ; ) {
				const outcome = await saveRevision(n % 2 ? kira : odo, input(`text ${n}`, latest));
				if (outcome.outcome === "saved") return;
				if (outcome.outcome !== "edit-conflict") throw new Error(outcome.outcome);
				latest = outcome.theirs.revisionId ?? latest;
			}
		};
		await Promise.all(Array.from({ length: 20 }, (_, n) => one(n)));
		const rows = await db.revision.findMany({ orderBy: { seq: "asc" } });
		expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
		for (const [index, row] of rows.entries()) expect(row.parentId).toBe(rows[index - 1]?.id ?? null);
		expect((await findPage(ANONYMOUS, bajor))?.latestRevisionId).toBe(rows.at(-1)?.id);
	});
});

describe("an idempotency key", () => {
	test("returns the first answer again, also to a retry in the same instant", async () => {
		const once = input("Once.", null, { idempotencyKey: "key-1" });
		const outcomes = await Promise.all([saveRevision(kira, once), saveRevision(kira, once)]);
		expect(outcomes[1]).toEqual(outcomes[0]);
		expect(await saveRevision(kira, once)).toEqual(outcomes[0]);
		expect(await db.revision.count()).toBe(1);
	});

	test("belongs to its user and to its request", async () => {
		const first = saved(await saveRevision(kira, input("Once.", null, { idempotencyKey: "key-1" })));
		const another = input("Other.", first.revisionId, { idempotencyKey: "key-1" });
		expect(await saveRevision(kira, another)).toEqual({ outcome: "idempotency-key-reused" });
		expect(await saveRevision(odo, another)).toMatchObject({ outcome: "saved" });
	});
});

describe("links", () => {
	const linking = (target: string, baseRevisionId: number | null, title: string) =>
		input("", baseRevisionId, { title: titled(title), document: document(paragraph("See this.", "first", target)) });

	test("are bound to the page where it exists, wait for it where not, and turn blue when it is made", async () => {
		const from = saved(await saveRevision(kira, linking("terok_Nor", null, "Bajor")));
		const { document: red } = await getRevision(ANONYMOUS, from.revisionId);
		const find = async (doc: WikiDocument) =>
			(await openLinkBook(ANONYMOUS, documentLinks(doc))).find({ pageId: null, title: "terok_Nor" });
		expect(await find(red)).toEqual({ title: titled("Terok Nor"), exists: false });
		const target = saved(await saveRevision(kira, input("A station.", null, { title: titled("Terok Nor") })));
		expect(await find(red)).toEqual({ title: titled("Terok Nor"), exists: true });
		expect(await db.pageLink.findMany()).toMatchObject([
			{ fromPageId: from.pageId, toTitle: "Terok Nor", toPageId: target.pageId },
		]);

		const later = saved(await saveRevision(kira, linking("Terok Nor", null, "Odo")));
		const { document: blue } = await getRevision(ANONYMOUS, later.revisionId);
		expect(JSON.stringify(blue)).toContain(`"pageId":${target.pageId}`);
	});

	test("that two pages make to each other in the same instant do not deadlock", async () => {
		const pages = ["Alpha", "Beta"];
		const [alpha, beta] = await Promise.all(
			pages.map((title) => saveRevision(kira, input(title, null, { title: titled(title) }))),
		);
		for (let round = 0, a = saved(alpha as SaveOutcome), b = saved(beta as SaveOutcome); round < 5; round++) {
			const text = (n: number) => document(paragraph(`${n}`, "first", n % 2 ? "Alpha" : "Beta"));
			const [nextA, nextB] = await Promise.all([
				saveRevision(kira, input("", a.revisionId, { title: titled("Alpha"), document: text(round * 2) })),
				saveRevision(odo, input("", b.revisionId, { title: titled("Beta"), document: text(round * 2 + 1) })),
			]);
			a = saved(nextA);
			b = saved(nextB);
		}
		expect(await db.revision.count()).toBe(12);
	});
});

describe("lists", () => {
	test("walk a history both ways by keyset", async () => {
		let base = saved(await saveRevision(kira, input("0", null)));
		const ids = [base.revisionId];
		for (let n = 1; n < 7; n++) {
			base = saved(await saveRevision(kira, input(`${n}`, base.revisionId)));
			ids.unshift(base.revisionId);
		}
		const read = async (position: { before?: number; after?: number; oldest?: boolean }) => {
			const { rows, older, newer } = await listRevisions(ANONYMOUS, base.pageId, { limit: 3, ...position });
			return { ids: rows.map(({ id }) => id), older, newer };
		};
		expect(await read({})).toEqual({ ids: ids.slice(0, 3), older: ids[2], newer: null });
		expect(await read({ before: ids[2] })).toEqual({ ids: ids.slice(3, 6), older: ids[5], newer: ids[3] });
		expect(await read({ before: ids[5] })).toEqual({ ids: ids.slice(6), older: null, newer: ids[6] });
		expect(await read({ after: ids[3] })).toEqual({ ids: ids.slice(0, 3), older: ids[2], newer: null });
		expect(await read({ oldest: true })).toEqual({ ids: ids.slice(4), older: null, newer: ids[4] });
	});
});

test("a document with tens of thousands of links is saved, its links are rows and can be looked up", async () => {
	saved(await saveRevision(kira, input("Here.", null)));
	const text = Array.from({ length: 20_000 }, (_, index) => ({
		type: "text",
		text: "a",
		marks: [{ type: "wikiLink", attrs: { title: index === 0 ? "Bajor" : `Q${index}` } }],
	}));
	const full = document({ type: "paragraph", attrs: { id: "first" }, content: text });
	const { pageId, revisionId } = saved(
		await saveRevision(kira, input("", null, { title: titled("List of everything"), document: full })),
	);
	expect(await db.pageLink.count({ where: { fromPageId: pageId } })).toBe(20_000);
	expect(await db.pageLink.count({ where: { fromPageId: pageId, toPageId: { not: null } } })).toBe(1);
	const book = await openLinkBook(ANONYMOUS, documentLinks((await getRevision(ANONYMOUS, revisionId)).document));
	expect(book.find({ pageId: null, title: "Bajor" })?.exists).toBe(true);
	expect(book.find({ pageId: null, title: "Q7" })?.exists).toBe(false);
}, 60_000);
