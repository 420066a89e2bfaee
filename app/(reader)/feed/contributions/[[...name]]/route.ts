import { loadContributionsFeed } from "@/lib/article/feed-loaders";
import { parseChangeFilter } from "@/lib/change/filter";
import { readQuery } from "@/lib/platform/query-string";
import { readContributor } from "@/lib/user/contributor";
import { feedAnswer } from "../../feed-answer";

/** `Special:Contributions/NAME?feed=atom`, with the filter of the list. */
export async function GET(request: Request, { params }: { params: Promise<{ name?: string[] }> }): Promise<Response> {
	const query = readQuery(new URL(request.url).searchParams);
	const name = readContributor((await params).name, query);
	return feedAnswer(request, await loadContributionsFeed(name, parseChangeFilter(query)));
}
