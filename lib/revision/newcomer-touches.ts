import "server-only";
import { withExperience } from "@/lib/change/experience";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { blamedBlocks } from "./blame";
import type { BlamedRevision } from "./blame-queries";
import { findStandingTouch, type TouchedVersion } from "./standing-touches";
import { ACCEPTED, readsWaiting } from "./visibility";

/** How many versions of a block are gone back at most, and of all blocks that are asked for at once. */
const MAX_VERSIONS = { ofBlock: 150, together: 18_000 };
/** How often they are followed into the blocks that they came from. */
const MAX_STEPS = 20;

/**
 * For the blocks of a revision that go on from an edit by somebody who is new here the newest such edit, as far as this
 * viewer may be told of it. Costs some steps in an index for each version of each block.
 */
export async function findNewcomerTouches(
	viewer: Actor,
	revision: BlamedRevision,
	now: Date,
): Promise<Map<string, number>> {
	const touches = new Map<string, number>();
	const edits = await listNewcomerEdits(viewer, revision, now);
	if (edits.size === 0) return touches;
	const log = new Map<string, readonly TouchedVersion[]>();
	let open = blamedBlocks(revision.document);
	let unknown = new Set(open);
	for (let step = 0; unknown.size > 0 && step < MAX_STEPS; step++) {
		for (const [blockId, versions] of await readVersions(revision, [...unknown])) log.set(blockId, versions);
		unknown = new Set();
		open = open.filter((blockId) => {
			const missing = new Set<string>();
			const touch = findStandingTouch(log, edits, { blockId, until: revision.id }, missing);
			if (touch !== null) touches.set(blockId, touch);
			for (const id of missing) unknown.add(id);
			return missing.size > 0;
		});
	}
	return touches;
}

/** The edits of the page up to a revision whose authors are new here, each with the one that reverted it. */
async function listNewcomerEdits(
	viewer: Actor,
	{ id, pageId }: BlamedRevision,
	now: Date,
): Promise<Map<number, number | null>> {
	// The few authors of a page first: there may be a million people who are new.
	const authors = await db.revision.groupBy({ by: "authorId", where: { pageId } });
	const newcomers = await db.user.findMany({
		where: { id: { in: authors.map(({ authorId }) => authorId) }, ...withExperience("newcomer", now) },
		select: { id: true },
	});
	if (newcomers.length === 0) return new Map();
	// In columns: a row for each of a thousand edits takes ten times as long to read.
	const [edits] = await db.$queryRaw<[{ ids: number[]; revertedByIds: (number | null)[] }]>`
		SELECT coalesce(array_agg(id), '{}') AS ids, coalesce(array_agg(reverted_by_id), '{}') AS "revertedByIds"
		FROM revision
		WHERE page_id = ${pageId} AND id <= ${id} AND author_id = ANY(${newcomers.map((author) => author.id)}::int[])
			AND (${readsWaiting(viewer)} OR review::text = ANY(${ACCEPTED}::text[]))
			-- What was rejected before this revision is not the page's any more.
			AND (rejected_in IS NULL OR rejected_in >= ${id})`;
	return new Map(edits.ids.map((edit, i) => [edit, edits.revertedByIds[i] ?? null]));
}

/** The versions of a block, the newest first, in columns for the same reason. */
interface Columns {
	readonly blockId: string;
	readonly revisionIds: readonly number[];
	readonly textChangedIn: readonly number[];
	readonly citationsChangedIn: readonly (number | null)[];
	/** Of revisions in which the block has something from others. */
	readonly others: Readonly<Record<number, Pick<TouchedVersion, "wordsFrom" | "passagesFrom">>> | null;
}

/** The newest versions of each of these blocks up to a revision, oldest first. */
async function readVersions(
	{ id, pageId }: BlamedRevision,
	blockIds: readonly string[],
): Promise<Map<string, TouchedVersion[]>> {
	const most = Math.min(MAX_VERSIONS.ofBlock, Math.ceil(MAX_VERSIONS.together / blockIds.length));
	const rows = await db.$queryRaw<Columns[]>`
		SELECT asked.block_id AS "blockId", entry.*
		FROM unnest(${blockIds}::text[], array_fill(${pageId}::int, ARRAY[${blockIds.length}::int])) AS asked(block_id, page_id)
		CROSS JOIN LATERAL (
			SELECT coalesce(array_agg(revision_id), '{}') AS "revisionIds",
				coalesce(array_agg(text_changed_in), '{}') AS "textChangedIn",
				coalesce(array_agg(citations_changed_in), '{}') AS "citationsChangedIn",
				jsonb_object_agg(revision_id, jsonb_build_object('wordsFrom', words_from, 'passagesFrom', passages_from))
					FILTER (WHERE words_from <> '{}' OR passages_from <> '[]') AS others
			FROM (
				SELECT * FROM block_version
				WHERE page_id = asked.page_id AND block_id = asked.block_id AND revision_id <= ${id}
				ORDER BY revision_id DESC LIMIT ${most}) version) entry`;
	return new Map(
		rows.map(({ blockId, revisionIds, textChangedIn, citationsChangedIn, others }) => [
			blockId,
			revisionIds
				.map((revisionId, i) => ({
					blockId,
					revisionId,
					textChangedIn: textChangedIn[i] ?? revisionId,
					citationsChangedIn: citationsChangedIn[i] ?? null,
					wordsFrom: others?.[revisionId]?.wordsFrom ?? [],
					passagesFrom: others?.[revisionId]?.passagesFrom ?? [],
				}))
				.reverse(),
		]),
	);
}
