import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { loadRedirectSource } from "@/lib/article/loaders";
import { titleToHref } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import { ArticlePage, articlePageMetadata } from "../../wiki/article-page";

interface RedirectedPageProps {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<{ rdfrom?: string | string[] }>;
}

export async function generateMetadata({ params }: RedirectedPageProps): Promise<Metadata> {
	return articlePageMetadata(readTitleAddress((await params).title));
}

/** `/wiki/Target?rdfrom=Old`: the page somebody was led to by a redirect. It leads no further, so none can go round. */
export default async function RedirectedPage({ params, searchParams }: RedirectedPageProps) {
	const address = readTitleAddress((await params).title);
	if (address.ok && !address.normal) permanentRedirect(titleToHref(address.title, address.anchor));
	const { rdfrom } = await searchParams;
	const source = typeof rdfrom === "string" ? await loadRedirectSource(rdfrom) : null;
	return <ArticlePage address={address} redirectedFrom={source} />;
}
