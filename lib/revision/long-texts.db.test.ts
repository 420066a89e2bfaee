import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WikiDocument } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { WorkerPool } from "@/lib/platform/worker-pool";
import { makeArticle, rewriteArticle, touchArticle } from "@/scripts/bench/article";
import { closeTestConnections, connectToDatabase, emptyDatabase } from "@/test/database";
import { buildUser } from "@/test/user";
import { compareBlocks } from "./blame";
import { type Task, type Works, workNow } from "./compare-task";
import { describeEdit } from "./edit-events";
import { type SaveOutcome, saveRevision } from "./save-revision";

// Long enough for a thread of its own.
const LONG = makeArticle(300_000);
const REWRITTEN = rewriteArticle(LONG);
const NEW_END = LONG.content.map((block, index) =>
	index < LONG.content.length - 1 ? block : { ...block, content: [{ type: "text", text: "In 1999 it ended." }] },
);

let kira: UserActor;
/** What was given to the threads, in order. */
let works: string[];
let thread: { answer: (task: Task<keyof Works>) => Promise<unknown> };

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildUser();
	works = [];
	thread = { answer: async (task) => ({ ok: true, answer: workNow(task) }) };
	Object.assign(globalThis, {
		canonryComparisons: new WorkerPool("stands in for the thread", { seconds: 1, queue: 1 }),
	});
	vi.spyOn(WorkerPool.prototype, "run").mockImplementation(async (task) => {
		const asked = task as Task<keyof Works>;
		works.push(asked.work);
		return thread.answer(structuredClone(asked)) as never;
	});
});

afterEach(async () => {
	vi.restoreAllMocks();
	Object.assign(globalThis, { canonryComparisons: undefined });
	await closeTestConnections();
});

function save(baseRevisionId: number | null, document: unknown): Promise<SaveOutcome> {
	const title = { namespace: 0, text: "Long" } as const;
	return saveRevision(kira, { title, baseRevisionId, document, summary: "", minor: false });
}

async function saved(baseRevisionId: number | null, document: unknown) {
	const outcome = await save(baseRevisionId, document);
	if (outcome.outcome !== "saved") throw new Error(outcome.outcome);
	return db.revision.findUniqueOrThrow({ where: { id: outcome.revisionId } });
}

function withoutIds({ attrs: { version }, content, ...document }: WikiDocument) {
	return {
		...document,
		attrs: { version },
		content: content.map(({ attrs: { id: _id, ...attrs } = {}, ...block }) => ({ ...block, attrs })),
	};
}

test("what an edit of a long text did is found out in a thread, before anybody has to wait for the page", async () => {
	const first = await saved(null, LONG);
	expect(works).toEqual(["record"]);
	const holder = await connectToDatabase();
	await holder.query("BEGIN");
	await holder.query("SELECT id FROM page WHERE id = $1 FOR UPDATE", [first.pageId]);
	const saving = saved(first.id, REWRITTEN);
	await vi.waitUntil(() => works.length === 2);
	await holder.query("COMMIT");
	const { id, events, eventTypes, tags } = await saving;
	expect(works).toEqual(["record", "record"]);
	expect({ events, eventTypes, tags }).toEqual(describeEdit(LONG, REWRITTEN));
	const { changed } = compareBlocks(LONG, REWRITTEN);
	expect(changed.length).toBeGreaterThan(0);
	expect(await db.blockVersion.count({ where: { revisionId: id } })).toBe(changed.length);
});

test("a short text needs no thread", async () => {
	await saved(null, makeArticle(1_000));
	expect(works).toEqual([]);
});

test("blocks of a long text that came without ids get those of its base in a thread", async () => {
	const first = await saved(null, LONG);
	const second = await saved(first.id, withoutIds(touchArticle(LONG, 1)));
	expect(works).toEqual(["record", "identify", "record"]);
	const { content } = second.document as unknown as WikiDocument;
	expect(content.slice(1)).toEqual(LONG.content);
});

test("a merged text is described against what it was merged onto", async () => {
	const first = await saved(null, LONG);
	const second = await saved(first.id, touchArticle(LONG, 1));
	const third = await saved(first.id, { ...LONG, content: NEW_END });
	expect(third.parentId).toBe(second.id);
	const [before, after] = [second, third].map(({ document }) => document as unknown as WikiDocument);
	expect(third.events).toEqual(before && after && describeEdit(before, after).events);
});

test.each([
	["are busy", async () => ({ ok: false, problem: "busy" })],
	["break", async () => Promise.reject(new Error("broken"))],
])("a long text is saved with its events where the threads %s", async (_how, answer) => {
	const first = await saved(null, LONG);
	thread.answer = answer;
	const { events } = await saved(first.id, REWRITTEN);
	expect(events).toEqual(describeEdit(LONG, REWRITTEN).events);
});
