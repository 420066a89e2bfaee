import type { Client } from "pg";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { compareBlocks } from "@/lib/revision/blame";
import { advanceBlame, type LogAdvance, RecomputedLog } from "@/lib/revision/blame-log";
import { fingerprint } from "@/lib/revision/revision";

const REVISIONS = 10_000;
const BLOCKS = 120;
const WORDS = 35;
/** Words that an edit changes, side by side. */
const REWORDED = 3;
const PEOPLE = 40;
const SOURCES = 40;
/** Revisions written by one statement. */
const BATCH = 100;
/** So that the article is of the same revisions in every wiki, however many others it has. */
const FIRST_ID = 5_000_000;

/** What there is to ask: a title, a revision from the middle of its history, the paragraph that was reworded most. */
export const ARTICLE = { title: "Bench article", oldRevision: FIRST_ID + REVISIONS / 2, busiestBlock: blockId(0) };

interface ArticleRevision {
	readonly seq: number;
	readonly document: WikiDocument;
	readonly advance: LogAdvance;
}

/**
 * Adds one article of about 30 KB of text with 10,000 revisions to a wiki that `generateHistory` made: links and
 * citations in every paragraph, a few words changed by each edit, far more often in the first paragraphs than in the
 * last. Every revision has its whole document, and the log of who wrote what is advanced by the very function that a
 * save calls. People and sources are its own and there are no changes, so no list of the others becomes longer.
 */
export async function generateArticle(client: Client): Promise<void> {
	const now = new Date();
	await client.query("BEGIN");
	const [person, source, page] = [
		await insertFirst(
			client,
			`INSERT INTO "user" (name, name_key, edit_count, created_at)
			 SELECT 'Bench author ' || n, 'bench author ' || n, ${REVISIONS / PEOPLE}, $1::timestamptz - interval '90 days'
			 FROM generate_series(1, ${PEOPLE}) n`,
			[now],
		),
		await insertFirst(
			client,
			`INSERT INTO source (kind, title, title_key, search_key, release_date)
			 SELECT 'novel', 'Bench novel ' || n, 'bench novel ' || n, 'bench novel ' || n, (1980 + n)::text
			 FROM generate_series(1, ${SOURCES}) n`,
		),
		await insertFirst(client, "INSERT INTO page (namespace, title, created_at) VALUES (0, $1, $2)", [
			ARTICLE.title,
			now,
		]),
	];
	let batch: ArticleRevision[] = [];
	for await (const revision of makeRevisions(source)) {
		batch.push(revision);
		if (batch.length < BATCH) continue;
		await insertRevisions(client, batch, { page, person, now });
		batch = [];
	}
	await client.query(
		`UPDATE page SET latest_revision_id = $2, approved_revision_id = $2, revision_count = ${REVISIONS} WHERE id = $1`,
		[page, FIRST_ID + REVISIONS],
	);
	await client.query(`SELECT setval(pg_get_serial_sequence('revision', 'id'), max(id)) FROM revision`);
	await client.query("COMMIT");
	await client.query(`VACUUM ANALYZE "user", source, page, revision, block_version, lost_passage`);
}

/** Inserts rows and answers the first of their ids, which follow one another. */
async function insertFirst(client: Client, statement: string, values: unknown[] = []): Promise<number> {
	const inserted = `WITH made AS (${statement} RETURNING id) SELECT min(id) AS first FROM made`;
	const { rows } = await client.query<{ first: number }>(inserted, values);
	return rows[0]?.first ?? 0;
}

/** The revisions from the first, each with what it adds to the log. */
async function* makeRevisions(source: number): AsyncGenerator<ArticleRevision> {
	const draw = drawer();
	const log = new RecomputedLog();
	const texts = Array.from({ length: BLOCKS }, (_, block) =>
		Array.from({ length: isHeading(block) ? 4 : WORDS }, () => word(draw())),
	);
	const content = texts.map((words, block) => makeBlock(block, words, source));
	let before: WikiDocument | null = null;
	for (let seq = 1; seq <= REVISIONS; seq++) {
		if (before) {
			const block = Math.floor(draw() ** 2 * BLOCKS);
			const words = texts[block] ?? [];
			const place = Math.floor(draw() * (words.length - REWORDED));
			words.splice(place, REWORDED, ...Array.from({ length: REWORDED }, () => word(draw())));
			content[block] = makeBlock(block, words, source);
		}
		const document: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: [...content] };
		const advance = await advanceBlame(log, compareBlocks(before, document), FIRST_ID + seq);
		log.add(advance);
		yield { seq, document, advance };
		before = document;
	}
}

async function insertRevisions(
	client: Client,
	revisions: readonly ArticleRevision[],
	{ page, person, now }: { page: number; person: number; now: Date },
): Promise<void> {
	const rows = revisions.map(({ seq, document }) => {
		return { seq, document, text: documentText(document), ...fingerprint(document) };
	});
	await client.query(
		`INSERT INTO revision (id, page_id, seq, parent_id, author_id, author_name, document, text, size, size_change,
			sha256, summary, tags, patrolled_at, created_at)
		 SELECT ${FIRST_ID} + seq, $2, seq, CASE WHEN seq > 1 THEN ${FIRST_ID} + seq - 1 END, $3::int + seq % ${PEOPLE},
			'Bench author ' || 1 + seq % ${PEOPLE}, document, text, size, 0, sha256, 'Rewording ' || seq,
			CASE WHEN seq = 1 THEN '{new-page}' ELSE '{}' END::text[], at, at
		 FROM jsonb_to_recordset($1::jsonb) AS made(seq int, document jsonb, text text, size int, sha256 text)
		 CROSS JOIN LATERAL (SELECT $4::timestamptz - (${REVISIONS} - seq) * interval '4 minutes' AS at) moment`,
		[JSON.stringify(rows), page, person, now],
	);
	await client.query(
		`INSERT INTO block_version (page_id, block_id, revision_id, line, text_hash, citations_hash, created_in,
			text_changed_in, citations_changed_in, passages_from)
		 SELECT $2, "blockId", "revisionId", line, "textHash", "citationsHash", "createdIn", "textChangedIn",
			"citationsChangedIn", "passagesFrom"
		 FROM jsonb_to_recordset($1::jsonb) AS entry("blockId" text, "revisionId" int, line text, "textHash" text,
			"citationsHash" text, "createdIn" int, "textChangedIn" int, "citationsChangedIn" int, "passagesFrom" jsonb)`,
		[JSON.stringify(revisions.flatMap(({ advance }) => advance.entries)), page],
	);
	await client.query(
		`INSERT INTO lost_passage (page_id, shingle, block_id, taken_in)
		 SELECT DISTINCT ON (shingle) $2::int, shingle, "blockId", "takenIn"
		 FROM jsonb_to_recordset($1::jsonb) AS passage(shingle int, "blockId" text, "takenIn" int)
		 ORDER BY shingle, "takenIn" DESC
		 ON CONFLICT (page_id, shingle) DO UPDATE SET block_id = excluded.block_id, taken_in = excluded.taken_in`,
		[JSON.stringify(revisions.flatMap(({ advance }) => advance.lost)), page],
	);
}

function makeBlock(block: number, words: readonly string[], source: number): DocumentNode {
	const attrs = { id: blockId(block) };
	const text = words.join(" ");
	if (isHeading(block)) return { type: "heading", attrs: { ...attrs, level: 2 }, content: [{ type: "text", text }] };
	const link = { type: "wikiLink", attrs: { pageId: block + 1 } };
	const cited = { id: `c${attrs.id}`, sourceId: source + (block % SOURCES) };
	return {
		type: "paragraph",
		attrs,
		content: [
			{ type: "text", text: `${text} ` },
			{ type: "text", text: `Bench page ${block + 1}`, marks: [link] },
			{ type: "text", text: "." },
			{ type: "citation", attrs: cited },
		],
	};
}

/** The text begins with a paragraph, and a section has nine. */
function isHeading(block: number): boolean {
	return block % 10 === 4;
}

function blockId(block: number): string {
	return `b${block.toString(36).padStart(7, "0")}`;
}

const SYLLABLES = "ba cor del fen gan hi jor ka lum mer no os pra qui ren sta tor ul ven zi".split(" ");

/** One of 8,000 words, some far more often than others. */
function word(drawn: number): string {
	let rest = Math.floor(drawn ** 3 * SYLLABLES.length ** 3);
	let made = "";
	do {
		made += SYLLABLES[rest % SYLLABLES.length];
		rest = Math.floor(rest / SYLLABLES.length);
	} while (rest > 0);
	return made;
}

/** Numbers from 0 up to 1, the same at every call (George Marsaglia, "Xorshift RNGs", 2003). */
function drawer(): () => number {
	let state = 2_463_534_242;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}
