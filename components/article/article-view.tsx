import type { Article } from "@/lib/article/loaders";
import { renderDocument } from "@/lib/document/render";
import type { Settings } from "@/lib/setting/setting";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { Contents, FoldedContents } from "./contents";
import { PageEnd } from "./page-end";
import { PageFactsRail } from "./page-facts";
import { PageHeading } from "./page-heading";
import { PageTabs } from "./page-tabs";

/** A page as everybody reads it: contents, text, facts. */
export function ArticleView({
	article,
	settings,
	redirectedFrom = null,
}: {
	article: Article;
	settings: Settings;
	redirectedFrom?: Title | null;
}) {
	const { page, sections, document, context, facts, otherExists } = article;
	const name = formatTitle(page.title);
	return (
		<div className="frame">
			<Contents title={name} sections={sections} />
			<article className="page">
				<PageTabs title={page.title} view="read" otherExists={otherExists} />
				<PageHeading title={page.title}>
					{redirectedFrom ? (
						<>
							Redirected from{" "}
							<a href={`${titleToHref(redirectedFrom)}?redirect=no`} rel="nofollow">
								{formatTitle(redirectedFrom)}
							</a>
						</>
					) : page.kind === "redirect" ? (
						"Redirect page"
					) : (
						`From ${settings.siteName}`
					)}
				</PageHeading>
				<FoldedContents sections={sections} />
				<div className="prose">{renderDocument(document, context)}</div>
				<PageEnd article={article} />
			</article>
			<PageFactsRail title={page.title} facts={facts} />
		</div>
	);
}
