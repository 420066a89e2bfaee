import { beforeAll, describe, expect, test } from "vitest";
import { listPagesWithRevisions, rebuildCitations } from "@/lib/citation/rebuild-citations";
import { validateDocument } from "@/lib/document/validate";
import { db } from "@/lib/platform/db";
import { verifyPassword } from "@/lib/platform/password";
import { getSettings } from "@/lib/setting/queries";
import { SAMPLE_ARTICLES } from "./articles";
import { fillWiki } from "./fill-wiki";

const PASSWORD = "a password for the sample";
const EDITS = SAMPLE_ARTICLES.reduce((count, { edits }) => count + edits.length, 0);

describe("a wiki filled with the sample", () => {
	beforeAll(async () => {
		expect(await fillWiki(PASSWORD)).toEqual({ ok: true, pages: SAMPLE_ARTICLES.length, revisions: EDITS });
	}, 120_000);

	test("holds every page and every edit, and nothing lost on the way", async () => {
		expect(await db.page.count({ where: { latestRevisionId: { not: null } } })).toBe(SAMPLE_ARTICLES.length);
		expect(await db.revision.count()).toBe(EDITS);
		expect(await db.draft.count()).toBe(0);
		for (const { title, edits } of SAMPLE_ARTICLES.filter((article) => !article.title.includes(":"))) {
			const page = await db.page.findFirst({ where: { namespace: 0, title }, select: { revisionCount: true } });
			expect(page, title).toEqual({ revisionCount: edits.length });
		}
	});

	test("numbers revisions and changes in the order in which they happened", async () => {
		const revisions = await db.revision.findMany({ orderBy: { id: "asc" }, select: { createdAt: true } });
		const changes = await db.change.findMany({
			where: { kind: { not: "settings-changed" } },
			orderBy: { id: "asc" },
			select: { createdAt: true },
		});
		for (const rows of [revisions, changes]) {
			const times = rows.map(({ createdAt }) => createdAt.getTime());
			expect(times).toEqual([...times].sort((a, b) => a - b));
			expect(times.at(-1)).toBeLessThan(Date.parse("2026-11-20"));
		}
	});

	test("keeps most blocks from one revision to the next", async () => {
		const page = await db.page.findFirstOrThrow({
			where: { namespace: 0, title: "Occupation of Bajor" },
			select: { id: true },
		});
		const rows = await db.revision.findMany({
			where: { pageId: page.id },
			orderBy: { seq: "asc" },
			select: { document: true, sizeChange: true },
		});
		const idsOf = (document: unknown) => new Set(JSON.stringify(document).match(/(?<="id": ?")[^"]+/g));
		const kept = rows.slice(1).map(({ document }, index) => {
			const before = idsOf(rows[index]?.document);
			const after = idsOf(document);
			return [...before].filter((id) => after.has(id)).length / before.size;
		});
		expect(Math.min(...kept)).toBeGreaterThan(0.7);
		expect(rows.some(({ sizeChange }) => sizeChange < 0)).toBe(true);
	});

	test("has documents in the form in which they are kept, and a record of citations that agrees with them", async () => {
		const pages = await db.page.findMany({ include: { latestRevision: { select: { document: true } } } });
		for (const { title, latestRevision } of pages) {
			expect(validateDocument(latestRevision?.document), title).toEqual({
				ok: true,
				document: latestRevision?.document,
			});
		}
		expect(await db.citation.count({ where: { removedInId: null } })).toBeGreaterThanOrEqual(180);
		for (const pageId of await listPagesWithRevisions())
			expect(await rebuildCitations(pageId)).toEqual({ inserted: 0, updated: 0, deleted: 0 });
	});

	test("cites works of every tier, and ends a citation only where an edit took it away", async () => {
		const cited = await db.source.findMany({
			where: { citations: { some: { removedInId: null } } },
			select: { tierKey: true, series: { select: { tierKey: true } } },
		});
		const tiers = new Set(cited.map(({ tierKey, series }) => tierKey ?? series?.tierKey));
		expect(tiers).toEqual(new Set(["canon", "licensed", "fan"]));
		const [all, ended] = [
			await db.citation.count(),
			await db.citation.count({ where: { NOT: { removedInId: null } } }),
		];
		expect(ended / all).toBeLessThan(0.1);
	});

	test("knows redirects, disambiguations and red links", async () => {
		expect(await db.page.count({ where: { kind: "redirect" } })).toBeGreaterThanOrEqual(2);
		expect(await db.page.count({ where: { kind: "disambiguation" } })).toBe(1);
		const red = await db.pageLink.findMany({ where: { toPageId: null, toNamespace: 0 }, distinct: ["toTitle"] });
		expect(red.map(({ toTitle }) => toTitle)).toContain("Tzenkethi Coalition");
		// A link written before its target existed leads there by now.
		const early = await db.pageLink.findFirst({
			where: { from: { title: "Main Page" }, toTitle: "Klingon-Cardassian Alliance", toPageId: null },
		});
		expect(early).toBeNull();
		expect(await db.pageLink.count({ where: { toTitle: "Terran Empire", toPageId: null } })).toBe(0);
	});

	test("lets the demo accounts sign in, and nobody else", async () => {
		const users = await db.user.findMany({ select: { name: true, passwordHash: true } });
		for (const { name, passwordHash } of users) {
			if (name.startsWith("demo-")) expect(await verifyPassword(passwordHash, PASSWORD), name).toBe(true);
			else expect(passwordHash, name).toBeNull();
		}
		expect(users.length).toBeGreaterThanOrEqual(8);
		const admins = await db.groupMembership.findMany({ where: { group: "admin" }, select: { user: true } });
		expect(admins.map(({ user }) => user.name)).toEqual(["demo-admin"]);
	});

	test("has every account begin before its first edit", async () => {
		const users = await db.user.findMany({ include: { revisions: { orderBy: { id: "asc" }, take: 1 } } });
		for (const { name, createdAt, revisions } of users) {
			const [first] = revisions;
			expect(first && createdAt < first.createdAt, name).toBe(true);
		}
	});

	test("has edits that wait, one of them with a number changed under its citation, and one that was sent back", async () => {
		const pages = await db.page.findMany({
			where: { waitingSince: { not: null } },
			select: { title: true, waitingCount: true, reviewMode: true },
			orderBy: { id: "asc" },
		});
		expect(pages).toEqual([
			{ title: "Gallitep", waitingCount: 1, reviewMode: "always" },
			{ title: "Dabo", waitingCount: 1, reviewMode: "unconfirmed" },
		]);
		const undecided = await db.revision.findMany({
			where: { page: { title: "Gallitep" }, review: { not: "approved" } },
			select: { authorName: true, review: true, eventTypes: true },
			orderBy: { id: "asc" },
		});
		expect(undecided).toMatchObject([
			{ review: "waiting", eventTypes: expect.arrayContaining(["claim-changed-under-citation", "number-changed"]) },
			{ review: "sent_back", authorName: "demo-editor" },
		]);
		const read = await db.page.findFirstOrThrow({
			where: { title: "Gallitep" },
			select: { approvedRevision: { select: { decisions: { select: { state: true, reviewerName: true } } } } },
		});
		expect(read.approvedRevision?.decisions).toEqual([{ state: "approved", reviewerName: "demo-reviewer" }]);
		const sandbox = await db.page.findFirst({ where: { title: "Sandbox" }, select: { reviewMode: true } });
		expect(sandbox).toEqual({ reviewMode: "open" });
	});

	test("has a name", async () => {
		expect(await getSettings()).toMatchObject({ siteName: "Prophets’ Archive", mainPage: "Main Page" });
	});

	test("is not filled twice", async () => {
		expect(await fillWiki(PASSWORD)).toEqual({ ok: false, problem: "wiki-not-empty" });
		expect(await db.revision.count()).toBe(EDITS);
	});
});
