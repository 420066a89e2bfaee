import { endpoint } from "@/lib/api/endpoint";
import { suggestOperation } from "@/lib/api/operations/page";
import { suggestTitles } from "@/lib/search/queries";
import { formatTitle } from "@/lib/title/title";

export const GET = endpoint(suggestOperation, async ({ actor, query }) => {
	const found = await suggestTitles(actor, query.q, { limit: 10 });
	const suggestions = found.map(({ pageId, title, redirectsTo }) => ({
		pageId,
		title: formatTitle(title),
		redirectsTo: redirectsTo && formatTitle(redirectsTo),
	}));
	return { status: 200, body: { suggestions } };
});
