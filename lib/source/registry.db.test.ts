import { beforeEach, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/permission/actor";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { buildUser } from "@/test/user";
import { changeSeries } from "./change-series";
import { changeSource } from "./change-source";
import { createSeries } from "./create-series";
import { createSource } from "./create-source";
import { listSources } from "./list-sources";
import { mergeSources } from "./merge-sources";
import { findSeries, findSource, listTiers, listUsedTiers, registryForParsing, sourcesByIds } from "./queries";
import { retireSource } from "./retire-source";
import { revertSeries } from "./revert-series";
import { revertSource } from "./revert-source";
import { revertTiers } from "./revert-tiers";
import type { SourceInput } from "./schema";
import { setTiers } from "./set-tiers";
import { findTierVersionId, listSeriesVersions, listSourceVersions, listTierVersions } from "./version-queries";

let editor: UserActor;
let reviewer: UserActor;
let admin: UserActor;
let ds9: number;

async function create(input: SourceInput, despiteLikeness = true): Promise<number> {
	const created = await createSource(editor, input, { despiteLikeness });
	if (!created.ok) throw new Error(JSON.stringify(created));
	return created.id;
}

async function versionOf(id: number): Promise<number> {
	return (await findSource(ANONYMOUS, id))?.versionId ?? 0;
}

const found = async (q: string) => (await listSources(ANONYMOUS, { q, limit: 9 })).sources.map(({ id }) => id);
const kinds = async () => (await db.change.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind);

beforeEach(async () => {
	await emptyDatabase();
	editor = await buildUser();
	reviewer = await buildUser({ groups: ["reviewer"] });
	admin = await buildUser({ groups: ["admin"] });
	await setTiers(admin, [
		{ key: "canon", name: "Televised canon" },
		{ key: "licensed", name: "Licensed works" },
	]);
	const created = await createSeries(editor, { code: "DS9", title: "Deep Space Nine", kind: "episode", tier: "canon" });
	if (!created.ok) throw new Error(created.problem);
	ds9 = created.id;
});

describe("a new entry", () => {
	test("is normalised, has a version and a change, and takes kind and tier of its series", async () => {
		const input = {
			title: "  Past \u00a0Prologue ",
			seriesCode: "ds9",
			number: "1x03",
			releaseDate: "1993-01",
			url: "",
		};
		const id = await create({ ...input, isbn: "0-306-40615-2" });
		expect(await findSource(ANONYMOUS, id)).toMatchObject({
			title: "Past Prologue",
			kind: "episode",
			tier: { key: "canon" },
			series: { id: ds9, code: "DS9" },
			entry: { releaseDate: "1993-01", isbn: "9780306406157", url: null, tierKey: null, creators: [] },
		});
		expect(await listSourceVersions(ANONYMOUS, id)).toMatchObject([{ isFirst: true, actorName: editor.name }]);
		const change = await db.change.findFirst({ where: { kind: "source-created" } });
		expect(change).toMatchObject({ sourceId: id, title: "Past Prologue", actorId: editor.id });
	});

	test("says what is wrong with each field", async () => {
		const refused = await createSource(editor, {
			title: " ",
			releaseDate: "1993-02-30",
			isbn: "9780306406158",
			url: "javascript:alert(1)",
		});
		expect(refused).toMatchObject({ ok: false, problem: "invalid" });
		expect(refused).toMatchObject({
			issues: [{ path: "title" }, { path: "releaseDate" }, { path: "isbn" }, { path: "url" }],
		});
		expect(await createSource(editor, { title: "X", series: "ABC", tier: "fan", articleId: 99 })).toMatchObject({
			issues: [{ path: "series" }, { path: "tier" }, { path: "articleId" }],
		});
		// Everybody reads the history of an entry, so it must not name a page that waits for a reviewer.
		const { id: articleId } = await db.page.create({ data: { namespace: 0, title: "Waiting" } });
		expect(await createSource(editor, { title: "X", articleId })).toMatchObject({ issues: [{ path: "articleId" }] });
		expect(await db.source.count()).toBe(0);
	});

	test("asks where one like it stands, and believes the answer", async () => {
		const id = await create({ title: "The Siege", series: ds9, number: "2x03" });
		for (const title of ["Siege", "the siege!", "THE  SIEGE"]) {
			expect(await createSource(editor, { title, series: ds9 }), title).toMatchObject({
				problem: "alike",
				similar: [{ id, likeness: 1 }],
			});
		}
		expect(await createSource(editor, { title: "The Seige of AR-558" })).toMatchObject({ ok: true });
		expect(await createSource(editor, { title: "The Siege" }, { despiteLikeness: true })).toMatchObject({ ok: true });
	});

	test("is another work in another series, and under another number of its series", async () => {
		const tng = await createSeries(editor, { code: "TNG", title: "The Next Generation", kind: "episode" });
		await create({ title: "Chain of Command, Part I", series: ds9, number: "6x10" });
		expect(
			await createSource(editor, { title: "Chain of Command, Part II", series: ds9, number: "6x11" }),
		).toMatchObject({ ok: true });
		expect(
			await createSource(editor, { title: "Chain of Command, Part I", series: tng.ok ? tng.id : 0 }),
		).toMatchObject({ ok: true });
	});

	test("of a series asks where one like it stands, and believes the answer", async () => {
		const longer = { code: "STDS", title: "Star Trek: Deep Space Nine" };
		for (const { code, title } of [{ code: "DS-9", title: "Something else" }, longer]) {
			const asked = await createSeries(editor, { code, title, kind: "episode" });
			expect(asked, title).toMatchObject({ problem: "alike", similar: [{ id: ds9, code: "DS9" }] });
		}
		expect(await createSeries(editor, { title: "The Deep Space Nine", kind: "episode" })).toMatchObject({
			problem: "invalid",
			similar: [{ id: ds9 }],
		});
		expect(await createSeries(editor, { code: "VOY", title: "Voyager", kind: "episode" })).toMatchObject({ ok: true });
		const despite = await createSeries(editor, { ...longer, kind: "novel" }, { despiteLikeness: true });
		expect(despite).toMatchObject({ ok: true });
	});

	test("two people at once enter one work once", async () => {
		const both = await Promise.all([1, 2, 3].map(() => createSource(editor, { title: "Waltz", series: ds9 })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db.source.count()).toBe(1);
	});
});

describe("who may", () => {
	test("enter: nobody without an account; curate: reviewers", async () => {
		const id = await create({ title: "Duet", series: ds9 });
		const into = await create({ title: "Duet (copy)" });
		const versionId = await versionOf(id);
		expect(await createSource(ANONYMOUS, { title: "X" })).toMatchObject({ problem: "sign-in-required" });
		expect(await changeSource(ANONYMOUS, { id, versionId, input: { title: "X" } })).toMatchObject({ ok: false });
		expect(await retireSource(editor, { id, versionId, retired: true })).toMatchObject({ problem: "right-missing" });
		expect(await mergeSources(editor, { id, versionId, intoId: into })).toMatchObject({ problem: "right-missing" });
		expect(await setTiers(reviewer, [{ key: "one", name: "One" }])).toMatchObject({ problem: "right-missing" });
		const input = { code: "DS9", title: "Deep Space 9", kind: "episode" } as const;
		expect(await changeSeries(editor, { id: ds9, versionId: 1, input })).toMatchObject({ problem: "right-missing" });
		expect(await retireSource(reviewer, { id, versionId, retired: true })).toEqual({ ok: true });
		const first = { id, versionId: await versionOf(id), toVersionId: versionId };
		expect(await revertSource(editor, first)).toMatchObject({ problem: "right-missing" });
		expect(await revertSource(reviewer, first)).toEqual({ ok: true });
	});
});

describe("a change", () => {
	test("keeps before and after, is reverted, and a stale form changes nothing", async () => {
		const id = await create({ title: "Duett", series: ds9, number: "1x19" });
		const versionId = await versionOf(id);
		const input = { title: "Duet", series: ds9, number: "1x19", tier: "licensed", creators: ["Peter Allan Fields"] };
		expect(await changeSource(editor, { id, versionId, input })).toEqual({ ok: true });
		expect(await changeSource(editor, { id, versionId, input: { title: "Trio" } })).toMatchObject({
			problem: "entry-changed",
		});
		const [latest, first] = await listSourceVersions(ANONYMOUS, id);
		expect(latest?.differences).toEqual([
			{ field: "title", before: "Duett", after: "Duet" },
			{ field: "creators", before: null, after: ["Peter Allan Fields"] },
			{ field: "tierKey", before: null, after: "licensed" },
		]);
		expect(await changeSource(editor, { id, versionId: latest?.id ?? 0, input })).toEqual({ ok: true });
		expect(await listSourceVersions(ANONYMOUS, id)).toHaveLength(2);
		const back = { id, versionId: latest?.id ?? 0, toVersionId: first?.id ?? 0 };
		expect(await revertSource(editor, back)).toEqual({ ok: true });
		expect(await findSource(ANONYMOUS, id)).toMatchObject({ title: "Duett", tier: { key: "canon" } });
		expect(await found("duett")).toEqual([id]);
		expect((await kinds()).slice(-3)).toEqual(["source-created", "source-changed", "source-reverted"]);
	});

	test("of a series reaches the search and the tier of its works", async () => {
		const id = await create({ title: "Duet", series: ds9 });
		const { id: versionId } = await db.sourceVersion.findFirstOrThrow({ where: { seriesId: ds9 } });
		const input = { code: "NINE", title: "Nine", kind: "episode", tier: "licensed" } as const;
		expect(await changeSeries(reviewer, { id: ds9, versionId, input })).toEqual({ ok: true, id: ds9 });
		expect(await changeSeries(reviewer, { id: ds9, versionId, input })).toMatchObject({ problem: "entry-changed" });
		expect(await found("nine duet")).toEqual([id]);
		expect(await found("ds9")).toEqual([]);
		expect((await sourcesByIds(ANONYMOUS, [id])).get(id)?.tier?.key).toBe("licensed");
		expect(await createSeries(editor, { code: "nine", title: "The Nine!", kind: "novel" })).toMatchObject({
			issues: [{ path: "title" }, { path: "code" }],
		});
	});

	test("of a series to a name like that of another one is asked about", async () => {
		const other = await createSeries(editor, { code: "LOST", title: "The Lost Era", kind: "novel" });
		if (!other.ok) throw new Error(other.problem);
		const { id: versionId } = await db.sourceVersion.findFirstOrThrow({ where: { seriesId: other.id } });
		const input = { code: "LOST", title: "Star Trek: Deep Space Nine", kind: "novel" } as const;
		const refused = await changeSeries(reviewer, { id: other.id, versionId, input });
		expect(refused).toMatchObject({ problem: "alike", similar: [{ id: ds9 }] });
		const same = { ...input, title: "The lost era!", kind: "comic" } as const;
		expect(await changeSeries(reviewer, { id: other.id, versionId, input: same })).toMatchObject({ ok: true });
		const { id: latest } = await db.sourceVersion.findFirstOrThrow({
			where: { seriesId: other.id },
			orderBy: { id: "desc" },
		});
		const sure = { despiteLikeness: true };
		expect(await changeSeries(reviewer, { id: other.id, versionId: latest, input }, sure)).toMatchObject({ ok: true });
	});

	test("of a series is taken back, by reviewers, unless another series has its name now", async () => {
		const id = await create({ title: "Duet", series: ds9 });
		const versionOfSeries = async () => (await listSeriesVersions(ANONYMOUS, ds9))[0]?.id ?? 0;
		const first = await versionOfSeries();
		const input = { code: "NINE", title: "Nine", kind: "novel", tier: "licensed" } as const;
		await changeSeries(reviewer, { id: ds9, versionId: first, input });
		const back = { id: ds9, versionId: await versionOfSeries(), toVersionId: first };
		expect(await revertSeries(editor, back)).toMatchObject({ problem: "right-missing" });
		expect(await revertSeries(reviewer, { ...back, versionId: first })).toMatchObject({ problem: "entry-changed" });
		expect(await revertSeries(reviewer, { ...back, toVersionId: await versionOf(id) })).toMatchObject({
			problem: "version-not-found",
		});
		expect(await revertSeries(reviewer, back)).toEqual({ ok: true });
		expect(await findSeries(ANONYMOUS, "DS9")).toMatchObject({ title: "Deep Space Nine", tier: { key: "canon" } });
		expect(await found("ds9 duet")).toEqual([id]);
		expect((await listSeriesVersions(ANONYMOUS, ds9)).map(({ isFirst }) => isFirst)).toEqual([false, false, true]);
		expect((await kinds()).slice(-2)).toEqual(["series-changed", "series-reverted"]);
		await createSeries(editor, { code: "NINE", title: "Another", kind: "novel" });
		const renamed = { id: ds9, versionId: await versionOfSeries(), toVersionId: back.versionId };
		expect(await revertSeries(reviewer, renamed)).toMatchObject({ problem: "name-taken" });
	});

	test("of the tiers keeps those that works stand in", async () => {
		expect(await listUsedTiers(admin)).toEqual(["canon"]);
		expect(await setTiers(admin, [{ key: "licensed", name: "Licensed" }])).toMatchObject({ problem: "tier-in-use" });
		const swapped = [
			{ key: "licensed", name: "Licensed" },
			{ key: "canon", name: "Canon" },
		];
		expect(await setTiers(admin, swapped)).toEqual({ ok: true });
		expect(await db.continuityTier.findUnique({ where: { key: "canon" } })).toMatchObject({ rank: 2, name: "Canon" });
	});

	test("of the colours of the tiers is kept and taken back", async () => {
		const tiers = await listTiers(ANONYMOUS);
		const plain = tiers.map(({ key, name }) => ({ key, name }));
		await setTiers(
			admin,
			plain.map((tier) => ({ ...tier, colour: "grey" as const })),
		);
		const first = await findTierVersionId(ANONYMOUS);
		const blue = plain.map((tier) => ({ ...tier, ...(tier.key === "canon" && { colour: "blue" as const }) }));
		expect(await setTiers(admin, blue)).toEqual({ ok: true });
		const coloursOf = async () => (await listTiers(ANONYMOUS)).map(({ key, colour }) => [key, colour]);
		expect(await coloursOf()).toEqual(plain.map(({ key }) => [key, key === "canon" ? "blue" : null]));
		const versionId = await findTierVersionId(ANONYMOUS);
		const [latest] = await listTierVersions(ANONYMOUS);
		expect(latest?.differences).toContainEqual({
			kind: "coloured",
			key: "canon",
			name: tiers.find(({ key }) => key === "canon")?.name,
			before: "grey",
			after: "blue",
		});
		expect(await revertTiers(admin, { versionId, toVersionId: first })).toEqual({ ok: true });
		expect(await coloursOf()).toEqual(plain.map(({ key }) => [key, "grey"]));
	});

	test("of the tiers is taken back, by administrators, and not from under works", async () => {
		const first = await findTierVersionId(ANONYMOUS);
		const wider = [
			{ key: "fan", name: "Fan works" },
			{ key: "canon", name: "Canon" },
			{ key: "licensed", name: "Licensed works" },
		];
		expect(await setTiers(admin, wider, { versionId: first })).toEqual({ ok: true });
		expect(await setTiers(admin, wider.slice(1), { versionId: first })).toMatchObject({ problem: "tiers-changed" });
		expect(await setTiers(admin, wider)).toEqual({ ok: true });
		const second = await findTierVersionId(ANONYMOUS);
		const [latest, ...earlier] = await listTierVersions(ANONYMOUS);
		expect(latest).toMatchObject({
			id: second,
			actorName: admin.name,
			differences: [
				{ kind: "added", name: "Fan works" },
				{ kind: "renamed", before: "Televised canon", after: "Canon" },
			],
		});
		expect(earlier).toMatchObject([{ id: first, isFirst: true, tiers: [{ key: "canon" }, { key: "licensed" }] }]);

		const back = { versionId: second, toVersionId: first };
		expect(await revertTiers(reviewer, back)).toMatchObject({ problem: "right-missing" });
		expect(await revertTiers(admin, { ...back, versionId: first })).toMatchObject({ problem: "tiers-changed" });
		expect(await revertTiers(admin, { ...back, toVersionId: 999 })).toMatchObject({ problem: "version-not-found" });
		const id = await create({ title: "The Wrong Reflection", tier: "fan" });
		expect(await revertTiers(admin, back)).toMatchObject({ problem: "tier-in-use" });
		expect(await findTierVersionId(ANONYMOUS)).toBe(second);
		await changeSource(editor, { id, versionId: await versionOf(id), input: { title: "The Wrong Reflection" } });
		expect(await revertTiers(admin, back)).toEqual({ ok: true });
		expect(await listTiers(ANONYMOUS)).toEqual([
			{ key: "canon", name: "Televised canon", rank: 1, colour: null },
			{ key: "licensed", name: "Licensed works", rank: 2, colour: null },
		]);
		expect((await kinds()).slice(-1)).toEqual(["tiers-reverted"]);
	});
});

describe("merged and retired entries", () => {
	test("a merge leads to the survivor, through further merges too, and never in a circle", async () => {
		const [a, b, c] = [
			await create({ title: "Duet", series: ds9 }),
			await create({ title: "Duet!", series: ds9 }),
			await create({ title: "The Duet", series: ds9 }),
		];
		const merge = async (id: number, intoId: number) =>
			mergeSources(reviewer, { id, versionId: await versionOf(id), intoId });
		expect(await merge(a, a)).toMatchObject({ problem: "survivor-not-found" });
		expect(await merge(a, b)).toEqual({ ok: true });
		expect(await merge(b, a)).toMatchObject({ problem: "survivor-merged" });
		expect(await merge(a, c)).toMatchObject({ problem: "entry-merged" });
		expect(await merge(b, c)).toEqual({ ok: true });
		const shown = await sourcesByIds(ANONYMOUS, [a]);
		expect(shown.get(a)?.mergedIntoId).toBe(c);
		expect(shown.get(c)).toMatchObject({ id: c, mergedIntoId: null });
		expect(await found("duet")).toEqual([c]);
		expect((await registryForParsing(ANONYMOUS)).works.map(({ id }) => id)).toEqual([c]);
		const [last, before] = await listSourceVersions(ANONYMOUS, b);
		expect(last?.differences).toEqual([{ field: "mergedIntoId", before: null, after: c }]);
		const back = { id: b, versionId: last?.id ?? 0, toVersionId: before?.id ?? 0 };
		expect(await revertSource(reviewer, back)).toEqual({ ok: true });
		expect((await sourcesByIds(ANONYMOUS, [a])).get(a)?.mergedIntoId).toBe(b);
	});

	test("a retired entry leaves lists and parsing, and comes back", async () => {
		const id = await create({ title: "Duet", series: ds9 });
		const names = await registryForParsing(ANONYMOUS);
		expect(names.works).toEqual([{ id, kind: "episode", title: "Duet", seriesId: ds9 }]);
		expect(await registryForParsing(ANONYMOUS)).toBe(names);
		await retireSource(reviewer, { id, versionId: await versionOf(id), retired: true });
		expect(await found("duet")).toEqual([]);
		expect((await registryForParsing(ANONYMOUS)).works).toEqual([]);
		expect((await listSources(ANONYMOUS, { retired: true, limit: 9 })).sources).toMatchObject([{ id, retired: true }]);
		await retireSource(reviewer, { id, versionId: await versionOf(id), retired: false });
		expect(await found("duet")).toEqual([id]);
	});
});
