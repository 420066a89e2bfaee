import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { upgradeDocument } from "@/lib/document/upgrade";
import { db, inTransaction } from "@/lib/platform/db";
import { citationKey, compareRecord, equalWords, toRecorded } from "./citation-record";
import { collectCitations } from "./collect-citations";
import { insertRows, readRecord, refreshRows, type StoredCitation } from "./record-citations";

/** Documents held in memory at once. */
const BATCH = 20;

/** How many rows of the record were not what the documents say. */
export interface RecordCorrection {
	readonly inserted: number;
	readonly updated: number;
	readonly deleted: number;
}

type Row = Omit<StoredCitation, "id">;

/**
 * Makes the citation rows of a page from the documents of its revisions and corrects those that differ, in one
 * transaction; rows that are right keep their id. The row of the page is locked, so that a save waits.
 * `write: false` only counts.
 */
export async function rebuildCitations(
	pageId: number,
	{ write = true }: { write?: boolean } = {},
): Promise<RecordCorrection> {
	return inTransaction(async (tx) => {
		await tx.$queryRaw`SELECT id FROM page WHERE id = ${pageId} FOR NO KEY UPDATE`;
		const stored = await readRecord(tx, pageId, { standing: false });
		const open = new Map(stored.map((row) => [rowKey(row), row]));
		const missing: Row[] = [];
		const wrong: StoredCitation[] = [];
		for (const row of await replayRevisions(tx, pageId)) {
			const found = open.get(rowKey(row));
			open.delete(rowKey(row));
			if (!found) missing.push(row);
			else if (!equalWords(found, row) || found.removedInId !== row.removedInId) wrong.push({ ...row, id: found.id });
		}
		const spare = [...open.values()].map(({ id }) => id);
		if (write && spare.length > 0) await tx.citation.deleteMany({ where: { id: { in: spare } } });
		if (write) {
			await refreshRows(tx, wrong);
			await insertRows(tx, pageId, missing);
		}
		return { inserted: missing.length, updated: wrong.length, deleted: spare.length };
	});
}

/** The pages that have a revision, by id. */
export async function listPagesWithRevisions(): Promise<number[]> {
	const pages = await db.page.findMany({
		where: { revisionCount: { gt: 0 } },
		select: { id: true },
		orderBy: { id: "asc" },
	});
	return pages.map(({ id }) => id);
}

/** A citation that was removed and came back has two rows, which began in different revisions. */
function rowKey(row: Row): string {
	return `${row.addedInId} ${citationKey(row)}`;
}

/** The record as publishing the approved revisions one after the other would have written it. */
async function replayRevisions(tx: Prisma.TransactionClient, pageId: number): Promise<Row[]> {
	const ended: Row[] = [];
	let standing: Row[] = [];
	for (let after = 0; ; ) {
		const revisions = await tx.revision.findMany({
			where: { pageId, seq: { gt: after }, review: "approved" },
			orderBy: { seq: "asc" },
			take: BATCH,
			select: { id: true, seq: true, document: true },
		});
		for (const { id, seq, document } of revisions) {
			after = seq;
			const cited = collectCitations(upgradeDocument(document)).map(toRecorded);
			const { removed, refreshed, added } = compareRecord(standing, cited);
			ended.push(...removed.map((row) => ({ ...row, removedInId: id })));
			const gone = new Set(removed);
			const reworded = new Map(refreshed.map(({ row, now }) => [row, now]));
			standing = [
				...standing.filter((row) => !gone.has(row)).map((row) => ({ ...row, ...reworded.get(row) })),
				...added.map((citation) => ({ ...citation, addedInId: id, removedInId: null })),
			];
		}
		if (revisions.length < BATCH) return [...ended, ...standing];
	}
}
