import { beforeAll, expect, test } from "vitest";
import { type Feed, writeAtom } from "@/lib/change/atom";
import { parseChangeFilter } from "@/lib/change/filter";
import { db } from "@/lib/platform/db";
import { parseHistoryFilter } from "@/lib/revision/history-filter";
import { buildUser } from "@/test/user";
import { loadContributionsFeed, loadHistoryFeed, loadRecentChangesFeed } from "./feed-loaders";

const CANARY = "Zugunruhe";

/** Revisions of one page on top of each other; what no reviewer let through holds the canary, in every place. */
beforeAll(async () => {
	const author = await buildUser({ name: "Keeper" });
	const page = await db.page.create({ data: { namespace: 0, title: "Lamp" } });
	const hidden = await db.page.create({ data: { namespace: 0, title: CANARY } });
	let parentId: number | null = null;
	const write = async (pageId: number, seq: number, review: "approved" | "waiting" | "rejected", quoted: string) => {
		const { id }: { id: number } = await db.revision.create({
			data: {
				...{ pageId, seq, parentId, authorId: author.id, authorName: author.name, review },
				...{ document: {}, text: "", size: 0, sizeChange: 0, sha256: "" },
				summary: review === "approved" ? "Trimmed the wick" : CANARY,
				eventTypes: ["number-changed"],
				events: [{ type: "number-changed", blockId: "a", before: quoted, after: "20" }],
			},
		});
		await db.change.create({
			data: { kind: "page-edited", actorId: author.id, actorName: author.name, pageId, namespace: 0, revisionId: id },
		});
		parentId = pageId === page.id ? id : null;
		return id;
	};
	const first = await write(page.id, 1, "approved", "10");
	await write(page.id, 2, "rejected", CANARY);
	const third = await write(page.id, 3, "approved", CANARY);
	await write(page.id, 4, "waiting", CANARY);
	const alone = await write(hidden.id, 1, "waiting", CANARY);
	const pointers = { latestRevisionId: third, approvedRevisionId: third };
	await db.page.update({ where: { id: page.id }, data: pointers });
	await db.page.update({ where: { id: hidden.id }, data: { latestRevisionId: alone } });
	expect(first).toBeLessThan(third);
});

const filter = parseChangeFilter({});
const all = parseHistoryFilter({});
const feeds: [string, () => Promise<Feed | null>][] = [
	["of recent changes", () => loadRecentChangesFeed(filter)],
	["of what waits", () => loadRecentChangesFeed(parseChangeFilter({ review: ["waiting", "rejected"] }))],
	["of contributions", () => loadContributionsFeed("Keeper", filter)],
	["of a history", () => loadHistoryFeed({ namespace: 0, text: "Lamp" }, all)],
];

test.each(feeds)("the feed %s holds nothing that the public may not read", async (name, read) => {
	const feed = await read();
	const xml = feed && writeAtom(feed, { base: "https://wiki.test", siteName: "Wiki" });
	expect(xml).not.toContain(CANARY);
	expect(feed?.entries).toHaveLength(name === "of what waits" ? 0 : 2);
	if (name !== "of what waits") expect(xml).toContain("1 number changed: 10 → 20");
});

test("a page that the public does not read has no feed", async () => {
	expect(await loadHistoryFeed({ namespace: 0, text: CANARY }, all)).toBeNull();
	expect(await loadContributionsFeed("Nobody", filter)).toBeNull();
});

test("the feed of a history has its filter, and says so", async () => {
	const read = (query: Record<string, string>) =>
		loadHistoryFeed({ namespace: 0, text: "Lamp" }, parseHistoryFilter(query));
	const undone = await read({ tag: "undo", runs: "1" });
	expect(undone).toMatchObject({ path: "/wiki/Lamp?action=history&tag=undo", entries: [] });
	expect(undone?.selfPath).toBe("/wiki/Lamp?action=history&tag=undo&feed=atom");
	expect((await read({ from: "2020-01-01", to: "2020-01-02" }))?.entries).toEqual([]);
	expect((await read({ from: "2020-01-01" }))?.entries).toHaveLength(2);
});

test("the feed of contributions is that of its path, whoever else the address names", async () => {
	const feed = await loadContributionsFeed("Keeper", parseChangeFilter({ by: "Nobody", notby: "Keeper" }));
	expect(feed?.selfPath).toBe("/wiki/Special:Contributions/Keeper?feed=atom");
	expect(feed?.entries).toHaveLength(2);
});

test("what happened beside the pages is called what it is, and leads there", async () => {
	const { id: actorId, name: actorName } = await buildUser({ name: "Warden" });
	const change = { actorId, actorName };
	await db.change.create({ data: { ...change, kind: "settings-changed", title: "tagline" } });
	await db.change.create({ data: { ...change, kind: "tiers-changed" } });
	const feed = await loadRecentChangesFeed(parseChangeFilter({ by: "Warden" }));
	expect(feed.entries.map(({ title, path, summary }) => [title, path, summary])).toEqual([
		["Continuity tiers", "/sources/tiers", "order or names changed"],
		["Settings: tagline", "/admin/settings", "changed"],
	]);
});
