import { beforeEach, expect, test } from "vitest";
import { eventSummary } from "@/lib/document/events";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { parseTitle } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { doc, p } from "@/test/document";
import { listRevisions } from "./queries";
import { rebuildEvents } from "./rebuild-events";
import { saveRevision } from "./save-revision";

let kira: UserActor;

beforeEach(async () => {
	await emptyDatabase();
	const { id } = await db.user.create({ data: { name: "Kira", nameKey: "kira" } });
	kira = { kind: "user", id, name: "Kira", groups: ["everyone", "registered"] };
});

async function save(
	baseRevisionId: number | null,
	...texts: string[]
): Promise<{ revisionId: number; pageId: number }> {
	const title = parseTitle("Bajor");
	if (!title.ok) throw new Error(title.problem);
	const blocks = texts.map((text, index) => ({ ...p(text), attrs: { id: `p${index}` } }));
	const outcome = await saveRevision(kira, {
		title: title.title,
		baseRevisionId,
		document: doc(...blocks),
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome;
}

test("a save stores what it did, and lists tell it and filter by it", async () => {
	const first = await save(null, "10 million died.", "word ".repeat(200));
	const second = await save(first.revisionId, "600 million died.", "word ".repeat(200));
	const third = await save(second.revisionId, "600 million died.", "word");
	const { rows } = await listRevisions(kira, first.pageId, { limit: 10 });
	expect(rows.map(({ tags }) => tags)).toEqual([["large-removal"], ["number-changed"], ["new-page"]]);
	expect(rows.map(({ events }) => eventSummary(events))).toEqual(["", "1 number changed: 10 → 600 million", ""]);
	const stored = await db.revision.findUniqueOrThrow({ where: { id: second.revisionId } });
	expect(stored.eventTypes).toEqual(["number-changed"]);

	const ids = async (filter: Parameters<typeof listRevisions>[3]) =>
		(await listRevisions(kira, first.pageId, { limit: 10 }, filter)).rows.map(({ id }) => id);
	expect(await ids({ tag: "number-changed" })).toEqual([second.revisionId]);
	expect(await ids({ tag: "no-such-tag" })).toEqual([]);
	await db.revision.update({ where: { id: first.revisionId }, data: { createdAt: new Date("2020-02-02") } });
	expect(await ids({ from: new Date("2020-03-01") })).toEqual([third.revisionId, second.revisionId]);
	expect(await ids({ until: new Date("2020-03-01") })).toEqual([first.revisionId]);
});

test("the public hears nothing of a text that waited", async () => {
	const first = await save(null, "10 died.");
	const second = await save(first.revisionId, "99 died.");
	const third = await save(second.revisionId, "20 died.");
	await db.revision.update({ where: { id: second.revisionId }, data: { review: "rejected" } });
	const told = async (viewer: UserActor | typeof ANONYMOUS) =>
		(await listRevisions(viewer, third.pageId, { limit: 10 })).rows.map(({ events }) => eventSummary(events));
	expect(await told(ANONYMOUS)).toEqual(["", ""]);
	expect(await told(kira)).toEqual(["1 number changed: 99 → 20", "1 number changed: 10 → 99", ""]);
});

test("what is missing or wrong is told anew, and other tags stay", async () => {
	const first = await save(null, "10 died.");
	const second = await save(first.revisionId, "20 died.");
	expect(await rebuildEvents(first.pageId)).toBe(0);
	const read = () => db.revision.findUniqueOrThrow({ where: { id: second.revisionId } });
	const right = await read();
	await db.revision.update({
		where: { id: second.revisionId },
		data: { events: [], eventTypes: [], tags: ["undo", "blanked"] },
	});
	expect(await rebuildEvents(first.pageId)).toBe(1);
	expect(await read()).toEqual({ ...right, tags: ["number-changed", "undo"] });
});
