import { endpoint } from "@/lib/api/endpoint";
import { undoRevisionsOperation } from "@/lib/api/operations/revert";
import { undoAnswer } from "@/lib/api/revert-view";
import { undoRevisions } from "@/lib/revision/undo-revisions";

export const POST = endpoint(undoRevisionsOperation, async ({ actor, path, body }) =>
	undoAnswer(await undoRevisions(actor, { ...body, title: path.title })),
);
