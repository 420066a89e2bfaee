import { endpoint } from "@/lib/api/endpoint";
import { getBlameOperation } from "@/lib/api/operations/blame";
import { findPage } from "@/lib/article/queries";
import { findBlame, findBlamedRevision, listHands } from "@/lib/revision/blame-queries";

export const GET = endpoint(getBlameOperation, async ({ actor, path, query }) => {
	const page = await findPage(actor, path.title);
	const revision =
		page && (await findBlamedRevision(actor, { pageId: page.id, id: query.revision ?? page.latestRevisionId }));
	if (!revision) {
		return { code: "not-found", detail: "There is no such page, or no such revision of it." };
	}
	const blocks = await findBlame(revision);
	const named = blocks.flatMap(({ createdIn, textChangedIn, citationsChangedIn }) => [
		createdIn,
		textChangedIn,
		...(citationsChangedIn === null ? [] : [citationsChangedIn]),
	]);
	const hands = await listHands(actor, named, new Date());
	const revisions = [...hands.values()]
		.sort((a, b) => a.revisionId - b.revisionId)
		.map(({ revisionId, author, at, summary }) => ({
			id: revisionId,
			author,
			createdAt: at?.toISOString() ?? null,
			summary,
		}));
	return { status: 200, body: { revisionId: revision.id, blocks, revisions } };
});
