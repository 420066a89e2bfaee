import "server-only";
import { Prisma, type ReviewState } from "@/generated/prisma/client";
import { db } from "@/lib/platform/db";
import type { Candidate } from "./candidates";

/** A change as a list shows it, before anybody is told of it. */
export interface StoredChange {
	readonly id: number;
	readonly kind: string;
	readonly actorId: number | null;
	readonly actorName: string;
	/** What an entry was called then. */
	readonly title: string | null;
	readonly sourceId: number | null;
	readonly createdAt: Date;
	readonly page: StoredPage | null;
	readonly revision: StoredRevision | null;
	readonly series: { readonly id: number; readonly code: string | null } | null;
}

interface StoredPage {
	readonly id: number;
	readonly namespace: number;
	readonly title: string;
	readonly latestRevisionId: number | null;
	readonly approvedRevisionId: number | null;
	readonly deletedAt: Date | null;
}

/** What a revision did, for each viewer to be told theirs of it. */
export interface StoredEdit {
	readonly parentId: number | null;
	readonly sizeChange: number;
	readonly tags: readonly string[];
	readonly events: unknown;
	readonly eventTypes: readonly string[];
	readonly publicEdit: unknown;
	readonly parent: { readonly review: ReviewState } | null;
}

interface StoredRevision {
	readonly id: number;
	readonly authorId: number;
	readonly authorName: string;
	readonly summary: string;
	readonly minor: boolean;
	readonly review: ReviewState;
	readonly patrolledAt: Date | null;
	readonly edit: StoredEdit;
}

/**
 * Those of the candidates that match, in their order. The ids that match are asked for first and their rows by one
 * statement of their own: as relations they would be five, one after the other, and a third of what a list costs. The
 * database is not asked to sort, it would walk an index for it.
 */
export async function readChanges(
	candidates: readonly Candidate[],
	where: Prisma.ChangeWhereInput,
): Promise<StoredChange[]> {
	if (candidates.length === 0) return [];
	const ids = candidates.map(({ id }) => id);
	const matching = await db.change.findMany({ where: { ...where, id: { in: ids } }, select: { id: true } });
	if (matching.length === 0) return [];
	const rows = await db.$queryRaw<Row[]>`
		SELECT c.id, c.kind, c.actor_id, c.actor_name, c.title, c.source_id, c.created_at,
			p.id AS page_id, p.namespace, p.title AS page_title,
			p.latest_revision_id, p.approved_revision_id, p.deleted_at,
			r.id AS revision_id, r.author_id, r.author_name, r.summary, r.minor, r.review::text, r.patrolled_at,
			r.parent_id, r.size_change, r.events, r.public_edit, parent.review::text AS parent_review,
			coalesce(r.tags, '{}') AS tags, coalesce(r.event_types, '{}') AS event_types,
			s.id AS series_id, s.code AS series_code
		FROM change c
		LEFT JOIN page p ON p.id = c.page_id
		LEFT JOIN revision r ON r.id = c.revision_id
		LEFT JOIN revision parent ON parent.id = r.parent_id
		LEFT JOIN series s ON s.id = c.series_id
		WHERE c.id IN (${Prisma.join(matching.map(({ id }) => id))})`;
	const byId = new Map(rows.map((row) => [row.id, toStored(row)]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Of a joined table that has no row, every column is null. */
interface Row {
	readonly id: number;
	readonly kind: string;
	readonly actor_id: number | null;
	readonly actor_name: string;
	readonly title: string | null;
	readonly source_id: number | null;
	readonly created_at: Date;
	readonly page_id: number | null;
	readonly namespace: number;
	readonly page_title: string;
	readonly latest_revision_id: number | null;
	readonly approved_revision_id: number | null;
	readonly deleted_at: Date | null;
	readonly revision_id: number | null;
	readonly author_id: number;
	readonly author_name: string;
	readonly summary: string;
	readonly minor: boolean;
	readonly review: ReviewState;
	readonly patrolled_at: Date | null;
	readonly parent_id: number | null;
	readonly size_change: number;
	readonly tags: readonly string[];
	readonly events: unknown;
	readonly event_types: readonly string[];
	readonly public_edit: unknown;
	readonly parent_review: ReviewState | null;
	readonly series_id: number | null;
	readonly series_code: string | null;
}

function toStored(row: Row): StoredChange {
	return {
		id: row.id,
		kind: row.kind,
		actorId: row.actor_id,
		actorName: row.actor_name,
		title: row.title,
		sourceId: row.source_id,
		createdAt: row.created_at,
		page: row.page_id === null ? null : toPage(row, row.page_id),
		revision: row.revision_id === null ? null : toRevision(row, row.revision_id),
		series: row.series_id === null ? null : { id: row.series_id, code: row.series_code },
	};
}

function toPage(row: Row, id: number): StoredPage {
	return {
		id,
		namespace: row.namespace,
		title: row.page_title,
		latestRevisionId: row.latest_revision_id,
		approvedRevisionId: row.approved_revision_id,
		deletedAt: row.deleted_at,
	};
}

function toRevision(row: Row, id: number): StoredRevision {
	return {
		id,
		authorId: row.author_id,
		authorName: row.author_name,
		summary: row.summary,
		minor: row.minor,
		review: row.review,
		patrolledAt: row.patrolled_at,
		edit: {
			parentId: row.parent_id,
			sizeChange: row.size_change,
			tags: row.tags,
			events: row.events,
			eventTypes: row.event_types,
			publicEdit: row.public_edit,
			parent: row.parent_review && { review: row.parent_review },
		},
	};
}
