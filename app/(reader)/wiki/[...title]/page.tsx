import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { loadArticle } from "@/lib/article/loaders";
import type { Query } from "@/lib/platform/query-string";
import { titleToHref } from "@/lib/title/title";
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
	return <ArticlePage address={address} query={await searchParams} />;
}
