import type { Client } from "pg";
import { DERIVED, PROGRESS_KEY } from "@/lib/sweep/derived";

/** Every hundredth edit goes to one page, so that of a million ten thousand do; a fifth is one person's. */
const BUSY_PAGE_EVERY = 100;
const PEOPLE = 2_000;
/** Everything happened in this time, so that no list of the last thirty days leaves any of it out. */
const DAYS = 29;

export interface History {
	/** The page with the most revisions, and the person with the most edits. */
	readonly page: string;
	readonly person: string;
	readonly revisions: number;
}

/**
 * Fills an empty wiki with revisions of small documents by sets of rows, in minutes where saving them would take hours:
 * ten for each page on average, few for most and very many for some; tags, events, minor edits and edits that nobody
 * patrolled about as often as they are met; a change for each, and some of the registry. The same at every call.
 * What hangs on the text of the latest revision (links, search, blame) is not made: no list reads it.
 */
export async function generateHistory(client: Client, revisions: number): Promise<History> {
	const pages = Math.ceil(revisions / 10);
	const now = new Date();
	await client.query("BEGIN");
	// Rows that belong together are written together, so neither references nor the search index are checked row by row.
	await client.query("SET LOCAL session_replication_role = replica");
	await client.query("SET LOCAL work_mem = '256MB'");
	await client.query("SELECT setseed(0.5)");
	await client.query(
		`INSERT INTO "user" (id, name, name_key, edit_count, created_at)
		 SELECT n, 'Bench person ' || n, 'bench person ' || n, 3 + n % 700, $1::timestamptz - (n % 90) * interval '1 day'
		 FROM generate_series(1, ${PEOPLE}) n`,
		[now],
	);
	await client.query(`INSERT INTO group_membership (user_id, "group") VALUES (7, 'bot'), (77, 'bot')`);
	await client.query(
		`INSERT INTO page (id, namespace, title, created_at)
		 SELECT n, CASE WHEN n % 10 > 0 THEN 0 WHEN n % 500 = 0 THEN 14 WHEN n % 20 = 0 THEN 1 ELSE 4 END, 'Bench page ' || n, $1
		 FROM generate_series(1, $2::int) n`,
		[now, pages],
	);
	await client.query(
		`CREATE TEMP TABLE planned ON COMMIT DROP AS
		 SELECT n AS id, page_id, author, row_number() OVER same_page AS seq, lag(n) OVER same_page AS parent_id,
			lot, dice, $1::timestamptz - (($2::int - n) * (interval '${DAYS} days' / $2::int)) AS at
		 FROM (
			SELECT n, random() AS lot, random() AS dice,
				CASE WHEN n % 10 = 0 THEN n / 10 WHEN n % ${BUSY_PAGE_EVERY} = 1 THEN 1
					ELSE 1 + floor(power(random(), 3) * $3::int)::int END AS page_id,
				CASE WHEN random() < 0.2 THEN 1 ELSE 1 + floor(power(random(), 2) * ${PEOPLE})::int END AS author
			FROM generate_series(1, $2::int) n
		 ) drawn
		 WINDOW same_page AS (PARTITION BY page_id ORDER BY n)`,
		[now, revisions, pages],
	);
	await client.query(
		`INSERT INTO revision (id, page_id, seq, parent_id, author_id, author_name, document, text, size, size_change,
			sha256, summary, minor, tags, events, event_types, review, patrolled_at, created_at)
		 SELECT id, page_id, seq, parent_id, author, 'Bench person ' || author,
			jsonb_build_object('type', 'doc', 'attrs', '{"version": 1}'::jsonb, 'content', jsonb_build_array(
				jsonb_build_object('type', 'paragraph', 'attrs', '{"id": "bench001"}'::jsonb, 'content', jsonb_build_array(
					jsonb_build_object('type', 'text', 'text', 'The station logged entry ' || id || ' and went on.'))))),
			'The station logged entry ' || id || ' and went on.', 200, CASE WHEN seq = 1 THEN 200 ELSE id % 41 - 20 END,
			md5(id::text) || md5(page_id::text), 'Entry ' || id || ' reworded', seq > 1 AND lot < 0.2,
			array_remove(ARRAY[
				CASE WHEN seq = 1 THEN 'new-page' END,
				CASE WHEN seq > 1 AND dice < 0.05 THEN 'number-changed' END,
				CASE WHEN dice BETWEEN 0.10 AND 0.11 THEN 'undo' END,
				CASE WHEN dice BETWEEN 0.11 AND 0.12 THEN 'reverted' END,
				CASE WHEN dice BETWEEN 0.200 AND 0.201 THEN 'rollback' END,
				CASE WHEN dice BETWEEN 0.3000 AND 0.3002 THEN 'blanked' END], NULL),
			CASE WHEN seq > 1 AND dice < 0.05
				THEN '[{"type": "number-changed", "blockId": "bench001", "before": "10", "after": "600 million"}]'
				WHEN dice > 0.7
				THEN '[{"type": "citation-added", "blockId": "bench001", "before": null, "after": {"citationId": "c1", "sourceId": 1, "locator": null}}]'
				ELSE '[]' END::jsonb,
			CASE WHEN seq > 1 AND dice < 0.05 THEN '{number-changed}' WHEN dice > 0.7 THEN '{citation-added}' ELSE '{}' END::text[],
			CASE WHEN seq > 1 AND lot BETWEEN 0.500 AND 0.505 THEN 'rejected' ELSE 'approved' END::review_state,
			CASE WHEN lot > 0.3 THEN at END, at
		 FROM planned ORDER BY id`,
	);
	await client.query(
		`UPDATE page SET latest_revision_id = last.id, approved_revision_id = last.id, revision_count = last.seq
		 FROM (SELECT DISTINCT ON (page_id) page_id, id, seq FROM planned ORDER BY page_id, seq DESC) last
		 WHERE page.id = last.page_id`,
	);
	await client.query(
		`INSERT INTO change (kind, actor_id, actor_name, page_id, namespace, title, revision_id, created_at)
		 SELECT CASE WHEN seq = 1 THEN 'page-created' ELSE 'page-edited' END, author, 'Bench person ' || author,
			planned.page_id, page.namespace, page.title, planned.id, at
		 FROM planned JOIN page ON page.id = planned.page_id ORDER BY planned.id`,
	);
	await client.query(
		`INSERT INTO change (kind, actor_id, actor_name, title, created_at)
		 SELECT 'source-changed', author, 'Bench person ' || author, 'Bench work ' || id, at FROM planned WHERE id % 100 = 50`,
	);
	// Nor is it made up for later, while the lists are measured.
	const progress = JSON.stringify({ derived: DERIVED, after: null });
	await client.query("INSERT INTO setting (key, value) VALUES ($1, $2)", [PROGRESS_KEY, progress]);
	for (const table of ["user", "page", "revision", "change"])
		await client.query(`SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), max(id)) FROM "${table}"`);
	await client.query("COMMIT");
	// Statistics and visibility as a wiki has them that grew to this size.
	await client.query("VACUUM ANALYZE");
	return { page: "Bench page 1", person: "Bench person 1", revisions };
}
