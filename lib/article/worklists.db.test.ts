import { beforeEach, describe, expect, test } from "vitest";
import { rebuildPageState } from "@/lib/citation/record-page-state";
import type { DocumentNode } from "@/lib/document/schema";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { emptyDatabase } from "@/test/database";
import { accounts, as, citation, citationNeeded, doc, heading, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { formatCoveragePlace, formatMarkPlace, parseCoveragePlace, parseMarkPlace } from "./worklist-place";
import { countAccountReasons, listCitationNeeded, listConflictingAccounts, listUncitedPages } from "./worklists";

const mainTitle = { namespace: 0, text: "Welcome" } as const;
let kira: UserActor;

async function save(text: string, baseRevisionId: number | null, ...content: DocumentNode[]): Promise<number> {
	const title = { namespace: 0, text } as const;
	const input = { title, baseRevisionId, document: doc(...content), summary: "", minor: false };
	const outcome = await saveRevision(kira, input);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome.revisionId;
}

async function needed() {
	const { marks } = await listCitationNeeded(ANONYMOUS, { limit: 10, after: null });
	return marks.map(({ title, sortKey, blockId, text, section }) => [title.text, sortKey, blockId, text, section]);
}

async function asked() {
	const { marks } = await listConflictingAccounts(ANONYMOUS, { reason: null, limit: 10, after: null });
	return marks.map(({ title, sortKey, text, answers }) => [title.text, sortKey, text, answers]);
}

async function uncited() {
	const { pages } = await listUncitedPages(ANONYMOUS, { mainTitle, limit: 10, after: null });
	return pages.map(({ title, passages, uncited }) => [title.text, passages, uncited]);
}

const question = as("q", accounts("retcon", "How many died?", ["Ten", p("Ten did.")], ["None", p("All lived.")]));

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildUser();
	await db.source.create({ data: { kind: "novel", title: "Work", titleKey: "work", searchKey: "work" } });
});

describe("worklists", () => {
	test("show what stands in the latest revision of articles that can be seen", async () => {
		const first = await save(
			"Bajor",
			null,
			as("a", p("It began.", citationNeeded("2026-02-01"))),
			heading(2, "Toll"),
			question,
		);
		await save("Gallitep", null, as("b", p("It closed.", citationNeeded("2025-12-31"))), as("c", p("So", citation(1))));
		await save("Hidden", null, p("Secret.", citationNeeded("2020-01-01")), question);
		await db.page.updateMany({ where: { title: "Hidden" }, data: { deletedAt: new Date() } });
		await save("Welcome", null, p("Read on."), p("Write."), p("Ask."), p("Stay."));
		expect(await needed()).toEqual([
			["Gallitep", "2025-12-31", "b", "It closed.", null],
			["Bajor", "2026-02-01", "a", "It began.", null],
		]);
		expect(await asked()).toEqual([["Bajor", "retcon", "How many died?", 2]]);
		expect(await countAccountReasons(ANONYMOUS)).toEqual([{ reason: "retcon", count: 1 }]);
		expect(await uncited()).toEqual([
			["Bajor", 3, 3],
			["Gallitep", 2, 1],
		]);
		await save("Bajor", first, as("a", p("It began.", citation(1))));
		expect(await needed()).toEqual([["Gallitep", "2025-12-31", "b", "It closed.", null]]);
		expect(await asked()).toEqual([]);
		expect(await uncited()).toEqual([["Gallitep", 2, 1]]);
	});

	test("go on behind the last one shown, through the address", async () => {
		const days = ["2026-01-01", "2026-01-01", "2026-01-03"];
		await save("One", null, ...days.map((day, i) => as(`o${i}`, p("Said.", citationNeeded(day)))), question);
		await save("Two", null, as("t", p("Said.", citationNeeded("2026-01-01"))), question);
		await save("Three", null, p("Said."), p("Said."), p("Said."), p("Said."), p("Said."));
		const blocks: string[] = [];
		for (let place = ""; ; ) {
			const after = parseMarkPlace({ after: place });
			const { marks, next } = await listCitationNeeded(ANONYMOUS, { limit: 1, after });
			blocks.push(...marks.map(({ blockId }) => blockId));
			if (!next) break;
			place = formatMarkPlace(next);
		}
		expect(blocks).toEqual(["o0", "o1", "t", "o2"]);
		const titles: string[] = [];
		for (let place = ""; ; ) {
			const after = parseCoveragePlace({ after: place });
			const { pages, next } = await listUncitedPages(ANONYMOUS, { mainTitle, limit: 1, after });
			titles.push(...pages.map(({ title }) => title.text));
			if (!next) break;
			place = formatCoveragePlace(next);
		}
		expect(titles).toEqual(["Three", "One", "Two"]);
		const { next } = await listConflictingAccounts(ANONYMOUS, { reason: "retcon", limit: 1, after: null });
		const rest = await listConflictingAccounts(ANONYMOUS, { reason: "retcon", limit: 1, after: next });
		expect(rest).toMatchObject({ marks: [{ title: { text: "Two" } }], next: null });
		for (const after of ["", "x", "1.2", "2026-01-01.1.99999999999", "a.b.c", "'.1.1"])
			expect(parseMarkPlace({ after })).toBeNull();
		expect(parseCoveragePlace({ after: "1" })).toBeNull();
	});

	test("are rebuilt from the documents as saving wrote them", async () => {
		await save("Bajor", null, as("a", p("It began.", citationNeeded())), question);
		const { id } = await db.page.findFirstOrThrow();
		const rows = () =>
			Promise.all([db.pageCoverage.findMany(), db.pageMark.findMany({ orderBy: { position: "asc" } })]);
		const before = await rows();
		expect(before.flat()).toHaveLength(3);
		expect(await rebuildPageState(id)).toBe(false);
		await db.pageMark.deleteMany({ where: { position: 0 } });
		await db.pageCoverage.deleteMany();
		expect(await rebuildPageState(id)).toBe(true);
		expect(await rows()).toEqual(before);
	});

	test("10,000 marks in one paragraph are one save", async () => {
		await save("Bajor", null, p("So many.", ...Array.from({ length: 10_000 }, () => citationNeeded())));
		expect(await db.pageMark.count()).toBe(10_000);
	});
});
