import "server-only";
import { type ChangeFilter, daysBack, EVERYTHING } from "@/lib/change/filter";
import { type ChangeList, listChanges } from "@/lib/change/queries";
import type { Actor } from "@/lib/permission/actor";
import { changeVisibility } from "@/lib/revision/change-visibility";
import { findProfile, type Profile } from "@/lib/user/directory";
import { loadActor } from "@/lib/user/loaders";
import { countEdits } from "./edit-counts";
import { findPersonPages } from "./page-lists";

const DAY_IN_MS = 86_400_000;

/** What a list of changes needs to be drawn. */
export interface LoadedChanges extends ChangeList {
	people: ReadonlyMap<string, { user: boolean; talk: boolean }>;
}

/** The recent changes of a filter, counted back from now, as the reader may see them. */
export async function loadRecentChanges(filter: ChangeFilter): Promise<LoadedChanges> {
	return loadChanges(await loadActor(), filter, daysBack(filter));
}

/** Pages in the order in which they were created, the youngest first. */
export async function loadNewPages(filter: ChangeFilter): Promise<LoadedChanges> {
	const { limit, before, after, oldest } = filter;
	return loadChanges(
		await loadActor(),
		{ ...filter, ...EVERYTHING, sorts: ["new"], limit, before, after, oldest },
		null,
	);
}

/** What one user did, of any time, and how many of their edits the viewer may read; null where nobody has this name. */
export async function loadContributions(
	name: string,
	filter: ChangeFilter,
): Promise<(LoadedChanges & { profile: Profile; edits: number }) | null> {
	const profile = await findProfile(name);
	if (!profile) return null;
	const viewer = await loadActor();
	const [changes, counts] = await Promise.all([
		loadChanges(viewer, { ...filter, by: profile.name }, null, [profile.name]),
		countEdits(viewer, [profile.id]),
	]);
	return { ...changes, profile, edits: counts.get(profile.id) ?? 0 };
}

async function loadChanges(
	viewer: Actor,
	filter: ChangeFilter,
	days: number | null,
	names: readonly string[] = [],
): Promise<LoadedChanges> {
	const now = new Date();
	const since = days === null ? null : new Date(now.getTime() - days * DAY_IN_MS);
	const list = await listChanges(changeVisibility(viewer), filter, { ...filter, since, now });
	const people = await findPersonPages(viewer, [
		...names,
		...list.changes.map((change) => (change.of === "page" ? change.revision.author.name : change.actorName)),
	]);
	return { ...list, people };
}
