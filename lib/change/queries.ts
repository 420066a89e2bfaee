import "server-only";
import type { Prisma, ReviewState } from "@/generated/prisma/client";
import type { DocumentEvent } from "@/lib/document/events";
import { db } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { type Candidate, chooseDrive, cursorAt, listCandidates } from "./candidates";
import { ENTRY_CHANGE_KINDS, type EntryChangeKind } from "./change";
import { withExperience } from "./experience";
import type { ChangeCriteria, ChangePlace } from "./filter";
import { readChanges, type StoredChange, type StoredEdit } from "./stored-changes";

/** One revision in a list of changes. */
export interface PageChange {
	readonly of: "page";
	readonly id: number;
	readonly bot: boolean;
	readonly page: { readonly id: number /** Its present title. */; readonly title: Title };
	/** Whether it is the revision of its page that the viewer reads. */
	readonly current: boolean;
	readonly createdAt: Date;
	readonly revision: {
		readonly id: number;
		/** What it is told to have followed; null for the first, and where that is not to be told. */
		readonly parentId: number | null;
		/** Whether it is told to have begun the page. */
		readonly created: boolean;
		readonly author: { readonly id: number; readonly name: string };
		readonly summary: string;
		readonly minor: boolean;
		readonly tags: readonly string[];
		readonly events: readonly DocumentEvent[];
		/** The types of all events; of the events themselves the first are kept. */
		readonly eventTypes: readonly string[];
		readonly review: ReviewState;
		readonly patrolledAt: Date | null;
		readonly sizeChange: number;
	};
}

/** One change to the registry of sources in that list. */
export interface EntryChange {
	readonly of: "entry";
	readonly id: number;
	readonly kind: EntryChangeKind;
	readonly bot: boolean;
	readonly actorName: string;
	/** What the entry was called then. */
	readonly title: string;
	readonly sourceId: number | null;
	readonly series: { readonly id: number; readonly code: string | null } | null;
	readonly createdAt: Date;
}

export type RecentChange = PageChange | EntryChange;

/**
 * The rule of visibility as lists of changes ask it. It belongs to revisions, which stand above changes in the order of
 * nouns: `changeVisibility` in lib/revision/change-visibility.ts makes it.
 */
export interface ChangeVisibility {
	readonly revisions: Prisma.RevisionWhereInput;
	/** The revision of a page that the viewer reads. */
	currentId(page: PageOfChange): number | null;
	/** The revisions of which the viewer is told one of these tags, and one of these types of events. */
	tellsOf(criteria: Pick<ChangeCriteria, "tags" | "events">): Prisma.RevisionWhereInput;
	/** The revisions that the viewer is told to have begun their pages, or all others. */
	tellsCreated(created: boolean): Prisma.RevisionWhereInput;
	/** What the viewer is told that a revision did, and to which. */
	told(stored: StoredEdit): Pick<PageChange["revision"], (keyof StoredEdit & keyof PageChange["revision"]) | "created">;
}

export interface PageOfChange {
	readonly deletedAt: Date | null;
	readonly latestRevisionId: number | null;
	readonly approvedRevisionId: number | null;
}

/** One page of a list of changes, newest first. `older` and `newer` are the ids to continue from, or null at the ends. */
export interface ChangeList {
	readonly changes: readonly RecentChange[];
	readonly older: number | null;
	readonly newer: number | null;
	/** How many changes were looked at without filling the page, where the search was ended there; else null. */
	readonly looked: number | null;
}

/** No list looks at more changes than these to fill one page; what it found and where to go on is the answer then. */
const MOST_LOOKED_AT = 1_000;
/** At first, beyond the page and the one that tells whether the list goes on: here and there one is not to be seen. */
const SPARE = 10;

const NOTHING: ChangeList = { changes: [], older: null, newer: null, looked: null };

/**
 * The changes to pages and to the registry that a filter lets through, in the order of time; of a namespace, to its
 * pages alone. The cost is bounded whatever the filter: one index is read in order (`candidates.ts`), at most so far.
 */
export async function listChanges(
	visible: ChangeVisibility,
	criteria: ChangeCriteria,
	{ limit, before, after, oldest, since, now }: ChangePlaceInTime,
): Promise<ChangeList> {
	const [by, notBy, bots, beginning] = await Promise.all([
		findUserId(criteria.by),
		findUserId(criteria.notBy),
		listBots(now),
		findChange(before ?? after),
	]);
	if (criteria.by !== null && by === null) return NOTHING;
	const drive = chooseDrive(criteria, by, bots);
	const where = matching(criteria, visible);
	const upwards = oldest || after !== null;
	const found: StoredChange[] = [];
	let cursor = beginning && cursorAt(drive, beginning);
	let [looked, last, ended] = [0, null as number | null, false];
	for (let count = limit + 1 + SPARE; found.length <= limit && looked < MOST_LOOKED_AT && !ended; ) {
		const candidates = await listCandidates(drive, { cursor, since, upwards, count });
		const byThem = await byPeople(candidates, criteria, { notBy, bots, now });
		found.push(...(await readChanges(byThem, where)));
		looked += candidates.length;
		ended = candidates.length < count;
		const end = candidates.at(-1);
		if (end) [last, cursor] = [end.id, cursorAt(drive, end)];
		// As many as it takes at this rate, and half as many again.
		const enough = Math.ceil((1.5 * looked * (limit + 1 - found.length)) / Math.max(1, found.length));
		count = Math.min(Math.max(limit, enough), MOST_LOOKED_AT - looked);
	}
	const cut = found.length <= limit && !ended;
	const more = found.length > limit || cut;
	const shown = found.slice(0, limit);
	const end = cut ? last : (shown.at(-1)?.id ?? null);
	const begun = shown[0]?.id ?? before ?? after;
	if (upwards) shown.reverse();
	return {
		changes: shown.flatMap((row) => toChange(visible, row, bots)),
		older: upwards ? (after === null ? null : begun) : more ? end : null,
		newer: upwards ? (more ? end : null) : before === null ? null : begun,
		looked: cut ? looked : null,
	};
}

/** A place in a list, what it reaches back to, and the moment from which experience is counted. */
export interface ChangePlaceInTime extends Omit<ChangePlace, "limit"> {
	readonly limit: number;
	readonly since: Date | null;
	readonly now: Date;
}

async function findUserId(name: string | null): Promise<number | null> {
	return name === null ? null : ((await db.user.findUnique({ where: { name }, select: { id: true } }))?.id ?? null);
}

async function listBots(now: Date): Promise<number[]> {
	const members = await db.groupMembership.findMany({
		where: { group: "bot", OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
		select: { userId: true },
	});
	return members.map(({ userId }) => userId);
}

async function findChange(id: number | null): Promise<Omit<Candidate, "actorId"> | null> {
	return id === null
		? null
		: db.change.findUnique({ where: { id }, select: { id: true, createdAt: true, revisionId: true } });
}

/** Those of the candidates that the groups about people let through; what nobody's account did is nobody's in particular. */
async function byPeople(
	candidates: readonly Candidate[],
	{ experience, bots: wanted }: ChangeCriteria,
	{ notBy, bots, now }: { notBy: number | null; bots: readonly number[]; now: Date },
): Promise<readonly Candidate[]> {
	const left = candidates.filter(({ actorId }) => {
		if (actorId === null) return wanted !== "only";
		return actorId !== notBy && (wanted === null || bots.includes(actorId) === (wanted === "only"));
	});
	if (experience.length === 0) return left;
	const actors = new Set(left.flatMap(({ actorId }) => actorId ?? []));
	const such = await db.user.findMany({
		where: { id: { in: [...actors] }, OR: experience.map((level) => withExperience(level, now)) },
		select: { id: true },
	});
	const ids = new Set(such.map(({ id }) => id));
	return left.filter(({ actorId }) => actorId !== null && ids.has(actorId));
}

/** The rest of the filter, asked of single candidates. */
function matching(criteria: ChangeCriteria, visible: ChangeVisibility): Prisma.ChangeWhereInput {
	const { sorts, minor, namespaces, invert, tags, events, patrolled, review } = criteria;
	const wants = (sort: (typeof sorts)[number]) => sorts.length === 0 || sorts.includes(sort);
	const ofPages = wants("new") || wants("edit");
	const ofRevision: Prisma.RevisionWhereInput[] = [
		visible.revisions,
		...(minor === null ? [] : [{ minor: minor === "only" }]),
		visible.tellsOf({ tags, events }),
		...(wants("new") === wants("edit") ? [] : [visible.tellsCreated(wants("new"))]),
		...(patrolled === null ? [] : [{ patrolledAt: patrolled === "no" ? null : { not: null } }]),
		...(review.length === 0 ? [] : [{ review: { in: [...review] } }]),
	];
	const someNamespace = namespaces.length > 0;
	const pages: Prisma.ChangeWhereInput = {
		kind: { in: ["page-created", "page-edited"] },
		revision: { AND: ofRevision },
		...(someNamespace && { namespace: invert ? { notIn: [...namespaces] } : { in: [...namespaces] } }),
	};
	// Entries of the registry have no namespace, no tags, no events, and nobody patrols or reviews them.
	const aboutRevisions =
		someNamespace || minor === "only" || patrolled !== null || tags.length + events.length + review.length > 0;
	const entries: Prisma.ChangeWhereInput = { kind: { in: [...ENTRY_CHANGE_KINDS] } };
	return { OR: [...(ofPages ? [pages] : []), ...(wants("source") && !aboutRevisions ? [entries] : [])] };
}

function toChange(
	visible: ChangeVisibility,
	{ id, kind, page, revision, ...row }: StoredChange,
	bots: readonly number[],
): RecentChange[] {
	const { actorId, actorName, title, sourceId, series, createdAt } = row;
	const bot = actorId !== null && bots.includes(actorId);
	const entryKind = ENTRY_CHANGE_KINDS.find((one) => one === kind);
	if (entryKind)
		return [{ of: "entry", id, kind: entryKind, bot, actorName, title: title ?? "", sourceId, series, createdAt }];
	if (!page || !revision) return [];
	const { authorId, authorName, edit, ...rest } = revision;
	return [
		{
			of: "page",
			id,
			bot,
			page: { id: page.id, title: { namespace: getNamespace(page.namespace).number, text: page.title } },
			current: visible.currentId(page) === revision.id,
			createdAt,
			revision: {
				...rest,
				...visible.told(edit),
				author: { id: authorId, name: authorName },
			},
		},
	];
}
