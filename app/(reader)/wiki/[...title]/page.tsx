import type { Metadata } from "next";
import { cookies } from "next/headers";
import { permanentRedirect, redirect } from "next/navigation";
import { type Article, loadArticle } from "@/lib/article/loaders";
import { listLenses } from "@/lib/citation/lens";
import { LENS_COOKIE, rememberedQuery, STYLE_COOKIE } from "@/lib/citation/reader-choice";
import { type Query, withQuery } from "@/lib/platform/query-string";
import { loadMainTitle, loadSettings } from "@/lib/setting/loaders";
import { equalTitles, titleToHref } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import { ArticlePage, articlePageMetadata } from "../article-page";

interface WikiPageProps {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: WikiPageProps): Promise<Metadata> {
	return articlePageMetadata(readTitleAddress((await params).title));
}

export default async function WikiPage({ params, searchParams }: WikiPageProps) {
	const address = readTitleAddress((await params).title);
	if (address.ok && !address.normal) permanentRedirect(titleToHref(address.title, address.anchor));
	const article = address.ok ? await loadArticle(address.title.namespace, address.title.text) : null;
	if (article?.redirectHref) permanentRedirect(article.redirectHref);
	const query = await searchParams;
	if (article) await openAsRemembered(article, query);
	return <ArticlePage address={address} query={query} />;
}

/** Leads readers who keep a lens or a style to the address that names it; the page at each address is one for all. */
async function openAsRemembered({ page, sources, tiers }: Article, query: Query): Promise<void> {
	if (sources.size === 0 || equalTitles(page.title, await loadMainTitle())) return;
	const jar = await cookies();
	const { citationStyle: defaultStyle, lensSets } = await loadSettings();
	const led = rememberedQuery(
		query,
		{ lens: jar.get(LENS_COOKIE)?.value, style: jar.get(STYLE_COOKIE)?.value },
		{ lensKeys: listLenses(tiers, lensSets).flatMap(({ key }) => key ?? []), defaultStyle },
	);
	if (led) redirect(withQuery(titleToHref(page.title), led));
}
