import type { Metadata } from "next";
import { formatDay } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { StaticMarkup } from "@/components/ui/static-markup";
import { formatMarkPlace, parseMarkPlace } from "@/lib/article/worklist-place";
import { listCitationNeeded } from "@/lib/article/worklists";
import { ANONYMOUS } from "@/lib/permission/actor";
import { type Query, withQuery } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Citation needed", robots: { index: false } };

const ADDRESS = specialPageHref("CitationNeeded");
const PER_PAGE = 100;

export default async function CitationNeededPage({ searchParams }: { searchParams: Promise<Query> }) {
	const after = parseMarkPlace(await searchParams);
	const { marks, next } = await listCitationNeeded(ANONYMOUS, { limit: PER_PAGE, after });
	return (
		<StaticMarkup className="wide">
			<PageHead title="Citation needed">
				Passages of articles that wait for a source, those that have waited longest first.
			</PageHead>
			{marks.length === 0 ? (
				<p className="empty">{after ? "The list ends here." : "No passage waits for a citation."}</p>
			) : (
				<ul className="passage-rows">
					{marks.map(({ pageId, position, sortKey, title, blockId, text, section }) => (
						<li key={`${pageId} ${position}`}>
							<a href={`${titleToHref(title)}#b-${blockId}`}>{text || "(a passage without words)"}</a>
							<small>
								{formatTitle(title)} · {section ?? "Introduction"} · since{" "}
								<time dateTime={sortKey}>{formatDay(new Date(sortKey))}</time>
							</small>
						</li>
					))}
				</ul>
			)}
			<Pager
				label="Passages"
				links={{
					newer: after ? ADDRESS : null,
					older: next && withQuery(ADDRESS, { after: formatMarkPlace(next) }),
				}}
				words={{ newest: "First", newer: "Back to the beginning", older: "Next", oldest: "Last" }}
			/>
		</StaticMarkup>
	);
}
