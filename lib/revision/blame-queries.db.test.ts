import { beforeEach, describe, expect, test } from "vitest";
import { DOCUMENT_LIMITS, type DocumentNode } from "@/lib/document/schema";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { runsOf } from "@/test/blamed-history";
import { emptyDatabase } from "@/test/database";
import { as, bullets, cell, doc, item, p, quote, row, table } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { findBlame, findWordBlame, listHands } from "./blame-queries";
import { getRevision } from "./queries";
import { saveRevision } from "./save-revision";

const bajor: Title = { namespace: 0, text: "Bajor" };
const now = new Date();
let kira: UserActor;
let dukat: UserActor;
let latest: number | null;

const a = (text: string) => as("a", p(text));
const b = (text: string) => as("b", p(text));

async function save(actor: UserActor, summary: string, ...content: DocumentNode[]): Promise<number> {
	const input = { title: bajor, baseRevisionId: latest, document: doc(...content), summary, minor: false };
	const outcome = await saveRevision(actor, input);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	latest = outcome.revisionId;
	return outcome.revisionId;
}

const told = async (id: number) =>
	(await findBlame(await getRevision(kira, id))).map(
		({ blockId, createdIn, textChangedIn }) => `${blockId}: ${createdIn}, ${textChangedIn}`,
	);

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildAutoconfirmedUser({ name: "Kira" });
	dukat = await buildUser({ name: "Dukat" });
	latest = null;
});

describe("the blame of a revision", () => {
	test("is that of its own time, however old it is", async () => {
		const first = await save(kira, "", a("One."), b("Two."));
		const second = await save(dukat, "", b("Two."), a("One more."));
		const third = await save(kira, "", b("Two too."), a("One."));
		expect(await told(first)).toEqual(["a: 1, 1", "b: 1, 1"]);
		expect(await told(second)).toEqual(["b: 1, 1", "a: 1, 2"]);
		expect(await told(third)).toEqual(["b: 1, 3", "a: 1, 1"]);
	});

	test("is worked out where the log is older than the page", async () => {
		const first = await save(kira, "", a("One."));
		const second = await save(dukat, "", a("One more."));
		await db.blockVersion.deleteMany();
		expect(await told(first)).toEqual(["a: 1, 1"]);
		expect(await told(second)).toEqual(["a: 1, 2"]);
	});
});

describe("hands", () => {
	test("tell who, when and why, and who is new here", async () => {
		const first = await save(kira, "begun", a("One."));
		const second = await save(dukat, "", a("One more."));
		const hands = await listHands(ANONYMOUS, [first, second, second], now);
		expect([...hands.values()]).toMatchObject([
			{ revisionId: first, author: "Kira", newcomer: false, summary: "begun" },
			{ revisionId: second, author: "Dukat", newcomer: true, summary: "" },
		]);
	});

	test("tell the public nothing of an edit that was not accepted, and of one accepted with another no more than whose", async () => {
		await save(kira, "", a("One."));
		await db.page.updateMany({ data: { reviewMode: "always" } });
		const waiting = await save(dukat, "a secret reason", a("One and a secret."));
		const nothing = { author: null, newcomer: false, at: null, summary: null };
		for (const review of ["waiting", "sent_back", "rejected"] as const) {
			await db.revision.update({ where: { id: waiting }, data: { review } });
			expect((await listHands(ANONYMOUS, [waiting], now)).get(waiting)).toMatchObject(nothing);
			expect((await listHands(kira, [waiting], now)).get(waiting)).toMatchObject({ summary: "a secret reason" });
		}
		await db.revision.update({ where: { id: waiting }, data: { review: "included" } });
		expect((await listHands(ANONYMOUS, [waiting], now)).get(waiting)).toMatchObject({ author: "Dukat", summary: null });
	});
});

describe("the words of a block", () => {
	const words = async (id: number, blockId: string) =>
		runsOf(await findWordBlame(await getRevision(kira, id), blockId))?.map(
			({ text, revisionId }) => `${revisionId}: ${text.trim()}`,
		);

	test("are followed through edits, moves, other ids and reverts", async () => {
		await save(kira, "", a("The station above the planet was built by the occupiers."), b("Two."));
		await save(dukat, "", b("Two."), a("The station above the planet was built long ago by the occupiers."));
		await save(kira, "", b("Two."), a("The station above the planet was built."));
		const back = await save(
			dukat,
			"",
			b("Two."),
			as("z", p("The old station above the planet was built long ago by the occupiers.")),
		);
		expect(await words(back, "z")).toEqual([
			"1: The",
			`${back}: old`,
			"1: station above the planet was built",
			"2: long ago",
			"1: by the occupiers.",
		]);
	});

	test("stay their writers' where somebody splits and joins paragraphs", async () => {
		const [valley, temple] = ["The valley was taken in the forties.", "The temple was rebuilt by the river."];
		const first = await save(kira, "", a(`${valley} ${temple}`));
		const split = await save(dukat, "", a(valley), b(temple));
		expect(await told(split)).toEqual([`a: ${first}, ${first}`, `b: ${first}, ${first}`]);
		expect(await words(split, "a")).toEqual([`${first}: ${valley}`]);
		expect(await words(split, "b")).toEqual([`${first}: ${temple}`]);
		const more = await save(kira, "", a(valley), b(`${temple} It stands.`));
		const joined = await save(dukat, "", a(`${valley} ${temple} It stands.`));
		expect(await told(joined)).toEqual([`a: ${first}, ${more}`]);
		expect(await words(joined, "a")).toEqual([`${first}: ${valley} ${temple}`, `${more}: It stands.`]);
		const again = await save(dukat, "", a(valley), as("z", p(`${temple} Now it stands.`)));
		expect(await told(again)).toEqual([`a: ${first}, ${first}`, `z: ${first}, ${again}`]);
		expect(await words(again, "z")).toEqual([`${first}: ${temple}`, `${again}: Now it`, `${more}: stands.`]);
		// What came later is nothing to a revision of before.
		expect(await words(split, "b")).toEqual([`${first}: ${temple}`]);
	});

	test("stay their writers' where somebody moves a passage to another paragraph", async () => {
		const [valley, temple] = ["The valley was taken in the forties.", "The temple was rebuilt by the river in spring."];
		const first = await save(kira, "", a(`${valley} ${temple}`), b("Two."), as("c", p("Three.")));
		const grown = await save(dukat, "", a(`${valley} ${temple} It stands.`), b("Two."), as("c", p("Three.")));
		const moved = await save(dukat, "", a(valley), b(`Two. ${temple} It stands.`), as("c", p("Three.")));
		expect(await words(moved, "a")).toEqual([`${first}: ${valley}`]);
		expect(await words(moved, "b")).toEqual([`${first}: Two. ${temple}`, `${grown}: It stands.`]);
		await save(kira, "", a(valley), b("Two."), as("c", p("Three.")));
		for (let turn = 0; turn < 12; turn++) await save(kira, "", a(valley), b(`Two ${turn}.`), as("c", p("Three.")));
		const pasted = await save(kira, "", a(valley), b("Two."), as("c", p(`${temple} Three and four.`)));
		expect(await words(pasted, "c")).toEqual([`${first}: ${temple} Three`, `${pasted}: and four.`]);
	});

	test("of a quiet block stay its own when it gets a passage of one that changes often", async () => {
		const [valley, temple] = ["The valley was taken in the forties.", "The temple was rebuilt by the river in spring."];
		const first = await save(kira, "", a(valley), b(temple));
		for (let turn = 0; turn < 45; turn++) await save(kira, "", a(valley), b(`${temple} ${turn}`));
		const moved = await save(dukat, "", a(`${valley} ${temple}`), b("44"));
		const blame = await findWordBlame(await getRevision(kira, moved), "a");
		const runs = runsOf(blame) ?? [];
		expect(runs[0]).toEqual({ text: `${valley} `, revisionId: first });
		// Which of the older versions of the other block the passage is from is not told, and is said to be older.
		expect(runs[1]?.text).toBe(temple);
		expect(blame).toMatchObject({ cut: [runs[1]?.revisionId] });
	});

	test("are followed over as many splits and joins as anybody makes", async () => {
		const [valley, temple] = ["The valley was taken in the forties.", "The temple was rebuilt by the river."];
		let last = await save(kira, "", a(valley), b(temple));
		const first = last;
		for (let turn = 0; turn < 30; turn++) {
			const alone = as(`z${turn}`, p(`${temple} ${turn}`));
			last = await save(dukat, "", a(turn % 2 ? `${valley} ${temple} ${turn}` : valley), ...(turn % 2 ? [] : [alone]));
		}
		expect(await words(last, "a")).toEqual([`${first}: ${valley} ${temple}`, `${last}: 29`]);
	});

	test("are found however deep in tables and lists the block stands", async () => {
		const deep = (text: string) => {
			let node = a(text);
			for (let depth = 4; depth < DOCUMENT_LIMITS.depth; depth += 2) node = bullets(item(p("An item."), node));
			return quote(node);
		};
		const nested = (text: string) => [p("Before."), table(row(cell("A"), cell(bullets(item(b(text))))))];
		await save(kira, "", deep("One station."), ...nested("Two moons."));
		const second = await save(dukat, "", deep("One old station."), ...nested("Two small moons."));
		expect(await words(second, "a")).toEqual(["1: One", `${second}: old`, "1: station."]);
		expect(await words(second, "b")).toEqual(["1: Two", `${second}: small`, "1: moons."]);
	});

	test("of a block that the revision has not are null", async () => {
		const first = await save(kira, "", a("One."));
		expect(await words(first, "nowhere")).toBeUndefined();
	});
});
