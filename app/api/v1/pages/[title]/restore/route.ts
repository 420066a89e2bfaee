import { endpoint } from "@/lib/api/endpoint";
import { restoreRevisionOperation } from "@/lib/api/operations/revert";
import { restoreAnswer } from "@/lib/api/revert-view";
import { restoreRevision } from "@/lib/revision/restore-revision";

export const POST = endpoint(restoreRevisionOperation, async ({ actor, path, body }) =>
	restoreAnswer(await restoreRevision(actor, { ...body, title: path.title })),
);
