import "server-only";
import { ANONYMOUS } from "@/lib/permission/actor";
import type { ListPlace } from "@/lib/revision/list-position";
import type { Title } from "@/lib/title/title";
import { findProfile, type Profile } from "@/lib/user/directory";
import { findPersonPages } from "./page-lists";
import { findPage, type Page } from "./queries";

// Lists are the same for everybody, so all of these read as somebody who is not signed in.
const READER = ANONYMOUS;

import {
	type ListPosition,
	listContributions,
	listRevisions,
	type PagedRevisionRow,
	type RevisionList,
	type RevisionRow,
} from "@/lib/revision/queries";

type People = ReadonlyMap<string, { user: boolean; talk: boolean }>;

/** One page of the history of an existing page, or null where the reader sees no page. */
export async function loadHistory(
	title: Title,
	place: ListPlace,
): Promise<{ page: Page; list: RevisionList<RevisionRow>; people: People } | null> {
	const page = await findPage(READER, title);
	if (!page) return null;
	const list = await listRevisions(READER, page.id, toPosition(place));
	const people = await findPersonPages(
		READER,
		list.rows.map(({ author }) => author.name),
	);
	return { page, list, people };
}

/** One page of what a user published, or null where nobody has this name. */
export async function loadContributions(
	name: string,
	place: ListPlace,
): Promise<{
	profile: Profile;
	list: RevisionList<PagedRevisionRow>;
	pages: { user: boolean; talk: boolean };
} | null> {
	const profile = await findProfile(name);
	if (!profile) return null;
	const [list, people] = await Promise.all([
		listContributions(READER, profile.id, toPosition(place)),
		findPersonPages(READER, [profile.name]),
	]);
	return { profile, list, pages: people.get(profile.name) ?? { user: false, talk: false } };
}

function toPosition({ limit, before, after, oldest }: ListPlace): ListPosition {
	return { limit, oldest, before: before ?? undefined, after: after ?? undefined };
}
