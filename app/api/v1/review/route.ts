import { endpoint } from "@/lib/api/endpoint";
import { reviewQueueOperation } from "@/lib/api/operations/review";
import { pageView, revisionRowView } from "@/lib/api/view";
import { can } from "@/lib/permission/policy";
import { formatQueuePlace } from "@/lib/revision/queue-place";
import { listReviewQueue } from "@/lib/revision/review-queue";

export const GET = endpoint(reviewQueueOperation, async ({ actor, query }) => {
	const right = can(actor, "review");
	if (!right.allowed) return { code: right.reason };
	const { pages, next } = await listReviewQueue(actor, query);
	return {
		status: 200,
		body: {
			pages: pages.map(({ approvedRevisionId, latestRevisionId, waitingSince, waitingCount, edits, ...page }) => ({
				...pageView(page),
				approvedRevisionId,
				latestRevisionId,
				waitingSince: waitingSince.toISOString(),
				waitingCount,
				edits: edits.map(revisionRowView),
			})),
			next: next && formatQueuePlace(next),
		},
	};
});
