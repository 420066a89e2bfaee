import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { EVENT_TYPES } from "@/lib/document/events";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { changeVisibility } from "@/lib/revision/change-visibility";
import { emptyDatabase } from "@/test/database";
import { buildUser } from "@/test/user";
import { hasEvent, hasTag } from "./candidates";
import { CHANGE_SORTS, EXPERIENCES } from "./choices";
import { type ChangeCriteria, EVERYTHING, NEWEST, parseChangeFilter } from "./filter";
import { HIGHLIGHT_CHOICES, highlightsOf, writeChoice } from "./highlight";
import { type ChangeList, type ChangePlaceInTime, listChanges } from "./queries";
import { REVISION_TAGS } from "./revision-tags";

const NOW = new Date("2026-06-15T12:00:00Z");
const DAY = 86_400_000;

let people: UserActor[];
let reader: UserActor;

/** What the test knows of a change, to say by itself whether a filter lets it through. */
interface Known {
	id: number;
	at: number;
	revisionId: number | null;
	author: string;
	experience: string;
	bot: boolean;
	sort: string;
	namespace: number | null;
	minor: boolean;
	tags: string[];
	events: string[];
	patrolled: boolean;
	review: string;
}
const known: Known[] = [];

beforeAll(async () => {
	await emptyDatabase();
	const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
	const experience = ["newcomer", "learner", "experienced", "newcomer"];
	people = [
		await buildUser({ name: "Nog", createdAt: ago(2), editCount: 40 }),
		await buildUser({ name: "Jake", createdAt: ago(20), editCount: 900 }),
		await buildUser({ name: "Dax", createdAt: ago(400), editCount: 900 }),
		await buildUser({ name: "Sweeper", createdAt: ago(400), editCount: 3, groups: ["bot"] }),
	];
	reader = await buildUser({ name: "Reader" });
	const pages = await Promise.all(
		[0, 0, 2, 4].map((namespace, n) => db.page.create({ data: { namespace, title: `Page ${n}` } })),
	);
	// Numbers that look drawn by lot, and are the same each time.
	const pick = <T>(all: readonly T[], n: number, salt: number): T => all[(n * 7 + salt * n * n) % all.length] as T;
	// What edits follow; in no index that lists are read from, having no change of its own.
	const begun = await db.revision.create({
		data: {
			...{ pageId: pages[0]?.id ?? 0, seq: 1000, authorId: people[0]?.id ?? 0, authorName: "Nog" },
			...{ document: {}, text: "", size: 0, sizeChange: 0, sha256: "" },
			patrolledAt: NOW,
		},
	});
	for (let n = 0; n < 90; n++) {
		const who = pick([0, 1, 2, 3], n, 1);
		const author = people[who] as UserActor;
		// Several at one moment, so that ids must decide.
		const createdAt = ago(Math.floor(n / 3) / 4);
		const person = {
			author: author.name,
			experience: experience[who] as string,
			bot: who === 3,
			at: createdAt.getTime(),
		};
		if (n % 15 === 4) {
			const kind = "source-created";
			const { id } = await db.change.create({
				data: { kind, actorId: author.id, actorName: author.name, title: `Work ${n}`, createdAt },
			});
			const none = { minor: false, tags: [], events: [], patrolled: true, review: "approved" };
			known.push({ ...person, ...none, id, revisionId: null, sort: "source", namespace: null });
			continue;
		}
		const page = pick(pages, n, 3);
		const facts = {
			minor: n % 4 === 0,
			tags: [
				...(n % 5 === 0 ? ["undo"] : []),
				...(n % 7 === 0 ? ["blanked"] : []),
				...(n % 11 === 0 ? ["new-page"] : []),
			],
			eventTypes: [...(n % 3 === 0 ? ["number-changed"] : []), ...(n % 8 === 0 ? ["citation-added"] : [])],
			review: n % 6 === 0 ? ("waiting" as const) : n % 13 === 0 ? ("rejected" as const) : ("approved" as const),
		};
		const revision = await db.revision.create({
			data: {
				...{ pageId: page.id, seq: n + 1, authorId: author.id, authorName: author.name, createdAt, ...facts },
				...{ document: {}, text: "", size: 0, sizeChange: 0, sha256: "" },
				parentId: n % 11 === 0 ? null : begun.id,
				patrolledAt: n % 2 === 0 ? createdAt : null,
			},
		});
		const both = { latestRevisionId: revision.id, approvedRevisionId: revision.id };
		await db.page.update({ where: { id: page.id }, data: both });
		const { id } = await db.change.create({
			data: {
				kind: n % 11 === 0 ? "page-created" : "page-edited",
				...{ actorId: author.id, actorName: author.name, pageId: page.id, revisionId: revision.id, createdAt },
				...{ namespace: page.namespace, title: page.title },
			},
		});
		// What patrollers and reviewers do is no change of a page.
		if (n % 9 === 0) {
			const kind = "revision-patrolled";
			await db.change.create({ data: { kind, actorName: "Odo", revisionId: revision.id, createdAt } });
		}
		const { eventTypes: events, ...rest } = facts;
		const sort = n % 11 === 0 ? "new" : "edit";
		const patrolled = n % 2 === 0;
		known.push({ ...person, ...rest, events, sort, patrolled, id, revisionId: revision.id, namespace: page.namespace });
	}
});

function fits(change: Known, criteria: ChangeCriteria, publicOnly: boolean): boolean {
	const within = <T>(group: readonly T[], values: readonly T[]) =>
		group.length === 0 || values.some((value) => group.includes(value));
	const { by, notBy, experience, sorts, minor, bots, namespaces, invert, tags, events, patrolled, review } = criteria;
	const ofPage = change.sort !== "source";
	return (
		(by === null || change.author === by) &&
		change.author !== notBy &&
		within(experience as readonly string[], [change.experience]) &&
		within(sorts as readonly string[], [change.sort]) &&
		(minor === null || (minor === "only" ? change.minor : !change.minor)) &&
		(bots === null || change.bot === (bots === "only")) &&
		(namespaces.length === 0 || (ofPage && namespaces.some((one) => one === change.namespace) !== invert)) &&
		within(tags as readonly string[], change.tags) &&
		within(events as readonly string[], change.events) &&
		(patrolled === null || (ofPage && change.patrolled === (patrolled === "yes"))) &&
		(review.length === 0 || (ofPage && within(review as readonly string[], [change.review]))) &&
		(!publicOnly || change.review === "approved")
	);
}

/** Every page of the list from one end to the other. */
async function walk(
	viewer: typeof ANONYMOUS | UserActor,
	criteria: ChangeCriteria,
	oldest: boolean,
): Promise<number[]> {
	const read = (place: Partial<ChangePlaceInTime>): Promise<ChangeList> =>
		listChanges(changeVisibility(viewer), criteria, {
			...{ ...NEWEST, since: null, now: NOW, ...place },
			// Small, so that there are many.
			limit: 7,
		});
	const ids: number[] = [];
	let list = await read({ oldest });
	for (let pages = 0; ; pages++) {
		expect(pages).toBeLessThan(40);
		const shown = list.changes.map(({ id }) => id);
		if (oldest) ids.unshift(...shown);
		else ids.push(...shown);
		const next = oldest ? list.newer : list.older;
		if (next === null) return ids;
		list = await read(oldest ? { after: next } : { before: next });
	}
}

const some = <T>(all: readonly T[]) => fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([...all]));
const maybe = <T>(values: readonly T[]) =>
	fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom(...values));
const criteriaOf: fc.Arbitrary<ChangeCriteria> = fc.record({
	by: maybe(["Nog", "Dax", "Sweeper"]),
	notBy: maybe(["Jake"]),
	experience: some(EXPERIENCES),
	sorts: some(CHANGE_SORTS),
	minor: maybe(["hide", "only"] as const),
	bots: maybe(["hide", "only"] as const),
	namespaces: some([0, 2, 4] as const),
	invert: fc.boolean(),
	tags: some(["undo", "blanked"] as const),
	events: some(["number-changed", "citation-added"] as const),
	patrolled: maybe(["yes", "no"] as const),
	review: some(["approved", "waiting", "rejected"] as const),
});

describe("a filtered list of changes", () => {
	it("holds what satisfies every group by any of its choices, in the order of time, read from either end", async () => {
		await fc.assert(
			fc.asyncProperty(criteriaOf, fc.boolean(), fc.boolean(), async (criteria, signedIn, oldest) => {
				const viewer = signedIn ? reader : ANONYMOUS;
				const expected = known
					.filter((change) => fits(change, criteria, !signedIn))
					.sort((a, b) => b.at - a.at || b.id - a.id)
					.map(({ id }) => id);
				expect(await walk(viewer, criteria, oldest)).toEqual(expected);
			}),
			{ numRuns: 120 },
		);
	});

	it("would let through exactly what a highlight of the same choice marks", async () => {
		for (const viewer of [reader, ANONYMOUS]) {
			const read = async (criteria: ChangeCriteria) => {
				const place = { ...NEWEST, limit: 500, since: null, now: NOW };
				return (await listChanges(changeVisibility(viewer), criteria, place)).changes;
			};
			const all = await read(EVERYTHING);
			for (const choice of HIGHLIGHT_CHOICES) {
				const marked = all.filter((change) => highlightsOf(change, [{ choice, colour: "blue" }]).length > 0);
				const filtered = await read(parseChangeFilter({ [choice.group]: String(choice.value) }));
				expect(
					marked.map(({ id }) => id),
					writeChoice(choice),
				).toEqual(filtered.map(({ id }) => id));
			}
		}
	});

	it("begins at a moment where it is told one", async () => {
		const since = new Date(NOW.getTime() - 3 * DAY);
		const place = { ...NEWEST, limit: 500, since, now: NOW };
		const { changes } = await listChanges(changeVisibility(reader), EVERYTHING, place);
		expect(changes.length).toBe(known.filter(({ at }) => at >= since.getTime()).length);
	});

	it("is empty for somebody whom nobody knows", async () => {
		const criteria = { ...EVERYTHING, by: "Nobody at all" };
		const place = { ...NEWEST, since: null, now: NOW };
		expect(await listChanges(changeVisibility(reader), criteria, place)).toMatchObject({
			changes: [],
			older: null,
		});
	});

	it("has an index in the order of time for each tag and each event", async () => {
		const rows = await db.$queryRaw<
			{ indexdef: string }[]
		>`SELECT indexdef FROM pg_indexes WHERE tablename = 'revision'`;
		const conditions = rows.map(({ indexdef }) => indexdef.replaceAll(/[()]/g, ""));
		for (const condition of [...REVISION_TAGS.map(hasTag), ...EVENT_TYPES.map(hasEvent)])
			expect(
				conditions.some((index) => index.endsWith(`created_at, id WHERE ${condition}`)),
				condition,
			).toBe(true);
	});
});

describe("a list whose filter no index knows", () => {
	it("looks so far and no further, says so, and goes on from there", async () => {
		const page = await db.page.findFirstOrThrow({ where: { latestRevisionId: { not: null } } });
		const [nog] = people;
		await db.$executeRaw`
			WITH made AS (
				INSERT INTO revision (page_id, seq, author_id, author_name, document, text, size, size_change, sha256, minor, parent_id, created_at)
				SELECT ${page.id}, 2000 + n, ${nog?.id}, 'Nog', '{}', '', 0, 0, '', n = 2500, ${page.latestRevisionId}, ${NOW}::timestamptz - n * interval '1 second'
				FROM generate_series(1, 2500) n
				RETURNING id, created_at
			)
			INSERT INTO change (kind, actor_id, actor_name, page_id, namespace, title, revision_id, created_at)
			SELECT 'page-edited', ${nog?.id}, 'Nog', ${page.id}, 0, 'Page 0', id, created_at FROM made`;
		const read = (place: Partial<ChangePlaceInTime>) =>
			listChanges(
				changeVisibility(reader),
				{ ...EVERYTHING, minor: "only", experience: ["newcomer"], sorts: ["edit"], notBy: "Sweeper" },
				{ ...NEWEST, limit: 20, since: new Date(NOW.getTime() - 2500 * 1000), now: NOW, ...place },
			);
		const first = await read({});
		expect(first.looked).toBe(1000);
		expect(first.changes.length).toBeLessThan(20);
		const further = await read({ before: first.older });
		expect(further.looked).toBe(1000);
		const second = await read({ before: further.older });
		expect(second.looked).toBeNull();
		expect(second.changes.map((change) => change.createdAt)).toContainEqual(new Date(NOW.getTime() - 2500 * 1000));
	});
});
