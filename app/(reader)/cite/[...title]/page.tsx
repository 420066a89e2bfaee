import type { Metadata } from "next";
import { headers } from "next/headers";
import { ImpossibleTitle, MissingPage } from "@/components/article/missing-page";
import { PageHeading } from "@/components/article/page-heading";
import { PageTabs } from "@/components/article/page-tabs";
import { CitePage } from "@/components/citation/cite-page";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadArticle, loadOtherExists } from "@/lib/article/loaders";
import { wikiAddress } from "@/lib/platform/wiki-address";
import { loadSettings } from "@/lib/setting/loaders";
import { formatTitle } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";

interface CiteProps {
	params: Promise<{ title: string[] }>;
}

export async function generateMetadata({ params }: CiteProps): Promise<Metadata> {
	const address = readTitleAddress((await params).title);
	const robots = { index: false };
	return { title: address.ok ? `Cite “${formatTitle(address.title)}”` : "Not a possible title", robots };
}

/** `?action=cite`: how to name this page as it is now in a text of one's own. */
export default async function CitePageRoute({ params }: CiteProps) {
	const address = readTitleAddress((await params).title);
	if (!address.ok) return <ImpossibleTitle problem={address.problem} written={address.written} />;
	const { title } = address;
	const article = title.namespace < 0 ? null : await loadArticle(title.namespace, title.text);
	if (!article) return <MissingPage title={title} otherExists={await loadOtherExists(title)} />;
	return (
		<StaticMarkup className="narrow">
			<PageTabs title={title} view={null} otherExists={article.otherExists} />
			<PageHeading title={title}>Cite this page</PageHeading>
			<CitePage article={article} settings={await loadSettings()} baseUrl={wikiAddress(await headers())} />
		</StaticMarkup>
	);
}
