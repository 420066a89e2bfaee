import "server-only";
import type { Feed, FeedEntry } from "@/lib/change/atom";
import { type ChangeFilter, changeFeedHref, changeFilterHref, daysBack, withCriteria } from "@/lib/change/filter";
import { listChanges, type RecentChange } from "@/lib/change/queries";
import type { DocumentEvent } from "@/lib/document/events";
import { ANONYMOUS } from "@/lib/permission/actor";
import { changeVisibility } from "@/lib/revision/change-visibility";
import { keptEventSummary } from "@/lib/revision/edit-events";
import {
	type AskedHistory,
	historyFeedHref,
	historyHref,
	toHistoryFilter,
	ungrouped,
} from "@/lib/revision/history-filter";
import { listRevisions, type RevisionRow } from "@/lib/revision/queries";
import { ENTRY_CHANGE_WORDS, entrySubject } from "@/lib/source/entry-subject";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { findProfile } from "@/lib/user/directory";
import { findPage } from "./queries";

// Feeds are read by programs that nobody signed in: they hold what the public may see.
const READER = ANONYMOUS;

const DAY_IN_MS = 86_400_000;
const HISTORY_LENGTH = 50;
const LONGEST = 100;

/** The newest changes that a filter lets through. */
export function loadRecentChangesFeed(filter: ChangeFilter): Promise<Feed> {
	return loadChangesFeed("Recent changes", specialPageHref("RecentChanges"), filter, daysBack(filter));
}

/** The newest contributions of a person that a filter lets through; null where nobody has this name. */
export async function loadContributionsFeed(name: string, filter: ChangeFilter): Promise<Feed | null> {
	const profile = await findProfile(name);
	if (!profile) return null;
	const path = specialPageHref("Contributions", profile.name);
	return loadChangesFeed(
		`Contributions of ${profile.name}`,
		path,
		{ ...filter, by: null, notBy: null },
		null,
		profile.name,
	);
}

/** The newest revisions of a page that a filter lets through; null where the public reads no such page. */
export async function loadHistoryFeed(title: Title, filter: AskedHistory): Promise<Feed | null> {
	const page = await findPage(READER, title);
	if (!page) return null;
	const { rows } = await listRevisions(READER, page.id, { limit: HISTORY_LENGTH }, toHistoryFilter(filter));
	const address = titleToHref(page.title);
	return {
		title: `${formatTitle(page.title)}: revision history`,
		path: historyHref(address, ungrouped(filter)),
		selfPath: historyFeedHref(address, filter),
		entries: rows.map((row) => ofRevision(page.title, row)),
	};
}

async function loadChangesFeed(
	title: string,
	path: string,
	filter: ChangeFilter,
	days: number | null,
	by: string | null = filter.by,
): Promise<Feed> {
	const now = new Date();
	const since = days === null ? null : new Date(now.getTime() - days * DAY_IN_MS);
	const newest = withCriteria(filter, {});
	const limit = Math.min(filter.limit, LONGEST);
	const place = { ...newest, limit, since, now };
	const { changes } = await listChanges(changeVisibility(READER), { ...filter, by }, place);
	return {
		title,
		path: changeFilterHref(path, { ...newest, highlights: [] }),
		selfPath: changeFeedHref(path, newest),
		entries: changes.map(ofChange),
	};
}

function ofChange(change: RecentChange): FeedEntry {
	if (change.of === "page") return ofRevision(change.page.title, { ...change.revision, createdAt: change.createdAt });
	const { id, kind, actorName, createdAt } = change;
	const { title, address } = entrySubject(change);
	return {
		id: `${specialPageHref("RecentChanges")}#change-${id}`,
		title,
		path: address ?? "/sources",
		author: actorName,
		at: createdAt,
		summary: ENTRY_CHANGE_WORDS[kind],
		categories: [kind],
	};
}

interface Edit extends Pick<RevisionRow, "id" | "author" | "summary" | "tags" | "sizeChange" | "createdAt"> {
	readonly events: readonly DocumentEvent[];
}

function ofRevision(title: Title, { id, author, summary, tags, sizeChange, createdAt, events }: Edit): FeedEntry {
	const comparison = specialPageHref("Diff", String(id));
	const size = `${sizeChange > 0 ? "+" : sizeChange < 0 ? "−" : "±"}${Math.abs(sizeChange)} bytes`;
	return {
		id: comparison,
		title: formatTitle(title),
		path: comparison,
		author: author.name,
		at: createdAt,
		summary: [summary, keptEventSummary(events), size].filter((part) => part !== "").join(" · "),
		categories: tags,
	};
}
