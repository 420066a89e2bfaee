import { loadArticle } from "@/lib/article/loaders";
import { listCitedItems } from "@/lib/citation/cited-items";
import { toBibtex, toCslItem } from "@/lib/citation/export";
import { ANONYMOUS } from "@/lib/permission/actor";
import { formatTitle } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import { fileAnswer } from "../../../file-answer";

interface ExportProps {
	params: Promise<{ format: string; title: string[] }>;
}

/** `?action=cite&format=csl` and `&format=bibtex`: the works that a page cites, for programs that keep references. */
export async function GET(_request: Request, { params }: ExportProps): Promise<Response> {
	const { format, title } = await params;
	const address = readTitleAddress(title);
	const article =
		address.ok && address.title.namespace >= 0 ? await loadArticle(address.title.namespace, address.title.text) : null;
	if (!article) return fileAnswer("There is no such page.\n", "text/plain", { status: 404 });
	const items = await listCitedItems(ANONYMOUS, article.document);
	const name = formatTitle(article.page.title).replace(/[^\p{L}\p{N}-]+/gu, "-");
	const called = (file: string) => ({
		headers: { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file)}` },
	});
	if (format === "bibtex") return fileAnswer(toBibtex(items), "application/x-bibtex", called(`${name}.bib`));
	const json = `${JSON.stringify(items.map(toCslItem), null, "\t")}\n`;
	return fileAnswer(json, "application/vnd.citationstyles.csl+json", called(`${name}.json`));
}
