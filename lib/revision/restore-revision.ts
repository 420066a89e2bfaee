import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { findRevision, findRevisionRow, hasPage } from "./queries";
import { restoreSummary } from "./revert-summary";
import { type SaveOutcome, saveRevision } from "./save-revision";
import { MAX_MARKED } from "./undone";

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
		settles,
	}: {
		title: Title;
		revisionId: number;
		baseRevisionId: number;
		summary: string;
		minor: boolean;
		/** The waiting edits among those that it replaces, where a reviewer decides with it that they are not kept. */
		settles?: readonly number[];
	},
): Promise<RestoreOutcome> {
	const [old, base] = await Promise.all([findRevision(actor, revisionId), findRevisionRow(actor, baseRevisionId)]);
	if (!old || old.page.title.namespace !== title.namespace || old.page.title.text !== title.text) {
		return { outcome: (await hasPage(actor, title)) ? "revision-not-found" : "page-not-found" };
	}
	if (base?.pageId !== old.pageId) return { outcome: "base-not-found" };
	return saveRevision(
		actor,
		{
			title,
			baseRevisionId,
			document: old.document,
			summary: summary.trim() || restoreSummary({ id: old.id, author: old.author.name }),
			minor,
		},
		{ revert: { tag: "restored", revisionIds: await listReplaced(old, base), settles } },
	);
}

/** The edits that restoring a revision over a later one takes back, oldest first. */
export async function listReplaced(
	old: { readonly pageId: number; readonly seq: number },
	base: { readonly seq: number },
): Promise<number[]> {
	const replaced = await db.revision.findMany({
		where: { pageId: old.pageId, seq: { gt: old.seq, lte: base.seq } },
		orderBy: { seq: "desc" },
		take: MAX_MARKED,
		select: { id: true },
	});
	return replaced.map(({ id }) => id).reverse();
}
