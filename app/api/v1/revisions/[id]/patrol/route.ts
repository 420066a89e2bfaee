import { endpoint } from "@/lib/api/endpoint";
import { patrolRevisionOperation } from "@/lib/api/operations/patrol";
import { patrolRevision } from "@/lib/revision/patrol-revision";

export const POST = endpoint(patrolRevisionOperation, async ({ actor, path }) => {
	const outcome = await patrolRevision(actor, path.id);
	if (outcome.ok) return { status: 200, body: { revisionId: path.id, already: outcome.already } };
	return outcome.problem === "revision-not-found"
		? { code: "not-found", detail: "There is no revision with this id." }
		: { code: outcome.problem };
});
