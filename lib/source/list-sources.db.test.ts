import { beforeAll, describe, expect, test } from "vitest";

import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { fillRegistry } from "@/prisma/seed/fill-registry";
import { buildUser } from "@/test/user";
import { listSources, type SourceFilter } from "./list-sources";
import { findSeries, listSeries, listTiers } from "./queries";

const titles = async (filter: Partial<SourceFilter>) =>
	(await listSources(ANONYMOUS, { limit: 100, ...filter })).sources.map(({ title }) => title);

describe("the sample registry", () => {
	beforeAll(async () => {
		const admin = await buildUser({ groups: ["admin"] });
		await fillRegistry({ admin, editor: await buildUser() }, new Date("2026-02-28T15:00:00Z"));
	});

	test("has its tiers and series in order", async () => {
		expect((await listTiers(ANONYMOUS)).map(({ key, rank }) => [key, rank])).toEqual([
			["canon", 1],
			["licensed", 2],
			["fan", 3],
		]);
		const series = await listSeries(ANONYMOUS);
		expect(series.slice(0, 3).map(({ code }) => code)).toEqual(["DIS", "DS9", "ENT"]);
		expect(series.at(-1)).toMatchObject({ code: null, title: "Typhon Pact", tier: { key: "licensed" } });
		expect(await findSeries(ANONYMOUS, "ds9")).toMatchObject({ code: "DS9" });
		expect(await findSeries(ANONYMOUS, "lost era")).toMatchObject({ code: "TLE" });
		expect(await findSeries(ANONYMOUS, "nothing")).toBeNull();
	});

	test("is paged without loss or repetition, by title and by release", async () => {
		for (const order of ["title", "release"] as const) {
			const whole = await titles({ order });
			expect(whole.length).toBeGreaterThanOrEqual(60);
			const found: string[] = [];
			for (let after: number | undefined; ; ) {
				const { sources, next } = await listSources(ANONYMOUS, { order, limit: 7, after });
				found.push(...sources.map(({ title }) => title));
				if (next === null) break;
				after = next;
			}
			expect(found).toEqual(whole);
		}
	});

	test.each([
		["DS9 Emissary", ["Emissary"]],
		["emissary ds9", ["Emissary"]],
		["neelix’s primes", ["Factoring Primes"]],
		["tle vipers", ["Day of the Vipers"]],
		["the siege", ["The Siege"]],
		["when it rains...", ["When It Rains…"]],
		["Cardasians", ["Cardassians"]],
		["%", []],
		["_", []],
		["'; drop table source; --", []],
	])("finds %j", async (q, expected) => {
		expect(await titles({ q })).toEqual(expected);
	});

	test("puts the whole title before titles that hold it, and finds numbers", async () => {
		expect((await titles({ q: "1x01" })).sort()).toEqual(["Caretaker", "Emissary"]);
		await db.source.updateMany({ where: { title: "Waltz" }, data: { searchKey: "ds9 a duet for waltz" } });
		expect(await titles({ q: "duet" })).toEqual(["Duet", "Waltz"]);
	});

	test("is narrowed by series, kind and effective tier", async () => {
		const ds9 = (await findSeries(ANONYMOUS, "DS9"))?.id;
		expect(await titles({ seriesId: ds9, kind: "novel" })).toEqual(["Avatar", "A Stitch in Time", "Unity"]);
		expect(await titles({ seriesId: ds9, tier: "licensed" })).toEqual(["Avatar", "A Stitch in Time", "Unity"]);
		expect(await titles({ tier: "fan" })).toEqual(["Factoring Primes", "The Wrong Reflection"]);
		expect(await titles({ kind: "fan-work", tier: "canon" })).toEqual([]);
	});
});
