import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { visiblePages } from "./visibility";

/** A revision as lists show it, without its text. */
export interface RevisionRow {
	readonly id: number;
	readonly pageId: number;
	readonly seq: number;
	readonly parentId: number | null;
	readonly author: { readonly id: number; readonly name: string };
	readonly summary: string;
	readonly minor: boolean;
	readonly tags: readonly string[];
	/** Bytes of the canonical document, and the change against the parent. */
	readonly size: number;
	readonly sizeChange: number;
	readonly createdAt: Date;
}

/** A row that stands alone needs the page it belongs to. */
export interface PagedRevisionRow extends RevisionRow {
	readonly page: { readonly id: number; readonly title: Title; readonly latestRevisionId: number | null };
}

export interface Revision extends PagedRevisionRow {
	readonly document: WikiDocument;
	readonly sha256: string;
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
	parentId: true,
	authorId: true,
	authorName: true,
	summary: true,
	minor: true,
	tags: true,
	size: true,
	sizeChange: true,
	createdAt: true,
} satisfies Prisma.RevisionSelect;

const pageFields = {
	page: { select: { id: true, namespace: true, title: true, latestRevisionId: true } },
} satisfies Prisma.RevisionSelect;

type StoredRow = Prisma.RevisionGetPayload<{ select: typeof rowFields }>;
type StoredPage = Prisma.RevisionGetPayload<{ select: typeof pageFields }>["page"];

function toRow({ authorId, authorName, ...row }: StoredRow): RevisionRow {
	return { ...row, author: { id: authorId, name: authorName } };
}

function toPagedRow({ page, ...row }: StoredRow & { page: StoredPage }): PagedRevisionRow {
	return {
		...toRow(row),
		page: {
			id: page.id,
			title: { namespace: getNamespace(page.namespace).number, text: page.title },
			latestRevisionId: page.latestRevisionId,
		},
	};
}

/** A revision with its document, or null when it does not exist for this viewer. */
export async function findRevision(viewer: Actor, id: number): Promise<Revision | null> {
	const stored = await db.revision.findFirst({
		where: { id, page: visiblePages(viewer) },
		select: { ...rowFields, ...pageFields, document: true, sha256: true },
	});
	if (!stored) return null;
	const { document, sha256, ...row } = stored;
	return { ...toPagedRow(row), document: upgradeDocument(document), sha256 };
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
		where: { id, page: visiblePages(viewer) },
		select: { ...rowFields, ...pageFields },
	});
	return stored && toPagedRow(stored);
}

/** The revisions just before and just after this one on its page. */
export async function findNeighbours(
	viewer: Actor,
	revision: RevisionRow,
): Promise<{ previous: RevisionRow | null; next: RevisionRow | null }> {
	const rows = await db.revision.findMany({
		where: { pageId: revision.pageId, seq: { in: [revision.seq - 1, revision.seq + 1] }, page: visiblePages(viewer) },
		select: rowFields,
	});
	const at = (seq: number) => {
		const row = rows.find((candidate) => candidate.seq === seq);
		return row ? toRow(row) : null;
	};
	return { previous: at(revision.seq - 1), next: at(revision.seq + 1) };
}

/** How many revisions of the page stand between the two, and by how many people. */
export async function countIntermediate(
	viewer: Actor,
	before: RevisionRow,
	after: RevisionRow,
): Promise<{ revisions: number; authors: number }> {
	const where = { pageId: after.pageId, seq: { gt: before.seq, lt: after.seq }, page: visiblePages(viewer) };
	const authors = await db.revision.groupBy({ by: ["authorId"], where, _count: true });
	return { revisions: authors.reduce((sum, author) => sum + author._count, 0), authors: authors.length };
}

/** The history of a page, newest first. */
export async function listRevisions(
	viewer: Actor,
	pageId: number,
	position: ListPosition,
): Promise<RevisionList<RevisionRow>> {
	return listByKeyset(position, { pageId, page: visiblePages(viewer) }, (arguments_) =>
		db.revision.findMany({ ...arguments_, select: rowFields }).then((rows) => rows.map(toRow)),
	);
}

/** What a user published, newest first. */
export async function listContributions(
	viewer: Actor,
	userId: number,
	position: ListPosition,
): Promise<RevisionList<PagedRevisionRow>> {
	return listByKeyset(position, { authorId: userId, page: visiblePages(viewer) }, (arguments_) =>
		db.revision
			.findMany({ ...arguments_, select: { ...rowFields, ...pageFields } })
			.then((rows) => rows.map(toPagedRow)),
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
