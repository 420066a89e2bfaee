import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { rebindCitations } from "@/lib/citation/collect-citations";
import { canonicalJson } from "@/lib/document/canonical";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { mergeApart } from "./compare";
import type { SavedSince } from "./conflict";
import { bindLinks } from "./links";
import { findSavedSince } from "./saved-since";

/** What of others a merged save kept. */
export interface MergedWith {
	/** Their changes: blocks edited, moved, added or deleted. */
	readonly changes: number;
	/** Blocks that both they and the saver moved, each elsewhere: they stand where the others put them. */
	readonly yielded: number;
	/** Blocks that the saver moved and they had deleted: they are gone. */
	readonly gone: number;
	/** Who made them, the newest first. */
	readonly authors: readonly string[];
}

/** A revision as the merge reads it. */
interface Side {
	readonly id: number;
	readonly pageId: number;
	readonly size: number;
	readonly document: Prisma.JsonValue;
}

interface MergedText {
	readonly document: WikiDocument;
	/** False where the latest says all that the text does. */
	readonly adds: boolean;
	readonly overlaps: readonly { readonly blockId: string }[];
	readonly merged: MergedWith;
	readonly since: SavedSince;
}

/**
 * Brings a text that was written on an older revision, or on none, together with the latest one. Where its author alone
 * saved since, what only goes on from there is no conflict (`continuation.ts`). The caller holds the page's lock.
 */
export async function mergeOnto(
	tx: Prisma.TransactionClient,
	latest: Side,
	{
		base,
		mine,
		authorId,
		survivors,
	}: { base: Side | null; mine: WikiDocument; authorId: number; survivors: ReadonlyMap<number, number> },
): Promise<MergedText> {
	// What became of links and works since a text was stored is nobody's edit.
	const bring = async ({ document }: Side) =>
		rebindCitations(await bindLinks(tx, upgradeDocument(document), latest.pageId), survivors);
	const theirs = await bring(latest);
	const since = await findSavedSince(tx, { pageId: latest.pageId, baseRevisionId: base?.id ?? null, authorId });
	const task = { base: base && (await bring(base)), mine, theirs, sameHand: since.own };
	const { document, overlaps, taken, yielded, gone } = await mergeApart(task, 2 * latest.size + (base?.size ?? 0));
	return {
		document,
		adds: overlaps.length > 0 || canonicalJson(document) !== canonicalJson(theirs),
		overlaps,
		merged: { changes: taken, yielded, gone, authors: since.authors },
		since,
	};
}
