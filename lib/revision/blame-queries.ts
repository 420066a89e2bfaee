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

/** Versions that are compared word by word for one block; what is older counts as one. */
const MAX_VERSIONS = 150;
/** How often words are followed into the blocks that they came from. */
const MAX_STEPS = 20;

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
	const { versions, isCut } = await listVersions({ pageId, blockId, revisionId: id });
	const texts = await readTexts(versions);
	return { runs: blameWords(texts, blockId), cutAt: isCut ? (texts[0]?.revisionId ?? null) : null };
}

type Version = Omit<TextVersion, "text" | "rejectedIn">;

/**
 * The versions of a block up to a revision and of all blocks that its words came from, oldest first; `isCut` where there
 * are more. Most blocks have all words from themselves and are asked for once.
 */
async function listVersions({
	pageId,
	blockId,
	revisionId,
}: {
	pageId: number;
	blockId: string;
	revisionId: number;
}): Promise<{ versions: Version[]; isCut: boolean }> {
	/** The blocks that were asked for, each with the revision up to which. */
	const asked = new Map<string, number>();
	const found = new Map<string, Version>();
	let versions: Version[] = [];
	let open = new Map([[blockId, revisionId]]);
	for (let step = 0; open.size > 0 && step < MAX_STEPS; step++) {
		for (const [id, until] of open) asked.set(id, until);
		for (const version of await readVersions(pageId, open)) {
			found.set(`${version.revisionId} ${version.blockId}`, version);
		}
		versions = [...found.values()].sort((a, b) => b.revisionId - a.revisionId).slice(0, MAX_VERSIONS + 1);
		open = new Map();
		for (const { revisionId, wordsFrom, passagesFrom } of versions) {
			const came = wordsFrom.map((id) => ({ blockId: id, takenIn: revisionId }));
			for (const { blockId: id, takenIn } of [...came, ...passagesFrom]) {
				const until = Math.max(takenIn - 1, open.get(id) ?? 0);
				if (until > (asked.get(id) ?? 0)) open.set(id, until);
			}
		}
	}
	return {
		versions: versions.slice(0, MAX_VERSIONS).reverse(),
		isCut: versions.length > MAX_VERSIONS || open.size > 0,
	};
}

/** The newest versions of each of these blocks up to the revision beside it. */
function readVersions(pageId: number, blocks: ReadonlyMap<string, number>): Promise<Version[]> {
	return db.$queryRaw<Version[]>`
		SELECT entry.block_id AS "blockId", entry.revision_id AS "revisionId", entry.words_from AS "wordsFrom",
			entry.passages_from AS "passagesFrom"
		FROM unnest(${[...blocks.keys()]}::text[], ${[...blocks.values()]}::int[],
			array_fill(${pageId}::int, ARRAY[${blocks.size}::int])) AS asked(block_id, until, page_id)
		CROSS JOIN LATERAL (
			SELECT * FROM block_version
			WHERE page_id = asked.page_id AND block_id = asked.block_id AND revision_id <= asked.until
			ORDER BY revision_id DESC LIMIT ${MAX_VERSIONS + 1}) entry`;
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

/** The versions with their texts, in the order asked for; the database takes each block out of its document. */
async function readTexts(versions: readonly Version[]): Promise<TextVersion[]> {
	const rows = await db.$queryRaw<{ place: number; rejectedIn: number | null; node: DocumentNode | null }[]>`
		SELECT asked.place::int, rejected_in AS "rejectedIn",
			jsonb_path_query_first(document, ${PLACE_OF_BLOCK}::jsonpath, jsonb_build_object('id', asked.block_id)) AS node
		FROM unnest(${versions.map((one) => one.revisionId)}::int[], ${versions.map(({ blockId }) => blockId)}::text[])
			WITH ORDINALITY AS asked(revision_id, block_id, place)
		JOIN revision ON revision.id = asked.revision_id
		ORDER BY asked.place`;
	return rows.flatMap(({ place, rejectedIn, node }) => {
		const version = versions[place - 1];
		return version ? [{ ...version, rejectedIn, text: node ? nodeText(node) : "" }] : [];
	});
}
