import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { type ChangeCriteria, PAGE_NAMESPACES } from "./filter";

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

/** The conditions of the partial indexes of migration 0012, as they stand there: PostgreSQL compares the words. */
export const hasTag = (tag: string) => `tags @> '{${tag}}'::text[]`;
export const hasEvent = (type: string) => `event_types @> '{${type}}'::text[]`;
const UNPATROLLED = "patrolled_at IS NULL";
const UNDECIDED = "review <> 'approved'";

/** Chooses the index; `by` is the person, `bots` are the accounts of bots. */
export function chooseDrive(criteria: ChangeCriteria, by: number | null, bots: readonly number[]): Drive {
	const { tags, events, sorts, review, patrolled, namespaces, invert } = criteria;
	if (by !== null) return { of: "change", column: "actor_id", values: [by] };
	if (criteria.bots === "only") return { of: "change", column: "actor_id", values: bots };
	if (tags.length > 0) return { of: "revision", conditions: tags.map(hasTag) };
	if (events.length > 0) return { of: "revision", conditions: events.map(hasEvent) };
	if (review.length > 0 && !review.includes("approved")) return { of: "revision", conditions: [UNDECIDED] };
	if (sorts.length === 1 && sorts[0] === "source") return { of: "registry" };
	if (patrolled === "no") return { of: "revision", conditions: [UNPATROLLED] };
	if (sorts.length === 1 && sorts[0] === "new") return { of: "revision", conditions: [hasTag("new-page")] };
	const asked = namespaces.length === 0 ? [] : PAGE_NAMESPACES.filter((one) => namespaces.includes(one) !== invert);
	if (namespaces.length > 0) return { of: "change", column: "namespace", values: asked };
	return { of: "change", column: null, values: [] };
}

/** The ids of the next changes that the index answers, in the order of the list. */
export async function listCandidates(drive: Drive, stretch: Stretch): Promise<number[]> {
	const rows = await db.$queryRaw<{ id: number }[]>(
		drive.of === "revision" ? ofRevisions(drive.conditions, stretch) : ofChanges(drive, stretch),
	);
	return rows.map(({ id }) => id);
}

function ofChanges(drive: Exclude<Drive, { of: "revision" }>, stretch: Stretch): Prisma.Sql {
	const { range, order, limit } = clauses(stretch);
	const from = (condition: Prisma.Sql) =>
		Prisma.sql`SELECT id, created_at FROM change WHERE ${condition} AND ${range} ${order} ${limit}`;
	if (drive.of === "registry") return from(Prisma.sql`revision_id IS NULL`);
	if (drive.column === null) return from(Prisma.sql`true`);
	const column = Prisma.raw(drive.column);
	return Prisma.sql`
		SELECT one.id, one.created_at FROM unnest(${[...drive.values]}::int[]) AS asked(value)
		CROSS JOIN LATERAL (${from(Prisma.sql`${column} = asked.value`)}) one
		${order} ${limit}`;
}

function ofRevisions(conditions: readonly string[], stretch: Stretch): Prisma.Sql {
	const { range, order, limit } = clauses(stretch);
	const each = conditions.map(
		(condition) => Prisma.sql`SELECT * FROM (
			SELECT id, created_at FROM revision WHERE ${Prisma.raw(condition)} AND ${range} ${order} ${limit}
		) marked`,
	);
	// What two conditions answer stands once.
	return Prisma.sql`
		SELECT change.id FROM (${Prisma.join(each, " UNION ")} ${order} ${limit}) found
		JOIN change ON change.revision_id = found.id AND change.kind IN ('page-created', 'page-edited')
		ORDER BY found.created_at ${stretch.upwards ? Prisma.sql`ASC` : Prisma.sql`DESC`},
			found.id ${stretch.upwards ? Prisma.sql`ASC` : Prisma.sql`DESC`}`;
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
	};
}
