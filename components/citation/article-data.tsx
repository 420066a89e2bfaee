import type { Article } from "@/lib/article/loaders";
import { articleJsonLd, scriptJson } from "@/lib/citation/json-ld";
import type { CitedDocument } from "@/lib/citation/present-citations";
import type { Settings } from "@/lib/setting/setting";
import { formatTitle, titleToHref } from "@/lib/title/title";

/** What machines read of an article: its facts and the works it cites. */
export function ArticleData({
	article: { page, revision, description },
	cited,
	settings,
	baseUrl,
}: {
	article: Article;
	cited: CitedDocument;
	settings: Settings;
	baseUrl: string | undefined;
}) {
	const facts = {
		name: formatTitle(page.title),
		description,
		url: titleToHref(page.title),
		siteName: settings.siteName,
		licence: settings.licence.href,
		createdAt: page.createdAt,
		modifiedAt: revision.createdAt,
	};
	const data = articleJsonLd(facts, cited.notes, (path) =>
		baseUrl === undefined ? path : new URL(path, baseUrl).href,
	);
	// biome-ignore lint/security/noDangerouslySetInnerHtml: escaped for exactly this place
	return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />;
}
