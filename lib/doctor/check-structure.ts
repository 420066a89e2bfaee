import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/platform/db";
import type { Finding } from "./finding";

/** A rule that one query can prove: the query answers what breaks it, as `page`, `revision` and `detail`. */
interface Rule {
	readonly name: string;
	readonly broken: Prisma.Sql;
}

/** Findings of one rule that are reported; more say nothing new. */
const SHOWN = 20;

/**
 * The invariants of pages and revisions that hold after every save, every decision and every crash. Each query
 * answers the rows that break one.
 */
const RULES: readonly Rule[] = [
	{
		name: "latest-revision",
		broken: Prisma.sql`
			SELECT p.id AS page, p.latest_revision_id AS revision, 'is not the highest of its page: ' || coalesce(last.id::text, 'none') AS detail
			FROM page p LEFT JOIN LATERAL (SELECT id FROM revision r WHERE r.page_id = p.id ORDER BY seq DESC LIMIT 1) last ON true
			WHERE p.latest_revision_id IS DISTINCT FROM last.id`,
	},
	{
		name: "sequence",
		broken: Prisma.sql`
			SELECT p.id AS page, NULL::int AS revision,
				format('says %s revisions and has %s, from %s to %s', p.revision_count, count(r.id), min(r.seq), max(r.seq)) AS detail
			FROM page p LEFT JOIN revision r ON r.page_id = p.id
			GROUP BY p.id HAVING p.revision_count <> count(r.id) OR count(r.id) <> coalesce(max(r.seq), 0)
				OR (count(r.id) > 0 AND min(r.seq) <> 1)`,
	},
	{
		name: "parent",
		broken: Prisma.sql`
			SELECT r.page_id AS page, r.id AS revision, 'does not follow the revision before it' AS detail
			FROM revision r LEFT JOIN revision before ON before.page_id = r.page_id AND before.seq = r.seq - 1
			WHERE r.parent_id IS DISTINCT FROM before.id`,
	},
	{
		name: "order",
		broken: Prisma.sql`
			SELECT r.page_id AS page, r.id AS revision, 'has a lower id than the revision before it' AS detail
			FROM revision r JOIN revision before ON before.page_id = r.page_id AND before.seq = r.seq - 1
			WHERE r.id < before.id`,
	},
	{
		name: "size-change",
		broken: Prisma.sql`
			SELECT r.page_id AS page, r.id AS revision, format('says %s bytes of change', r.size_change) AS detail
			FROM revision r LEFT JOIN revision before ON before.id = r.parent_id
			WHERE r.size_change <> r.size - coalesce(before.size, 0)`,
	},
	{
		name: "approved-revision",
		broken: Prisma.sql`
			SELECT p.id AS page, p.approved_revision_id AS revision,
				'is not the last approved one: ' || coalesce(last.id::text, 'none') AS detail
			FROM page p LEFT JOIN LATERAL (
				SELECT id FROM revision r WHERE r.page_id = p.id AND r.review = 'approved' ORDER BY seq DESC LIMIT 1) last ON true
			WHERE p.approved_revision_id IS DISTINCT FROM last.id`,
	},
	{
		name: "waiting",
		broken: Prisma.sql`
			SELECT p.id AS page, NULL::int AS revision,
				format('says that %s edits wait since %s; %s do since %s', p.waiting_count, p.waiting_since, count(r.id), min(r.created_at)) AS detail
			FROM page p LEFT JOIN revision r ON r.page_id = p.id AND r.review = 'waiting'
			GROUP BY p.id HAVING p.waiting_count <> count(r.id) OR p.waiting_since IS DISTINCT FROM min(r.created_at)`,
	},
	{
		name: "waiting-before-approved",
		broken: Prisma.sql`
			SELECT p.id AS page, r.id AS revision, format('is %s and stands before the approved one', r.review) AS detail
			FROM page p JOIN revision r ON r.page_id = p.id AND r.id < p.approved_revision_id
			WHERE r.review IN ('waiting', 'sent_back')`,
	},
	{
		name: "decision",
		broken: Prisma.sql`
			SELECT r.page_id AS page, r.id AS revision, format('is %s and no reviewer said so', r.review) AS detail
			FROM revision r WHERE r.review IN ('sent_back', 'rejected')
				AND NOT EXISTS (SELECT 1 FROM review_decision d WHERE d.revision_id = r.id AND d.state = r.review)`,
	},
	{
		name: "rejection",
		broken: Prisma.sql`
			SELECT r.page_id AS page, r.id AS revision, format('is %s, in %s', r.review, coalesce(r.rejected_in::text, 'none')) AS detail
			FROM revision r LEFT JOIN revision newest ON newest.id = r.rejected_in AND newest.page_id = r.page_id
			WHERE CASE WHEN r.review = 'rejected' THEN newest.id IS NULL OR newest.id < r.id ELSE r.rejected_in IS NOT NULL END`,
	},
	{
		name: "change",
		broken: Prisma.sql`
			SELECT r.page_id AS page, r.id AS revision, format('has %s changes in the log', count(c.id)) AS detail
			FROM revision r LEFT JOIN change c ON c.revision_id = r.id AND c.kind IN ('page-created', 'page-edited')
			GROUP BY r.id HAVING count(c.id) <> 1`,
	},
	{
		name: "revert",
		broken: Prisma.sql`
			SELECT r.page_id AS page, r.id AS revision, format('says it was taken back by %s, which says otherwise', r.reverted_by_id) AS detail
			FROM revision r LEFT JOIN revision by ON by.id = r.reverted_by_id AND by.page_id = r.page_id
			WHERE r.reverted_by_id IS NOT NULL AND (by.id IS NULL OR NOT r.id = ANY(by.reverts))`,
	},
	{
		name: "idempotency-key",
		broken: Prisma.sql`
			SELECT NULL::int AS page, (k.response->>'revisionId')::int AS revision, 'was answered and is not in the history' AS detail
			FROM idempotency_key k
			WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.id = (k.response->>'revisionId')::int)`,
	},
];

/** How many rules the structure is held against. */
export const STRUCTURE_RULES = RULES.length;

/** Proves the structure of all pages and revisions; what is wrong is reported, the first few of each rule. */
export async function checkStructure(): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const { name, broken } of RULES) {
		const rows = await db.$queryRaw<{ page: number | null; revision: number | null; detail: string }[]>`
			${broken} LIMIT ${SHOWN}`;
		findings.push(
			...rows.map(({ page, revision, detail }) => ({ rule: name, pageId: page, revisionId: revision, detail })),
		);
	}
	return findings;
}
