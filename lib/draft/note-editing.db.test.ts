import { beforeEach, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { parseTitle, type Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { sweepEditing } from "./jobs";
import { endEditing, noteEditing } from "./note-editing";

function titled(written: string): Title {
	const parsed = parseTitle(written);
	if (!parsed.ok) throw new Error(parsed.problem);
	return parsed.title;
}

async function makeUser(name: string): Promise<UserActor> {
	const { id } = await db.user.create({ data: { name, nameKey: name.toLowerCase() } });
	return { kind: "user", id, name, groups: ["everyone", "registered"] };
}

const bajor = titled("Bajor");
const start = new Date("2026-11-23T12:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

let kira: UserActor;
let odo: UserActor;

beforeEach(async () => {
	await emptyDatabase();
	[kira, odo] = [await makeUser("Kira"), await makeUser("Odo")];
});

test("editors of one page see each other, not themselves and nobody of other pages", async () => {
	expect(await noteEditing(kira, bajor, start)).toEqual({ outcome: "noted", editors: [] });
	await noteEditing(odo, titled("Elsewhere"), start);
	expect(await noteEditing(kira, bajor, after(20))).toEqual({ outcome: "noted", editors: [] });
	expect(await noteEditing(odo, bajor, after(30))).toEqual({ outcome: "noted", editors: [{ name: "Kira" }] });
	expect(await noteEditing(kira, bajor, after(40))).toEqual({ outcome: "noted", editors: [{ name: "Odo" }] });
});

test("who leaves or falls silent is gone, and silent notes are swept", async () => {
	await noteEditing(kira, bajor, start);
	expect(await noteEditing(odo, bajor, after(59))).toMatchObject({ editors: [{ name: "Kira" }] });
	expect(await noteEditing(odo, bajor, after(61))).toMatchObject({ editors: [] });
	await sweepEditing(after(90));
	expect(await db.editorPresence.findMany({ select: { userId: true } })).toEqual([{ userId: odo.id }]);
	await endEditing(odo, bajor);
	expect(await noteEditing(kira, bajor, after(91))).toMatchObject({ editors: [] });
});

test("only those who may edit are told, and leave a note", async () => {
	await noteEditing(kira, bajor, start);
	expect(await noteEditing(ANONYMOUS, bajor, start)).toEqual({ outcome: "denied", reason: "sign-in-required" });
	const outsider: UserActor = { ...odo, groups: ["everyone"] };
	expect(await noteEditing(outsider, bajor, start)).toEqual({ outcome: "denied", reason: "right-missing" });
	expect(await db.editorPresence.count()).toBe(1);
});
