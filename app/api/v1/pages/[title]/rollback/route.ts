import { endpoint } from "@/lib/api/endpoint";
import { rollbackPageOperation } from "@/lib/api/operations/revert";
import { rollbackAnswer } from "@/lib/api/revert-view";
import { rollbackPage } from "@/lib/revision/rollback-page";

export const POST = endpoint(rollbackPageOperation, async ({ actor, path, body: { baseRevisionId, ...body } }) =>
	rollbackAnswer(await rollbackPage(actor, { ...body, title: path.title, latestId: baseRevisionId })),
);
