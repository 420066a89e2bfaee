import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { ArticleView } from "@/components/article/article-view";
import { UnwrittenMainPage } from "@/components/article/unwritten-main-page";
import { loadArticle } from "@/lib/article/loaders";
import { loadSettings } from "@/lib/setting/loaders";
import { parseTitle, type Title } from "@/lib/title/title";
import { articlePageMetadata } from "./wiki/article-page";

const DEFAULT_MAIN_PAGE: Title = { namespace: 0, text: "Main Page" };

async function loadMainTitle(): Promise<Title> {
	const parsed = parseTitle((await loadSettings()).mainPage);
	return parsed.ok && parsed.title.namespace >= 0 ? parsed.title : DEFAULT_MAIN_PAGE;
}

export async function generateMetadata(): Promise<Metadata> {
	const [title, settings] = await Promise.all([loadMainTitle(), loadSettings()]);
	const metadata = await articlePageMetadata({ ok: true, title, anchor: null, normal: true });
	return { ...metadata, title: { absolute: settings.siteName } };
}

export default async function MainPage() {
	const [title, settings] = await Promise.all([loadMainTitle(), loadSettings()]);
	const article = await loadArticle(title.namespace, title.text);
	if (!article) return <UnwrittenMainPage title={title} settings={settings} />;
	if (article.redirectHref) permanentRedirect(article.redirectHref);
	return <ArticleView article={article} settings={settings} />;
}
