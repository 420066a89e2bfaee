import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { MainPageView } from "@/components/article/main-page-view";
import { UnwrittenMainPage } from "@/components/article/unwritten-main-page";
import { loadArticle } from "@/lib/article/loaders";
import { loadMainTitle, loadSettings } from "@/lib/setting/loaders";
import { articlePageMetadata } from "./wiki/article-page";

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
	return <MainPageView article={article} settings={settings} />;
}
