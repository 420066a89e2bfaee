import { endpoint } from "@/lib/api/endpoint";
import { getSourceOperation } from "@/lib/api/operations/source";
import { sourceView } from "@/lib/api/source-view";
import { findPageById } from "@/lib/article/queries";
import { findSource } from "@/lib/source/queries";
import { formatTitle } from "@/lib/title/title";

export const GET = endpoint(getSourceOperation, async ({ actor, path }) => {
	const source = await findSource(actor, path.id);
	if (!source) return { code: "not-found", detail: "There is no work with this id." };
	const { creators, isbn, url, articleId } = source.entry;
	const article = articleId === null ? null : await findPageById(actor, articleId);
	return {
		status: 200,
		body: { ...sourceView(source), creators, isbn, url, article: article && formatTitle(article.title) },
	};
});
