import { loadHistoryFeed } from "@/lib/article/feed-loaders";
import { readTitleAddress } from "@/lib/title/title-address";
import { feedAnswer } from "../../feed-answer";

/** `?action=history&feed=atom`: the newest revisions of a page. */
export async function GET(request: Request, { params }: { params: Promise<{ title: string[] }> }): Promise<Response> {
	const address = readTitleAddress((await params).title);
	return feedAnswer(request, address.ok ? await loadHistoryFeed(address.title) : null);
}
