import { loadContributionsFeed } from "@/lib/article/feed-loaders";
import { parseChangeFilter } from "@/lib/change/filter";
import { readQuery } from "@/lib/platform/query-string";
import { joinSegments } from "@/lib/title/segments";
import { feedAnswer } from "../../feed-answer";

/** `Special:Contributions/NAME?feed=atom`, with the filter of the list. */
export async function GET(request: Request, { params }: { params: Promise<{ name: string[] }> }): Promise<Response> {
	const name = joinSegments((await params).name)
		.replaceAll("_", " ")
		.trim();
	const filter = parseChangeFilter(readQuery(new URL(request.url).searchParams));
	return feedAnswer(request, await loadContributionsFeed(name, filter));
}
