import "server-only";
import type { ListPlace } from "@/lib/revision/list-position";
import { type ListPosition, listRevisions, type RevisionList, type RevisionRow } from "@/lib/revision/queries";
import type { Title } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import { findPersonPages } from "./page-lists";
import { findPage, type Page } from "./queries";

type People = ReadonlyMap<string, { user: boolean; talk: boolean }>;

/** One page of the history of an existing page, or null where the reader sees no page. */
export async function loadHistory(
	title: Title,
	place: ListPlace,
): Promise<{ page: Page; list: RevisionList<RevisionRow>; people: People } | null> {
	const viewer = await loadActor();
	const page = await findPage(viewer, title);
	if (!page) return null;
	const list = await listRevisions(viewer, page.id, toPosition(place));
	const people = await findPersonPages(
		viewer,
		list.rows.map(({ author }) => author.name),
	);
	return { page, list, people };
}

function toPosition({ limit, before, after, oldest }: ListPlace): ListPosition {
	return { limit, oldest, before: before ?? undefined, after: after ?? undefined };
}
