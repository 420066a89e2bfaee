import { endpoint } from "@/lib/api/endpoint";
import { diffRevisionsOperation } from "@/lib/api/operations/revision";
import { compareForApi } from "@/lib/revision/compare";
import { findUnreadRevision } from "@/lib/revision/queries";

export const GET = endpoint(diffRevisionsOperation, async ({ actor, path }) => {
	const [before, after] = await Promise.all([
		findUnreadRevision(actor, path.id),
		findUnreadRevision(actor, path.other),
	]);
	if (!before || !after) return { code: "not-found", detail: "There is no revision with one of these ids." };
	if (before.pageId !== after.pageId) return { code: "different-pages" };
	const compared = await compareForApi(before, after);
	if (!compared.ok) return { code: compared.problem, headers: { "retry-after": "10" } };
	const { events, blocks } = compared;
	return { status: 200, json: `{"before":${before.id},"after":${after.id},"events":${events},"blocks":${blocks}}` };
});
