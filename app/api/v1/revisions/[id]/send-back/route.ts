import { endpoint } from "@/lib/api/endpoint";
import { sendBackRevisionOperation } from "@/lib/api/operations/review";
import { decisionProblem } from "@/lib/api/review-view";
import { sendBackRevision } from "@/lib/revision/send-back-revision";

export const POST = endpoint(sendBackRevisionOperation, async ({ actor, path, body }) => {
	const outcome = await sendBackRevision(actor, { revisionId: path.id, note: body.note });
	return outcome.ok ? { status: 200, body: { revisionId: path.id } } : decisionProblem(outcome);
});
