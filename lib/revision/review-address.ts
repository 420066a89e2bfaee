import { withQuery } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title } from "@/lib/title/title";

/** Which edits of the queue somebody looks at. */
export interface QueueChoice {
	readonly tag: string | null;
	readonly event: string | null;
}

/**
 * The address where the edits of a page that wait are reviewed; `edit` shows one of them alone, and a long comparison
 * goes on behind `skip` changes.
 */
export function reviewHref(
	title: Title,
	choice?: QueueChoice,
	edit: number | null = null,
	skip: number | null = null,
): string {
	return withQuery(specialPageHref("Review", formatTitle(title)), { edit, ...choice, skip });
}

/** The address that leads whoever may read what waits on a page to its latest text; the same for everybody. */
export function latestTextHref(title: Title): string {
	return withQuery(reviewHref(title), { read: "latest" });
}

/** The address of the review queue, or of the pages whose edits were sent back. */
export function queueHref(
	choice: Partial<QueueChoice> & { readonly show?: "sent-back" | null; readonly after?: string | number | null },
): string {
	const { show = null, tag = null, event = null, after = null } = choice;
	return withQuery(specialPageHref("PendingChanges"), { show, tag, event, after });
}
