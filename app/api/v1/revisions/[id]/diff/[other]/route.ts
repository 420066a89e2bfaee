import { diffBlocks } from "@/lib/api/diff-view";
import { endpoint } from "@/lib/api/endpoint";
import { diffRevisionsOperation } from "@/lib/api/operations/revision";
import { diffDocuments } from "@/lib/document/diff";
import { findRevision } from "@/lib/revision/queries";

export const GET = endpoint(diffRevisionsOperation, async ({ actor, path }) => {
	const [before, after] = await Promise.all([findRevision(actor, path.id), findRevision(actor, path.other)]);
	if (!before || !after) return { code: "not-found", detail: "There is no revision with one of these ids." };
	if (before.pageId !== after.pageId) return { code: "different-pages" };
	const diff = diffDocuments(before.document, after.document);
	return { status: 200, body: { before: before.id, after: after.id, blocks: diffBlocks(diff) } };
});
