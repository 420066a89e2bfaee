import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { rebindCitations } from "@/lib/citation/collect-citations";
import { canonicalJson } from "@/lib/document/canonical";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { mergeApart } from "./compare";
import { bindLinks } from "./links";

/** What of others a merged save kept. */
export interface MergedWith {
	/** Their changes: blocks edited, moved, added or deleted. */
	readonly changes: number;
	/** Blocks that both they and the saver moved, each elsewhere: they stand where the others put them. */
	readonly yielded: number;
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
}

/** Authors that an answer names. */
const MAX_AUTHORS = 5;

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
	const since = { pageId: latest.pageId, id: { gt: base?.id ?? 0 } };
	const others = await tx.revision.findFirst({
		where: { ...since, authorId: { not: authorId } },
		select: { id: true },
	});
	const task = { base: base && (await bring(base)), mine, theirs, sameHand: others === null };
	const { document, overlaps, taken, yielded } = await mergeApart(task, 2 * latest.size + (base?.size ?? 0));
	const authors = await tx.revision.findMany({
		where: since,
		orderBy: { id: "desc" },
		take: 200,
		select: { authorName: true },
	});
	const names = [...new Set(authors.map(({ authorName }) => authorName))].slice(0, MAX_AUTHORS);
	return {
		document,
		adds: overlaps.length > 0 || canonicalJson(document) !== canonicalJson(theirs),
		overlaps,
		merged: { changes: taken, yielded, authors: names },
	};
}
