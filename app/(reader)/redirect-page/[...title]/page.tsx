import type { Metadata } from "next";
import { readTitleAddress } from "@/lib/title/title-address";
import { ArticlePage, articlePageMetadata } from "../../wiki/article-page";

interface RedirectPageProps {
	params: Promise<{ title: string[] }>;
}

export async function generateMetadata({ params }: RedirectPageProps): Promise<Metadata> {
	return articlePageMetadata(readTitleAddress((await params).title));
}

/** `?redirect=no`: a redirect as the page it is. */
export default async function RedirectPage({ params }: RedirectPageProps) {
	return <ArticlePage address={readTitleAddress((await params).title)} />;
}
