import { beforeEach, describe, expect, test } from "vitest";
import { documentText } from "@/lib/document/text";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { parseTitle, type Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { getRevision } from "./queries";
import { type SaveOutcome, type SaveRevisionInput, saveRevision } from "./save-revision";

function titled(written: string): Title {
	const parsed = parseTitle(written);
	if (!parsed.ok) throw new Error(parsed.problem);
	return parsed.title;
}

async function makeUser(name: string, groups: UserActor["groups"] = ["everyone", "registered"]): Promise<UserActor> {
	const { id } = await db.user.create({ data: { name, nameKey: name.toLowerCase() } });
	return { kind: "user", id, name, groups };
}

/** A document of paragraphs `p0`, `p1`, …; null leaves one out. */
function lines(...texts: (string | null)[]) {
	const content = texts.flatMap((text, index) =>
		text === null ? [] : [{ type: "paragraph", attrs: { id: `p${index}` }, content: [{ type: "text", text }] }],
	);
	return { type: "doc", attrs: { version: 1 }, content };
}

function saved(outcome: SaveOutcome) {
	if (outcome.outcome !== "saved") throw new Error(`Expected a saved revision, got ${JSON.stringify(outcome)}`);
	return outcome;
}

async function textOf(revisionId: number): Promise<string> {
	return documentText((await getRevision(ANONYMOUS, revisionId)).document);
}

let kira: UserActor;
let odo: UserActor;
let quark: UserActor;
const bajor = titled("Bajor");

const input = (
	document: unknown,
	baseRevisionId: number | null,
	more: Partial<SaveRevisionInput> = {},
): SaveRevisionInput => ({ title: bajor, baseRevisionId, document, summary: "", minor: false, ...more });

async function begin(): Promise<{ revisionId: number; pageId: number }> {
	return saved(await saveRevision(kira, input(lines("One is here.", "Two is here.", "Three is here."), null)));
}

beforeEach(async () => {
	await emptyDatabase();
	[kira, odo, quark] = [await makeUser("Kira"), await makeUser("Odo"), await makeUser("Quark")];
});

describe("a save on an old base", () => {
	test("is merged where the edits do not touch, follows the latest, and says what of others it kept", async () => {
		const base = await begin();
		const first = saved(
			await saveRevision(odo, input(lines("One was here.", "Two is here.", "Three is here."), base.revisionId)),
		);
		const second = saved(
			await saveRevision(kira, input(lines("One is here.", "Two is here.", "Three was here."), base.revisionId)),
		);
		expect(first.merged).toBeUndefined();
		expect(second.merged).toEqual({ changes: 1, yielded: 0, gone: 0, authors: ["Odo"] });
		expect(await textOf(second.revisionId)).toBe("One was here.\nTwo is here.\nThree was here.");
		expect(await db.revision.findUniqueOrThrow({ where: { id: second.revisionId } })).toMatchObject({
			parentId: first.revisionId,
			mergeBaseId: base.revisionId,
			seq: 3,
		});
		expect(await db.draft.count()).toBe(0);
	});

	test("in the same instant: many people each edit a paragraph of their own, and all publish", async () => {
		const texts = Array.from({ length: 12 }, (_, index) => `Paragraph ${index} stands here.`);
		const base = saved(await saveRevision(kira, input(lines(...texts), null)));
		const outcomes = await Promise.all(
			texts.map((text, index) =>
				saveRevision(
					[kira, odo, quark][index % 3] ?? kira,
					input(lines(...texts.with(index, text.replace("stands", "stood"))), base.revisionId),
				),
			),
		);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(texts.map(() => "saved"));
		const page = await db.page.findUniqueOrThrow({ where: { id: base.pageId } });
		expect(await textOf(page.latestRevisionId ?? 0)).toBe(
			texts.map((text) => text.replace("stands", "stood")).join("\n"),
		);
		expect(page.revisionCount).toBe(13);
	});

	test("follows the words into the blocks where somebody split or joined them to", async () => {
		const [one, two, three] = ["The station fell, they say.", "The council met at dawn.", "Nobody wept for long."];
		const base = saved(await saveRevision(kira, input(lines(`${one} ${two}`, three), null)));
		const split = lines(one, three, two);
		split.content.splice(1, 0, ...split.content.splice(2));
		saved(await saveRevision(odo, input(split, base.revisionId)));
		const edited = lines(`${one.replace("fell", "rose")} ${two.replace("dawn", "dusk")}`, three);
		const merged = saved(await saveRevision(kira, input(edited, base.revisionId)));
		expect(await textOf(merged.revisionId)).toBe(
			`${one.replace("fell", "rose")}\n${two.replace("dawn", "dusk")}\n${three}`,
		);
		const joined = lines(`${one} ${two} ${three}`);
		const rejoined = saved(await saveRevision(quark, input(joined, base.revisionId)));
		expect(rejoined.merged).toMatchObject({ authors: ["Kira", "Odo"] });
		expect(await textOf(rejoined.revisionId)).toBe(
			`${one.replace("fell", "rose")}\n${two.replace("dawn", "dusk")} ${three}`,
		);
	});

	test("that moved a block elsewhere than somebody before says so", async () => {
		const base = saved(await saveRevision(kira, input(lines("One.", "Two.", "Three.", "Four."), null)));
		const moved = (behind: number) => {
			const document = lines("One.", "Two.", "Three.", "Four.");
			const [block] = document.content.splice(0, 1);
			if (block) document.content.splice(behind, 0, block);
			return document;
		};
		saved(await saveRevision(odo, input(moved(3), base.revisionId)));
		const mine = moved(2);
		mine.content.push(...lines(null, null, null, null, "Five.").content);
		const second = saved(await saveRevision(kira, input(mine, base.revisionId)));
		expect(second.merged).toEqual({ changes: 0, yielded: 1, gone: 0, authors: ["Odo"] });
		expect(await textOf(second.revisionId)).toBe("Two.\nThree.\nFour.\nFive.\nOne.");
		const only = input(moved(1), base.revisionId, { idempotencyKey: "only-the-move" });
		const unchanged = await saveRevision(quark, only);
		expect(unchanged).toMatchObject({
			outcome: "unchanged",
			revisionId: second.revisionId,
			merged: { yielded: 1, authors: ["Kira", "Odo"] },
		});
		expect(await saveRevision(quark, only)).toEqual(unchanged);
	});

	test("that only moved a block that somebody deleted meanwhile says so", async () => {
		const base = saved(await saveRevision(kira, input(lines("One.", "Two.", "Three."), null)));
		const latest = saved(await saveRevision(odo, input(lines("One.", null, "Three."), base.revisionId)));
		const moved = lines("One.", "Two.", "Three.");
		moved.content.push(...moved.content.splice(1, 1));
		expect(await saveRevision(kira, input(moved, base.revisionId))).toMatchObject({
			outcome: "unchanged",
			revisionId: latest.revisionId,
			merged: { gone: 1, authors: ["Odo"] },
		});
		moved.content.push(...lines(null, null, null, "Four.").content);
		const second = saved(await saveRevision(quark, input(moved, base.revisionId)));
		expect(second.merged).toEqual({ changes: 1, yielded: 0, gone: 1, authors: ["Odo"] });
		expect(await textOf(second.revisionId)).toBe("One.\nThree.\nFour.");
	});

	test("by the same person in another tab is merged likewise, and a retry gets the same answer", async () => {
		const base = await begin();
		saved(await saveRevision(kira, input(lines("One was here.", "Two is here.", "Three is here."), base.revisionId)));
		const tab = input(lines("One is here.", "Two is here.", null), base.revisionId, { idempotencyKey: "second-tab" });
		const merged = saved(await saveRevision(kira, tab));
		expect(await textOf(merged.revisionId)).toBe("One was here.\nTwo is here.");
		expect(await saveRevision(kira, tab)).toEqual(merged);
		const { idempotencyKey: _key, ...withoutKey } = tab;
		expect(await saveRevision(kira, withoutKey)).toMatchObject({
			outcome: "unchanged",
			revisionId: merged.revisionId,
		});
		expect(await db.revision.count()).toBe(3);
	});

	test("by the same person that goes on where the published text stopped is taken; where both differ, they are asked", async () => {
		const base = saved(await saveRevision(kira, input(lines("A b c."), null)));
		const slow = saved(await saveRevision(kira, input(lines("A b c. D d."), base.revisionId)));
		const grown = saved(await saveRevision(kira, input(lines("A b c. D d. E e."), base.revisionId)));
		expect(grown.merged).toMatchObject({ authors: ["Kira"] });
		expect(await textOf(grown.revisionId)).toBe("A b c. D d. E e.");
		expect(await db.draft.count()).toBe(0);
		const tab = lines("A b c. D x.");
		expect(await saveRevision(kira, input(tab, base.revisionId))).toMatchObject({ outcome: "edit-conflict" });
		saved(await saveRevision(odo, input(lines("A b c. D d. E e. F f."), grown.revisionId)));
		const more = lines("A b c. D d. E e. F f. G g.");
		expect(await saveRevision(kira, input(more, slow.revisionId))).toMatchObject({ outcome: "edit-conflict" });
	});

	test("that changed the same words is a conflict, names the blocks, and keeps the text", async () => {
		const base = await begin();
		saved(await saveRevision(odo, input(lines("One was here.", "Two is here.", null), base.revisionId)));
		const mine = lines("One will be here.", "Two is there.", "Three was here.");
		const conflict = await saveRevision(kira, input(mine, base.revisionId));
		expect(conflict).toMatchObject({
			outcome: "edit-conflict",
			overlaps: [{ blockId: "p0" }, { blockId: "p2" }],
			theirs: { author: "Odo" },
		});
		expect((await db.draft.findFirstOrThrow()).document).toEqual(mine);
		expect(await db.revision.count()).toBe(2);
	});

	test("that two people created: the same text is no edit, another one a conflict", async () => {
		const first = saved(await saveRevision(odo, input(lines("A planet."), null)));
		const same = JSON.parse(JSON.stringify(lines("A planet.")).replace("p0", "other"));
		expect(await saveRevision(kira, input(same, null))).toMatchObject({
			outcome: "unchanged",
			revisionId: first.revisionId,
		});
		const another = lines(null, "A world.");
		expect(await saveRevision(kira, input(another, null))).toMatchObject({
			outcome: "edit-conflict",
			overlaps: [{ blockId: "document" }],
			base: { revisionId: null },
		});
	});
});

describe("a page that is gone", () => {
	test("deleted meanwhile: the text is kept, whether it was an edit or a new page", async () => {
		const base = await begin();
		await db.page.update({ where: { id: base.pageId }, data: { deletedAt: new Date() } });
		const mine = lines("One was here.");
		const outcome = await saveRevision(kira, input(mine, base.revisionId));
		expect(outcome).toMatchObject({ outcome: "page-deleted", draftId: expect.any(Number) });
		expect(await db.draft.findFirstOrThrow()).toMatchObject({ document: mine, baseRevisionId: base.revisionId });
		expect(await saveRevision(odo, input(mine, null))).toMatchObject({ outcome: "page-deleted" });
		expect(await db.draft.count()).toBe(2);
	});

	test("moved meanwhile, with or without a redirect: the text waits under the new title", async () => {
		const base = await begin();
		await db.page.update({ where: { id: base.pageId }, data: { title: "Bajor (planet)" } });
		const moved = titled("Bajor (planet)");
		const mine = lines("One was here.", "Two is here.", "Three is here.");
		const outcome = await saveRevision(kira, input(mine, base.revisionId));
		expect(outcome).toMatchObject({ outcome: "page-moved", title: moved });
		expect(await db.draft.findFirstOrThrow()).toMatchObject({ title: moved.text, pageId: base.pageId, document: mine });

		const redirect = { type: "redirect", attrs: { id: "r", title: "Bajor (planet)" } };
		const left = { ...lines(""), content: [redirect, { type: "paragraph", attrs: { id: "p" } }] };
		saved(await saveRevision(odo, input(left, null)));
		expect(await saveRevision(kira, input(mine, base.revisionId))).toMatchObject({
			outcome: "page-moved",
			title: moved,
		});
		expect(await saveRevision(kira, input(mine, base.revisionId, { title: moved }))).toMatchObject({
			outcome: "saved",
		});
	});

	test("another page at the title is no move", async () => {
		const base = await begin();
		await db.page.update({ where: { id: base.pageId }, data: { title: "Elsewhere" } });
		saved(await saveRevision(odo, input(lines("Another thing."), null)));
		expect(await saveRevision(kira, input(lines("x"), base.revisionId))).toEqual({ outcome: "base-not-found" });
		expect(await saveRevision(kira, input(lines("x"), 999))).toEqual({ outcome: "base-not-found" });
		expect(await db.draft.count()).toBe(0);
	});
});

test("a right lost meanwhile: the text is kept for its author, and nothing is for those who never opened the page", async () => {
	const base = await begin();
	const outsider = await makeUser("Outsider", ["everyone"]);
	const mine = lines("One was here.");
	expect(await saveRevision(outsider, input(mine, base.revisionId))).toMatchObject({
		outcome: "denied",
		reason: "right-missing",
		draftId: expect.any(Number),
	});
	expect(await db.draft.findFirstOrThrow()).toMatchObject({ userId: outsider.id, document: mine });
	expect(await saveRevision(outsider, input(mine, null))).toEqual({ outcome: "denied", reason: "right-missing" });
	expect(await saveRevision(outsider, input(mine, 999))).toEqual({ outcome: "denied", reason: "right-missing" });
	expect(await db.draft.count()).toBe(1);
});

test("always reviewed meanwhile: a merged save waits as any other", async () => {
	const base = await begin();
	saved(await saveRevision(odo, input(lines("One was here.", "Two is here.", "Three is here."), base.revisionId)));
	await db.page.update({ where: { id: base.pageId }, data: { reviewMode: "always" } });
	const mine = lines("One is here.", "Two is here.", "Three was here.");
	expect(await saveRevision(kira, input(mine, base.revisionId))).toMatchObject({
		outcome: "saved",
		waiting: true,
		merged: { changes: 1 },
	});
});
