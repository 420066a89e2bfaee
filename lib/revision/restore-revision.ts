import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { findRevision, findRevisionRow } from "./queries";
import { restoreSummary } from "./revert-summary";
import { type SaveOutcome, saveRevision } from "./save-revision";

/** Revisions that are said to have been taken back, the newest of those behind the restored one. */
const MAX_MARKED = 500;

export type RestoreOutcome = SaveOutcome | { outcome: "revision-not-found" };

/**
 * Publishes the text of an old revision again, in place of that of the base. It is a save like any other: what others
 * published since the base is merged, and what cannot be is answered as a conflict.
 */
export async function restoreRevision(
	actor: Actor,
	{
		title,
		revisionId,
		baseRevisionId,
		summary,
		minor,
	}: { title: Title; revisionId: number; baseRevisionId: number; summary: string; minor: boolean },
): Promise<RestoreOutcome> {
	const [old, base] = await Promise.all([findRevision(actor, revisionId), findRevisionRow(actor, baseRevisionId)]);
	if (!old || old.page.title.namespace !== title.namespace || old.page.title.text !== title.text) {
		return { outcome: "revision-not-found" };
	}
	if (base?.pageId !== old.pageId) return { outcome: "base-not-found" };
	const replaced = await db.revision.findMany({
		where: { pageId: old.pageId, seq: { gt: old.seq, lte: base.seq } },
		orderBy: { seq: "desc" },
		take: MAX_MARKED,
		select: { id: true },
	});
	return saveRevision(
		actor,
		{
			title,
			baseRevisionId,
			document: old.document,
			summary: summary.trim() || restoreSummary({ id: old.id, author: old.author.name }),
			minor,
		},
		{ revert: { tag: "restored", revisionIds: replaced.map(({ id }) => id).reverse() } },
	);
}
