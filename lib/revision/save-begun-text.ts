import "server-only";
import { hasSameContent } from "@/lib/document/block-id";
import type { WikiDocument } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import type { BegunFrom } from "./begun-from";
import { findRevision, findRevisionRow } from "./queries";
import { listReplaced } from "./restore-revision";
import { type Revert, type SaveOutcome, type SaveRevisionInput, saveRevision } from "./save-revision";
import { planUndo } from "./undo-revisions";

/**
 * Publishes a text that somebody wrote, or only looked at before it was published: an undo or an old revision that was
 * opened in the editor and not modified takes back what it would have taken back without the editor.
 *
 * What it began from is said by the client, so it is only asked what to compare with: the text must be just what the
 * undo or the old revision yields on its base. Any other text, and any other claim, is an ordinary edit. Edits that
 * wait are never settled in this way, because the editor does not show them.
 */
export async function saveBegunText(
	actor: Actor,
	input: SaveRevisionInput,
	begunFrom: BegunFrom | undefined,
): Promise<SaveOutcome> {
	const revert = begunFrom && (await findRevert(actor, input, begunFrom));
	return saveRevision(actor, input, { revert });
}

async function findRevert(
	actor: Actor,
	{ title, baseRevisionId, document }: SaveRevisionInput,
	begunFrom: BegunFrom,
): Promise<Revert | undefined> {
	const sent = validateDocument(document, { ids: "optional" });
	if (baseRevisionId === null || !can(actor, "edit", title).allowed || !sent.ok) return undefined;
	const isPublished = (text: WikiDocument): boolean => hasSameContent(text, sent.document);
	if ("undo" in begunFrom) {
		const planned = await planUndo(actor, { revisionIds: begunFrom.undo, baseRevisionId });
		if (!planned.ok || planned.plan.overlaps.length > 0 || !isPublished(planned.plan.document)) return undefined;
		return { tag: "undo", revisionIds: planned.plan.edits.map(({ id }) => id) };
	}
	const [old, base] = await Promise.all([
		findRevision(actor, begunFrom.restore),
		findRevisionRow(actor, baseRevisionId),
	]);
	if (!old || base?.pageId !== old.pageId || old.seq >= base.seq || !isPublished(old.document)) return undefined;
	return { tag: "restored", revisionIds: await listReplaced(old, base) };
}
