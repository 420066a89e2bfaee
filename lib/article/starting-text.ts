import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { findRevision } from "@/lib/revision/queries";
import { restoreSummary } from "@/lib/revision/revert-summary";
import { planUndo } from "@/lib/revision/undo-revisions";
import type { Title } from "@/lib/title/title";
import type { StartingText } from "./editor-loaders";
import { findPage } from "./queries";

/** What an address of the editor asked to begin with. */
export type Beginning =
	| { readonly kind: "latest" }
	| { readonly kind: "old"; readonly revisionId: number; readonly at: Date; readonly start: StartingText }
	| { readonly kind: "undone"; readonly revisionIds: readonly number[]; readonly start: StartingText }
	/** The edits do not come out cleanly, or are none of this page: the text as it stands is edited. */
	| { readonly kind: "not-undone"; readonly revisionIds: readonly number[] };

/** The text that the editor opens in place of the latest: an old revision, or the latest without some edits. */
export async function findBeginning(
	actor: Actor,
	title: Title,
	{ oldid, undo }: { oldid: number | null; undo: readonly number[] },
): Promise<Beginning> {
	const page = oldid === null && undo.length === 0 ? null : await findPage(actor, title);
	if (!page) return { kind: "latest" };
	if (undo.length > 0) {
		const planned = await planUndo(actor, { revisionIds: undo, baseRevisionId: page.latestRevisionId });
		if (!planned.ok || planned.plan.overlaps.length > 0) return { kind: "not-undone", revisionIds: undo };
		const { document, summary } = planned.plan;
		return { kind: "undone", revisionIds: undo, start: { document, summary, begunFrom: { undo } } };
	}
	const old = oldid === null || oldid === page.latestRevisionId ? null : await findRevision(actor, oldid);
	if (old?.pageId !== page.id) return { kind: "latest" };
	const summary = restoreSummary({ id: old.id, author: old.author.name });
	const start = { document: old.document, summary, begunFrom: { restore: old.id } };
	return { kind: "old", revisionId: old.id, at: old.createdAt, start };
}
