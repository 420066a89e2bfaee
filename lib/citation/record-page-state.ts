import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { inTransaction } from "@/lib/platform/db";
import { type PageState, pageState } from "./page-state";

/** Writes what the worklists show of a page with a new revision; part of the transaction of the save. */
export async function recordPageState(
	tx: Prisma.TransactionClient,
	pageId: number,
	document: WikiDocument,
): Promise<void> {
	await writeState(tx, pageId, pageState(document));
}

/**
 * Makes what the worklists show of a page from its approved revision; false if it was right. The row of the page is
 * locked, so that a save waits. `write: false` only looks.
 */
export async function rebuildPageState(pageId: number, { write = true }: { write?: boolean } = {}): Promise<boolean> {
	return inTransaction(async (tx) => {
		await tx.$queryRaw`SELECT id FROM page WHERE id = ${pageId} FOR NO KEY UPDATE`;
		const page = await tx.page.findUniqueOrThrow({
			where: { id: pageId },
			select: { approvedRevision: { select: { document: true } } },
		});
		if (!page.approvedRevision) return false;
		const state = pageState(upgradeDocument(page.approvedRevision.document));
		if (JSON.stringify(toRows(state)) === JSON.stringify(await readRows(tx, pageId))) return false;
		if (write) await writeState(tx, pageId, state);
		return true;
	});
}

function toRows({ coverage, marks, passages }: PageState) {
	return {
		coverage: { passages: coverage.total, uncited: coverage.total - coverage.cited },
		marks: marks.map(({ kind, blockId, sortKey, text, section, answers }, position) => ({
			position,
			kind: kind === "accounts" ? "accounts" : "citation_needed",
			blockId,
			sortKey,
			text,
			section,
			answers,
		})),
		passages: passages.map(({ sourceIds, continuity }, position) => ({ position, sourceIds, continuity })),
	} as const;
}

async function readRows(tx: Prisma.TransactionClient, pageId: number) {
	const coverage = await tx.pageCoverage.findUnique({
		where: { pageId },
		select: { passages: true, uncited: true },
	});
	const marks = await tx.pageMark.findMany({ where: { pageId }, orderBy: { position: "asc" } });
	const rows = marks.map(({ position, kind, blockId, sortKey, text, section, answers }) => {
		return { position, kind, blockId, sortKey, text, section, answers };
	});
	const passages = await tx.pagePassage.findMany({
		where: { pageId },
		orderBy: { position: "asc" },
		select: { position: true, sourceIds: true, continuity: true },
	});
	return { coverage, marks: rows, passages };
}

async function writeState(tx: Prisma.TransactionClient, pageId: number, state: PageState): Promise<void> {
	const { coverage } = toRows(state);
	await tx.pageCoverage.upsert({ where: { pageId }, create: { pageId, ...coverage }, update: coverage });
	await tx.pageMark.deleteMany({ where: { pageId } });
	// One statement for each table, whatever the number of rows.
	if (state.marks.length > 0) await insertMarks(tx, pageId, state.marks);
	await tx.pagePassage.deleteMany({ where: { pageId } });
	if (state.passages.length > 0) await insertPassages(tx, pageId, state.passages);
}

async function insertMarks(tx: Prisma.TransactionClient, pageId: number, marks: PageState["marks"]): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO page_mark (page_id, position, kind, block_id, sort_key, text, section, answers)
		SELECT ${pageId}, row.ordinality - 1, kind::page_mark_kind, "blockId", "sortKey", text, section, answers
		FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS (
			kind text, "blockId" text, "sortKey" text, text text, section text, answers int)) WITH ORDINALITY AS row`;
}

async function insertPassages(
	tx: Prisma.TransactionClient,
	pageId: number,
	passages: PageState["passages"],
): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO page_passage (page_id, position, source_ids, continuity)
		SELECT ${pageId}, row.ordinality - 1, coalesce("sourceIds", '{}'), continuity
		FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(passages)}::jsonb) AS (
			"sourceIds" int[], continuity text)) WITH ORDINALITY AS row`;
}
