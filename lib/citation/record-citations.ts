import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { compareRecord, type RecordedCitation, toRecorded } from "./citation-record";
import { collectCitations } from "./collect-citations";
import type { Locator } from "./locator";

/** A row of the record, as the database has it. */
export interface StoredCitation extends RecordedCitation {
	readonly id: number;
	readonly addedInId: number;
	readonly removedInId: number | null;
}

/** The rows of a page in the order in which they were added; the standing ones alone where it is asked for. */
export async function readRecord(
	tx: Prisma.TransactionClient,
	pageId: number,
	{ standing }: { standing: boolean },
): Promise<StoredCitation[]> {
	const rows = await tx.citation.findMany({
		where: { pageId, ...(standing && { removedInId: null }) },
		orderBy: { id: "asc" },
	});
	// Locators are written below, from documents that the validator accepted.
	return rows.map(({ pageId: _page, locator, ...row }) => ({ ...row, locator: locator as unknown as Locator | null }));
}

/** Writes what a new revision changes about the citations of its page; part of the transaction of the save. */
export async function recordCitations(
	tx: Prisma.TransactionClient,
	{ pageId, revisionId, document }: { pageId: number; revisionId: number; document: WikiDocument },
): Promise<void> {
	const standing = await readRecord(tx, pageId, { standing: true });
	const cited = collectCitations(document).map(toRecorded);
	if (standing.length === 0 && cited.length === 0) return;
	const { removed, refreshed, added } = compareRecord(standing, cited);
	if (removed.length > 0) {
		await tx.citation.updateMany({
			where: { id: { in: removed.map(({ id }) => id) } },
			data: { removedInId: revisionId },
		});
	}
	await refreshRows(
		tx,
		refreshed.map(({ row, now }) => ({ ...now, id: row.id, removedInId: row.removedInId })),
	);
	await insertRows(
		tx,
		pageId,
		added.map((citation) => ({ ...citation, addedInId: revisionId, removedInId: null })),
	);
}

/** Adds rows in one statement, whatever their number; ids grow in the order given. */
export async function insertRows(
	tx: Prisma.TransactionClient,
	pageId: number,
	rows: readonly Omit<StoredCitation, "id">[],
): Promise<void> {
	if (rows.length === 0) return;
	await tx.$executeRaw`
		INSERT INTO citation (page_id, block_id, citation_id, source_id, locator, quotation, text, section, added_in_id, removed_in_id)
		SELECT ${pageId}, "blockId", "citationId", "sourceId", locator, quotation, text, section, "addedInId", "removedInId"
		FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (
			"blockId" text, "citationId" text, "sourceId" int, locator jsonb, quotation text, text text, section text,
			"addedInId" int, "removedInId" int)) WITH ORDINALITY AS row
		ORDER BY row.ordinality`;
}

/** Brings the words and the end of standing rows up to date in one statement. */
export async function refreshRows(
	tx: Prisma.TransactionClient,
	rows: readonly Omit<StoredCitation, "addedInId">[],
): Promise<void> {
	if (rows.length === 0) return;
	await tx.$executeRaw`
		UPDATE citation SET block_id = row."blockId", quotation = row.quotation, text = row.text, section = row.section,
			removed_in_id = row."removedInId"
		FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
			id int, "blockId" text, quotation text, text text, section text, "removedInId" int)
		WHERE citation.id = row.id`;
}
