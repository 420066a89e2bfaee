import "server-only";
import { withExperience } from "@/lib/change/experience";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { type BlockBlame, blamedBlocks } from "./blame";
import { listBlame } from "./record-blame";
import { ACCEPTED, visibleRevisions } from "./visibility";
import type { WordRun } from "./word-blame";
import { listWordVersions } from "./word-versions";
import { workApart } from "./work-apart";

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
			const credited = reads || ACCEPTED.includes(review);
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

export interface WordBlame {
	readonly runs: readonly WordRun[];
	/** Revisions whose words may be from before: older versions were not looked at. */
	readonly cut: readonly number[];
}

/**
 * Who wrote each word of a block as it stands in a revision. Null where the revision has no such block, and "busy" where
 * too much else is worked out just now.
 */
export async function findWordBlame(
	{ id, pageId, document }: BlamedRevision,
	blockId: string,
): Promise<WordBlame | "busy" | null> {
	if (!blamedBlocks(document).includes(blockId)) return null;
	const { versions, cut } = await listWordVersions({ pageId, blockId, revisionId: id });
	const characters = versions.reduce((sum, { text }) => sum + text.length, 0);
	const outcome = await workApart("words", { versions, blockId }, EFFORT * characters);
	return outcome.ok ? { runs: outcome.answer, cut } : "busy";
}

/** How much longer words take than a comparison of as many bytes. */
const EFFORT = 4;
