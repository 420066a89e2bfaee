import { StaticMarkup } from "@/components/ui/static-markup";
import "@/components/search/search.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SearchForm } from "@/components/search/search-form";
import { SearchResultList } from "@/components/search/search-results";
import { Pager } from "@/components/ui/pager";
import { loadGoHref, loadSearch, RESULTS_PER_PAGE } from "@/lib/search/loaders";
import { QUERY_MAX_LENGTH } from "@/lib/search/search-query";
import { formatTitle, titleToHref } from "@/lib/title/title";

interface SearchPageProps {
	searchParams: Promise<{ search?: string | string[]; go?: string | string[]; offset?: string | string[] }>;
}

const LAST_OFFSET = 25 * RESULTS_PER_PAGE;

function readText(value: string | string[] | undefined): string {
	// U+0000 cannot be asked of the database.
	return typeof value === "string" ? value.replaceAll("\0", "").trim().slice(0, QUERY_MAX_LENGTH) : "";
}

function readOffset(value: string | string[] | undefined): number {
	const offset = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : 0;
	return Math.min(offset, LAST_OFFSET);
}

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
	const text = readText((await searchParams).search);
	return { title: text ? `${text} – search` : "Search", robots: { index: false } };
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
	const asked = await searchParams;
	const text = readText(asked.search);
	if (text === "") {
		return (
			<StaticMarkup className="narrow">
				<header className="page-heading">
					<h1>Search</h1>
					<div className="sub">
						All words must occur. <code>"a phrase"</code>, <code>-without</code> and <code>intitle:word</code> narrow it
						down.
					</div>
				</header>
				<SearchForm value="" />
			</StaticMarkup>
		);
	}
	const go = asked.go ? await loadGoHref(text) : null;
	if (go) redirect(go);
	const offset = readOffset(asked.offset);
	const { results, missingTitle, exactTitle, alike } = await loadSearch(text, offset);
	const { total, more } = results;
	const href = (start: number): string =>
		`/wiki/Special:Search?${new URLSearchParams({ search: text, ...(start > 0 && { offset: String(start) }) })}`;
	return (
		<StaticMarkup className="narrow">
			<header className="page-heading">
				<h1>Search</h1>
				<div className="sub">{countSentence(total, more)}</div>
			</header>
			<SearchForm value={text} />
			{exactTitle && (
				<p className="search-note">
					There is a page titled <a href={titleToHref(exactTitle)}>{formatTitle(exactTitle)}</a>.
				</p>
			)}
			{missingTitle && (
				<p className="search-note">
					There is no page titled “{formatTitle(missingTitle)}”.{" "}
					<a
						className="missing"
						href={`${titleToHref(missingTitle)}?action=edit&redlink=1`}
						rel="nofollow"
						title={`${formatTitle(missingTitle)} (page does not exist)`}
					>
						Create the page {formatTitle(missingTitle)}
					</a>
					.
				</p>
			)}
			{alike.length > 0 && (
				<p className="search-note">
					Did you mean{" "}
					{alike.map((title, index) => (
						<span key={formatTitle(title)}>
							{index > 0 && " or "}
							<a href={titleToHref(title)}>{formatTitle(title)}</a>
						</span>
					))}
					?
				</p>
			)}
			{results.results.length > 0 && <SearchResultList results={results.results} start={offset + 1} />}
			<Pager
				label="Pages of results"
				words={{ newest: "First", newer: "Previous", older: "Next", oldest: "Last" }}
				links={{
					newer: offset > 0 ? href(Math.max(0, offset - RESULTS_PER_PAGE)) : null,
					older: offset + RESULTS_PER_PAGE < Math.min(total, LAST_OFFSET) ? href(offset + RESULTS_PER_PAGE) : null,
				}}
			/>
		</StaticMarkup>
	);
}

function countSentence(total: number, more: boolean): string {
	if (total === 0) return "Nothing found";
	if (more) return `${total.toLocaleString("en")} results or more`;
	return total === 1 ? "1 result" : `${total.toLocaleString("en")} results`;
}
