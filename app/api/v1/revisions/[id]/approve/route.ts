import { endpoint } from "@/lib/api/endpoint";
import { approveRevisionOperation } from "@/lib/api/operations/review";
import { decisionProblem } from "@/lib/api/review-view";
import { approveRevision } from "@/lib/revision/approve-revision";

export const POST = endpoint(approveRevisionOperation, async ({ actor, path, query }) => {
	const outcome = await approveRevision(actor, {
		revisionId: path.id,
		upTo: query.upTo === "1",
		letStand: query.letStand,
	});
	return outcome.ok
		? { status: 200, body: { approvedRevisionId: outcome.publishedId, approved: outcome.approvedIds } }
		: decisionProblem(outcome);
});
