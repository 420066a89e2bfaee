import { loadRecentChangesFeed } from "@/lib/article/feed-loaders";
import { parseChangeFilter } from "@/lib/change/filter";
import { readQuery } from "@/lib/platform/query-string";
import { feedAnswer } from "../feed-answer";

/** `Special:RecentChanges?feed=atom`, with the filter of the list. */
export async function GET(request: Request): Promise<Response> {
	const filter = parseChangeFilter(readQuery(new URL(request.url).searchParams));
	return feedAnswer(request, await loadRecentChangesFeed(filter));
}
