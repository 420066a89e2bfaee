import { endpoint } from "@/lib/api/endpoint";
import { listSourceCitationsOperation } from "@/lib/api/operations/citation";
import { pageView } from "@/lib/api/view";
import { listCitingPassages } from "@/lib/article/cited-by";
import { findSource } from "@/lib/source/queries";

export const GET = endpoint(listSourceCitationsOperation, async ({ actor, path, query }) => {
	const source = await findSource(actor, path.id);
	if (!source) return { code: "not-found", detail: "There is no source with this id." };
	const { passages, total, next } = await listCitingPassages(actor, source.mergedIntoId ?? source.id, query);
	const citations = passages.map(({ page, addedInId, removedInId, ...passage }) => ({
		...passage,
		page: pageView(page),
		addedIn: addedInId,
		removedIn: removedInId,
	}));
	return { status: 200, body: { citations, total, next } };
});
