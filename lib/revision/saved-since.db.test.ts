import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, bullets, doc, heading, item, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { saveRevision } from "./save-revision";

const bajor: Title = { namespace: 0, text: "Bajor" };
let kira: UserActor;
let odo: UserActor;
let quark: UserActor;
let base: number;
let latest: number | null;

const a = (text: string) => as("a", p(text));
const b = (text: string) => as("b", p(text));
const z = as("z", p("Appended."));

function send(actor: UserActor, baseRevisionId: number | null, content: readonly DocumentNode[]) {
	return saveRevision(actor, {
		title: bajor,
		baseRevisionId,
		document: doc(...content),
		summary: "",
		minor: false,
	});
}

async function save(actor: UserActor, ...content: DocumentNode[]): Promise<number> {
	const outcome = await send(actor, latest, content);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	latest = outcome.revisionId;
	return outcome.revisionId;
}

/** What a save of Kira's on the base is told; by each overlap who changed it. */
async function conflict(...content: DocumentNode[]) {
	const outcome = await send(kira, base, content);
	if (outcome.outcome !== "edit-conflict") throw new Error(JSON.stringify(outcome));
	const { since, overlaps } = outcome;
	return { since, authors: Object.fromEntries(overlaps.map(({ blockId, authors }) => [blockId, authors])) };
}

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildUser({ name: "Kira" });
	odo = await buildUser({ name: "Odo" });
	quark = await buildUser({ name: "Quark" });
	latest = null;
	base = await save(kira, a("One is here."), b("Two is here."));
});

describe("a conflict", () => {
	test("names who changed and deleted each place, and all who saved since the base", async () => {
		await save(odo, a("One was here."));
		await save(quark, a("One was here."), z);
		expect(await conflict(a("One will be here."), b("Two will be here."))).toEqual({
			since: { revisions: 2, authors: ["Quark", "Odo"], others: 0, own: false },
			authors: { a: ["Odo"], b: ["Odo"] },
		});
	});

	test("names all whose changes stand in a place, who changed it last first, and nobody whose change is gone", async () => {
		await save(quark, a("One stood here."), b("Two stood here."));
		await save(odo, a("One is here."), b("Two stands here."));
		await save(odo, a("One was here."), b("Two stands here."));
		const { authors } = await conflict(a("One will be here."), b("Two will be here."));
		expect(authors).toEqual({ a: ["Odo"], b: ["Odo", "Quark"] });
	});

	test("knows who changed settings and parts of a block", async () => {
		const list = (...texts: string[]) =>
			as("list", bullets(...texts.map((text, n) => as(`item-${n}`, item(as(`text-${n}`, p(text)))))));
		base = await save(kira, as("h", heading(2, "Title")), list("One.", "Two."));
		await save(odo, as("h", heading(3, "Title")), list("One.", "Two."));
		await save(quark, as("h", heading(3, "Title")), list("One.", "Two and more."));
		const { authors } = await conflict(as("h", heading(4, "Title")), list("One."));
		expect(authors).toMatchObject({ h: ["Odo"] });
		expect(Object.values(authors)).toContainEqual(["Quark"]);
	});

	test("with a page that was made meanwhile names who made it", async () => {
		const title = { ...bajor, text: "Terok Nor" };
		const input = { title, baseRevisionId: null, summary: "", minor: false };
		await saveRevision(odo, { ...input, document: doc(a("A station.")) });
		expect(await saveRevision(kira, { ...input, document: doc(a("A ruin.")) })).toMatchObject({
			outcome: "edit-conflict",
			since: { revisions: 1, authors: ["Odo"] },
			overlaps: [{ authors: ["Odo"] }],
		});
	});

	test("with oneself says so", async () => {
		await save(kira, a("One was here."), b("Two is here."));
		const { since, authors } = await conflict(a("One will be here."), b("Two is here."));
		expect(since).toEqual({ revisions: 1, authors: ["Kira"], others: 0, own: true });
		expect(authors).toEqual({ a: ["Kira"] });
	});

	test("does not guess about changes from before the revisions that it reads, and counts who is not named", async () => {
		await save(odo, a("One was here."), b("Two is here."));
		for (let n = 0; n < 31; n++) await save(quark, a("One was here."), b("Two is here."), as("z", p(`${n}`)));
		const { since, authors } = await conflict(a("One will be here."), b("Two is here."));
		expect(since).toMatchObject({ revisions: 32, authors: ["Quark", "Odo"] });
		expect(authors).toEqual({ a: [] });
	});
});
