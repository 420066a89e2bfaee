import { readingContext } from "@/components/citation/citation-context";
import { citationHref } from "@/components/citation/citation-href";
import { CitationRail, LensNotice } from "@/components/citation/lens-rail";
import { RememberChoice } from "@/components/citation/remember-choice";
import { PageSources, sourcesHref } from "@/components/citation/source-list";
import { StaticMarkup } from "@/components/ui/static-markup";
import type { Article } from "@/lib/article/loaders";
import type { CitedDocument } from "@/lib/citation/present-citations";
import { renderDocument } from "@/lib/document/render";
import type { Settings } from "@/lib/setting/setting";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { Contents, FoldedContents } from "./contents";
import { PageEnd } from "./page-end";
import { PageFactsRail } from "./page-facts";
import { PageHeading } from "./page-heading";
import { PageTabs } from "./page-tabs";
import { ReviewLine } from "./review-line";

/** A page as everybody reads it: contents, text, facts. */
export function ArticleView({
	article,
	settings,
	cited,
	remembered = false,
	redirectedFrom = null,
}: {
	article: Article;
	settings: Settings;
	cited: CitedDocument;
	/** Whether the reader has just kept their choice for every page. */
	remembered?: boolean;
	redirectedFrom?: Title | null;
}) {
	const { page, sections, document, context, facts, otherExists } = article;
	const name = formatTitle(page.title);
	const hidden = cited.view?.hidden;
	return (
		<StaticMarkup className="frame">
			<Contents title={name} sections={sections} hidden={hidden} sourcesHref={sourcesHref(cited)} />
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
					<ReviewLine article={article} settings={settings} />
				</PageHeading>
				<FoldedContents sections={sections} hidden={hidden} />
				{cited.lens && <LensNotice lens={cited.lens} href={citationHref(page.title, cited, { lens: null })} />}
				<div className="prose">{renderDocument(document, readingContext(context, cited))}</div>
				<PageSources cited={cited} />
				<PageEnd article={article} />
			</article>
			<PageFactsRail title={page.title} facts={facts}>
				<CitationRail cited={cited} hrefFor={(choice) => citationHref(page.title, cited, choice)}>
					<RememberChoice title={page.title} cited={cited} remembered={remembered} />
				</CitationRail>
			</PageFactsRail>
		</StaticMarkup>
	);
}
