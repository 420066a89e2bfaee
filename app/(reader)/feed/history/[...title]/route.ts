import { loadHistoryFeed } from "@/lib/article/feed-loaders";
import { readQuery } from "@/lib/platform/query-string";
import { parseHistoryFilter } from "@/lib/revision/history-filter";
import { readTitleAddress } from "@/lib/title/title-address";
import { feedAnswer } from "../../feed-answer";

/** `?action=history&feed=atom`: the newest revisions of a page, with the filter of the list. */
export async function GET(request: Request, { params }: { params: Promise<{ title: string[] }> }): Promise<Response> {
	const address = readTitleAddress((await params).title);
	const filter = parseHistoryFilter(readQuery(new URL(request.url).searchParams));
	return feedAnswer(request, address.ok ? await loadHistoryFeed(address.title, filter) : null);
}
