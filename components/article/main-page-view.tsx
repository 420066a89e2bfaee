import { withCitations } from "@/components/citation/citation-context";
import { StaticMarkup } from "@/components/ui/static-markup";
import type { Article } from "@/lib/article/loaders";
import { renderDocument } from "@/lib/document/render";
import type { Settings } from "@/lib/setting/setting";
import { PageEnd } from "./page-end";
import { PageTabs } from "./page-tabs";
import { ReviewLine } from "./review-line";

/** The main page: headed by the name of the wiki, without contents or facts beside it. */
export function MainPageView({ article, settings }: { article: Article; settings: Settings }) {
	return (
		<StaticMarkup className="narrow main-page">
			<article className="page">
				<PageTabs title={article.page.title} view="read" otherExists={article.otherExists} />
				<header className="page-heading">
					<h1>{settings.siteName}</h1>
					{settings.tagline && <div className="sub">{settings.tagline}</div>}
					<ReviewLine article={article} settings={settings} />
				</header>
				<div className="prose">{renderDocument(article.document, withCitations(article.context, article.sources))}</div>
				<PageEnd article={article} />
			</article>
		</StaticMarkup>
	);
}
