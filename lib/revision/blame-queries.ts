import "server-only";
import type { ReviewState } from "@/generated/prisma/client";
import { withExperience } from "@/lib/change/experience";
import { DOCUMENT_LIMITS, type DocumentNode, type WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { type BlockBlame, blamedBlocks } from "./blame";
import { listBlame } from "./record-blame";
import { visibleRevisions } from "./visibility";
import { blameWords, type TextVersion, type WordRun } from "./word-blame";

/** A revision that the viewer reads, as far as blame asks. */
export interface BlamedRevision {
	readonly id: number;
	readonly pageId: number;
	readonly document: WikiDocument;
	readonly createdAt: Date;
}

/** A revision of a page without what lists tell of it, or null when it does not exist for this viewer. */
export async function findBlamedRevision(
	viewer: Actor,
	{ pageId, id }: { pageId: number; id: number },
): Promise<BlamedRevision | null> {
	const stored = await db.revision.findFirst({
		where: { id, pageId, ...visibleRevisions(viewer) },
		select: { id: true, pageId: true, document: true, createdAt: true },
	});
	return stored && { ...stored, document: upgradeDocument(stored.document) };
}

/** Who wrote each block of a revision, in the order of the document. */
export function findBlame({ id, pageId, document }: BlamedRevision): Promise<BlockBlame[]> {
	return listBlame(db, { pageId, revisionId: id, blockIds: blamedBlocks(document) });
}

/** A revision that something of a page is from. */
export interface Hand {
	readonly revisionId: number;
	/** Null where the viewer may not know: the edit was never accepted. */
	readonly author: string | null;
	/** Whether the author's account is not confirmed yet. */
	readonly newcomer: boolean;
	readonly at: Date | null;
	/** Null where the viewer may not read the revision: it was accepted as part of a later one. */
	readonly summary: string | null;
}

/**
 * Who made the revisions that a blame names. Of one that this viewer may not read nothing is told but its writer,
 * and not even that unless reviewers accepted it: those words are now the public's, and the writer is owed the credit.
 */
export async function listHands(viewer: Actor, revisionIds: Iterable<number>, now: Date): Promise<Map<number, Hand>> {
	const ids = [...new Set(revisionIds)];
	const [rows, visible] = await Promise.all([
		db.revision.findMany({
			where: { id: { in: ids } },
			select: { id: true, authorId: true, authorName: true, summary: true, createdAt: true, review: true },
		}),
		db.revision.findMany({ where: { id: { in: ids }, ...visibleRevisions(viewer) }, select: { id: true } }),
	]);
	const readable = new Set(visible.map(({ id }) => id));
	const authors = [...new Set(rows.map(({ authorId }) => authorId))];
	const newcomers = await db.user.findMany({
		where: { id: { in: authors }, ...withExperience("newcomer", now) },
		select: { id: true },
	});
	const fresh = new Set(newcomers.map(({ id }) => id));
	return new Map(
		rows.map(({ id, authorId, authorName, summary, createdAt, review }) => {
			const reads = readable.has(id);
			const credited = reads || isAccepted(review);
			return [
				id,
				{
					revisionId: id,
					author: credited ? authorName : null,
					newcomer: credited && fresh.has(authorId),
					at: credited ? createdAt : null,
					summary: reads ? summary : null,
				},
			];
		}),
	);
}

function isAccepted(review: ReviewState): boolean {
	return review === "approved" || review === "included";
}

/** Versions of one block that are compared word by word; what is older counts as one. */
const MAX_VERSIONS = 150;

export interface WordBlame {
	readonly runs: readonly WordRun[];
	/** The oldest version that was looked at where there are older ones: its words may be from before. */
	readonly cutAt: number | null;
}

/** Who wrote each word of a block as it stands in a revision, or null where the revision has no such block. */
export async function findWordBlame(
	{ id, pageId, document }: BlamedRevision,
	blockId: string,
): Promise<WordBlame | null> {
	if (!blamedBlocks(document).includes(blockId)) return null;
	const entries = await db.$queryRaw<{ blockId: string; revisionId: number }[]>`
		WITH own AS (
			SELECT line, min(revision_id) AS since FROM block_version
			WHERE page_id = ${pageId} AND block_id = ${blockId} GROUP BY line)
		SELECT block_id AS "blockId", revision_id AS "revisionId"
		FROM own JOIN block_version entry USING (line)
		WHERE page_id = ${pageId} AND revision_id <= ${id} AND (block_id = ${blockId} OR revision_id < own.since)
		ORDER BY revision_id DESC LIMIT ${MAX_VERSIONS + 1}`;
	const compared = entries.slice(0, MAX_VERSIONS).reverse();
	const texts = await readTexts(compared);
	const runs = blameWords(texts);
	return { runs, cutAt: entries.length > MAX_VERSIONS ? (texts[0]?.revisionId ?? null) : null };
}

/**
 * Where a block stands in a document: in the outermost block that has it at some depth. Only blocks are gone through,
 * and no paragraph is entered, since those are many and have no blocks: going through everything takes five times as long.
 */
const PLACE_OF_BLOCK = `$.content[*] ? (${holds(DOCUMENT_LIMITS.depth)}).** ? (@.attrs.id == $id)`;

function holds(depth: number): string {
	const own = "@.attrs.id == $id";
	return depth === 0 ? own : `${own} || @.type != "paragraph" && exists(@.content[*] ? (${holds(depth - 1)}))`;
}

/** The texts of blocks in revisions, in the order asked for; the database takes each block out of its document. */
async function readTexts(
	asked: readonly { readonly blockId: string; readonly revisionId: number }[],
): Promise<TextVersion[]> {
	const rows = await db.$queryRaw<{ revisionId: number; node: DocumentNode | null }[]>`
		SELECT asked.revision_id AS "revisionId",
			jsonb_path_query_first(document, ${PLACE_OF_BLOCK}::jsonpath, jsonb_build_object('id', asked.block_id)) AS node
		FROM unnest(${asked.map(({ revisionId }) => revisionId)}::int[], ${asked.map(({ blockId }) => blockId)}::text[])
			WITH ORDINALITY AS asked(revision_id, block_id, place)
		JOIN revision ON revision.id = asked.revision_id
		ORDER BY asked.place`;
	return rows.map(({ revisionId, node }) => ({ revisionId, text: node ? nodeText(node) : "" }));
}
