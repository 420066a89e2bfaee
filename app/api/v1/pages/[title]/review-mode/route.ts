import { endpoint } from "@/lib/api/endpoint";
import { setReviewModeOperation } from "@/lib/api/operations/review";
import { setReviewMode } from "@/lib/revision/set-review-mode";

export const PUT = endpoint(setReviewModeOperation, async ({ actor, path, body }) => {
	const outcome = await setReviewMode(actor, { title: path.title, mode: body.mode });
	if (outcome.ok) return { status: 200, body: { mode: body.mode } };
	return outcome.problem === "page-not-found"
		? { code: "not-found", detail: "There is no page with this title." }
		: { code: outcome.problem };
});
