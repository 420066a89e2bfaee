import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { PAGE_NAMESPACES } from "./choices";
import type { ChangeCriteria } from "./filter";

/**
 * Which index a filtered list of changes is read from.
 *
 * Every list is in the order of time. One group of the filter, the one that is likely to be the rarest, chooses the
 * index; it answers candidates in that order, and the rest of the filter is asked about those alone. So no list ever
 * sorts, counts or looks further than it was told to.
 */
export type Drive =
	/** Changes by a column that has an index together with the time, or (null) by the time alone. */
	| { readonly of: "change"; readonly column: "actor_id" | "namespace" | null; readonly values: readonly number[] }
	/** Changes to the registry. */
	| { readonly of: "registry" }
	/** Revisions by partial indexes, one for each condition. */
	| { readonly of: "revision"; readonly conditions: readonly string[] };

/** A change that an index answered, of which the rest of the filter is still to be asked. */
export interface Candidate {
	readonly id: number;
	readonly actorId: number | null;
	readonly revisionId: number | null;
	readonly createdAt: Date;
}

/** Where the candidates begin; times are equal now and then, so an id (of the table that drives) decides. */
export interface Cursor {
	readonly at: Date;
	readonly id: number;
}

export interface Stretch {
	readonly cursor: Cursor | null;
	readonly since: Date | null;
	readonly upwards: boolean;
	readonly count: number;
}

/** The conditions of the partial indexes of migrations 0012 and 0021, as they stand there: PostgreSQL compares the words. */
export const hasTag = (tag: string) => `tags @> '{${tag}}'::text[]`;
export const hasEvent = (type: string) => `event_types @> '{${type}}'::text[]`;
const UNPATROLLED = "patrolled_at IS NULL";
/** Few, of which the public is told other tags and events than those of the columns. */
const TOLD_OTHERWISE = "public_edit IS NOT NULL";
const UNDECIDED = "review <> 'approved'";

/** Chooses the index; `by` is the person, `bots` are the accounts of bots. */
export function chooseDrive(criteria: ChangeCriteria, by: number | null, bots: readonly number[]): Drive {
	const { tags, events, sorts, review, patrolled, namespaces, invert } = criteria;
	if (by !== null) return { of: "change", column: "actor_id", values: [by] };
	if (criteria.bots === "only") return { of: "change", column: "actor_id", values: bots };
	if (tags.length > 0) return { of: "revision", conditions: [...tags.map(hasTag), TOLD_OTHERWISE] };
	if (events.length > 0) return { of: "revision", conditions: [...events.map(hasEvent), TOLD_OTHERWISE] };
	if (review.length > 0 && !review.includes("approved")) return { of: "revision", conditions: [UNDECIDED] };
	if (sorts.length === 1 && sorts[0] === "source") return { of: "registry" };
	if (patrolled === "no") return { of: "revision", conditions: [UNPATROLLED] };
	if (sorts.length === 1 && sorts[0] === "new")
		return { of: "revision", conditions: [hasTag("new-page"), TOLD_OTHERWISE] };
	const asked = namespaces.length === 0 ? [] : PAGE_NAMESPACES.filter((one) => namespaces.includes(one) !== invert);
	if (namespaces.length > 0) return { of: "change", column: "namespace", values: asked };
	return { of: "change", column: null, values: [] };
}

/** The next changes that the index answers, in the order of the list. */
export function listCandidates(drive: Drive, stretch: Stretch): Promise<Candidate[]> {
	return db.$queryRaw<Candidate[]>(
		drive.of === "revision" ? ofRevisions(drive.conditions, stretch) : ofChanges(drive, stretch),
	);
}

/** The cursor at which a list goes on beyond a change. */
export function cursorAt(drive: Drive, { id, createdAt, revisionId }: Omit<Candidate, "actorId">): Cursor {
	return { at: createdAt, id: drive.of === "revision" ? (revisionId ?? 0) : id };
}

function ofChanges(drive: Exclude<Drive, { of: "revision" }>, stretch: Stretch): Prisma.Sql {
	const { range, order, limit } = clauses(stretch);
	const from = (condition: Prisma.Sql) =>
		Prisma.sql`SELECT id, actor_id, revision_id, created_at FROM change WHERE ${condition} AND ${range} ${order} ${limit}`;
	const answered = (found: Prisma.Sql) => Prisma.sql`
		SELECT id, actor_id AS "actorId", revision_id AS "revisionId", created_at AS "createdAt" FROM (${found}) found ${order}`;
	if (drive.of === "registry") return answered(from(Prisma.sql`revision_id IS NULL`));
	if (drive.column === null) return answered(from(Prisma.sql`true`));
	if (drive.values.length === 0) return answered(from(Prisma.sql`false`));
	// One by one, so that PostgreSQL plans for what it knows of each: somebody's edits may be three or a fifth of all.
	const column = Prisma.raw(drive.column);
	const each = drive.values.map((value) => Prisma.sql`SELECT * FROM (${from(Prisma.sql`${column} = ${value}`)}) one`);
	return answered(Prisma.sql`${Prisma.join(each, " UNION ALL ")} ${order} ${limit}`);
}

function ofRevisions(conditions: readonly string[], stretch: Stretch): Prisma.Sql {
	const { range, order, limit, way } = clauses(stretch);
	const each = conditions.map(
		(condition) => Prisma.sql`SELECT * FROM (
			SELECT id, created_at FROM revision WHERE ${Prisma.raw(condition)} AND ${range} ${order} ${limit}
		) marked`,
	);
	// What two conditions answer stands once.
	return Prisma.sql`
		SELECT change.id, actor_id AS "actorId", revision_id AS "revisionId", found.created_at AS "createdAt"
		FROM (${Prisma.join(each, " UNION ")} ${order} ${limit}) found
		JOIN change ON change.revision_id = found.id AND change.kind IN ('page-created', 'page-edited')
		ORDER BY found.created_at ${way}, found.id ${way}`;
}

function clauses({ cursor, since, upwards, count }: Stretch) {
	const way = Prisma.raw(upwards ? "ASC" : "DESC");
	const beyond = Prisma.raw(upwards ? ">" : "<");
	const conditions = [
		...(cursor ? [Prisma.sql`(created_at, id) ${beyond} (${cursor.at}, ${cursor.id})`] : []),
		...(since ? [Prisma.sql`created_at >= ${since}`] : []),
	];
	return {
		range: conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND "),
		order: Prisma.sql`ORDER BY created_at ${way}, id ${way}`,
		limit: Prisma.sql`LIMIT ${count}`,
		way,
	};
}
