import { loadArticle } from "@/lib/article/loaders";
import { listCitedItems } from "@/lib/citation/cited-items";
import { toBibtex, toCslItem } from "@/lib/citation/export";
import { ANONYMOUS } from "@/lib/permission/actor";
import { formatTitle } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";

interface ExportProps {
	params: Promise<{ format: string; title: string[] }>;
}

/** `?action=cite&format=csl` and `&format=bibtex`: the works that a page cites, for programs that keep references. */
export async function GET(_request: Request, { params }: ExportProps): Promise<Response> {
	const { format, title } = await params;
	const address = readTitleAddress(title);
	const article =
		address.ok && address.title.namespace >= 0 ? await loadArticle(address.title.namespace, address.title.text) : null;
	if (!article) return answer("There is no such page.\n", "text/plain", 404);
	const items = await listCitedItems(ANONYMOUS, article.document);
	const name = formatTitle(article.page.title).replace(/[^\p{L}\p{N}-]+/gu, "-");
	return format === "bibtex"
		? answer(toBibtex(items), "application/x-bibtex", 200, `${name}.bib`)
		: answer(
				`${JSON.stringify(items.map(toCslItem), null, "\t")}\n`,
				"application/vnd.citationstyles.csl+json",
				200,
				`${name}.json`,
			);
}

function answer(body: string, type: string, status: number, file?: string): Response {
	return new Response(body, {
		status,
		headers: {
			"content-type": `${type}; charset=utf-8`,
			"cache-control": "no-cache",
			"x-robots-tag": "noindex",
			...(file !== undefined && { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file)}` }),
		},
	});
}
