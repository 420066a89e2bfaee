import { endpoint } from "@/lib/api/endpoint";
import { rejectRevisionOperation } from "@/lib/api/operations/review";
import { decisionProblem } from "@/lib/api/review-view";
import { rejectRevision } from "@/lib/revision/reject-revision";

export const POST = endpoint(rejectRevisionOperation, async ({ actor, path, body }) => {
	const outcome = await rejectRevision(actor, { revisionId: path.id, reason: body.reason });
	return outcome.ok
		? { status: 200, body: { revisionId: path.id, revertId: outcome.revertId } }
		: decisionProblem(outcome);
});
