import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { MissingPage } from "@/components/article/missing-page";
import { PageHeading } from "@/components/article/page-heading";
import { PageInfoTable } from "@/components/article/page-info-table";
import { PageTabs } from "@/components/article/page-tabs";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadArticle, loadOtherExists, loadPageInfo } from "@/lib/article/loaders";
import { loadSettings } from "@/lib/setting/loaders";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import { ArticlePage } from "../../wiki/article-page";

interface InfoPageProps {
	params: Promise<{ title: string[] }>;
}

export async function generateMetadata({ params }: InfoPageProps): Promise<Metadata> {
	const address = readTitleAddress((await params).title);
	if (!address.ok) return { title: "Not a possible title", robots: { index: false } };
	return {
		title: `${formatTitle(address.title)}: information`,
		robots: { index: false },
		alternates: { canonical: titleToHref(address.title) },
	};
}

/** `?action=info`: what is known about a page besides its text. */
export default async function InfoPage({ params }: InfoPageProps) {
	const address = readTitleAddress((await params).title);
	if (!address.ok || address.title.namespace < 0) return <ArticlePage address={address} />;
	const { title } = address;
	if (!address.normal) permanentRedirect(`${titleToHref(title)}?action=info`);
	const article = await loadArticle(title.namespace, title.text);
	if (!article) return <MissingPage title={title} otherExists={await loadOtherExists(title)} />;
	return (
		<StaticMarkup className="narrow">
			<PageTabs title={title} view={null} otherExists={article.otherExists} />
			<PageHeading title={title}>Information about this page</PageHeading>
			<PageInfoTable article={article} info={await loadPageInfo(article)} settings={await loadSettings()} />
		</StaticMarkup>
	);
}
