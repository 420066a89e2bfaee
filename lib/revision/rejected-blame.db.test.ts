import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/pages/[title]/blame/route";
import { checkPage } from "@/lib/doctor/check-page";
import { checkStructure } from "@/lib/doctor/check-structure";
import type { DocumentNode } from "@/lib/document/schema";
import { type Actor, ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { runsOf } from "@/test/blamed-history";
import { as, citation, doc, p } from "@/test/document";
import { beginReviews, type ReviewCast, reviewedPage } from "@/test/reviewed-page";
import { bajor, edit, latestId, storedPage } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { blamedBlocks } from "./blame";
import { findBlame, findBlamedRevision, findWordBlame, listHands } from "./blame-queries";
import { getRevision } from "./queries";
import { rebuildBlame } from "./record-blame";
import { rejectRevision } from "./reject-revision";
import { restoreRevision } from "./restore-revision";
import { rollbackPage } from "./rollback-page";
import { saveRevision } from "./save-revision";
import { sendBackRevision } from "./send-back-revision";
import { undoRevisions } from "./undo-revisions";

// Who is named for words and citations that were rejected and that are there again.

let cast: ReviewCast;
let newcomer: UserActor;
let other: UserActor;
let reviewer: UserActor;

const STATION = "The station above the planet was built by the occupiers.";
const LONG_AGO = "The station above the planet was built long ago by the occupiers.";
const CAMP = "The camp was freed in the spring of that year.";

const a = (...content: (string | DocumentNode)[]) => as("a", p(...content));
const b = (...content: (string | DocumentNode)[]) => as("b", p(...content));

beforeEach(begin);

async function begin(): Promise<void> {
	cast = await beginReviews();
	({ newcomer, other, reviewer } = cast);
	for (const id of [1, 2]) {
		const title = `Work ${id}`;
		await db.source.create({ data: { id, kind: "novel", title, titleKey: title, searchKey: title } });
	}
}

async function reject(revisionId: number): Promise<number | null> {
	const outcome = await rejectRevision(reviewer, { revisionId, reason: "no source says so" });
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	return outcome.revertId;
}

async function restore(actor: UserActor, revisionId: number): Promise<number> {
	const input = { title: bajor, revisionId, baseRevisionId: await latestId(), summary: "", minor: false };
	expect(await restoreRevision(actor, input)).toMatchObject({ outcome: "saved" });
	return latestId();
}

async function undo(actor: UserActor, revisionId: number | null): Promise<number> {
	const edits = { revisionIds: [revisionId ?? 0], baseRevisionId: await latestId() };
	const outcome = await undoRevisions(actor, { title: bajor, ...edits, summary: "", minor: false });
	expect(outcome).toMatchObject({ outcome: "saved" });
	return latestId();
}

/** The blame of a block as a viewer reads it: created, text, citations. */
async function blamed(blockId: string, id?: number, viewer: Actor = ANONYMOUS) {
	const page = await storedPage();
	const revision = await findBlamedRevision(viewer, { pageId: page.id, id: id ?? page.latestRevisionId ?? 0 });
	if (!revision) throw new Error("not for this viewer");
	const block = (await findBlame(revision)).find((one) => one.blockId === blockId);
	return block && [block.createdIn, block.textChangedIn, block.citationsChangedIn];
}

async function words(blockId: string, id?: number | null) {
	const blame = await findWordBlame(await getRevision(reviewer, id ?? (await latestId())), blockId);
	return runsOf(blame)?.map(({ text, revisionId }) => `${revisionId}: ${text.trim()}`);
}

/** That the log is what all revisions together say, and everything else as it must be. */
async function expectExact(): Promise<void> {
	const { id } = await storedPage();
	expect(await rebuildBlame(id, { write: false })).toEqual({ inserted: 0, updated: 0, deleted: 0 });
	expect(await checkPage(id)).toEqual([]);
	expect(await checkStructure()).toEqual([]);
}

describe("a rejected paragraph is from whoever brings it back", () => {
	test.each([
		["restores it", (refused: number) => restore(reviewer, refused), "b"],
		["undoes the rejection", (_: number, revert: number | null) => undo(reviewer, revert), "b"],
		["writes it anew", () => edit(reviewer, a(STATION), as("z", p(CAMP))), "z"],
		["writes it anew in its place", () => edit(reviewer, a(STATION), b(CAMP)), "b"],
		["writes another one in its place", () => edit(reviewer, a(STATION), b("It was never freed at all.")), "b"],
	])("where somebody %s", async (_, bringBack, blockId) => {
		const first = await reviewedPage(cast, a(STATION));
		const refused = await edit(newcomer, a(STATION), b(CAMP, citation(1)));
		expect(await blamed("b", refused, reviewer)).toEqual([refused, refused, refused]);
		const back = await bringBack(refused, await reject(refused));
		expect((await blamed(blockId))?.slice(0, 2)).toEqual([back, back]);
		expect(new Set(((await blamed(blockId)) ?? []).concat(back))).not.toContain(refused);
		expect((await words(blockId))?.join()).toMatch(new RegExp(`^${back}: [^:]+$`));
		expect(await blamed("a")).toEqual([first, first, null]);
		// What it was as of its own time.
		expect(await blamed("b", refused, reviewer)).toEqual([refused, refused, refused]);
		expect(await words("b", refused)).toEqual([`${refused}: ${CAMP}`]);
		await expectExact();

		// From there on it is remembered as theirs.
		await edit(reviewer, a(STATION));
		await edit(other, a(STATION), as("y", p((await textOf(back, blockId)) ?? "")));
		expect((await blamed("y", await latestId(), reviewer))?.slice(0, 2)).toEqual([back, back]);
		await expectExact();
	});
});

async function textOf(id: number, blockId: string) {
	const { document } = await getRevision(reviewer, id);
	return document.content.find(({ attrs }) => attrs?.id === blockId)?.content?.find(({ text }) => text)?.text;
}

describe("rejected words of a paragraph are from whoever brings them back", () => {
	test.each([
		["restores them", (refused: number) => restore(reviewer, refused)],
		["writes them anew", () => edit(reviewer, a(LONG_AGO))],
	])("where somebody %s", async (_, bringBack) => {
		const first = await reviewedPage(cast, a(STATION));
		const refused = await edit(newcomer, a(LONG_AGO));
		const revert = await reject(refused);
		expect(await blamed("a")).toEqual([first, first, null]);
		const back = await bringBack(refused);
		expect(await blamed("a")).toEqual([first, back, null]);
		const told = [
			`${first}: The station above the planet was built`,
			`${back}: long ago`,
			`${first}: by the occupiers.`,
		];
		expect(await words("a")).toEqual(told);
		expect(await words("a", refused)).toEqual(told.map((run) => run.replace(`${back}:`, `${refused}:`)));
		expect(await words("a", revert)).toEqual([`${first}: ${STATION}`]);
		await edit(reviewer, a(`${LONG_AGO} It stands.`));
		expect(await words("a")).toEqual([...told, `${await latestId()}: It stands.`]);
		await expectExact();
	});

	test("where they come back among other words", async () => {
		const first = await reviewedPage(cast, a(STATION));
		await reject(await edit(newcomer, a(`${STATION} It was freed in spring.`)));
		const back = await edit(reviewer, a(`Once. ${STATION} It was freed in spring.`));
		expect(await words("a")).toEqual([`${back}: Once.`, `${first}: ${STATION}`, `${back}: It was freed in spring.`]);
	});
});

test("a rejected citation is from whoever brings it back", async () => {
	const first = await reviewedPage(cast, a(STATION), b(CAMP, citation(2)));
	const refused = await edit(newcomer, a(STATION, citation(1)), b(CAMP));
	expect(await blamed("a", refused, reviewer)).toEqual([first, first, refused]);
	await reject(refused);
	expect(await blamed("a")).toEqual([first, first, null]);
	expect(await blamed("b")).toEqual([first, first, first]);
	const back = await edit(reviewer, a(STATION, citation(1)), b(CAMP, citation(2)));
	expect(await blamed("a")).toEqual([first, first, back]);
	await expectExact();
});

test("what was sent back and accepted after all stays its author's", async () => {
	const first = await reviewedPage(cast, a(STATION));
	const doubted = await edit(newcomer, a(LONG_AGO), b(CAMP, citation(1)));
	expect(await sendBackRevision(reviewer, { revisionId: doubted, note: "who says so?" })).toEqual({ ok: true });
	const more = await edit(newcomer, a(LONG_AGO), b(`${CAMP} So it was.`, citation(1)));
	expect(await approveRevision(reviewer, { revisionId: more, upTo: true })).toMatchObject({ ok: true });
	expect(await blamed("a")).toEqual([first, doubted, null]);
	expect(await blamed("b")).toEqual([doubted, more, doubted]);
	expect(await words("b")).toEqual([`${doubted}: ${CAMP}`, `${more}: So it was.`]);
	const hands = await listHands(ANONYMOUS, [doubted, more], new Date());
	expect([...hands.values()].map(({ author }) => author)).toEqual([newcomer.name, newcomer.name]);
	await expectExact();
});

test("while an edit waits, its words are its author's whoever takes them out and brings them back", async () => {
	await reviewedPage(cast, a(STATION));
	const waiting = await edit(newcomer, a(STATION), b(CAMP));
	const out = await undo(other, waiting);
	const back = await undo(other, out);
	expect(await blamed("b", back, reviewer)).toEqual([waiting, waiting, null]);
	// What was right as of then stays so, and is nothing to what comes later.
	await reject(waiting);
	expect(await blamed("b", back, reviewer)).toEqual([waiting, waiting, null]);
	const again = await edit(other, a(STATION), b(CAMP));
	expect(await blamed("b", again, reviewer)).toEqual([again, again, null]);
	await expectExact();
});

test("what a rollback rejects is forgotten as well, and so is what was taken out before it was rejected", async () => {
	const first = await reviewedPage(cast, a(STATION));
	const edits = [await edit(newcomer, a(LONG_AGO)), await edit(newcomer, a(LONG_AGO), b(CAMP))];
	const outcome = await rollbackPage(reviewer, { title: bajor, user: newcomer.name, summary: "" });
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	expect(await blamed("a")).toEqual([first, first, null]);
	const back = await restore(reviewer, edits[1] ?? 0);
	expect(await blamed("a")).toEqual([first, back, null]);
	expect(await blamed("b")).toEqual([back, back, null]);
	await expectExact();

	const refused = await edit(newcomer, a(LONG_AGO), b(CAMP), as("c", p("Nothing is known of it at all.")));
	const out = await edit(newcomer, a(LONG_AGO), b(CAMP));
	expect(await reject(refused)).toBeNull();
	const anew = await edit(other, a(LONG_AGO), b(CAMP), as("c", p("Nothing is known of it at all.")));
	expect(await blamed("c", anew, reviewer)).toEqual([anew, anew, null]);
	expect(await blamed("b", out, reviewer)).toEqual([back, back, null]);
	await expectExact();
});

/** Who is named to the public for blocks and words of what it reads. */
async function namedToPublic(): Promise<(string | null)[]> {
	const { id: pageId, approvedRevisionId: id } = await storedPage();
	const revision = await findBlamedRevision(ANONYMOUS, { pageId, id: id ?? 0 });
	if (!revision) return [];
	const named = (await findBlame(revision)).flatMap((one) => [
		one.createdIn,
		one.textChangedIn,
		...(one.citationsChangedIn === null ? [] : [one.citationsChangedIn]),
	]);
	for (const blockId of blamedBlocks(revision.document)) {
		for (const { revisionId } of runsOf(await findWordBlame(revision, blockId)) ?? []) named.push(revisionId);
	}
	return [...(await listHands(ANONYMOUS, named, new Date())).values()].map(({ author }) => author);
}

test("the log is what all revisions together say, whatever is rejected and brought back", async () => {
	const written = fc.uniqueArray(
		fc.record({
			id: fc.constantFrom("a", "b", "c"),
			text: fc.constantFrom(STATION, LONG_AGO, CAMP),
			cited: fc.boolean(),
		}),
		{ selector: ({ id }) => id, minLength: 1 },
	);
	const step = fc.oneof(
		{ weight: 3, arbitrary: fc.record({ written, author: fc.constantFrom("newcomer", "other") }) },
		{ weight: 2, arbitrary: fc.nat().map((rejected) => ({ rejected })) },
		{ weight: 1, arbitrary: fc.nat().map((restored) => ({ restored })) },
		{ weight: 1, arbitrary: fc.constant("rollback" as const) },
		{ weight: 1, arbitrary: fc.constant("approve" as const) },
	);
	let rejections = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
			await begin();
			await reviewedPage(cast, a(STATION));
			const { id: pageId } = await storedPage();
			const pick = (ids: readonly { id: number }[], place: number) => ids[place % Math.max(1, ids.length)]?.id ?? 0;
			for (const step of steps) {
				const all = await db.revision.findMany({ orderBy: { id: "asc" }, select: { id: true, authorName: true } });
				const waiting = await db.revision.findMany({ where: { review: "waiting" }, select: { id: true } });
				const latest = await latestId();
				if (step === "rollback") {
					await rollbackPage(reviewer, { title: bajor, user: all.at(-1)?.authorName ?? "", summary: "" });
				} else if (step === "approve") await approveRevision(reviewer, { revisionId: latest, upTo: true });
				else if ("rejected" in step) {
					await rejectRevision(reviewer, { revisionId: pick(waiting, step.rejected), reason: "no" });
				} else if ("restored" in step) {
					const back = { title: bajor, revisionId: pick(all, step.restored), baseRevisionId: latest };
					await restoreRevision(reviewer, { ...back, summary: "", minor: false });
				} else {
					const content = step.written.map(({ id, text, cited }) => as(id, p(text, ...(cited ? [citation(1)] : []))));
					const input = { title: bajor, baseRevisionId: latest, document: doc(...content), summary: "", minor: false };
					await saveRevision(step.author === "other" ? other : newcomer, input);
				}
			}
			rejections += await db.revision.count({ where: { review: "rejected" } });
			expect(await rebuildBlame(pageId, { write: false })).toEqual({ inserted: 0, updated: 0, deleted: 0 });
			expect(await namedToPublic()).not.toContain(null);
		}),
		{ numRuns: 10 },
	);
	expect(rejections).toBeGreaterThan(0);
});

test("the public is told a revision that it may read", async () => {
	await reviewedPage(cast, a(STATION));
	const refused = await edit(newcomer, a(STATION), b(CAMP));
	await reject(refused);
	const back = await edit(other, a(STATION), as("z", p(CAMP, citation(1))));
	expect(await approveRevision(reviewer, { revisionId: back, upTo: false })).toMatchObject({ ok: true });
	const request = new Request("http://wiki.test/api/v1/pages/Bajor/blame", { headers: { host: "wiki.test" } });
	const response = await GET(request, { params: Promise.resolve({ title: "Bajor" }) });
	const { blocks, revisions } = (await response.json()) as { blocks: object[]; revisions: { author: string }[] };
	expect(blocks).toContainEqual({ blockId: "z", createdIn: back, textChangedIn: back, citationsChangedIn: back });
	expect(revisions.map(({ author }) => author)).toEqual([reviewer.name, other.name]);
});
