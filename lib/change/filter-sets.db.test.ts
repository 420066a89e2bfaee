import { beforeEach, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { buildUser } from "@/test/user";
import { deleteFilterSet } from "./delete-filter-set";
import { listFilterSets, MAX_FILTER_SETS } from "./filter-sets";
import { saveFilterSet } from "./save-filter-set";
import { filterSetNameSchema } from "./schema";
import { setDefaultFilterSet } from "./set-default-filter-set";

let kira: UserActor;
let odo: UserActor;

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildUser({ name: "Kira" });
	odo = await buildUser({ name: "Odo" });
});

async function save(actor: UserActor, name: string, query: string) {
	const saved = await saveFilterSet(actor, { name, query });
	if (!saved.ok) throw new Error(saved.problem);
	return saved.set;
}

test("a filter is kept under its name without a place in the list, and saved again takes its own place", async () => {
	const set = await save(kira, "Numbers", "?event=number-changed&before=77&by=&nonsense=1&mark=minor:only&colour=blue");
	expect(set).toMatchObject({ name: "Numbers", isDefault: false });
	expect(set.query).toBe("?event=number-changed&highlight=minor%3Aonly%3Ablue");
	expect(await save(kira, "Numbers", "tag=undo")).toEqual({ ...set, query: "?tag=undo" });
	await save(kira, "All", "");
	expect((await listFilterSets(kira)).map(({ name, query }) => [name, query])).toEqual([
		["All", ""],
		["Numbers", "?tag=undo"],
	]);
});

test("filters are their owner's alone", async () => {
	const { id } = await save(kira, "Mine", "?tag=undo");
	await save(odo, "Mine", "?tag=blanked");
	expect((await listFilterSets(odo)).map(({ query }) => query)).toEqual(["?tag=blanked"]);
	expect(await listFilterSets(ANONYMOUS)).toEqual([]);
	for (const other of [odo, ANONYMOUS]) expect(await deleteFilterSet(other, id)).toBe("not-found");
	expect(await setDefaultFilterSet(odo, id)).toEqual({ ok: false, problem: "not-found" });
	const refused = { ok: false, problem: "sign-in-required" };
	expect(await saveFilterSet(ANONYMOUS, { name: "x", query: "" })).toEqual(refused);
	expect(await setDefaultFilterSet(ANONYMOUS, null)).toEqual(refused);
	expect(await deleteFilterSet(kira, id)).toBe("deleted");
	expect(await deleteFilterSet(kira, id)).toBe("not-found");
	expect(await db.filterSet.count()).toBe(1);
});

test("one of them is the default at most, whoever else has one", async () => {
	const [one, two] = [await save(kira, "One", ""), await save(kira, "Two", "")];
	const his = await save(odo, "His", "");
	const defaults = async (actor: UserActor) =>
		(await listFilterSets(actor)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
	expect(await setDefaultFilterSet(odo, his.id)).toEqual({ ok: true });
	await Promise.all([one, two, one, two].map(({ id }) => setDefaultFilterSet(kira, id)));
	expect(await defaults(kira)).toHaveLength(1);
	await setDefaultFilterSet(kira, two.id);
	expect(await defaults(kira)).toEqual([two.id]);
	// Saved anew it stays what it was; deleted there is none.
	expect(await save(kira, "Two", "?tag=undo")).toMatchObject({ isDefault: true });
	await setDefaultFilterSet(kira, null);
	expect(await defaults(kira)).toEqual([]);
	expect(await defaults(odo)).toEqual([his.id]);
});

test("there is an end to them, at once as well, but not to changing those that exist", async () => {
	const names = Array.from({ length: MAX_FILTER_SETS + 4 }, (_, n) => `Filter ${n}`);
	const outcomes = await Promise.all(names.map((name) => saveFilterSet(kira, { name, query: "" })));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(MAX_FILTER_SETS);
	const [kept] = await listFilterSets(kira);
	expect(await saveFilterSet(kira, { name: "One more", query: "" })).toEqual({
		ok: false,
		problem: "too-many-filter-sets",
	});
	expect(await save(kira, kept?.name ?? "", "?tag=undo")).toMatchObject({ query: "?tag=undo" });
});

test("a name is one line that can be seen", () => {
	expect(filterSetNameSchema.parse("  My  watch ")).toBe("My  watch");
	for (const name of ["", "  ", "\u200b", "a\nb", "a\0", "\u202eabc", "\ud800", "x".repeat(81)]) {
		expect(filterSetNameSchema.safeParse(name).success, JSON.stringify(name)).toBe(false);
	}
});
