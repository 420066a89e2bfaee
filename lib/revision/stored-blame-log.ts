import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { BlockVersion } from "./blame";
import type { BlameLog, LineContent, LostPassage } from "./blame-log";
import type { PassageSource } from "./passages";

/** The columns of an entry, from a table that goes by the name of `entry`. */
export const ENTRY = Prisma.sql`entry.block_id AS "blockId", entry.revision_id AS "revisionId", entry.line,
	entry.text_hash AS "textHash", entry.citations_hash AS "citationsHash", entry.created_in AS "createdIn",
	entry.text_changed_in AS "textChangedIn", entry.citations_changed_in AS "citationsChangedIn",
	entry.words_from AS "wordsFrom", entry.passages_from AS "passagesFrom"`;

/** The number of the question, from 1. */
interface Numbered {
	readonly ordinal: number;
}

/** The log of a page in the database. Each question costs some steps in an index, however long the log is. */
export class StoredLog implements BlameLog {
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

	async lostPassages(shingles: readonly number[]) {
		if (shingles.length === 0) return [];
		const rows = await this.tx.$queryRaw<(PassageSource & Numbered)[]>`
			SELECT asked.ordinal::int, block_id AS "blockId", taken_in AS "takenIn"
			FROM unnest(${shingles}::int[], ${this.pageOf(shingles)}) WITH ORDINALITY AS asked(shingle, page_id, ordinal)
			JOIN lost_passage USING (page_id, shingle)`;
		return inOrder<PassageSource>(shingles.length, rows);
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
		const rows = await this.tx.$queryRaw<(BlockVersion & Numbered)[]>`
			SELECT asked.ordinal::int, ${ENTRY} FROM ${asked}
			CROSS JOIN LATERAL (
				SELECT * FROM block_version WHERE page_id = asked.page_id AND ${wanted} LIMIT 1) entry`;
		return inOrder<BlockVersion>(length, rows);
	}
}

/**
 * Whether the revision that an entry names was not rejected; true where it names none. Asked by itself for each entry: as
 * a join, the planner may read all revisions for it.
 */
function remembers(column: "created_in" | "text_changed_in" | "citations_changed_in"): Prisma.Sql {
	return Prisma.sql`(SELECT rejected_in FROM revision WHERE id = block_version.${Prisma.raw(column)}) IS NULL`;
}

function inOrder<Row>(length: number, rows: readonly (Row & Numbered)[]): (Row | undefined)[] {
	const answers = new Array<Row | undefined>(length).fill(undefined);
	for (const { ordinal, ...row } of rows) answers[ordinal - 1] = row as Row;
	return answers;
}

/** Adds entries that are not there yet. */
export async function insertEntries(
	tx: Prisma.TransactionClient,
	pageId: number,
	entries: readonly BlockVersion[],
): Promise<void> {
	if (entries.length === 0) return;
	await tx.$executeRaw`
		INSERT INTO block_version (page_id, block_id, revision_id, line, text_hash, citations_hash, created_in, text_changed_in,
			citations_changed_in, words_from, passages_from)
		SELECT ${pageId}, "blockId", "revisionId", line, "textHash", "citationsHash", "createdIn", "textChangedIn",
			"citationsChangedIn", "wordsFrom", "passagesFrom"
		FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS entry(
			"blockId" text, "revisionId" int, line text, "textHash" text, "citationsHash" text, "createdIn" int,
			"textChangedIn" int, "citationsChangedIn" int, "wordsFrom" text[], "passagesFrom" jsonb)`;
}

/** Keeps what a page lost, in place of what was known of the same passages. */
export async function keepLostPassages(
	tx: Prisma.TransactionClient,
	pageId: number,
	lost: readonly LostPassage[],
): Promise<void> {
	if (lost.length === 0) return;
	const [shingles, blocks, revisions] = [
		lost.map(({ shingle }) => shingle),
		lost.map(({ blockId }) => blockId),
		lost.map(({ takenIn }) => takenIn),
	];
	await tx.$executeRaw`
		INSERT INTO lost_passage (page_id, shingle, block_id, taken_in)
		SELECT ${pageId}, * FROM unnest(${shingles}::int[], ${blocks}::text[], ${revisions}::int[])
		ON CONFLICT (page_id, shingle) DO UPDATE SET block_id = excluded.block_id, taken_in = excluded.taken_in`;
}
