import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { keptEventSummary } from "@/lib/revision/edit-events";
import { type AskedHistory, toHistoryFilter } from "@/lib/revision/history-filter";
import type { ListPlace } from "@/lib/revision/list-position";
import { type ListPosition, listRevisions, type RevisionList, type RevisionRow } from "@/lib/revision/queries";
import { listSourceTitles } from "@/lib/source/queries";
import type { Title } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import { countRevisions } from "./page-facts";
import { findPersonPages } from "./page-lists";
import { findPage, type Page } from "./queries";

type People = ReadonlyMap<string, { user: boolean; talk: boolean }>;

/** One page of the history of an existing page, or null where the reader sees no page. */
export async function loadHistory(
	title: Title,
	place: ListPlace,
	filter: AskedHistory,
): Promise<{
	page: Page;
	/** How many revisions there are for the viewer. */
	total: number;
	list: RevisionList<RevisionRow>;
	people: People;
	/** What each revision did, in one line, by its id. */
	events: ReadonlyMap<number, string>;
} | null> {
	const viewer = await loadActor();
	const page = await findPage(viewer, title);
	if (!page) return null;
	const list = await listRevisions(viewer, page.id, toPosition(place), toHistoryFilter(filter));
	const [total, people, events] = await Promise.all([
		countRevisions(viewer, page.id),
		findPersonPages(
			viewer,
			list.rows.map(({ author }) => author.name),
		),
		tellEvents(viewer, list.rows),
	]);
	return { page, total, list, people, events };
}

/** One line for each revision that did something worth telling; the works of all of them are read at once. */
async function tellEvents(viewer: Actor, rows: readonly RevisionRow[]): Promise<ReadonlyMap<number, string>> {
	const cited = rows.flatMap(({ events }) =>
		events.flatMap(({ before, after }) =>
			[before, after].flatMap((side) => (side !== null && typeof side === "object" ? [side.sourceId] : [])),
		),
	);
	const titles = await listSourceTitles(viewer, [...new Set(cited)]);
	const titleOf = (id: number) => titles.get(id);
	const lines = rows.map(({ id, events }) => [id, keptEventSummary(events, titleOf)] as const);
	return new Map(lines.filter(([, line]) => line !== ""));
}

function toPosition({ limit, before, after, oldest }: ListPlace): ListPosition {
	return { limit, oldest, before: before ?? undefined, after: after ?? undefined };
}
