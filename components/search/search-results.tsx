import { formatDay } from "@/components/ui/moment";
import type { SearchResult } from "@/lib/search/queries";
import { formatTitle, titleToHref } from "@/lib/title/title";

/** Results in order, each with the passage that shows why it is there. */
export function SearchResultList({ results, start }: { results: readonly SearchResult[]; start: number }) {
	return (
		<ol className="search-results" start={start}>
			{results.map((result) => (
				<li key={formatTitle(result.title)}>
					<h2>
						<a href={titleToHref(result.title)}>{formatTitle(result.title)}</a>
						{result.kind === "redirect" && <span className="kind"> redirect</span>}
					</h2>
					{result.kind !== "redirect" && (
						<p className="snippet">
							{result.snippet.map((part, index) =>
								part.match ? (
									// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
									<mark key={index}>{part.text}</mark>
								) : (
									part.text
								),
							)}
						</p>
					)}
					<p className="about">
						{result.wordCount.toLocaleString("en")} words · edited {formatDay(result.editedAt)}
					</p>
				</li>
			))}
		</ol>
	);
}
