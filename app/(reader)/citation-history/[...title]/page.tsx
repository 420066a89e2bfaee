import type { Metadata } from "next";
import { ImpossibleTitle, MissingPage } from "@/components/article/missing-page";
import { PageHeading } from "@/components/article/page-heading";
import { PageTabs } from "@/components/article/page-tabs";
import { CitationHistory } from "@/components/citation/citation-history";
import { StaticMarkup } from "@/components/ui/static-markup";
import { listCitationHistory } from "@/lib/article/citation-history";
import { loadArticle, loadOtherExists } from "@/lib/article/loaders";
import { ANONYMOUS } from "@/lib/permission/actor";
import { parseInteger, parseText, type Query } from "@/lib/platform/query-string";
import { formatTitle } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";

interface CitationHistoryPageProps {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<Query>;
}

const ENTRIES = 100;

export async function generateMetadata({ params }: CitationHistoryPageProps): Promise<Metadata> {
	const address = readTitleAddress((await params).title);
	const robots = { index: false };
	return { title: address.ok ? `${formatTitle(address.title)}: citations` : "Not a possible title", robots };
}

/** `?action=citations`: what supported each claim of a page, since when and until when. */
export default async function CitationHistoryPage({ params, searchParams }: CitationHistoryPageProps) {
	const address = readTitleAddress((await params).title);
	if (!address.ok) return <ImpossibleTitle problem={address.problem} written={address.written} />;
	const { title } = address;
	const article = title.namespace < 0 ? null : await loadArticle(title.namespace, title.text);
	if (!article) return <MissingPage title={title} otherExists={await loadOtherExists(title)} />;
	const query = await searchParams;
	const passage = parseText(query.passage).slice(0, 64) || null;
	const before = parseInteger(query.before);
	const { entries, next } = await listCitationHistory(ANONYMOUS, article.page.id, {
		limit: ENTRIES,
		before,
		blockId: passage,
	});
	return (
		<StaticMarkup className="narrow">
			<PageTabs title={title} view={null} otherExists={article.otherExists} />
			<PageHeading title={title}>Citations of this page</PageHeading>
			<CitationHistory title={title} entries={entries} passage={passage} next={next} fromStart={before === null} />
		</StaticMarkup>
	);
}
