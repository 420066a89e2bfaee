import { endpoint } from "@/lib/api/endpoint";
import { getPageOperation } from "@/lib/api/operations/page";
import { pageView } from "@/lib/api/view";
import { findPage } from "@/lib/article/queries";
import { getRevision } from "@/lib/revision/queries";

export const GET = endpoint(getPageOperation, async ({ actor, path }) => {
	const page = await findPage(actor, path.title);
	if (!page) return { code: "not-found", detail: "There is no page with this title." };
	const { latestRevisionId, approvedRevisionId } = page;
	const { document } = await getRevision(actor, latestRevisionId);
	return { status: 200, body: { ...pageView(page), latestRevisionId, approvedRevisionId, document } };
});
