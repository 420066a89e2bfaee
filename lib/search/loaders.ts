import { findPage } from "@/lib/article/queries";
import { ANONYMOUS } from "@/lib/permission/actor";
import { findSpecialPage, specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, parseTitle, type Title, titleToHref } from "@/lib/title/title";
import { findTitleAlike, type SearchResults, searchPages, suggestTitles } from "./queries";
import { parseSearchQuery } from "./search-query";

export const RESULTS_PER_PAGE = 20;

export interface SearchPage {
	readonly results: SearchResults;
	/** The title the query would make, where no page has it yet. */
	readonly missingTitle: Title | null;
	/** The page with exactly this title. */
	readonly exactTitle: Title | null;
	/** Titles that look alike, where nothing was found. */
	readonly alike: readonly Title[];
}

/** Where "Go" leads: the page with the title that was typed, a special page, or null. */
export async function loadGoHref(typed: string): Promise<string | null> {
	const parsed = parseTitle(typed);
	if (!parsed.ok) return null;
	const { title, anchor } = parsed;
	if (title.namespace < 0) {
		const [name = "", ...rest] = title.text.split("/");
		const special = findSpecialPage(name);
		return special && specialPageHref(special.name, rest.length > 0 ? rest.join("/") : undefined);
	}
	if (await findPage(ANONYMOUS, title)) return titleToHref(title, anchor);
	const alike = await findTitleAlike(ANONYMOUS, formatTitle(title));
	return alike && titleToHref(alike, anchor);
}

/** What the search page shows for a query; the same for everybody. */
export async function loadSearch(typed: string, offset: number): Promise<SearchPage> {
	const query = parseSearchQuery(typed);
	const parsed = parseTitle(typed);
	const title = parsed.ok && parsed.title.namespace >= 0 ? parsed.title : null;
	const [results, page] = await Promise.all([
		query ? searchPages(ANONYMOUS, query, { limit: RESULTS_PER_PAGE, offset }) : { results: [], total: 0, more: false },
		title && findPage(ANONYMOUS, title),
	]);
	const nothing = results.results.length === 0 && offset === 0;
	return {
		results,
		missingTitle: title && !page ? title : null,
		exactTitle: page ? page.title : null,
		alike: nothing ? (await suggestTitles(ANONYMOUS, typed, { limit: 5 })).map((found) => found.title) : [],
	};
}
