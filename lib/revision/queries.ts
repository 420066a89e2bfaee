import "server-only";
import type { Prisma, ReviewState } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { editFields, type ToldEdit, tellsOf, toldEdit } from "./public-edit";
import { visiblePages, visibleRevisionId, visibleRevisions } from "./visibility";

/** A revision as lists show it, without its text. */
export interface RevisionRow extends ToldEdit {
	readonly id: number;
	readonly pageId: number;
	readonly seq: number;
	readonly author: { readonly id: number; readonly name: string };
	readonly summary: string;
	readonly minor: boolean;
	readonly review: ReviewState;
	/** What a reviewer decided last, and what the author was told; null where none did. */
	readonly decision: ReviewDecision | null;
	/** The revision that took it back; null where none did. */
	readonly revertedById: number | null;
	/** When somebody trusted looked at it; null until then. */
	readonly patrolledAt: Date | null;
	/** Bytes of the canonical document. */
	readonly size: number;
	readonly createdAt: Date;
}

export interface ReviewDecision {
	readonly state: ReviewState;
	readonly note: string;
	readonly reviewerName: string;
	readonly createdAt: Date;
}

/** A row that stands alone needs the page it belongs to. */
export interface PagedRevisionRow extends RevisionRow {
	readonly page: {
		readonly id: number;
		readonly title: Title;
		/** The latest that the viewer may read. */
		readonly latestRevisionId: number | null;
		readonly approvedRevisionId: number | null;
	};
}

export interface Revision extends PagedRevisionRow {
	readonly document: WikiDocument;
	readonly sha256: string;
}

/** A revision with its document as the JSON that is stored, for which a thread reads it where it is long. */
export interface UnreadRevision extends PagedRevisionRow {
	readonly json: string;
}

/** One page of a list in keyset order. `older` and `newer` are the ids to continue from, or null at the ends. */
export interface RevisionList<Row extends RevisionRow> {
	readonly rows: readonly Row[];
	readonly older: number | null;
	readonly newer: number | null;
}

/** Where a keyset list begins: below an id, above an id, at the oldest, or at the newest when nothing is said. */
export interface ListPosition {
	readonly limit: number;
	readonly before?: number;
	readonly after?: number;
	readonly oldest?: boolean;
}

const rowFields = {
	id: true,
	pageId: true,
	seq: true,
	...editFields,
	authorId: true,
	authorName: true,
	summary: true,
	minor: true,
	review: true,
	revertedById: true,
	patrolledAt: true,
	decisions: {
		orderBy: { id: "desc" },
		take: 1,
		select: { state: true, note: true, reviewerName: true, createdAt: true },
	},
	size: true,
	createdAt: true,
} satisfies Prisma.RevisionSelect;

const pageFields = {
	page: {
		select: {
			id: true,
			namespace: true,
			title: true,
			latestRevisionId: true,
			approvedRevisionId: true,
			deletedAt: true,
		},
	},
} satisfies Prisma.RevisionSelect;

type StoredRow = Prisma.RevisionGetPayload<{ select: typeof rowFields }>;
type StoredPage = Prisma.RevisionGetPayload<{ select: typeof pageFields }>["page"];

function toRow(
	viewer: Actor,
	{
		authorId,
		authorName,
		decisions,
		parentId,
		sizeChange,
		tags,
		events,
		eventTypes,
		publicEdit,
		parent,
		...row
	}: StoredRow,
): RevisionRow {
	return {
		...row,
		...toldEdit(viewer, { parentId, sizeChange, tags, events, eventTypes, publicEdit, parent }),
		author: { id: authorId, name: authorName },
		decision: decisions[0] ?? null,
	};
}

function toPagedRow(viewer: Actor, { page, ...row }: StoredRow & { page: StoredPage }): PagedRevisionRow {
	return {
		...toRow(viewer, row),
		page: {
			id: page.id,
			title: { namespace: getNamespace(page.namespace).number, text: page.title },
			latestRevisionId: visibleRevisionId(viewer, page),
			approvedRevisionId: page.approvedRevisionId,
		},
	};
}

/** A revision with its document, or null when it does not exist for this viewer. */
export async function findRevision(viewer: Actor, id: number): Promise<Revision | null> {
	const stored = await db.revision.findFirst({
		where: { id, ...visibleRevisions(viewer) },
		select: { ...rowFields, ...pageFields, document: true, sha256: true },
	});
	if (!stored) return null;
	const { document, sha256, ...row } = stored;
	return { ...toPagedRow(viewer, row), document: upgradeDocument(document), sha256 };
}

/** Whether a page stands at a title for this viewer. */
export async function hasPage(viewer: Actor, { namespace, text }: Title): Promise<boolean> {
	return (await db.page.count({ where: { namespace, title: text, ...visiblePages(viewer) } })) > 0;
}

/** A revision whose document nobody has read yet, or null when it does not exist for this viewer. */
export async function findUnreadRevision(viewer: Actor, id: number): Promise<UnreadRevision | null> {
	const row = await findRevisionRow(viewer, id);
	if (!row) return null;
	const [stored] = await db.$queryRaw<{ json: string }[]>`SELECT document::text AS json FROM revision WHERE id = ${id}`;
	return stored ? { ...row, ...stored } : null;
}

/** A revision that is known to exist for this viewer; throws when it does not. */
export async function getRevision(viewer: Actor, id: number): Promise<Revision> {
	const revision = await findRevision(viewer, id);
	if (!revision) throw new Error(`Revision ${id} does not exist for this viewer`);
	return revision;
}

/** A revision as a list row, without reading its document; null when it does not exist for this viewer. */
export async function findRevisionRow(viewer: Actor, id: number): Promise<PagedRevisionRow | null> {
	const stored = await db.revision.findFirst({
		where: { id, ...visibleRevisions(viewer) },
		select: { ...rowFields, ...pageFields },
	});
	return stored && toPagedRow(viewer, stored);
}

/** Revisions as list rows by their ids, those that exist for this viewer. */
export async function listRevisionRows(viewer: Actor, ids: readonly number[]): Promise<Map<number, PagedRevisionRow>> {
	const stored = await db.revision.findMany({
		where: { id: { in: [...ids] }, ...visibleRevisions(viewer) },
		select: { ...rowFields, ...pageFields },
	});
	return new Map(stored.map((row) => [row.id, toPagedRow(viewer, row)]));
}

/** The revisions just before and just after this one on its page. */
export async function findNeighbours(
	viewer: Actor,
	revision: RevisionRow,
): Promise<{ previous: RevisionRow | null; next: RevisionRow | null }> {
	const { pageId, seq } = revision;
	const where = { pageId, ...visibleRevisions(viewer) };
	const [previous, next] = await Promise.all([
		db.revision.findFirst({ where: { ...where, seq: { lt: seq } }, orderBy: { seq: "desc" }, select: rowFields }),
		db.revision.findFirst({ where: { ...where, seq: { gt: seq } }, orderBy: { seq: "asc" }, select: rowFields }),
	]);
	return { previous: previous && toRow(viewer, previous), next: next && toRow(viewer, next) };
}

/** What stands between the approved revision of a page and its latest, oldest first. */
export async function listPendingRows(
	viewer: Actor,
	page: { readonly id: number; readonly approvedRevisionId: number | null },
	limit: number,
): Promise<RevisionRow[]> {
	const rows = await db.revision.findMany({
		where: { pageId: page.id, id: { gt: page.approvedRevisionId ?? 0 }, ...visibleRevisions(viewer) },
		orderBy: { id: "asc" },
		take: limit,
		select: rowFields,
	});
	return rows.map((row) => toRow(viewer, row));
}

/** How many revisions of the page stand between the two, and by how many people. */
export async function countIntermediate(
	viewer: Actor,
	before: RevisionRow,
	after: RevisionRow,
): Promise<{ revisions: number; authors: number }> {
	const where = { pageId: after.pageId, seq: { gt: before.seq, lt: after.seq }, ...visibleRevisions(viewer) };
	const authors = await db.revision.groupBy({ by: ["authorId"], where, _count: true });
	return { revisions: authors.reduce((sum, author) => sum + author._count, 0), authors: authors.length };
}

/** Which revisions of a history are asked for. */
export interface HistoryFilter {
	readonly tag?: string | null;
	/** Saved at this time or later. */
	readonly from?: Date | null;
	/** Saved before this time. */
	readonly until?: Date | null;
}

/** The history of a page, newest first. */
export async function listRevisions(
	viewer: Actor,
	pageId: number,
	position: ListPosition,
	{ tag, from, until }: HistoryFilter = {},
): Promise<RevisionList<RevisionRow>> {
	const where: Prisma.RevisionWhereInput = {
		pageId,
		...visibleRevisions(viewer),
		...(tag && tellsOf(viewer, { tags: [tag], events: [] })),
		...((from || until) && { createdAt: { gte: from ?? undefined, lt: until ?? undefined } }),
	};
	return listByKeyset(position, where, (arguments_) =>
		db.revision.findMany({ ...arguments_, select: rowFields }).then((rows) => rows.map((row) => toRow(viewer, row))),
	);
}

/**
 * Reads one page of a list ordered by id without counting or skipping: its cost does not grow with the
 * depth. One row more than asked for tells whether the list goes on.
 */
async function listByKeyset<Row extends RevisionRow>(
	{ limit, before, after, oldest }: ListPosition,
	where: Prisma.RevisionWhereInput,
	read: (query: Pick<Prisma.RevisionFindManyArgs, "where" | "orderBy" | "take">) => Promise<Row[]>,
): Promise<RevisionList<Row>> {
	const upwards = oldest || after !== undefined;
	const rows = await read({
		where: { ...where, id: { lt: before, gt: after } },
		orderBy: { id: upwards ? "asc" : "desc" },
		take: limit + 1,
	});
	const more = rows.length > limit;
	const shown = rows.slice(0, limit);
	if (upwards) shown.reverse();
	const hasOlder = upwards ? after !== undefined : more;
	const hasNewer = upwards ? more : before !== undefined;
	return {
		rows: shown,
		older: hasOlder ? (shown.at(-1)?.id ?? null) : null,
		newer: hasNewer ? (shown[0]?.id ?? null) : null,
	};
}
