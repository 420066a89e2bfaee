import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { blockId } from "@/lib/document/block-id";
import { canonicalJson } from "@/lib/document/canonical";
import { WHOLE_DOCUMENT } from "@/lib/document/merge";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { SavedSince } from "./conflict";

/** Authors that an answer names. */
const MAX_NAMED = 5;

interface Stretch {
	readonly pageId: number;
	/** The revision that was edited; null where there was none. */
	readonly baseRevisionId: number | null;
}

function revisionsOf({ pageId, baseRevisionId }: Stretch) {
	return { pageId, id: { gt: baseRevisionId ?? 0 } };
}

/** Finds who saved a page since its base, which somebody's text was written on. */
export async function findSavedSince(
	tx: Prisma.TransactionClient,
	{ authorId, ...stretch }: Stretch & { readonly authorId: number },
): Promise<SavedSince> {
	const groups = await tx.revision.groupBy({
		by: ["authorId", "authorName"],
		where: revisionsOf(stretch),
		_count: true,
		_max: { id: true },
		orderBy: { _max: { id: "desc" } },
	});
	return {
		revisions: groups.reduce((sum, { _count }) => sum + _count, 0),
		authors: groups.slice(0, MAX_NAMED).map(({ authorName }) => authorName),
		others: Math.max(0, groups.length - MAX_NAMED),
		own: groups.every((group) => group.authorId === authorId),
	};
}

/** Revisions, and bytes of their documents, that are read to name authors: the page is locked meanwhile. */
const MAX_READ = 30;
const MAX_BYTES = 2_000_000;

/**
 * By each place that two texts overlap in who wrote the published one there: the authors of the revisions since the base
 * that changed the block, the newest first; none where that was too long ago to be read. What was changed back to the
 * text of the base is nobody's any more. Blame knows but the words and the citations of blocks, and not who deleted one.
 */
export async function nameAuthors(
	tx: Prisma.TransactionClient,
	stretch: Stretch,
	{ base, blockIds }: { readonly base: WikiDocument; readonly blockIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly string[]>> {
	const recent = await tx.revision.findMany({
		where: revisionsOf(stretch),
		orderBy: { id: "desc" },
		take: MAX_READ + 1,
		select: { id: true, size: true, authorName: true },
	});
	const read = affordable(recent).reverse();
	const standing = readPlaces(base, blockIds);
	// Without what came before it nobody knows what the oldest of them changed.
	let before = read.length === recent.length ? standing : null;
	const authors = new Map<string, string[]>(blockIds.map((id) => [id, []]));
	for (const { id, authorName } of read) {
		const { document } = await tx.revision.findUniqueOrThrow({ where: { id }, select: { document: true } });
		const after = readPlaces(upgradeDocument(document), blockIds);
		for (const blockId of blockIds) {
			const [text, named] = [after.get(blockId), authors.get(blockId) ?? []];
			if (text === standing.get(blockId)) authors.set(blockId, []);
			else if (before && text !== before.get(blockId)) {
				authors.set(blockId, [authorName, ...named.filter((name) => name !== authorName)]);
			}
		}
		before = after;
	}
	return authors;
}

/** The first revisions of a list that may be read. */
function affordable<Row extends { readonly size: number }>(revisions: readonly Row[]): Row[] {
	let left = MAX_BYTES;
	const tooMuch = revisions.findIndex(({ size }, index) => {
		left -= size;
		return left < 0 || index === MAX_READ;
	});
	return revisions.slice(0, tooMuch === -1 ? revisions.length : tooMuch);
}

/** The wanted blocks of a document that it has, as text. */
function readPlaces(document: WikiDocument, blockIds: readonly string[]): Map<string, string> {
	const wanted = new Set(blockIds);
	const places = new Map<string, string>();
	if (wanted.has(WHOLE_DOCUMENT)) places.set(WHOLE_DOCUMENT, canonicalJson(document));
	const visit = (node: DocumentNode): void => {
		const id = blockId(node);
		if (id !== null && wanted.has(id)) places.set(id, JSON.stringify(node));
		for (const child of node.content ?? []) if (child.attrs) visit(child);
	};
	visit(document);
	return places;
}
