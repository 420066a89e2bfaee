import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { type Database, db, inTransaction } from "@/lib/platform/db";
import { type BlockBlame, type BlockChanges, type BlockVersion, compareBlocks } from "./blame";
import { advanceBlame, type BlameLog, type LineContent, RecomputedLog } from "./blame-log";

/** Documents held in memory at once. */
const BATCH = 20;

/** The columns of an entry, from a table that goes by the name of `entry`. */
const ENTRY = Prisma.sql`entry.block_id AS "blockId", entry.revision_id AS "revisionId", entry.line,
	entry.text_hash AS "textHash", entry.citations_hash AS "citationsHash", entry.created_in AS "createdIn",
	entry.text_changed_in AS "textChangedIn", entry.citations_changed_in AS "citationsChangedIn",
	entry.words_from AS "wordsFrom"`;

/** An entry with the number of its question. */
type Numbered = BlockVersion & { readonly ordinal: number };

/** The log of a page in the database. Each question costs some steps in an index, however long the log is. */
class StoredLog implements BlameLog {
	constructor(
		private readonly tx: Prisma.TransactionClient,
		private readonly pageId: number,
	) {}

	async standing(blockIds: readonly string[]) {
		return this.findEach(
			blockIds.length,
			this.blocksOf(blockIds),
			Prisma.sql`block_id = asked.block_id ORDER BY revision_id DESC`,
		);
	}

	async lostBlocks(blockIds: readonly string[]) {
		return this.findEach(
			blockIds.length,
			this.blocksOf(blockIds),
			Prisma.sql`block_id = asked.block_id AND ${remembers("created_in")} ORDER BY revision_id DESC`,
		);
	}

	async firstText(asked: readonly LineContent[]) {
		return this.findEach(
			asked.length,
			this.linesOf(asked),
			Prisma.sql`text_hash = asked.hash AND line = asked.line AND ${remembers("text_changed_in")} ORDER BY revision_id`,
		);
	}

	async firstCitations(asked: readonly LineContent[]) {
		return this.findEach(
			asked.length,
			this.linesOf(asked),
			Prisma.sql`line = asked.line AND citations_hash = asked.hash AND ${remembers("citations_changed_in")}
				ORDER BY revision_id`,
		);
	}

	async lostText(hashes: readonly string[], standing: ReadonlySet<string>) {
		return this.findEach(
			hashes.length,
			Prisma.sql`unnest(${hashes}::text[], ${this.pageOf(hashes)}) WITH ORDINALITY AS asked(hash, page_id, ordinal)`,
			Prisma.sql`text_hash = asked.hash AND block_id <> ALL(${[...standing]}::text[])
				AND ${remembers("created_in")} AND ${remembers("text_changed_in")}
				ORDER BY revision_id, block_id COLLATE "C"`,
		);
	}

	private blocksOf(blockIds: readonly string[]): Prisma.Sql {
		return Prisma.sql`unnest(${blockIds}::text[], ${this.pageOf(blockIds)})
			WITH ORDINALITY AS asked(block_id, page_id, ordinal)`;
	}

	private linesOf(asked: readonly LineContent[]): Prisma.Sql {
		const [lines, hashes] = [asked.map(({ line }) => line), asked.map(({ hash }) => hash)];
		return Prisma.sql`unnest(${lines}::text[], ${hashes}::text[], ${this.pageOf(asked)})
			WITH ORDINALITY AS asked(line, hash, page_id, ordinal)`;
	}

	/**
	 * The page beside each question. Named as one value, a page that is newer than the statistics of the table would be
	 * taken for one without entries, and each question would go through all of them.
	 */
	private pageOf({ length }: readonly unknown[]): Prisma.Sql {
		return Prisma.sql`array_fill(${this.pageId}::int, ARRAY[${length}::int])`;
	}

	/** For each row of `asked`, by its ordinal, the first entry of the page that `wanted` finds in its order. */
	private async findEach(length: number, asked: Prisma.Sql, wanted: Prisma.Sql) {
		if (length === 0) return [];
		const rows = await this.tx.$queryRaw<Numbered[]>`
			SELECT asked.ordinal::int, ${ENTRY} FROM ${asked}
			CROSS JOIN LATERAL (
				SELECT * FROM block_version WHERE page_id = asked.page_id AND ${wanted} LIMIT 1) entry`;
		return inOrder(length, rows);
	}
}

/**
 * Whether the revision that an entry names was not rejected; true where it names none. Asked by itself for each entry: as
 * a join, the planner may read all revisions for it.
 */
function remembers(column: "created_in" | "text_changed_in" | "citations_changed_in"): Prisma.Sql {
	return Prisma.sql`(SELECT rejected_in FROM revision WHERE id = block_version.${Prisma.raw(column)}) IS NULL`;
}

function inOrder(length: number, rows: readonly Numbered[]): (BlockVersion | undefined)[] {
	const answers = new Array<BlockVersion | undefined>(length).fill(undefined);
	for (const { ordinal, ...entry } of rows) answers[ordinal - 1] = entry;
	return answers;
}

/** Writes what a new revision adds to the log of its page; part of the transaction of the save, after the revision. */
export async function recordBlame(
	tx: Prisma.TransactionClient,
	{ pageId, revisionId, blocks }: { pageId: number; revisionId: number; blocks: BlockChanges },
): Promise<void> {
	// A page whose revisions are older than the log gets all of it from `rebuildBlame`, which may take longer than a save.
	if (!blocks.first && !(await tx.blockVersion.findFirst({ where: { pageId }, select: { pageId: true } }))) return;
	await insertEntries(tx, pageId, await advanceBlame(new StoredLog(tx, pageId), blocks, revisionId));
}

async function insertEntries(
	tx: Prisma.TransactionClient,
	pageId: number,
	entries: readonly BlockVersion[],
): Promise<void> {
	if (entries.length === 0) return;
	await tx.$executeRaw`
		INSERT INTO block_version (page_id, block_id, revision_id, line, text_hash, citations_hash, created_in, text_changed_in,
			citations_changed_in, words_from)
		SELECT ${pageId}, "blockId", "revisionId", line, "textHash", "citationsHash", "createdIn", "textChangedIn",
			"citationsChangedIn", "wordsFrom"
		FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS entry(
			"blockId" text, "revisionId" int, line text, "textHash" text, "citationsHash" text, "createdIn" int,
			"textChangedIn" int, "citationsChangedIn" int, "wordsFrom" text[])`;
}

/** The blame of blocks of a revision, in the order asked for: the newest entry of each up to there. */
export async function listBlame(
	database: Database,
	{ pageId, revisionId, blockIds }: { pageId: number; revisionId: number; blockIds: readonly string[] },
): Promise<BlockBlame[]> {
	const rows = await database.$queryRaw<BlockBlame[]>`
		SELECT asked.block_id AS "blockId", entry.created_in AS "createdIn", entry.text_changed_in AS "textChangedIn",
			entry.citations_changed_in AS "citationsChangedIn"
		FROM unnest(${blockIds}::text[], array_fill(${pageId}::int, ARRAY[${blockIds.length}::int]))
			WITH ORDINALITY AS asked(block_id, page_id, place)
		CROSS JOIN LATERAL (
			SELECT * FROM block_version
			WHERE page_id = asked.page_id AND block_id = asked.block_id AND revision_id <= ${revisionId}
			ORDER BY revision_id DESC LIMIT 1) entry
		ORDER BY asked.place`;
	if (rows.length === blockIds.length) return rows;
	// A page whose revisions are older than the log, and which the job that catches up has not come to yet.
	const log = new Map<string, BlockBlame>();
	for (const entry of await new Replay(pageId).run(database)) {
		if (entry.revisionId <= revisionId) log.set(entry.blockId, entry);
	}
	return blockIds.flatMap((blockId) => {
		const entry = log.get(blockId);
		if (!entry) return [];
		const { createdIn, textChangedIn, citationsChangedIn } = entry;
		return [{ blockId, createdIn, textChangedIn, citationsChangedIn }];
	});
}

/** How many entries of the log were not what the documents say. */
interface LogCorrection {
	readonly inserted: number;
	readonly updated: number;
	readonly deleted: number;
}

/**
 * Makes the log of a page from the documents of all its revisions and corrects what differs, in one transaction. The
 * row of the page is locked, so that a save waits. `write: false` only counts.
 */
export async function rebuildBlame(pageId: number, { write }: { write: boolean }): Promise<LogCorrection> {
	const replay = new Replay(pageId);
	// Revisions never change, so all but those that come meanwhile are read before anybody has to wait.
	await replay.run(db);
	return inTransaction(async (tx) => {
		await tx.$queryRaw`SELECT id FROM page WHERE id = ${pageId} FOR NO KEY UPDATE`;
		const stored = await tx.blockVersion.findMany({ where: { pageId } });
		const open = new Map(stored.map(({ pageId: _own, ...entry }) => [entryKey(entry), entry]));
		const missing: BlockVersion[] = [];
		const wrong: BlockVersion[] = [];
		for (const entry of await replay.run(tx)) {
			const found = open.get(entryKey(entry));
			open.delete(entryKey(entry));
			if (!found) missing.push(entry);
			else if (!sameEntry(found, entry)) wrong.push(entry);
		}
		const spare = [...open.values()];
		if (write) {
			for (const { blockId, revisionId } of [...spare, ...wrong]) {
				await tx.blockVersion.delete({ where: { pageId_blockId_revisionId: { pageId, blockId, revisionId } } });
			}
			await insertEntries(tx, pageId, [...missing, ...wrong]);
		}
		return { inserted: missing.length, updated: wrong.length, deleted: spare.length };
	});
}

function entryKey({ blockId, revisionId }: BlockVersion): string {
	return `${revisionId} ${blockId}`;
}

function sameEntry(a: BlockVersion, b: BlockVersion): boolean {
	return (
		a.line === b.line &&
		a.textHash === b.textHash &&
		a.citationsHash === b.citationsHash &&
		a.createdIn === b.createdIn &&
		a.textChangedIn === b.textChangedIn &&
		a.citationsChangedIn === b.citationsChangedIn &&
		a.wordsFrom.join() === b.wordsFrom.join()
	);
}

/** The log as saving the revisions one after the other would have written it. */
class Replay {
	private readonly log = new RecomputedLog();
	private readonly entries: BlockVersion[] = [];
	private before: WikiDocument | null = null;
	private seq = 0;

	constructor(private readonly pageId: number) {}

	/** Goes on to the newest revision, and answers with all entries up to there. */
	async run(database: Database): Promise<readonly BlockVersion[]> {
		for (;;) {
			const revisions = await database.revision.findMany({
				where: { pageId: this.pageId, seq: { gt: this.seq } },
				orderBy: { seq: "asc" },
				take: BATCH,
				select: { id: true, seq: true, document: true },
			});
			// Behind the revisions: what was rejected before one of them is in it.
			const rejections = await listRejections(database, this.pageId);
			for (const { id, seq, document } of revisions) {
				for (const { revisionId, rejectedIn } of rejections) if (rejectedIn < id) this.log.forget(revisionId);
				const after = upgradeDocument(document);
				const entries = await advanceBlame(this.log, compareBlocks(this.before, after), id);
				this.log.add(entries);
				this.entries.push(...entries);
				this.before = after;
				this.seq = seq;
			}
			if (revisions.length < BATCH) return this.entries;
		}
	}
}

/** What was rejected of a page, each with the newest revision of that time. */
function listRejections(database: Database, pageId: number) {
	// The state is written out, so that the index of what the public does not read is used.
	return database.$queryRaw<{ revisionId: number; rejectedIn: number }[]>`
		SELECT id AS "revisionId", rejected_in AS "rejectedIn" FROM revision
		WHERE page_id = ${pageId} AND review = 'rejected' AND rejected_in IS NOT NULL`;
}
