import { endpoint } from "@/lib/api/endpoint";
import { listPageCitationsOperation } from "@/lib/api/operations/citation";
import { pageView } from "@/lib/api/view";
import { listRevisionCitations } from "@/lib/article/page-citations";
import { findPage } from "@/lib/article/queries";
import { findRevision } from "@/lib/revision/queries";

export const GET = endpoint(listPageCitationsOperation, async ({ actor, path, query }) => {
	const page = await findPage(actor, path.title);
	const revision = page && (await findRevision(actor, query.revision ?? page.latestRevisionId));
	if (!page || revision?.pageId !== page.id) {
		return { code: "not-found", detail: "There is no such page, or no such revision of it." };
	}
	const { citations, total, next } = await listRevisionCitations(revision, query);
	const shown = citations.map(({ addedInId, removedInId, ...citation }) => ({
		...citation,
		page: pageView(page),
		addedIn: addedInId,
		removedIn: removedInId,
	}));
	return { status: 200, body: { revision: revision.id, citations: shown, total, next } };
});
