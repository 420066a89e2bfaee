import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { type Database, db, inTransaction } from "@/lib/platform/db";
import { type BlockBlame, type BlockChanges, type BlockVersion, compareBlocks } from "./blame";
import { advanceBlame, type LostPassage, RecomputedLog } from "./blame-log";
import { ENTRY, insertEntries, keepLostPassages, StoredLog } from "./stored-blame-log";

/** Documents held in memory at once. */
const BATCH = 20;

/** Writes what a new revision adds to the log of its page; part of the transaction of the save, after the revision. */
export async function recordBlame(
	tx: Prisma.TransactionClient,
	{ pageId, revisionId, blocks }: { pageId: number; revisionId: number; blocks: BlockChanges },
): Promise<void> {
	// A page whose revisions are older than the log gets all of it from `rebuildBlame`, which may take longer than a save.
	if (!blocks.first && !(await tx.blockVersion.findFirst({ where: { pageId }, select: { pageId: true } }))) return;
	const { entries, lost } = await advanceBlame(new StoredLog(tx, pageId), blocks, revisionId);
	await insertEntries(tx, pageId, entries);
	await keepLostPassages(tx, pageId, lost);
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
	for (const entry of (await new Replay(pageId).run(database)).entries) {
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
		const right = await replay.run(tx);
		const entries = compareRows(await listEntries(tx, pageId), right.entries, entryKey);
		const lost = compareRows(await listLost(tx, pageId), right.lost, ({ shingle }) => shingle);
		if (write) {
			for (const { blockId, revisionId } of entries.spare) {
				await tx.blockVersion.delete({ where: { pageId_blockId_revisionId: { pageId, blockId, revisionId } } });
			}
			await insertEntries(tx, pageId, entries.lacking);
			const shingles = lost.spare.map(({ shingle }) => shingle);
			await tx.$executeRaw`DELETE FROM lost_passage WHERE page_id = ${pageId} AND shingle = ANY(${shingles}::int[])`;
			await keepLostPassages(tx, pageId, lost.lacking);
		}
		return {
			inserted: entries.inserted + lost.inserted,
			updated: entries.updated + lost.updated,
			deleted: entries.deleted + lost.deleted,
		};
	});
}

function listEntries(tx: Prisma.TransactionClient, pageId: number): Promise<BlockVersion[]> {
	return tx.$queryRaw`SELECT ${ENTRY} FROM block_version entry WHERE page_id = ${pageId}`;
}

function listLost(tx: Prisma.TransactionClient, pageId: number): Promise<LostPassage[]> {
	return tx.lostPassage.findMany({ where: { pageId }, omit: { pageId: true } });
}

function entryKey({ blockId, revisionId }: BlockVersion): string {
	return `${revisionId} ${blockId}`;
}

/** What to take away and then to add for rows that are stored to become those that are `right`. */
function compareRows<Row>(stored: readonly Row[], right: Iterable<Row>, key: (row: Row) => string | number) {
	const open = new Map(stored.map((row) => [key(row), row]));
	const missing: Row[] = [];
	const wrong: { readonly stored: Row; readonly right: Row }[] = [];
	for (const row of right) {
		const found = open.get(key(row));
		open.delete(key(row));
		if (!found) missing.push(row);
		else if (!isDeepStrictEqual(found, row)) wrong.push({ stored: found, right: row });
	}
	return {
		inserted: missing.length,
		updated: wrong.length,
		deleted: open.size,
		spare: [...open.values(), ...wrong.map((row) => row.stored)],
		lacking: [...missing, ...wrong.map((row) => row.right)],
	};
}

/** The log as saving the revisions one after the other would have written it. */
class Replay {
	private readonly log = new RecomputedLog();
	private readonly entries: BlockVersion[] = [];
	private before: WikiDocument | null = null;
	private seq = 0;

	constructor(private readonly pageId: number) {}

	/** Goes on to the newest revision, and answers with all entries up to there and what is lost there. */
	async run(database: Database): Promise<{ entries: readonly BlockVersion[]; lost: Iterable<LostPassage> }> {
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
				const advance = await advanceBlame(this.log, compareBlocks(this.before, after), id);
				this.log.add(advance);
				this.entries.push(...advance.entries);
				this.before = after;
				this.seq = seq;
			}
			if (revisions.length < BATCH) return { entries: this.entries, lost: this.log.lostSoFar() };
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
